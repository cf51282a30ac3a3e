// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/contingencytable.h"

#include <algorithm>

namespace Concord {

ContingencyTable::ContingencyTable(int categories, std::vector<ContingencyCell> cells)
    : m_cells(std::move(cells)), m_rows(size_t(categories), 0), m_columns(size_t(categories), 0)
{
    sum();
}

ContingencyTable ContingencyTable::fromCounts(int categories, std::span<const qint64> table)
{
    const auto size = quint32(categories);
    Q_ASSERT(table.size() == size_t(size) * size);
    std::vector<ContingencyCell> cells;
    for (quint32 row = 0; row < size; ++row) {
        for (quint32 column = 0; column < size; ++column) {
            const qint64 count = table[size_t(row) * size + column];
            if (count > 0)
                cells.push_back({row, column, count});
        }
    }
    return ContingencyTable(categories, std::move(cells));
}

void ContingencyTable::setCounts(std::span<const qint64> counts)
{
    Q_ASSERT(counts.size() == m_cells.size());
    for (size_t i = 0; i < m_cells.size(); ++i)
        m_cells[i].count = counts[i];
    std::ranges::fill(m_rows, 0);
    std::ranges::fill(m_columns, 0);
    sum();
}

void ContingencyTable::sum()
{
    m_total = m_agreements = 0;
    for (const ContingencyCell &cell : m_cells) {
        m_rows[cell.row] += cell.count;
        m_columns[cell.column] += cell.count;
        m_total += cell.count;
        m_agreements += cell.row == cell.column ? cell.count : 0;
    }
}

} // namespace Concord
