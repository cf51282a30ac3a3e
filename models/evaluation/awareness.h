// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/estimate.h"
#include "models/evaluation/evaluationdata.h"

namespace Concord {

/// How attribute-type F1 goes along with relative value accuracy. Details and reasons are those of
/// correlation.h.
struct AwarenessCorrelation
{
    Estimate pearsonOfModels;
    Estimate spearmanOfModels;
    Estimate pearsonOfCells; ///< models x tasks; its cells are not independent
    qint64 models = 0;
    qint64 cells = 0;

    friend bool operator==(const AwarenessCorrelation &, const AwarenessCorrelation &) = default;
};

/// Over the means of models, and of models x tasks, each over `chosen` pathways (of models: and
/// over tasks) as regrouped() takes them. As in the paper, its fine-tuned models (isFineTuned) are
/// left out; so is what has only one of the two scores.
AwarenessCorrelation awarenessCorrelation(const EvaluationData &data, const QList<Pathway> &chosen);

/// The same in words, a sentence for each; none where no model has both scores.
QStringList awarenessSentences(const AwarenessCorrelation &correlation);

} // namespace Concord
