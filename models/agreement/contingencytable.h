// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <span>
#include <vector>

namespace Concord {

/// How many units the first rater put into `row` and the second into `column`.
struct ContingencyCell
{
    quint32 row = 0;
    quint32 column = 0;
    qint64 count = 0;

    friend bool operator==(const ContingencyCell &, const ContingencyCell &) = default;
};

/// Two raters' ratings of the units both rated, as a table of categories by categories.
///
/// Sparse: cells that are not listed are 0; a cell may be listed more than once.
class ContingencyTable
{
public:
    ContingencyTable(int categories, std::vector<ContingencyCell> cells);

    /// From a full table, row by row.
    static ContingencyTable fromCounts(int categories, std::span<const qint64> table);

    int categoryCount() const { return int(m_rows.size()); }
    qint64 total() const { return m_total; }
    qint64 agreements() const { return m_agreements; } ///< the diagonal
    std::span<const ContingencyCell> cells() const { return m_cells; }
    std::span<const qint64> rows() const { return m_rows; } ///< row sums
    std::span<const qint64> columns() const { return m_columns; } ///< column sums

    /// Replaces the count of each listed cell, in their order: a bootstrap replicate.
    void setCounts(std::span<const qint64> counts);

private:
    void sum();

    std::vector<ContingencyCell> m_cells;
    std::vector<qint64> m_rows;
    std::vector<qint64> m_columns;
    qint64 m_total = 0;
    qint64 m_agreements = 0;
};

} // namespace Concord
