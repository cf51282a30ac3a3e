// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dataset/valuecounts.h"

#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace Concord;

class tst_ValueCounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersGoIntoBins_data();
    void numbersGoIntoBins();
    void noItemsHaveNoBins();
    void middleAndMeanAreOfTheItems();
    void evennessIsWorkedByHand_data();
    void evennessIsWorkedByHand();
    void fewerThanTwoValuesHaveNoEvenness();
};

void tst_ValueCounts::numbersGoIntoBins_data()
{
    QTest::addColumn<NumberCounts>("counts");
    QTest::addColumn<double>("first");
    QTest::addColumn<double>("width");
    QTest::addColumn<QList<qint64>>("bins");
    QTest::newRow("one number") << NumberCounts{{5, 3}} << 5.0 << 1.0 << QList<qint64>{3};
    QTest::newRow("numbers in a row")
        << NumberCounts{{2, 1}, {3, 4}, {4, 2}} << 2.0 << 1.0 << QList<qint64>{1, 4, 2};
    QTest::newRow("a gap") << NumberCounts{{1, 1}, {2, 1}, {4, 2}} << 1.0 << 1.0
                           << QList<qint64>{1, 1, 0, 2};
    QTest::newRow("even numbers alone") << NumberCounts{{4, 18}, {6, 168}, {12, 1}} << 4.0 << 2.0
                                        << QList<qint64>{18, 168, 0, 0, 1};
    QTest::newRow("31 numbers: two a bin, from a round number on")
        << NumberCounts{{7, 1}, {8, 1}, {37, 1}} << 6.0 << 2.0
        << (QList<qint64>{1, 1} + QList<qint64>(13, 0) + QList<qint64>{1});
}

void tst_ValueCounts::numbersGoIntoBins()
{
    QFETCH(NumberCounts, counts);
    const Histogram histogram = histogramOf(counts);
    QTEST(histogram.first, "first");
    QTEST(histogram.width, "width");
    QTEST(histogram.counts, "bins");
    QCOMPARE(std::accumulate(histogram.counts.cbegin(), histogram.counts.cend(), qint64(0)),
             std::accumulate(counts.cbegin(), counts.cend(), qint64(0)));
}

void tst_ValueCounts::noItemsHaveNoBins()
{
    QCOMPARE(histogramOf({}), Histogram());
}

void tst_ValueCounts::middleAndMeanAreOfTheItems()
{
    // 1 1 1 4: middle between 1 and 1, mean 7/4.
    const Histogram even = histogramOf({{1, 3}, {4, 1}});
    COMPARE_NEAR(even.median, 1, 0);
    COMPARE_NEAR(even.mean, 1.75, 1e-15);
    COMPARE_NEAR(even.minimum, 1, 0);
    COMPARE_NEAR(even.maximum, 4, 0);
    COMPARE_NEAR(histogramOf({{1, 2}, {4, 2}}).median, 2.5, 0); // 1 1 4 4
    COMPARE_NEAR(histogramOf({{1, 2}, {4, 3}}).median, 4, 0); // 1 1 4 4 4
    COMPARE_NEAR(histogramOf({{100, 1}, {5000, 1}}).median, 2550, 0);
}

void tst_ValueCounts::evennessIsWorkedByHand_data()
{
    QTest::addColumn<QList<qint64>>("items");
    QTest::addColumn<double>("expected");
    QTest::newRow("all alike: 1") << QList<qint64>{7, 7, 7} << 1.0;
    QTest::newRow("3/4 and 1/4: H = .562335 over ln 2")
        << QList<qint64>{3, 1} << (-0.75 * std::log(0.75) - 0.25 * std::log(0.25)) / std::log(2.0);
    QTest::newRow("what does not occur does not count") << QList<qint64>{5, 5, 0} << 1.0;
}

void tst_ValueCounts::evennessIsWorkedByHand()
{
    QFETCH(QList<qint64>, items);
    QFETCH(double, expected);
    QList<FacetValue> values;
    for (const qint64 count : items)
        values.append({QStringLiteral("x"), count});
    COMPARE_NEAR(pielouEvenness(values).value(), expected, 1e-14);
}

void tst_ValueCounts::fewerThanTwoValuesHaveNoEvenness()
{
    QVERIFY(!pielouEvenness({}));
    QVERIFY(!pielouEvenness({{QStringLiteral("x"), 4}}));
    QVERIFY(!pielouEvenness({{QStringLiteral("x"), 4}, {QStringLiteral("y"), 0}}));
}

CONCORD_TEST(tst_ValueCounts)

#include "tst_valuecounts.moc"
