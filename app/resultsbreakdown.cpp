// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/resultsbreakdown.h"

#include <QMap>

#include <algorithm>
#include <numeric>

namespace Concord {

namespace {

QList<BreakdownRow> breakdownBy(QString ItemRow::*group, const BreakdownInput &input,
                                const QString &coefficient, const AgreementOptions &options)
{
    QMap<QString, std::vector<quint32>> groups;
    for (qsizetype unit = 0; unit < input.ratings.unitCount(); ++unit) {
        const ItemRow item = input.items.value(input.ratings.unitName(unit));
        groups[item.*group].push_back(quint32(unit));
    }
    QList<BreakdownRow> rows;
    for (auto units = groups.cbegin(); units != groups.cend(); ++units) {
        const Ratings part = input.ratings.subset(units.value());
        rows.append({units.key(), part.summary(), estimateOf(part, coefficient, options)});
    }
    if (!rows.isEmpty() && rows.constFirst().group.isEmpty())
        rows.append(rows.takeFirst());
    return rows;
}

std::vector<quint32> orderOfAnswers(const BreakdownInput &input)
{
    QList<QDateTime> times;
    for (qsizetype unit = 0; unit < input.ratings.unitCount(); ++unit)
        times.append(input.answeredAt.value(input.ratings.unitName(unit)));
    std::vector<quint32> order(size_t(times.size()));
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [&](quint32 unit) { return times[unit]; });
    return order;
}

} // namespace

void addBreakdowns(StudyResults &results, const BreakdownInput &input)
{
    const RowPatterns rows(input.ratings);
    forEachPair(rows, [&](const RaterMeeting &meeting) {
        results.confusions.append({meeting.first, meeting.second, meeting.table});
    });
    const CoefficientResult *headline = headlineOf(results);
    if (!headline)
        return;
    results.byTask = breakdownBy(&ItemRow::task, input, headline->id, results.options);
    results.byDomain = breakdownBy(&ItemRow::domain, input, headline->id, results.options);
    results.curve =
        agreementCurve(input.ratings, orderOfAnswers(input), headline->id, results.options);
}

} // namespace Concord
