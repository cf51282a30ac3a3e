// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/exactbinomial.h"
#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_ExactBinomial : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void intervalsAreClopperAndPearsons_data();
    void intervalsAreClopperAndPearsons();
    void anIntervalAndItsMirrorAddUp();
    void aHigherLevelIsWider();
    void testsAreExact_data();
    void testsAreExact();
    void hugeNumbersStayFinite();
};

void tst_ExactBinomial::intervalsAreClopperAndPearsons_data()
{
    QTest::addColumn<qint64>("successes");
    QTest::addColumn<qint64>("trials");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    // Python: the p at which exact binomial tails are .025, by bisection.
    QTest::newRow("Python, bisection: 8 of 10") << qint64(8) << qint64(10) << 0.4439 << 0.9748;
    QTest::newRow("Python, bisection: 5 of 10") << qint64(5) << qint64(10) << 0.1871 << 0.8129;
    QTest::newRow("by hand: 1 - .025^(1/10)") << qint64(0) << qint64(10) << 0.0 << 0.3085;
    QTest::newRow("by hand: .025^(1/10)") << qint64(10) << qint64(10) << 0.6915 << 1.0;
    QTest::newRow("by hand: one of one") << qint64(1) << qint64(1) << 0.025 << 1.0;
}

void tst_ExactBinomial::intervalsAreClopperAndPearsons()
{
    QFETCH(qint64, successes);
    QFETCH(qint64, trials);
    QFETCH(double, low);
    QFETCH(double, high);
    const ShareInterval interval = clopperPearson(successes, trials, 0.95);
    COMPARE_NEAR(interval.low, low, 5e-5);
    COMPARE_NEAR(interval.high, high, 5e-5);
}

void tst_ExactBinomial::anIntervalAndItsMirrorAddUp()
{
    for (qint64 successes = 0; successes <= 23; ++successes) {
        const ShareInterval one = clopperPearson(successes, 23, 0.9);
        const ShareInterval other = clopperPearson(23 - successes, 23, 0.9);
        COMPARE_NEAR(one.low + other.high, 1.0, 1e-12);
        QVERIFY(one.low <= double(successes) / 23 && double(successes) / 23 <= one.high);
    }
}

void tst_ExactBinomial::aHigherLevelIsWider()
{
    const ShareInterval narrow = clopperPearson(30, 50, 0.9);
    const ShareInterval wide = clopperPearson(30, 50, 0.99);
    QVERIFY(wide.low < narrow.low && wide.high > narrow.high);
    QCOMPARE(wide.level, 0.99);
}

void tst_ExactBinomial::testsAreExact_data()
{
    QTest::addColumn<qint64>("successes");
    QTest::addColumn<qint64>("trials");
    QTest::addColumn<double>("p");
    QTest::newRow("by hand: 2 * (1 + 10 + 45) / 1024") << qint64(8) << qint64(10) << 0.109375;
    QTest::newRow("the mirror of it") << qint64(2) << qint64(10) << 0.109375;
    QTest::newRow("by hand: never above 1") << qint64(5) << qint64(10) << 1.0;
    QTest::newRow("by hand: 2 / 1024") << qint64(10) << qint64(10) << 0.001953125;
    QTest::newRow("by hand: one of one") << qint64(1) << qint64(1) << 1.0;
    QTest::newRow("Python, whole numbers: 2 * sum C(100, 0..40) / 2^100")
        << qint64(60) << qint64(100) << 0.05688793364;
}

void tst_ExactBinomial::testsAreExact()
{
    QFETCH(qint64, successes);
    QFETCH(qint64, trials);
    QFETCH(double, p);
    COMPARE_NEAR(binomialTestAgainstHalf(successes, trials), p, 1e-9);
}

void tst_ExactBinomial::hugeNumbersStayFinite()
{
    const ShareInterval interval = clopperPearson(500'000, 1'000'000, 0.95);
    COMPARE_NEAR(interval.low, 0.49902, 1e-5);
    COMPARE_NEAR(interval.high, 0.50098, 1e-5);
    COMPARE_NEAR(binomialTestAgainstHalf(1'000'000, 1'000'000), 0.0, 1e-300);
}

CONCORD_TEST(tst_ExactBinomial)
#include "tst_exactbinomial.moc"
