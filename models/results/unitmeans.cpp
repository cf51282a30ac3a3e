// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/results/unitmeans.h"

#include "models/agreement/bootstrap.h"

#include <algorithm>
#include <set>

namespace Concord {

namespace {

std::optional<double> meanOf(double sum, qint64 count)
{
    return count > 0 ? std::optional(sum / double(count)) : std::nullopt;
}

bool isConstant(const UnitSums &units)
{
    std::optional<double> first;
    for (const UnitSum &unit : units) {
        const auto mean = meanOf(unit.sum, unit.count);
        if (!mean)
            continue;
        if (first && *first != *mean)
            return false;
        first = mean;
    }
    return true;
}

PatternStatistic meanStatistic(const UnitSums &units, const QList<QString> &keys)
{
    std::vector<std::pair<size_t, UnitSum>> places;
    for (qsizetype i = 0; i < keys.size(); ++i) {
        const auto unit = units.constFind(keys[i]);
        if (unit != units.cend() && unit->count > 0)
            places.emplace_back(size_t(i), *unit);
    }
    return [places](std::span<const qint64> drawn) {
        double sum = 0;
        qint64 count = 0;
        for (const auto &[place, unit] : places) {
            sum += double(drawn[place]) * unit.sum;
            count += drawn[place] * unit.count;
        }
        return meanOf(sum, count);
    };
}

} // namespace

void UnitSum::add(double value)
{
    sum += value;
    ++count;
}

QList<OutcomeValue> unitMeans(const QList<UnitSums> &means, const UnitMeanOptions &options)
{
    std::set<QString> names;
    for (const UnitSums &units : means)
        names.insert(units.keyBegin(), units.keyEnd());
    const QList<QString> keys(names.begin(), names.end());
    QList<OutcomeValue> values(means.size());
    QList<PatternStatistic> statistics;
    QList<qsizetype> varying;
    for (qsizetype i = 0; i < means.size(); ++i) {
        double sum = 0;
        for (const UnitSum &unit : means[i]) {
            sum += unit.sum;
            values[i].n += unit.count;
        }
        values[i].value = meanOf(sum, values[i].n);
        if (isConstant(means[i]))
            continue;
        varying.append(i);
        statistics.append(meanStatistic(means[i], keys));
    }
    if (varying.isEmpty())
        return values;
    const std::vector<qint64> once(size_t(keys.size()), 1);
    const QList<BootstrapSummary> summaries =
        bootstrap(ResamplingUnits::fromPatterns(once), statistics,
                  {options.replicates, options.seed, options.level, false, 0});
    for (qsizetype i = 0; i < varying.size(); ++i) {
        if (const auto &interval = summaries[i].interval) {
            values[varying[i]].low = interval->low;
            values[varying[i]].high = interval->high;
        }
    }
    return values;
}

} // namespace Concord
