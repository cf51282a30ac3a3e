// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/charts/heatmapgrid.h"

#include "models/charts/csvline.h"

#include <QLocale>

namespace Concord {

bool HeatmapGrid::isValid() const
{
    return !cells.isEmpty() && cells.size() == rows.size() * columns.size();
}

const HeatmapCell &HeatmapGrid::cell(qsizetype row, qsizetype column) const
{
    return cells[row * columns.size() + column];
}

QString toCsv(const HeatmapGrid &grid)
{
    QString csv = csvLine(QStringList(grid.rowTitle) + grid.columns);
    if (!grid.isValid())
        return csv;
    for (qsizetype row = 0; row < grid.rows.size(); ++row) {
        QStringList fields(grid.rows[row]);
        for (qsizetype column = 0; column < grid.columns.size(); ++column) {
            const std::optional<double> value = grid.cell(row, column).value;
            fields.append(value ? QString::number(*value, 'g', QLocale::FloatingPointShortest)
                                : QString());
        }
        csv += csvLine(fields);
    }
    return csv;
}

} // namespace Concord
