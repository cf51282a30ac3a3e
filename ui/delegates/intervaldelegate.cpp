// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/intervaldelegate.h"

#include "models/report/resulttext.h"
#include "ui/charts/intervalbar.h"
#include "ui/theme.h"

#include <QPainter>

#include <algorithm>

namespace Concord {

namespace {

constexpr double cellPadding = 14;

} // namespace

void IntervalDelegate::setEstimates(const QList<Estimate> &estimates)
{
    m_estimates = estimates;
    double lowest = 0;
    for (const Estimate &estimate : estimates) {
        lowest = std::min(lowest, estimate.value.value_or(0));
        if (estimate.interval)
            lowest = std::min(lowest, estimate.interval->low);
    }
    m_axisStart = intervalAxisStart(lowest);
}

void IntervalDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const Estimate estimate = m_estimates.value(index.row());
    const double texts = option.fontMetrics.horizontalAdvance(boundsText(-0.88, -0.88, 2));
    const QRectF area = QRectF(option.rect).adjusted(texts + 2 * cellPadding, 0, -cellPadding, 0);
    if (!estimate.value || area.width() < 40)
        return;
    const Theme &theme = currentTheme();
    const double middle = area.center().y();
    const auto place = [&](double value) {
        const double position =
            (std::clamp(value, m_axisStart, 1.0) - m_axisStart) / (1 - m_axisStart);
        return QPointF(area.left() + position * area.width(), middle);
    };
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(theme.border, 2));
    painter->drawLine(place(m_axisStart), place(1));
    painter->setPen(QPen(theme.scroll, 1));
    for (const double mark : {m_axisStart, 0.0, 1.0})
        painter->drawLine(place(mark) - QPointF(0, 5), place(mark) + QPointF(0, 5));
    if (estimate.interval) {
        QColor bar = theme.accent;
        bar.setAlphaF(0.45F);
        painter->setPen(QPen(bar, 6, Qt::SolidLine, Qt::FlatCap));
        painter->drawLine(place(estimate.interval->low), place(estimate.interval->high));
    }
    painter->setPen(QPen(theme.surface, 1.5));
    painter->setBrush(theme.accent);
    painter->drawEllipse(place(*estimate.value), 5, 5);
    painter->restore();
}

} // namespace Concord
