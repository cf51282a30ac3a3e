// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dataset/valuecounts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace Concord {

namespace {

constexpr qint64 mostBins = 30;

// Of the values' distances from the least one.
qint64 commonStep(const NumberCounts &counts)
{
    qint64 step = 0;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        step = std::gcd(step, it.key() - counts.firstKey());
    return std::max<qint64>(step, 1);
}

qint64 binWidth(const NumberCounts &counts)
{
    const qint64 step = commonStep(counts);
    const qint64 steps = (counts.lastKey() - counts.firstKey()) / step + 1;
    for (qint64 power = 1;; power *= 10) {
        for (const qint64 factor : {1, 2, 5}) {
            if (steps <= mostBins * factor * power)
                return factor * power * step;
        }
    }
}

// Of two values in the middle their mean.
double medianOf(const NumberCounts &counts, qint64 items)
{
    qint64 passed = 0;
    std::optional<qint64> lower;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        passed += it.value();
        if (!lower && passed >= (items + 1) / 2)
            lower = it.key();
        if (passed >= items / 2 + 1)
            return (double(*lower) + double(it.key())) / 2;
    }
    Q_UNREACHABLE();
}

} // namespace

Histogram histogramOf(const NumberCounts &counts)
{
    Histogram histogram;
    if (counts.isEmpty())
        return histogram;
    const qint64 width = binWidth(counts);
    // Wide bins begin at round numbers.
    const qint64 least = counts.firstKey();
    const qint64 first = width == commonStep(counts) ? least : least - least % width;
    histogram.first = double(first);
    histogram.width = double(width);
    histogram.counts.resize((counts.lastKey() - first) / width + 1);
    qint64 items = 0;
    double sum = 0;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        histogram.counts[(it.key() - first) / width] += it.value();
        items += it.value();
        sum += double(it.key()) * double(it.value());
    }
    histogram.mean = sum / double(items);
    histogram.median = medianOf(counts, items);
    histogram.minimum = double(least);
    histogram.maximum = double(counts.lastKey());
    return histogram;
}

std::optional<double> pielouEvenness(const QList<FacetValue> &values)
{
    double all = 0;
    qsizetype occurring = 0;
    for (const FacetValue &value : values) {
        all += double(value.items);
        occurring += value.items > 0 ? 1 : 0;
    }
    if (occurring < 2)
        return std::nullopt;
    double entropy = 0;
    for (const FacetValue &value : values) {
        const double share = double(value.items) / all;
        entropy -= share > 0 ? share * std::log(share) : 0;
    }
    return std::min(1.0, entropy / std::log(double(occurring)));
}

} // namespace Concord
