// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/barseries.h"
#include "ui/charts/chartwidget.h"

#include <memory>

class QChart;

namespace Concord {

/// A Qt chart of horizontal stacked bars, without animations; the first category is on top.
///
/// `bars` has to be valid.
std::unique_ptr<QChart> makeBarChart(const BarSeries &bars, const ChartColors &colors,
                                     const QFont &font);

/// How far each annotator is: done and open, as stacked bars. Follows the theme.
class ProgressChart : public ChartWidget
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
    bool hasChart() const override;
    std::unique_ptr<QChart> makeChart(const ChartColors &colors) const override;

private:
    BarSeries m_bars;
};

} // namespace Concord
