// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/datasetstatistics.h"
#include "models/text/wordsequence.h"

#include <functional>

namespace Concord {

/// What a text's measures were computed of.
struct DiversitySample
{
    qint64 dialogues = 0; ///< read
    qint64 allDialogues = 0; ///< there are
    quint64 seed = 1; ///< of the dialogues, and of Self-BLEU's turns
    std::optional<qint64> drawn = {}; ///< more than were read, where their length forbade it
};

/// LDS, lexical diversity as one number: the mean of MATTR, HD-D and MTLD / 100. The IP-Dialog
/// paper (arXiv 2506.02449) names LDS as the combination of the three; its formula could not be
/// had, so that this one is Concord's and its numbers are not to be held against the paper's.
/// Undefined where one of the three is.
std::optional<double> lexicalDiversityScore(std::optional<double> mattr, std::optional<double> mtld,
                                            std::optional<double> hdd);

/// All measures of a dataset's texts, in the order in which they are shown: mattr, mtld, hdd, lds,
/// dist_1, dist_2, ent_4, self_bleu. MATTR, MTLD and HD-D take the turns of all dialogues as one
/// text in the order of the file; n-grams stay within a turn. `goesOn` is asked before each
/// measure; after false the rest is left out.
QList<DiversityMeasure> lexicalDiversity(const WordSequence &text, const DiversitySample &sample,
                                         const std::function<bool()> &goesOn = {});

} // namespace Concord
