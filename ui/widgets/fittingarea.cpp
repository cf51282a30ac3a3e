// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fittingarea.h"

#include <QKeyEvent>
#include <QLayout>

namespace Concord {

FittingArea::FittingArea(QWidget *inside, QWidget *parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setProperty("role", QStringLiteral("plain"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    inside->setProperty("role", QStringLiteral("page"));
    setWidget(inside);
}

int FittingArea::wholeHeight() const
{
    const int inner = viewport()->width();
    const QLayout *layout = widget()->layout();
    return layout->hasHeightForWidth() ? layout->totalHeightForWidth(inner)
                                       : layout->totalSizeHint().height();
}

QSize FittingArea::sizeHint() const
{
    return {widget()->sizeHint().width(), wholeHeight()};
}

void FittingArea::keyPressEvent(QKeyEvent *event)
{
    if (focusPolicy() == Qt::NoFocus)
        event->ignore();
    else
        QScrollArea::keyPressEvent(event);
}

bool FittingArea::eventFilter(QObject *watched, QEvent *event)
{
    const bool done = QScrollArea::eventFilter(watched, event);
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return done;
}

} // namespace Concord
