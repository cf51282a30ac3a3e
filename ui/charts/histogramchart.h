// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/histogramseries.h"

#include <QWidget>

namespace Concord {

/// A histogram on the screen; its bins say what they hold in tool tips, and all of them in the
/// accessible description.
class HistogramChart : public QWidget
{
    Q_OBJECT

public:
    explicit HistogramChart(QWidget *parent = nullptr);

    /// Empty when `series` is not valid.
    void setSeries(const HistogramSeries &series);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    HistogramSeries m_series;
};

} // namespace Concord
