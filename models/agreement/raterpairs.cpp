// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/raterpairs.h"

#include "models/agreement/cohenkappa.h"

#include <algorithm>

namespace Concord {

namespace {

std::optional<quint32> categoryBy(std::span<const Rating> row, qsizetype rater)
{
    const auto found = std::ranges::lower_bound(row, quint32(rater), {}, &Rating::rater);
    if (found == row.end() || found->rater != quint32(rater))
        return std::nullopt;
    return found->category;
}

// A cell of the table of some rater and `second`.
struct Meeting
{
    quint32 second = 0;
    quint32 pattern = 0;
    ContingencyCell cell;
};

// The patterns that each rater occurs in.
std::vector<std::vector<quint32>> patternsByRater(const RowPatterns &rows)
{
    std::vector<std::vector<quint32>> patterns(size_t(rows.ratings().raterCount()));
    for (qsizetype i = 0; i < rows.size(); ++i) {
        for (const Rating &rating : rows.row(i))
            patterns[rating.rater].push_back(quint32(i));
    }
    return patterns;
}

// Every meeting of `first` with a later rater, ordered by that rater.
std::vector<Meeting> meetingsOf(const RowPatterns &rows, quint32 first,
                                const std::vector<quint32> &patterns)
{
    std::vector<Meeting> meetings;
    for (const quint32 pattern : patterns) {
        const auto row = rows.row(pattern);
        const auto own = std::ranges::lower_bound(row, first, {}, &Rating::rater);
        const qint64 frequency = rows.frequencies()[pattern];
        for (auto other = own + 1; other != row.end(); ++other)
            meetings.push_back(
                {other->rater, pattern, {own->category, other->category, frequency}});
    }
    std::ranges::stable_sort(meetings, {}, &Meeting::second);
    return meetings;
}

RaterPair compared(qsizetype first, qsizetype second, const ContingencyTable &table)
{
    RaterPair pair{first, second, table.total(), {}, {}, {}};
    pair.percentAgreement = double(table.agreements()) / double(table.total());
    pair.cohenKappa = cohenKappaValue(table, WeightMatrix::identity(table.categoryCount()));
    if (!pair.cohenKappa)
        pair.undefined = UndefinedReason::noVariation;
    return pair;
}

} // namespace

ContingencyTable contingencyTable(const RowPatterns &rows, qsizetype first, qsizetype second)
{
    std::vector<ContingencyCell> cells;
    for (const quint32 pattern : sharedPatterns(rows, first, second)) {
        const auto row = rows.row(pattern);
        cells.push_back(
            {*categoryBy(row, first), *categoryBy(row, second), rows.frequencies()[pattern]});
    }
    return ContingencyTable(rows.ratings().categoryCount(), std::move(cells));
}

std::vector<quint32> sharedPatterns(const RowPatterns &rows, qsizetype first, qsizetype second)
{
    std::vector<quint32> patterns;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (categoryBy(rows.row(i), first) && categoryBy(rows.row(i), second))
            patterns.push_back(quint32(i));
    }
    return patterns;
}

void forEachPair(const RowPatterns &rows, const std::function<void(const RaterMeeting &)> &visit)
{
    const auto patterns = patternsByRater(rows);
    for (size_t first = 0; first < patterns.size(); ++first) {
        const auto meetings = meetingsOf(rows, quint32(first), patterns[first]);
        for (auto begin = meetings.begin(); begin != meetings.end();) {
            const quint32 second = begin->second;
            std::vector<ContingencyCell> cells;
            std::vector<quint32> shared;
            for (; begin != meetings.end() && begin->second == second; ++begin) {
                cells.push_back(begin->cell);
                shared.push_back(begin->pattern);
            }
            visit({qsizetype(first), qsizetype(second),
                   ContingencyTable(rows.ratings().categoryCount(), std::move(cells)),
                   std::move(shared)});
        }
    }
}

QList<RaterPair> raterPairs(const RowPatterns &rows, qsizetype limit)
{
    const qsizetype raters = rows.ratings().raterCount();
    const bool all = raters * (raters - 1) / 2 <= limit;
    QList<RaterPair> pairs;
    qsizetype nextFirst = 0;
    qsizetype nextSecond = 1;
    const auto fillUpTo = [&](qsizetype first, qsizetype second) {
        while (nextFirst < first || (nextFirst == first && nextSecond < second)) {
            if (nextSecond < raters) {
                if (all)
                    pairs.append({nextFirst, nextSecond, 0, {}, {}, UndefinedReason::noOverlap});
                ++nextSecond;
            } else {
                ++nextFirst;
                nextSecond = nextFirst + 1;
            }
        }
    };
    forEachPair(rows, [&](const RaterMeeting &meeting) {
        fillUpTo(meeting.first, meeting.second);
        pairs.append(compared(meeting.first, meeting.second, meeting.table));
        ++nextSecond;
    });
    fillUpTo(raters, 0);
    return pairs;
}

} // namespace Concord
