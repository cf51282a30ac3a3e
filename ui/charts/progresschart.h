// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/barseries.h"
#include "ui/charts/chartcolors.h"

#include <QWidget>

#include <memory>

class QChart;
class QChartView;

namespace Concord {

/// A Qt chart of horizontal stacked bars, without animations; the first category is on top.
///
/// `bars` has to be valid.
std::unique_ptr<QChart> makeBarChart(const BarSeries &bars, const ChartColors &colors,
                                     const QFont &font);

/// How far each annotator is: done and open, as stacked bars. Follows the theme.
class ProgressChart : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressChart(QWidget *parent = nullptr);
    ~ProgressChart() override;

    /// Empty when `bars` is not valid.
    void setBars(const BarSeries &bars);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void draw();

    BarSeries m_bars;
    QChartView *m_view;
};

} // namespace Concord
