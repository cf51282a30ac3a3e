// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/completerows.h"

#include <numeric>

namespace Concord {

std::span<const double> CompleteRows::row(qsizetype index) const
{
    return std::span(values).subspan(size_t(index * raters), size_t(raters));
}

qint64 CompleteRows::total() const
{
    return std::accumulate(frequencies.begin(), frequencies.end(), qint64(0));
}

void CompleteRows::setPatternFrequencies(std::span<const qint64> all)
{
    qint64 complete = 0;
    for (size_t i = 0; i < patterns.size(); ++i) {
        frequencies[i] = all[patterns[i]];
        complete += frequencies[i];
    }
    dropped = std::accumulate(all.begin(), all.end(), qint64(0)) - complete;
}

std::optional<UndefinedReason> CompleteRows::unusable() const
{
    const qint64 units = total();
    if (units + dropped == 0)
        return UndefinedReason::noData;
    if (raters < 2)
        return UndefinedReason::oneRater;
    if (units < 2)
        return UndefinedReason::noOverlap;
    return std::nullopt;
}

CompleteRows completeRows(const RowPatterns &patterns, std::span<const double> categoryValues)
{
    CompleteRows complete;
    complete.raters = patterns.ratings().raterCount();
    for (qsizetype pattern = 0; pattern < patterns.size(); ++pattern) {
        const std::span<const Rating> row = patterns.row(pattern);
        const qint64 frequency = patterns.frequencies()[size_t(pattern)];
        if (qsizetype(row.size()) != complete.raters) {
            complete.dropped += frequency;
            continue;
        }
        for (const Rating &rating : row)
            complete.values.push_back(categoryValues[rating.category]);
        complete.frequencies.push_back(frequency);
        complete.patterns.push_back(quint32(pattern));
    }
    return complete;
}

} // namespace Concord
