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
