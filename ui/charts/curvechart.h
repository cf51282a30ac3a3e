// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/curveseries.h"
#include "ui/charts/chartwidget.h"

#include <memory>

class QChart;

namespace Concord {

/// A Qt chart of a line within its band, up to 1; both have gaps where a point has no value. The
/// first tenth of the line may begin below what the axis shows: it is left out there, and bands
/// are cut off at the axis.
///
/// `curve` has to be valid.
std::unique_ptr<QChart> makeCurveChart(const CurveSeries &curve, const ChartColors &colors,
                                       const QFont &font);

/// A coefficient and its interval over the units. Follows the theme.
class CurveChart : public ChartWidget
{
    Q_OBJECT

public:
    explicit CurveChart(QWidget *parent = nullptr);
    ~CurveChart() override;

    /// Empty when `curve` is not valid. `description` is for those who cannot see it.
    void setCurve(const CurveSeries &curve, const QString &description);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool hasChart() const override;
    std::unique_ptr<QChart> makeChart(const ChartColors &colors) const override;

private:
    CurveSeries m_curve;
};

} // namespace Concord
