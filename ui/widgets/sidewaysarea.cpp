// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sidewaysarea.h"

#include <QKeyEvent>
#include <QResizeEvent>
#include <QScrollBar>

namespace Concord {

SidewaysArea::SidewaysArea(QWidget *inside, QWidget *parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setProperty("role", QStringLiteral("plain"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    setWidget(inside);
    inside->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
}

int SidewaysArea::barHeight() const
{
    return widget()->minimumSizeHint().width() > width()
        ? horizontalScrollBar()->sizeHint().height()
        : 0;
}

QSize SidewaysArea::sizeHint() const
{
    return widget()->sizeHint() + QSize(0, barHeight());
}

QSize SidewaysArea::minimumSizeHint() const
{
    const QSize least = widget()->minimumSizeHint();
    return {qMin(least.width(), 40 * fontMetrics().averageCharWidth()),
            least.height() + barHeight()};
}

bool SidewaysArea::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::viewportEvent(event);
}

void SidewaysArea::keyPressEvent(QKeyEvent *event)
{
    event->ignore();
}

void SidewaysArea::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry(); // with the bar or without
}

} // namespace Concord
