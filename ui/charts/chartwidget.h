// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartcolors.h"

#include <QWidget>

#include <memory>

class QChart;
class QChartView;

namespace Concord {

/// A widget that is filled by one Qt chart, and draws it anew for another theme or font.
class ChartWidget : public QWidget
{
    Q_OBJECT

public:
    ~ChartWidget() override;

protected:
    explicit ChartWidget(QWidget *parent);

    /// To be called whenever makeChart() would make another chart.
    void draw();
    /// Whether there is something to show; else the widget is empty.
    virtual bool hasChart() const = 0;
    /// Only asked for where hasChart().
    virtual std::unique_ptr<QChart> makeChart(const ChartColors &colors) const = 0;

    /// In characters and lines of the widget's font.
    QSize sizeOf(int characters, int lines) const;
    void changeEvent(QEvent *event) override;

private:
    QChartView *m_view;
};

} // namespace Concord
