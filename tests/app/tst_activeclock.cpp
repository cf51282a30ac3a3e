// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/activeclock.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_ActiveClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsTimeBetweenDeeds();
    void aLongPauseCountsAsTheThreshold();
    void restartBeginsAnew();

private:
    qint64 m_now = 0;
    ActiveClock clock()
    {
        return ActiveClock([this] { return m_now; }, 60'000);
    }
};

void tst_ActiveClock::countsTimeBetweenDeeds()
{
    ActiveClock measured = clock();
    m_now += 5000;
    measured.touch();
    m_now += 2500;
    QCOMPARE(measured.elapsed(), 7500);
}

void tst_ActiveClock::aLongPauseCountsAsTheThreshold()
{
    ActiveClock measured = clock();
    m_now += 3'600'000; // lunch
    measured.touch();
    m_now += 1000;
    QCOMPARE(measured.elapsed(), 61'000);
}

void tst_ActiveClock::restartBeginsAnew()
{
    ActiveClock measured = clock();
    m_now += 5000;
    measured.restart();
    m_now += 10;
    QCOMPARE(measured.elapsed(), 10);
}

CONCORD_TEST(tst_ActiveClock)
#include "tst_activeclock.moc"
