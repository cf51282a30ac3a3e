// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/results/outcome.h"

#include <algorithm>

namespace Concord {

OutcomeValue OutcomeValue::count(qint64 number)
{
    OutcomeValue counted;
    counted.value = double(number);
    counted.n = number;
    return counted;
}

OutcomeValue OutcomeTable::value(const QString &row, const QString &column,
                                 const QString &kind) const
{
    const auto place = std::ranges::find(columns, column, &OutcomeColumn::id);
    const auto found = std::ranges::find_if(rows, [&](const OutcomeRow &each) {
        return each.name == row && (kind.isEmpty() || each.kind == kind);
    });
    if (place == columns.end() || found == rows.end())
        return {};
    return found->values.value(place - columns.begin());
}

const OutcomeTable *StudyOutcome::table(QStringView id) const
{
    const auto found = std::ranges::find(tables, id, &OutcomeTable::id);
    return found == tables.end() ? nullptr : &*found;
}

} // namespace Concord
