// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/wheelguard.h"

#include "tests/support/testregistry.h"

#include <QApplication>
#include <QComboBox>
#include <QTest>
#include <QWheelEvent>

using namespace Concord;

class tst_WheelGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWheelDoesNotChangeAField();
};

void tst_WheelGuard::theWheelDoesNotChangeAField()
{
    WheelGuard guard;
    qApp->installEventFilter(&guard);
    QComboBox combo;
    combo.addItems({QStringLiteral("one"), QStringLiteral("two")});
    const QPointF centre = QRectF(combo.rect()).center();
    QWheelEvent wheel(centre, combo.mapToGlobal(centre), {}, QPoint(0, -120), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    wheel.accept();
    QApplication::sendEvent(&combo, &wheel);
    QCOMPARE(combo.currentIndex(), 0);
    QVERIFY(!wheel.isAccepted()); // so that it goes on to the page
    qApp->removeEventFilter(&guard);
}

CONCORD_TEST(tst_WheelGuard)

#include "tst_wheelguard.moc"
