// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/gwetac.h"

#include "models/agreement/weightscheme.h"
#include "tests/models/agreementvectors.h"
#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

using namespace Concord;

class tst_GwetAc : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void agreesWithWhatIsWorkedByHand_data();
    void agreesWithWhatIsWorkedByHand();
    void weightsCountInTheChanceFactor();
    void declaredCategoriesCount();
    void allTheSameIsPerfectAgreement();
    void undefinedCasesHaveTheirReason_data();
    void undefinedCasesHaveTheirReason();
    void constantWeightsLeaveAc2Defined();
    void aUnitWithOneRatingCountsInTheSharesOnly();
};

namespace {

Estimate ac1Of(const Ratings &ratings)
{
    return gwetAc(CountPatterns(RowPatterns(ratings)),
                  WeightMatrix::identity(ratings.categoryCount()));
}

} // namespace

void tst_GwetAc::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_GwetAc::agreesWithWhatIsWorkedByHand_data()
{
    QTest::addColumn<QByteArray>("units");
    QTest::addColumn<QByteArray>("categories");
    QTest::addColumn<double>("expected");
    // pe = sum of p (1 - p) / (q - 1)
    QTest::newRow("worked by hand: po 3/4, shares 5/8 3/8, pe 15/32")
        << QByteArray("xx xx yy xy") << QByteArray("xy") << (0.75 - 15.0 / 32) / (1 - 15.0 / 32);
    QTest::newRow("worked by hand: three raters, pa 7/9, shares 5/9 4/9, pe 40/81")
        << QByteArray("xxx yyy xxy") << QByteArray("xy") << (7.0 / 9 - 40.0 / 81) / (1 - 40.0 / 81);
    QTest::newRow("worked by hand: never equal, shares 1/2 1/2")
        << QByteArray("xy yx") << QByteArray("xy") << -1.0;
}

void tst_GwetAc::agreesWithWhatIsWorkedByHand()
{
    QFETCH(const QByteArray, units);
    QFETCH(const QByteArray, categories);
    QFETCH(double, expected);
    const Ratings ratings = ratingsOfText(units.constData(), categories.constData());
    const Estimate ac1 = ac1Of(ratings);
    COMPARE_NEAR(*ac1.value, expected, 1e-13);
    const auto weights = WeightMatrix::identity(ratings.categoryCount());
    const CountPatterns counts{RowPatterns(ratings)};
    QCOMPARE(gwetAcValue(CountTotals(counts, weights), weights), ac1.value);
}

// Worked by hand: linear weights of 3 categories, T_w = 3 + 4 / 2 + 0 = 5, factor 5/6.
void tst_GwetAc::weightsCountInTheChanceFactor()
{
    const Ratings ratings = ratingsOfText("11 22 33 12", "123");
    const auto weights = schemeWeights(WeightScheme::Linear, std::vector<double>{1, 2, 3});
    const Estimate ac2 = gwetAc(CountPatterns(RowPatterns(ratings)), *weights);
    const double expected = 5.0 / 6 * (2 * 15.0 / 64 + 12.0 / 64); // shares 3/8 3/8 1/4
    COMPARE_NEAR(*ac2.observed, 0.875, 1e-14);
    COMPARE_NEAR(*ac2.expected, expected, 1e-14);
    COMPARE_NEAR(*ac2.value, (0.875 - expected) / (1 - expected), 1e-14);
}

void tst_GwetAc::declaredCategoriesCount()
{
    // Worked by hand: pe 15/32 with two categories, 15/64 with three.
    const Estimate three = ac1Of(ratingsOfText("xx xx yy xy", "xyz"));
    COMPARE_NEAR(*three.value, (0.75 - 15.0 / 64) / (1 - 15.0 / 64), 1e-14);
}

void tst_GwetAc::allTheSameIsPerfectAgreement()
{
    const Estimate ac1 = ac1Of(ratingsOfText("xx xx xx", "xy"));
    QCOMPARE(*ac1.value, 1.0);
    QVERIFY(ac1.zeroSe && !ac1.test);
}

void tst_GwetAc::undefinedCasesHaveTheirReason_data()
{
    QTest::addColumn<QByteArray>("units");
    QTest::addColumn<UndefinedReason>("reason");
    QTest::newRow("nothing") << QByteArray() << UndefinedReason::noData;
    QTest::newRow("one rater") << QByteArray("x y") << UndefinedReason::oneRater;
    QTest::newRow("no shared unit") << QByteArray("x. .y") << UndefinedReason::noOverlap;
    QTest::newRow("one category") << QByteArray("xx xx") << UndefinedReason::oneCategory;
}

void tst_GwetAc::undefinedCasesHaveTheirReason()
{
    QFETCH(const QByteArray, units);
    QFETCH(UndefinedReason, reason);
    QCOMPARE(ac1Of(ratingsOfText(units.constData())), Estimate::none(reason));
}

// AC2's chance agreement of constant weights is q / (q - 1) * sum of p (1 - p): not 1 unless the
// categories are equally frequent.
void tst_GwetAc::constantWeightsLeaveAc2Defined()
{
    const Ratings ratings = ratingsOfText("xx xx xy yx xx", "xy");
    const auto weights = WeightMatrix::fromAgreement(2, std::vector<double>{1, 1, 1, 1});
    const Estimate ac2 = gwetAc(CountPatterns(RowPatterns(ratings)), weights);
    QCOMPARE(*ac2.value, 1.0);
    COMPARE_NEAR(*ac2.expected, 2 * 2 * 0.8 * 0.2, 1e-14);
}

void tst_GwetAc::aUnitWithOneRatingCountsInTheSharesOnly()
{
    // Worked by hand: pa 2/3, shares of x (1 + 0 + 1/2 + 1) / 4 = 5/8.
    const Estimate ac1 = ac1Of(ratingsOfText("xx yy xy x.", "xy"));
    COMPARE_NEAR(*ac1.observed, 2.0 / 3, 1e-14);
    COMPARE_NEAR(*ac1.expected, 15.0 / 32, 1e-14);
    // Both formulas of agreement.md section 3 in numpy.
    COMPARE_NEAR(*ac1.standardError, 0.6082193418190923, 1e-13);
    COMPARE_NEAR(*ac1.standardErrorGwet, 0.6058204053465102, 1e-13);
}

CONCORD_TEST(tst_GwetAc)
#include "tst_gwetac.moc"
