// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/inference.h"

#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

using namespace Concord;

class tst_Inference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void roundingIsNoVariance();
    void tQuantilesAreThoseOfTheTable_data();
    void tQuantilesAreThoseOfTheTable();
    void upperBoundIsClippedAndLowerIsNot();
    void normalIntervalUsesTheNormalQuantile();
    void testsAreTwoSided_data();
    void testsAreTwoSided();
    void hugeStatisticsHaveTinyPValues();
};

void tst_Inference::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_Inference::roundingIsNoVariance()
{
    QCOMPARE(standardErrorOf(0), 0.0);
    QCOMPARE(standardErrorOf(-1e-20), 0.0);
    QCOMPARE(standardErrorOf(1e-30), 0.0);
    QCOMPARE(standardErrorOf(1e-16), 1e-8);
}

void tst_Inference::tQuantilesAreThoseOfTheTable_data()
{
    QTest::addColumn<double>("df");
    QTest::addColumn<double>("level");
    QTest::addColumn<double>("quantile");
    // R 4.2.2, qt().
    QTest::newRow("1 degree, 95 %") << 1.0 << 0.95 << 12.7062047361747;
    QTest::newRow("10 degrees, 95 %") << 10.0 << 0.95 << 2.22813885198627;
    QTest::newRow("29 degrees, 99 %") << 29.0 << 0.99 << 2.75638590367061;
    QTest::newRow("a million degrees, 95 %") << 1e6 << 0.95 << 1.9599663568;
}

void tst_Inference::tQuantilesAreThoseOfTheTable()
{
    QFETCH(double, df);
    QFETCH(double, level);
    QFETCH(double, quantile);
    const Interval interval = tInterval(0, 0.01, df, level);
    COMPARE_NEAR(-interval.low / 0.01, quantile, 1e-8);
    COMPARE_NEAR(interval.high / 0.01, quantile, 1e-8);
    QCOMPARE(interval.level, level);
    QCOMPARE(interval.method, IntervalMethod::analytic);
}

void tst_Inference::upperBoundIsClippedAndLowerIsNot()
{
    const Interval interval = tInterval(0.5, 1, 5, 0.95);
    QCOMPARE(interval.high, 1.0);
    QVERIFY(interval.low < -1.5);
}

void tst_Inference::normalIntervalUsesTheNormalQuantile()
{
    const Interval interval = normalInterval(0.2, 0.1, 0.95);
    COMPARE_NEAR(interval.low, 0.2 - 0.1959963984540054, 1e-12);
    COMPARE_NEAR(interval.high, 0.2 + 0.1959963984540054, 1e-12);
}

void tst_Inference::testsAreTwoSided_data()
{
    QTest::addColumn<double>("value");
    QTest::newRow("positive") << 0.2;
    QTest::newRow("negative") << -0.2;
}

void tst_Inference::testsAreTwoSided()
{
    QFETCH(double, value);
    const SignificanceTest wald = waldTest(value, 0.1, 10);
    QCOMPARE(wald.name, QLatin1StringView("wald_t"));
    COMPARE_NEAR(wald.statistic, value * 10, 1e-12);
    COMPARE_NEAR(wald.pValue, 0.07338803477074, 1e-12); // 2 * pt(-2, 10)
    QVERIFY(!wald.nullStandardError);
    const SignificanceTest null = nullTest(QLatin1StringView("fce_null_z"), value, 0.1);
    COMPARE_NEAR(null.pValue, 0.04550026389636, 1e-12); // 2 * pnorm(-2)
    QCOMPARE(null.nullStandardError, 0.1);
}

void tst_Inference::hugeStatisticsHaveTinyPValues()
{
    const double p = nullTest(QLatin1StringView("fce_null_z"), 20, 1).pValue;
    COMPARE_NEAR(p / 5.507248237212467e-89, 1, 1e-6);
    QCOMPARE(nullTest(QLatin1StringView("fce_null_z"), 1e9, 1).pValue, 0.0);
    QCOMPARE(waldTest(0, 1, 3).pValue, 1.0);
}

CONCORD_TEST(tst_Inference)
#include "tst_inference.moc"
