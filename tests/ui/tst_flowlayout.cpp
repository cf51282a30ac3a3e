// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testregistry.h"
#include "ui/widgets/flowlayout.h"

#include <QTest>
#include <QWidget>

using namespace Concord;

class tst_FlowLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsANewLineWhereTheWidthEnds();
    void aWideWidgetIsCutToTheWidth();
    void isMirroredFromRightToLeft();
};

namespace {

QWidget *sized(QWidget *parent, int width)
{
    auto *widget = new QWidget(parent);
    widget->setFixedSize(width, 20);
    return widget;
}

} // namespace

void tst_FlowLayout::beginsANewLineWhereTheWidthEnds()
{
    QWidget parent;
    auto *layout = new FlowLayout(&parent, 10);
    const QList<QWidget *> widgets{sized(&parent, 40), sized(&parent, 40), sized(&parent, 40)};
    for (QWidget *widget : widgets)
        layout->addWidget(widget);
    QCOMPARE(layout->heightForWidth(140), 20);
    QCOMPARE(layout->heightForWidth(139), 50);
    QCOMPARE(layout->heightForWidth(60), 80);
    layout->setGeometry(QRect(0, 0, 100, 50));
    QCOMPARE(widgets[1]->pos(), QPoint(50, 0));
    QCOMPARE(widgets[2]->pos(), QPoint(0, 30));
}

void tst_FlowLayout::aWideWidgetIsCutToTheWidth()
{
    QWidget parent;
    auto *layout = new FlowLayout(&parent, 10);
    auto *widget = new QWidget(&parent);
    widget->setMinimumWidth(10);
    layout->addWidget(widget);
    layout->setGeometry(QRect(0, 0, 30, 50));
    QCOMPARE_LE(widget->width(), 30);
}

void tst_FlowLayout::isMirroredFromRightToLeft()
{
    QWidget parent;
    parent.setLayoutDirection(Qt::RightToLeft);
    auto *layout = new FlowLayout(&parent, 10);
    QWidget *widget = sized(&parent, 40);
    layout->addWidget(widget);
    layout->setGeometry(QRect(0, 0, 100, 20));
    QCOMPARE(widget->x(), 60);
}

CONCORD_TEST(tst_FlowLayout)
#include "tst_flowlayout.moc"
