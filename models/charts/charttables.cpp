// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/charts/charttables.h"

#include "models/report/latextable.h"
#include "models/report/resulttext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace Concord {

namespace {

constexpr QChar noNumber = u'–';

QString chartTableText(const char *text)
{
    return QCoreApplication::translate("Concord::Charts", text);
}

/// The title, and what the numbers are where it does not say so.
QString titleWithUnit(const QString &title, const QString &unit)
{
    if (unit.isEmpty() || title.contains(unit, Qt::CaseInsensitive))
        return title;
    return chartTableText(QT_TRANSLATE_NOOP("Concord::Charts", "%1: %2")).arg(title, unit);
}

bool hasMarks(const HeatmapGrid &grid)
{
    return std::any_of(grid.cells.begin(), grid.cells.end(),
                       [](const HeatmapCell &cell) { return cell.mark != CellMark::None; });
}

QString gridCaption(const HeatmapGrid &grid)
{
    QString title = titleWithUnit(grid.title, grid.valueTitle);
    if (!hasMarks(grid))
        return title;
    return chartTableText(QT_TRANSLATE_NOOP("Concord::Charts",
                                            "%1. The best of a column is bold, the worst "
                                            "underlined."))
        .arg(title);
}

QString latexCell(const HeatmapCell &cell)
{
    const QString text = cell.text.section(u'\n', 0, 0);
    QString latex = latexEscaped(text.isEmpty() ? QString(noNumber) : text);
    switch (cell.mark) {
    case CellMark::None:
        return latex;
    case CellMark::Best:
        return QLatin1StringView("\\textbf{") + latex + u'}';
    case CellMark::Worst:
        return QLatin1StringView("\\underline{") + latex + u'}';
    }
    Q_UNREACHABLE();
}

// Whole numbers are counts; others have four significant digits, as the bars are labelled.
QString barNumber(double value)
{
    if (value == std::round(value))
        return QLocale().toString(value, 'f', 0);
    return QLocale().toString(value, 'g', 4);
}

QString curveNumber(const std::optional<double> &value)
{
    return value ? decimalText(*value) : QString(noNumber);
}

} // namespace

QString toLatex(const HeatmapGrid &grid)
{
    DocumentTable table;
    table.caption = latexEscaped(gridCaption(grid));
    table.columns.append({latexEscaped(grid.rowTitle), false});
    for (const QString &column : grid.columns)
        table.columns.append({latexEscaped(column), true});
    for (qsizetype row = 0; grid.isValid() && row < grid.rows.size(); ++row) {
        QStringList fields(latexEscaped(grid.rows[row]));
        for (qsizetype column = 0; column < grid.columns.size(); ++column)
            fields.append(latexCell(grid.cell(row, column)));
        table.rows.append(fields);
    }
    return latexTabular(table);
}

QString toLatex(const BarSeries &bars)
{
    DocumentTable table;
    table.caption = titleWithUnit(bars.title, bars.valueTitle);
    table.columns.append({bars.categoryTitle, false});
    for (const BarPart &part : bars.parts)
        table.columns.append({part.name, true});
    for (qsizetype i = 0; bars.isValid() && i < bars.categories.size(); ++i) {
        QStringList fields(bars.categories[i]);
        for (const BarPart &part : bars.parts)
            fields.append(barNumber(part.values[i]));
        table.rows.append(fields);
    }
    return latexTable(table);
}

QString toLatex(const CurveSeries &curve)
{
    const bool hasBand =
        std::any_of(curve.points.begin(), curve.points.end(),
                    [](const CurvePlace &point) { return point.low && point.high; });
    DocumentTable table;
    table.caption = curve.title;
    table.columns = {{curve.xTitle, true}, {curve.yTitle, true}};
    if (hasBand)
        table.columns.append({curve.bandTitle, true});
    for (const CurvePlace &point : curve.points) {
        QStringList fields{QLocale().toString(point.x, 'g', 6), curveNumber(point.y)};
        if (hasBand) {
            fields.append(point.low && point.high ? boundsText(*point.low, *point.high)
                                                  : QString(noNumber));
        }
        table.rows.append(fields);
    }
    return latexTable(table);
}

QString toLatex(const HistogramSeries &series)
{
    DocumentTable table;
    table.caption = titleWithUnit(series.title, series.valueTitle);
    table.columns = {{series.valueTitle, true}, {series.countTitle, true}};
    for (qsizetype bin = 0; series.isValid() && bin < series.histogram.counts.size(); ++bin)
        table.rows.append({series.binText(bin), QLocale().toString(series.histogram.counts[bin])});
    return latexTable(table);
}

} // namespace Concord
