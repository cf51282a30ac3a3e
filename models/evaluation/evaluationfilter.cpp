// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/evaluationfilter.h"

namespace Concord {

QList<MetricCell> fittingCells(const QList<MetricCell> &cells, const EvaluationFilter &filter)
{
    const auto fits = [](const auto &wanted, const auto &value) {
        return wanted.isEmpty() || wanted.contains(value);
    };
    QList<MetricCell> fitting;
    for (const MetricCell &cell : cells) {
        if (fits(filter.models, cell.model) && fits(filter.tasks, cell.task)
            && fits(filter.pathways, cell.pathway))
            fitting.append(cell);
    }
    return fitting;
}

} // namespace Concord
