// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/studyresults.h"

#include <algorithm>

namespace Concord {

const CoefficientResult *headlineOf(const StudyResults &results)
{
    const QList<CoefficientResult> &all = results.agreement.coefficients;
    if (all.isEmpty())
        return nullptr;
    const auto found = std::find_if(all.begin(), all.end(), [&](const CoefficientResult &result) {
        return result.id == results.headline;
    });
    return found != all.end() ? &*found : &all.first();
}

QString categoryLabel(const StudyResults &results, qsizetype category)
{
    return results.categoryLabels.value(category, results.agreement.categories.value(category));
}

std::optional<ContingencyTable> confusionOf(const StudyResults &results, const QString &first,
                                            const QString &second)
{
    const qsizetype row = results.agreement.raters.indexOf(first);
    const qsizetype column = results.agreement.raters.indexOf(second);
    for (const PairConfusion &pair : results.confusions) {
        if (pair.first == row && pair.second == column)
            return pair.table;
        if (pair.first != column || pair.second != row)
            continue;
        std::vector<ContingencyCell> cells;
        for (const ContingencyCell &cell : pair.table.cells())
            cells.push_back({cell.column, cell.row, cell.count});
        return ContingencyTable(pair.table.categoryCount(), std::move(cells));
    }
    return std::nullopt;
}

QString labelBy(const DisputedUnit &unit, const QString &annotator)
{
    for (const UnitLabel &label : unit.labels) {
        if (label.annotator == annotator)
            return label.label;
    }
    return {};
}

QList<DisputedUnit> unitsWhereDiffer(const StudyResults &results, const QString &first,
                                     const QString &second)
{
    QList<DisputedUnit> units;
    for (const DisputedUnit &unit : results.disputed) {
        const QString one = labelBy(unit, first);
        const QString other = labelBy(unit, second);
        if (!one.isEmpty() && !other.isEmpty() && one != other)
            units.append(unit);
    }
    return units;
}

} // namespace Concord
