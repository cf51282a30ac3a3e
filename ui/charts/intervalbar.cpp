// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/intervalbar.h"

#include "ui/theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Concord {

namespace {

constexpr int sideMargin = 14;
constexpr int axisTop = 12;

} // namespace

double intervalAxisStart(double lowest)
{
    return std::max(-1.0, std::min(0.0, std::floor(lowest * 5) / 5));
}

IntervalBar::IntervalBar(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void IntervalBar::setValue(std::optional<double> value, std::optional<double> low,
                           std::optional<double> high)
{
    m_value = value;
    m_low = low;
    m_high = high;
    update();
}

double IntervalBar::axisStart() const
{
    return intervalAxisStart(std::min(m_value.value_or(0), m_low.value_or(0)));
}

double IntervalBar::placeOf(double value) const
{
    const double start = axisStart();
    const double position = (std::clamp(value, start, 1.0) - start) / (1 - start);
    return sideMargin + position * (width() - 2 * sideMargin);
}

QSize IntervalBar::sizeHint() const
{
    return {320, axisTop + 14 + fontMetrics().height()};
}

QSize IntervalBar::minimumSizeHint() const
{
    return {180, sizeHint().height()};
}

void IntervalBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.border, 4, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(placeOf(axisStart()), axisTop), QPointF(placeOf(1), axisTop));
    const auto fifths = int(std::lround(axisStart() * 5));
    for (int mark = fifths; mark <= 5; ++mark) {
        const double place = placeOf(mark / 5.0);
        painter.setPen(QPen(theme.scroll, 1));
        painter.drawLine(QPointF(place, axisTop + 5), QPointF(place, axisTop + 9));
        painter.setPen(theme.muted);
        painter.drawText(QRectF(place - 30, axisTop + 11, 60, fontMetrics().height()),
                         Qt::AlignCenter, QLocale().toString(mark / 5.0, 'f', 1));
    }
    if (m_low && m_high) {
        QColor bar = theme.accent;
        bar.setAlphaF(0.45F);
        painter.setPen(QPen(bar, 8, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(placeOf(*m_low), axisTop), QPointF(placeOf(*m_high), axisTop));
    }
    if (m_value) {
        painter.setPen(QPen(theme.surface, 2));
        painter.setBrush(theme.accent);
        painter.drawEllipse(QPointF(placeOf(*m_value), axisTop), 8, 8);
    }
}

} // namespace Concord
