// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/results/clusteredshare.h"

#include "models/results/unitmeans.h"
#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_ClusteredShare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wilsonsIntervalIsThePublishedOne_data();
    void wilsonsIntervalIsThePublishedOne();
    void oneAnswerOfEachUnitIsWilsons();
    void answersAboutOneUnitCountForLess();
    void answersThatAllAgreeCountAsTheirUnits();
    void nothingIsNoShare();
    void meansAreOverAnswers();
    void equalMeansHaveNoInterval();
    void meansOfOneCallShareTheirReplicates();
};

void tst_ClusteredShare::wilsonsIntervalIsThePublishedOne_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<double>("trials");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    // Newcombe (1998, Stat Med 17, 857-872), table I, method 3.
    QTest::newRow("81/263") << 81.0 / 263 << 263.0 << 0.2553 << 0.3662;
    QTest::newRow("15/148") << 15.0 / 148 << 148.0 << 0.0624 << 0.1605;
    QTest::newRow("0/20") << 0.0 << 20.0 << 0.0 << 0.1611;
    QTest::newRow("1/29") << 1.0 / 29 << 29.0 << 0.0061 << 0.1718;
    // The complement of 0/20.
    QTest::newRow("20/20") << 1.0 << 20.0 << 0.8389 << 1.0;
}

void tst_ClusteredShare::wilsonsIntervalIsThePublishedOne()
{
    QFETCH(double, share);
    QFETCH(double, trials);
    QFETCH(double, low);
    QFETCH(double, high);
    const ShareInterval interval = wilsonInterval(share, trials, 0.95);
    COMPARE_NEAR(interval.low, low, 5e-5);
    COMPARE_NEAR(interval.high, high, 5e-5);
}

void tst_ClusteredShare::oneAnswerOfEachUnitIsWilsons()
{
    UnitShares units;
    for (int i = 0; i < 10; ++i)
        units[QString::number(i)].add(i < 8);
    const OutcomeValue share = clusteredShare(units, 0.95);
    QCOMPARE(share.n, 10);
    QCOMPARE(*share.value, 0.8);
    // By hand: centre (0.8 + 0.192073) / 1.384146, half 0.226577.
    COMPARE_NEAR(*share.low, 0.490163, 1e-5);
    COMPARE_NEAR(*share.high, 0.943318, 1e-5);
}

// By hand: four units of two equal answers, half of them yes. Variance 4/3 * 4 / 64 = 1/12 against
// 1/32 of eight independent answers, so they count as three: Wilson of 1/2 and n = 3.
void tst_ClusteredShare::answersAboutOneUnitCountForLess()
{
    UnitShares units;
    for (int i = 0; i < 4; ++i)
        units[QString::number(i)].add(i < 2, 2);
    const OutcomeValue share = clusteredShare(units, 0.95);
    QCOMPARE(share.n, 8);
    QCOMPARE(*share.value, 0.5);
    COMPARE_NEAR(*share.low, 0.125335, 1e-5);
    COMPARE_NEAR(*share.high, 0.874665, 1e-5);
}

void tst_ClusteredShare::answersThatAllAgreeCountAsTheirUnits()
{
    UnitShares units;
    for (int i = 0; i < 20; ++i)
        units[QString::number(i)].add(true, 3);
    const OutcomeValue share = clusteredShare(units, 0.95);
    QCOMPARE(share.n, 60);
    COMPARE_NEAR(*share.low, 0.8389, 5e-5); // Wilson of 20 of 20, above
    QCOMPARE(*share.high, 1.0);
}

void tst_ClusteredShare::nothingIsNoShare()
{
    QCOMPARE(clusteredShare({}, 0.95), OutcomeValue());
    UnitShares units;
    units[QStringLiteral("u")];
    QCOMPARE(clusteredShare(units, 0.95), OutcomeValue());
}

void tst_ClusteredShare::meansAreOverAnswers()
{
    UnitSums units;
    units[QStringLiteral("a")].add(1);
    units[QStringLiteral("a")].add(2);
    units[QStringLiteral("b")].add(6);
    const OutcomeValue mean = unitMeans({units}, {}).constFirst();
    QCOMPARE(mean.n, 3);
    QCOMPARE(*mean.value, 3.0); // by hand: 9 / 3, and not the mean 3.75 of units
    // Two units: a replicate is a twice (1.5), both (3) or b twice (6), so these are the bounds.
    QCOMPARE(*mean.low, 1.5);
    QCOMPARE(*mean.high, 6.0);
}

void tst_ClusteredShare::equalMeansHaveNoInterval()
{
    UnitSums units;
    units[QStringLiteral("a")].add(2);
    QVERIFY(!unitMeans({units}, {}).constFirst().low);
    units[QStringLiteral("b")].add(1);
    units[QStringLiteral("b")].add(3);
    const OutcomeValue mean = unitMeans({units}, {}).constFirst();
    QCOMPARE(*mean.value, 2.0);
    QVERIFY(!mean.low && !mean.high);
    QVERIFY(!unitMeans({UnitSums()}, {}).constFirst().value);
}

void tst_ClusteredShare::meansOfOneCallShareTheirReplicates()
{
    UnitSums ten;
    UnitSums hundred;
    for (int i = 0; i < 12; ++i) {
        ten[QString::number(i)].add(i);
        hundred[QString::number(i)].add(i + 100);
    }
    const QList<OutcomeValue> means = unitMeans({ten, hundred}, {});
    COMPARE_NEAR(*means[0].low + 100, *means[1].low, 1e-9);
    COMPARE_NEAR(*means[0].high + 100, *means[1].high, 1e-9);
    QCOMPARE(unitMeans({ten}, {}).constFirst(), means[0]);
}

CONCORD_TEST(tst_ClusteredShare)

#include "tst_clusteredshare.moc"
