// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/counttotals.h"

#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

using namespace Concord;

class tst_CountTotals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sumsAreThoseWorkedByHand();
    void replicateIsThatOfATableWithThoseFrequencies();
    void weightedSumsOfTheIdentityAreThePlainOnes();
    void weightsCountBothOrdersOfAPair();
    void disagreementMatrixIsScaledToOne();
    void expectedDisagreementIsExactWithoutVariation();
};

void tst_CountTotals::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_CountTotals::sumsAreThoseWorkedByHand()
{
    // Units xxy, xy, y: disagreements 2/3, 1 and none; values of pairable units x 3, y 2.
    const CountPatterns counts(2, std::vector<quint32>{2, 1, 1, 1, 0, 1});
    const CountTotals totals(counts, WeightMatrix::identity(2));
    QCOMPARE(totals.units(), 3);
    QCOMPARE(totals.pairableUnits(), 2);
    QCOMPARE(totals.pairableValues(), 5);
    QCOMPARE(totals.pairableCounts(), (std::vector<qint64>{3, 2}));
    COMPARE_NEAR(totals.observedDisagreement(), 5.0 / 6, 1e-15);
    COMPARE_NEAR(totals.coincidentDisagreement(), (3 * 2.0 / 3 + 2) / 5, 1e-15);
    COMPARE_NEAR(totals.shares()[0], (2.0 / 3 + 1.0 / 2) / 3, 1e-15);
    const double x = totals.shares()[0];
    COMPARE_NEAR(totals.expectedDisagreement(WeightMatrix::identity(2)), 2 * x * (1 - x), 1e-15);
    QVERIFY(!totals.unusable());
}

void tst_CountTotals::replicateIsThatOfATableWithThoseFrequencies()
{
    const std::vector<quint32> table{2, 1, 0, 1, 1, 0, 0, 0, 3, 1, 1, 1};
    const CountPatterns counts(3, table);
    const std::vector<qint64> drawn{3, 0, 2, 4};
    CountTotals totals(counts, WeightMatrix::identity(3));
    totals.sum(drawn);

    std::vector<quint32> repeated; // by pattern, as they are in another order than the table
    for (qsizetype u = 0; u < counts.size(); ++u) {
        std::vector<quint32> row(3, 0);
        for (const CategoryCount &cell : counts.counts(u))
            row[cell.category] = cell.count;
        for (qint64 i = 0; i < drawn[size_t(u)]; ++i)
            repeated.insert(repeated.end(), row.begin(), row.end());
    }
    const CountPatterns other(3, repeated);
    const CountTotals expected(other, WeightMatrix::identity(3));
    QCOMPARE(totals.units(), 9);
    QCOMPARE(totals.shares(), expected.shares());
    QCOMPARE(totals.observedDisagreement(), expected.observedDisagreement());
    QCOMPARE(totals.coincidentDisagreement(), expected.coincidentDisagreement());
}

void tst_CountTotals::weightedSumsOfTheIdentityAreThePlainOnes()
{
    const CountPatterns counts(3, std::vector<quint32>{2, 1, 0, 1, 1, 0, 0, 0, 3, 1, 1, 1});
    const std::vector<double> cells{1, 0, 0, 0, 1, 0, 0, 0, 1};
    const WeightMatrix full = WeightMatrix::fromAgreement(3, cells);
    QVERIFY(!full.isIdentity());
    const CountTotals plain(counts, WeightMatrix::identity(3));
    CountTotals weighted(counts, full);
    QCOMPARE(weighted.observedDisagreement(), plain.observedDisagreement());
    COMPARE_NEAR(weighted.expectedDisagreement(full),
                 plain.expectedDisagreement(WeightMatrix::identity(3)), 1e-15);
}

void tst_CountTotals::weightsCountBothOrdersOfAPair()
{
    // One unit xy with v(x, y) = .2 and v(y, x) = .6: the mean of the two.
    const CountPatterns counts(2, std::vector<quint32>{1, 1});
    const auto weights = WeightMatrix::fromAgreement(2, std::vector<double>{1, 0.8, 0.4, 1});
    COMPARE_NEAR(CountTotals(counts, weights).observedDisagreement(), 0.4, 1e-15);
    const std::vector<double> shares{0.5, 0.5};
    COMPARE_NEAR(weights.expectedDisagreement(shares, shares), 0.2, 1e-15);
    COMPARE_NEAR(weights.meanDisagreement(shares)[0], 0.2, 1e-15);
}

void tst_CountTotals::disagreementMatrixIsScaledToOne()
{
    const auto weights = WeightMatrix::fromDistances(2, {0, 8, 2, 0});
    QCOMPARE(weights.scale(), 8.0);
    QCOMPARE(weights.disagreement(0, 1), 1.0);
    QCOMPARE(weights.agreement(1, 0), 0.75);
    const auto none = WeightMatrix::fromDistances(2, {0, 0, 0, 0});
    QCOMPARE(none.disagreement(0, 1), 0.0);
}

void tst_CountTotals::expectedDisagreementIsExactWithoutVariation()
{
    const CountPatterns counts(3, std::vector<quint32>{0, 7, 0, 0, 3, 0, 0, 11, 0});
    const CountTotals totals(counts, WeightMatrix::identity(3));
    QCOMPARE(totals.expectedDisagreement(WeightMatrix::identity(3)), 0.0);
    QCOMPARE(totals.observedDisagreement(), 0.0);
}

CONCORD_TEST(tst_CountTotals)
#include "tst_counttotals.moc"
