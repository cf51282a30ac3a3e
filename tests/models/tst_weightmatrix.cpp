// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/weightmatrix.h"

#include "models/core/random.h"
#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

using namespace Concord;

class tst_WeightMatrix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void squaredDifferencesEqualTheirFullMatrix_data();
    void squaredDifferencesEqualTheirFullMatrix();
    void squaredDifferencesKeepTheirScale();
    void identityEqualsItsFullMatrix();
    void ratersWhoCannotDisagreeGiveExactlyZero();
    void meanDisagreementAveragesBothOrders();
    void totalCountsEveryCell();
    void distancesWithoutAnyStayZero();
};

namespace {

// The same matrix with all its cells, for the plain double loops.
WeightMatrix matrixWithCells(const WeightMatrix &matrix)
{
    std::vector<double> cells;
    for (quint32 k = 0; k < quint32(matrix.size()); ++k) {
        for (quint32 l = 0; l < quint32(matrix.size()); ++l)
            cells.push_back(matrix.disagreement(k, l));
    }
    return WeightMatrix::fromDistances(matrix.size(), cells);
}

std::vector<double> matrixShares(size_t size, Philox &random)
{
    std::vector<double> shares;
    double sum = 0;
    for (size_t k = 0; k < size; ++k) {
        shares.push_back(double(random.below(5)));
        sum += shares.back();
    }
    shares.front() += sum == 0 ? 1 : 0;
    for (double &share : shares)
        share /= sum == 0 ? 1 : sum;
    return shares;
}

void compareSums(const WeightMatrix &one, const WeightMatrix &other, quint64 seed)
{
    Philox random(seed);
    const auto size = size_t(one.size());
    for (int turn = 0; turn < 5; ++turn) {
        const auto rows = matrixShares(size, random);
        const auto columns = matrixShares(size, random);
        COMPARE_NEAR(one.expectedDisagreement(rows, columns),
                     other.expectedDisagreement(rows, columns), 1e-13);
        const auto means = one.meanDisagreement(rows);
        const auto expected = other.meanDisagreement(rows);
        for (size_t k = 0; k < size; ++k)
            COMPARE_NEAR(means[k], expected[k], 1e-13);
    }
    COMPARE_NEAR(one.totalDisagreement(), other.totalDisagreement(), 1e-11);
}

} // namespace

void tst_WeightMatrix::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_WeightMatrix::squaredDifferencesEqualTheirFullMatrix_data()
{
    QTest::addColumn<std::vector<double>>("values");
    QTest::newRow("1 2 3 4 5") << std::vector<double>{1, 2, 3, 4, 5};
    QTest::newRow("gaps, unordered") << std::vector<double>{10, -4, 2, 2.5};
    QTest::newRow("far from 0") << std::vector<double>{1e9 + 1, 1e9 + 2, 1e9 + 4};
    QTest::newRow("one") << std::vector<double>{7};
    QTest::newRow("all the same") << std::vector<double>{7, 7, 7};
}

void tst_WeightMatrix::squaredDifferencesEqualTheirFullMatrix()
{
    QFETCH(const std::vector<double>, values);
    const auto matrix = WeightMatrix::squaredDifferences(values);
    QCOMPARE(matrix.size(), int(values.size()));
    QVERIFY(!matrix.isIdentity());
    compareSums(matrix, matrixWithCells(matrix), values.size());
}

void tst_WeightMatrix::squaredDifferencesKeepTheirScale()
{
    const auto matrix = WeightMatrix::squaredDifferences(std::vector<double>{2, 3, 12});
    QCOMPARE(matrix.scale(), 100.0);
    COMPARE_NEAR(matrix.disagreement(0, 1) * matrix.scale(), 1, 1e-13);
    QCOMPARE(matrix.disagreement(0, 2), 1.0);
}

void tst_WeightMatrix::identityEqualsItsFullMatrix()
{
    const auto matrix = WeightMatrix::identity(4);
    QVERIFY(matrix.isIdentity());
    const auto full = matrixWithCells(matrix);
    QVERIFY(!full.isIdentity());
    compareSums(matrix, full, 4);
    QCOMPARE(matrix.totalDisagreement(), 12.0);
}

// What decides between "undefined" and a number must not be left to rounding.
void tst_WeightMatrix::ratersWhoCannotDisagreeGiveExactlyZero()
{
    const std::vector<double> values{0.1, 0.7, 1.3};
    for (size_t k = 0; k < values.size(); ++k) {
        std::vector<double> shares(values.size(), 0);
        shares[k] = 1;
        for (const auto &matrix :
             {WeightMatrix::identity(3), WeightMatrix::squaredDifferences(values),
              matrixWithCells(WeightMatrix::squaredDifferences(values))}) {
            QCOMPARE(matrix.expectedDisagreement(shares, shares), 0.0);
            QCOMPARE(matrix.meanDisagreement(shares)[k], 0.0);
        }
    }
}

void tst_WeightMatrix::meanDisagreementAveragesBothOrders()
{
    const auto matrix = WeightMatrix::fromAgreement(2, std::vector<double>{1, 0.8, 0.4, 1});
    const auto means = matrix.meanDisagreement(std::vector<double>{0.25, 0.75});
    COMPARE_NEAR(means[0], 0.4 * 0.75, 1e-14); // worked by hand: (.2 + .6) / 2 = .4
    COMPARE_NEAR(means[1], 0.4 * 0.25, 1e-14);
    COMPARE_NEAR(matrix.expectedDisagreement(std::vector<double>{1, 0}, std::vector<double>{0, 1}),
                 0.2, 1e-14); // the row is the first rater's
}

void tst_WeightMatrix::totalCountsEveryCell()
{
    const auto matrix = WeightMatrix::fromAgreement(2, std::vector<double>{1, 0.8, 0.4, 1});
    COMPARE_NEAR(matrix.totalDisagreement(), 0.8, 1e-14);
    // Worked by hand: 4 neighbours at 1/4 and 2 ends at 1.
    COMPARE_NEAR(WeightMatrix::squaredDifferences(std::vector<double>{1, 2, 3}).totalDisagreement(),
                 3, 1e-14);
}

void tst_WeightMatrix::distancesWithoutAnyStayZero()
{
    const auto matrix = WeightMatrix::fromDistances(2, {0, 0, 0, 0});
    QCOMPARE(matrix.disagreement(0, 1), 0.0);
    QCOMPARE(matrix.scale(), 1.0);
}

CONCORD_TEST(tst_WeightMatrix)
#include "tst_weightmatrix.moc"
