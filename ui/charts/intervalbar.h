// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>

namespace Concord {

/// Where an axis that ends at 1 begins: 0, or the fifth below `lowest` when that is less; not under
/// -1.
double intervalAxisStart(double lowest);

/// A coefficient on its way from 0 to 1, with its interval as a bar and Landis and Koch's bands as
/// marks. Decoration: its numbers stand beside it as text.
class IntervalBar : public QWidget
{
    Q_OBJECT

public:
    explicit IntervalBar(QWidget *parent = nullptr);

    /// Nothing shows the empty axis.
    void setValue(std::optional<double> value, std::optional<double> low,
                  std::optional<double> high);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double axisStart() const;
    double placeOf(double value) const;

    std::optional<double> m_value;
    std::optional<double> m_low;
    std::optional<double> m_high;
};

} // namespace Concord
