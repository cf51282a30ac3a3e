// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/awareness.h"

#include "models/evaluation/correlation.h"

#include <vector>

namespace Concord {

namespace {

/// Both scores of those that have both.
struct AwarenessPairs
{
    std::vector<double> attributeTypes;
    std::vector<double> values;

    explicit AwarenessPairs(const QList<MetricCell> &cells)
    {
        for (const MetricCell &cell : cells) {
            if (!cell.attributeTypeF1 || !cell.relativeValueAccuracy)
                continue;
            attributeTypes.push_back(*cell.attributeTypeF1);
            values.push_back(*cell.relativeValueAccuracy);
        }
    }
};

} // namespace

AwarenessCorrelation awarenessCorrelation(const EvaluationData &data, const QList<Pathway> &chosen)
{
    QList<MetricCell> cells;
    for (const MetricCell &cell : data.cells) {
        if (chosen.contains(cell.pathway) && !isFineTuned(cell.model))
            cells.append(cell);
    }
    const AwarenessPairs models(regrouped(cells, MetricKey::Model));
    const AwarenessPairs byTask(regrouped(cells, MetricKey::Model | MetricKey::Task));
    AwarenessCorrelation correlation;
    correlation.pearsonOfModels = pearsonCorrelation(models.attributeTypes, models.values);
    correlation.spearmanOfModels = spearmanCorrelation(models.attributeTypes, models.values);
    correlation.pearsonOfCells = pearsonCorrelation(byTask.attributeTypes, byTask.values);
    correlation.models = qint64(models.values.size());
    correlation.cells = qint64(byTask.values.size());
    return correlation;
}

} // namespace Concord
