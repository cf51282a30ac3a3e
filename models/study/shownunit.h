// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/dialogue.h"
#include "models/study/template.h"

namespace Concord {

/// A turn as annotators see it.
struct ShownTurn
{
    QString label; ///< "A", the speaker's name, or empty: as the template says
    int side = 0; ///< 0 for the first speaker shown, 1 for the second, …
    QString text;

    friend bool operator==(const ShownTurn &, const ShownTurn &) = default;
};

/// All that an annotator may know of a unit; nothing in it leads to the source.
struct ShownUnit
{
    QString key;
    QList<ShownTurn> turns;

    friend bool operator==(const ShownUnit &, const ShownUnit &) = default;
};

/// Turns under a template's labels and typography. Neutral labels are A, B, … in the order of first
/// appearance among these turns.
QList<ShownTurn> shownTurns(const QList<Turn> &turns, const StudyTemplate &studyTemplate);

} // namespace Concord
