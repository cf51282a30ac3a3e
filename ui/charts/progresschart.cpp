// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/progresschart.h"

#include "ui/charts/chartstyle.h"

#include <QLocale>
#include <QtCharts/QBarCategoryAxis>
#include <QtCharts/QBarSet>
#include <QtCharts/QChart>
#include <QtCharts/QHorizontalStackedBarSeries>
#include <QtCharts/QLegend>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <cmath>

namespace Concord {

namespace {

constexpr int axisLines = 7; ///< for the legend, the marks and the title

double longestBar(const BarSeries &bars)
{
    double longest = 0;
    for (qsizetype i = 0; i < bars.categories.size(); ++i) {
        double length = 0;
        for (const BarPart &part : bars.parts)
            length += part.values[i];
        longest = std::max(longest, length);
    }
    return longest;
}

bool hasFractions(const BarSeries &bars)
{
    for (const BarPart &part : bars.parts) {
        for (const double value : part.values) {
            if (value != std::round(value))
                return true;
        }
    }
    return false;
}

QAbstractBarSeries *makeSeries(const BarSeries &bars, const ChartColors &colors, const QFont &font)
{
    const QColor fills[] = {colors.accent, colors.soft, colors.muted};
    const QColor inks[] = {colors.accentText, colors.text, colors.ground};
    auto *series = new QHorizontalStackedBarSeries;
    series->setBarWidth(0.62);
    series->setLabelsVisible(true);
    if (hasFractions(bars))
        series->setLabelsPrecision(4); // significant digits: 63.72
    for (qsizetype i = 0; i < bars.parts.size(); ++i) {
        auto *set = new QBarSet(bars.parts[i].name);
        // Categories count from below in a chart, and from above for a reader.
        for (qsizetype category = bars.categories.size() - 1; category >= 0; --category)
            set->append(bars.parts[i].values[category]);
        const size_t look = size_t(i) % std::size(fills);
        set->setColor(fills[look]);
        set->setBorderColor(Qt::transparent);
        set->setLabelColor(inks[look]);
        set->setLabelFont(font);
        series->append(set);
    }
    return series;
}

void addAxes(QChart &chart, QAbstractBarSeries *series, const BarSeries &bars,
             const ChartColors &colors, const QFont &font)
{
    QStringList categories = bars.categories;
    std::reverse(categories.begin(), categories.end());
    auto *names = new QBarCategoryAxis;
    names->append(categories);
    dressAxis(names, colors, font);
    names->setGridLineVisible(false);
    auto *values = new QValueAxis;
    const double longest = longestBar(bars);
    const double step = markStep(longest);
    values->setTickType(QValueAxis::TicksDynamic);
    values->setTickInterval(step);
    values->setLabelFormat(QStringLiteral("%.0f"));
    values->setRange(0, std::max(step, std::ceil(longest / step) * step));
    values->setTitleText(bars.valueTitle);
    dressAxis(values, colors, font);
    chart.addAxis(names, Qt::AlignLeft);
    chart.addAxis(values, Qt::AlignBottom);
    series->attachAxis(names);
    series->attachAxis(values);
}

} // namespace

std::unique_ptr<QChart> makeBarChart(const BarSeries &bars, const ChartColors &colors,
                                     const QFont &font)
{
    auto chart = makePlainChart(colors, font);
    QAbstractBarSeries *series = makeSeries(bars, colors, font);
    chart->addSeries(series);
    addAxes(*chart, series, bars, colors, font);
    chart->legend()->setVisible(bars.parts.size() > 1); // the axis names a single part
    return chart;
}

ProgressChart::ProgressChart(QWidget *parent) : ChartWidget(parent) {}

ProgressChart::~ProgressChart() = default;

void ProgressChart::setBars(const BarSeries &bars)
{
    m_bars = bars;
    QStringList lines;
    for (qsizetype i = 0; bars.isValid() && i < bars.categories.size(); ++i) {
        QStringList parts;
        for (const BarPart &part : bars.parts)
            parts.append(tr("%1 %2").arg(part.name, locale().toString(part.values[i])));
        lines.append(tr("%1: %2").arg(bars.categories[i], parts.join(QLatin1StringView(", "))));
    }
    setAccessibleName(bars.title);
    setAccessibleDescription(lines.join(QLatin1StringView("; ")));
    draw();
    updateGeometry();
}

bool ProgressChart::hasChart() const
{
    return m_bars.isValid();
}

std::unique_ptr<QChart> ProgressChart::makeChart(const ChartColors &colors) const
{
    return makeBarChart(m_bars, colors, font());
}

QSize ProgressChart::sizeHint() const
{
    return sizeOf(60, 2 * int(m_bars.categories.size()) + axisLines);
}

QSize ProgressChart::minimumSizeHint() const
{
    return sizeOf(30, 2 * int(m_bars.categories.size()) + axisLines);
}

} // namespace Concord
