// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

namespace Concord {

/// How numbers become colours.
enum class HeatmapScale {
    Sequential, ///< from `low` (dark) to `high` (bright)
    Diverging, ///< two hues that part at the middle of `low` and `high`
};

/// A cell that stands out in its column.
enum class CellMark { None, Best, Worst };

/// One cell of a heatmap. Without a value it is empty ground.
struct HeatmapCell
{
    std::optional<double> value;
    QString text; ///< what is painted in it; may have two lines
    QString description; ///< the cell as a sentence: tool tip and screen reader
    CellMark mark = CellMark::None; ///< the text says so too

    friend bool operator==(const HeatmapCell &, const HeatmapCell &) = default;
};

/// Finished numbers that a heatmap paints.
struct HeatmapGrid
{
    QString title;
    QString rowTitle; ///< what the rows are, such as "Written by"
    QString columnTitle;
    QString valueTitle; ///< what the colours say, beside the legend
    QStringList rows;
    QStringList columns;
    /// What rows and columns stand for by its stable name, where cells lead to what is behind them:
    /// empty for a mean over all of them, none where nothing is behind. Empty lists: nowhere.
    QList<std::optional<QString>> rowKeys;
    QList<std::optional<QString>> columnKeys;
    QList<HeatmapCell> cells; ///< row by row
    HeatmapScale scale = HeatmapScale::Sequential;
    double low = 0;
    double high = 1;
    QString lowText; ///< the ends of the legend
    QString highText;

    /// As many cells as rows by columns, and at least one.
    bool isValid() const;
    const HeatmapCell &cell(qsizetype row, qsizetype column) const;

    friend bool operator==(const HeatmapGrid &, const HeatmapGrid &) = default;
};

/// The numbers with full precision and their row and column names; RFC 4180, no value: empty.
QString toCsv(const HeatmapGrid &grid);

} // namespace Concord
