// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/question.h"

#include <QStringList>

namespace Concord {

// What several answers to one question about one unit say together. Answers are written as
// answervalue.h says; those of an ItemAnswer are taken for what their form is: a ranking, letters
// of options, or yes and no.

/// How far apart answers are, 0 to 1, to put the hardest units first; 0 for fewer than two.
///
///     single choice, yes/no, free text   1 - the share of the most frequent answer
///     scale                              the highest less the lowest point, of all there could be
///     multiple choice, attribute set     1 - the mean Jaccard index of all pairs of answers
///     ranking                            the mean over all pairs of answers of the share of pairs
///                                        of options that they put in different order
double labelDisagreement(const Question &question, const QStringList &values);

/// The answer that more than half of all gave; nothing when none is (a tie).
std::optional<QString> commonValue(const QStringList &values);

/// The majority's label. Of multiple choice and attribute sets it is made of the options, or
/// type=value pairs, that more than half of the answers hold: with two annotators what both chose,
/// and {} when they share nothing. Otherwise commonValue().
std::optional<QString> majorityLabel(const Question &question, const QStringList &values);

} // namespace Concord
