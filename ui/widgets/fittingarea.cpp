// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fittingarea.h"

#include <QKeyEvent>
#include <QLayout>
#include <QResizeEvent>

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
    inside->setMinimumHeight(1); // its own would be that of the narrowest lines
    setWidget(inside);
}

int FittingArea::wholeHeight() const
{
    const int inner = contentsRect().width(); // where it fits, there is no scroll bar
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

void FittingArea::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry(); // lines break elsewhere
}

bool FittingArea::eventFilter(QObject *watched, QEvent *event)
{
    const bool done = QScrollArea::eventFilter(watched, event);
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return done;
}

} // namespace Concord
