// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/brennanprediger.h"

#include "models/agreement/weightscheme.h"
#include "tests/models/agreementvectors.h"
#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace Concord;

class tst_BrennanPrediger : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void freeMarginalKappaAgreesWithOthers_data();
    void freeMarginalKappaAgreesWithOthers();
    void declaredCategoriesCount();
    void weightsChangeTheChance();
    void allTheSameIsPerfectAgreement();
    void undefinedCasesHaveTheirReason();
    void pabakAgreesWithOthers_data();
    void pabakAgreesWithOthers();
    void indicesAreThoseOfTheDefinition();
    void indicesWithoutADenominatorAreLeftOut();
    void pabakErrorIsThatOfTheAgreement();
    void pabakUndefinedCasesHaveTheirReason();
};

namespace {

Estimate freeMarginalOf(const Ratings &ratings)
{
    return brennanPrediger(CountPatterns(RowPatterns(ratings)),
                           WeightMatrix::identity(ratings.categoryCount()));
}

ContingencyTable pabakTable(int categories, const std::vector<qint64> &counts)
{
    return ContingencyTable::fromCounts(categories, counts);
}

} // namespace

void tst_BrennanPrediger::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_BrennanPrediger::freeMarginalKappaAgreesWithOthers_data()
{
    QTest::addColumn<QByteArray>("units");
    QTest::addColumn<QByteArray>("categories");
    QTest::addColumn<double>("expected");
    QTest::newRow("worked by hand: po 3/4, q 2")
        << QByteArray("xx xx yy xy") << QByteArray("xy") << 0.5;
    QTest::newRow("worked by hand: never equal, q 3")
        << QByteArray("xy yz") << QByteArray("xyz") << -0.5;
    // The mean agreement is 19/30.
    QTest::newRow("statsmodels 0.13.5, fleiss_kappa(method='randolph')")
        << QByteArray("aab abb bbb ccc cca aaa bca ccb aaa bbb") << QByteArray("abc") << 0.45;
}

void tst_BrennanPrediger::freeMarginalKappaAgreesWithOthers()
{
    QFETCH(const QByteArray, units);
    QFETCH(const QByteArray, categories);
    QFETCH(double, expected);
    const Ratings ratings = ratingsOfText(units.constData(), categories.constData());
    COMPARE_NEAR(*freeMarginalOf(ratings).value, expected, 1e-13);
}

void tst_BrennanPrediger::declaredCategoriesCount()
{
    // Worked by hand: (3/4 - 1/4) / (3/4).
    COMPARE_NEAR(*freeMarginalOf(ratingsOfText("xx xx yy xy", "xyzw")).value, 2.0 / 3, 1e-14);
}

// Worked by hand: linear weights of 3 categories have the mean 5/9.
void tst_BrennanPrediger::weightsChangeTheChance()
{
    const Ratings ratings = ratingsOfText("11 22 33 12", "123");
    const auto weights = schemeWeights(WeightScheme::Linear, std::vector<double>{1, 2, 3});
    const Estimate kappa = brennanPrediger(CountPatterns(RowPatterns(ratings)), *weights);
    COMPARE_NEAR(*kappa.expected, 5.0 / 9, 1e-14);
    COMPARE_NEAR(*kappa.value, 1 - (1.0 / 8) / (4.0 / 9), 1e-14);
    const auto constant = WeightMatrix::fromAgreement(3, std::vector<double>(9, 1));
    QCOMPARE(brennanPrediger(CountPatterns(RowPatterns(ratings)), constant),
             Estimate::none(UndefinedReason::noVariation));
}

void tst_BrennanPrediger::allTheSameIsPerfectAgreement()
{
    const Estimate kappa = freeMarginalOf(ratingsOfText("xx xx", "xy"));
    QCOMPARE(*kappa.value, 1.0);
    QVERIFY(kappa.zeroSe);
}

void tst_BrennanPrediger::undefinedCasesHaveTheirReason()
{
    QCOMPARE(freeMarginalOf(ratingsOfText("")), Estimate::none(UndefinedReason::noData));
    QCOMPARE(freeMarginalOf(ratingsOfText("x y")), Estimate::none(UndefinedReason::oneRater));
    QCOMPARE(freeMarginalOf(ratingsOfText("x. .y")), Estimate::none(UndefinedReason::noOverlap));
    QCOMPARE(freeMarginalOf(ratingsOfText("xx xx")), Estimate::none(UndefinedReason::oneCategory));
}

void tst_BrennanPrediger::pabakAgreesWithOthers_data()
{
    QTest::addColumn<int>("categories");
    QTest::addColumn<QList<qint64>>("counts");
    QTest::addColumn<double>("expected");
    using Counts = QList<qint64>;
    QTest::newRow("worked by hand: po .7") << 2 << Counts{20, 5, 10, 15} << 0.4;
    QTest::newRow("nltk 3.8, AnnotationTask.S(), 3 categories")
        << 3 << Counts{11, 5, 2, 4, 9, 3, 1, 6, 7} << 0.34375;
    QTest::newRow("nltk 3.8, AnnotationTask.S(), 4 categories")
        << 4 << Counts{40, 9, 1, 0, 6, 30, 3, 2, 0, 4, 12, 3, 1, 0, 2, 7} << 0.655555555555556;
    QTest::newRow("worked by hand: never equal, 3 categories")
        << 3 << Counts{0, 2, 0, 0, 0, 2, 2, 0, 0} << -0.5;
}

void tst_BrennanPrediger::pabakAgreesWithOthers()
{
    QFETCH(int, categories);
    QFETCH(const QList<qint64>, counts);
    QFETCH(double, expected);
    const auto table = pabakTable(categories, {counts.begin(), counts.end()});
    COMPARE_NEAR(*pabakValue(table), expected, 1e-13);
    QCOMPARE(pabak(table).value, pabakValue(table));
}

void tst_BrennanPrediger::indicesAreThoseOfTheDefinition()
{
    // Worked by hand: a 20, b 5, c 10, d 15, n 50.
    const Estimate estimate = pabak(pabakTable(2, {20, 5, 10, 15}));
    const auto detail = [&](const char *name) { return *estimate.detail(QLatin1StringView(name)); };
    COMPARE_NEAR(detail("prevalence_index"), 0.1, 1e-15);
    COMPARE_NEAR(detail("bias_index"), -0.1, 1e-15);
    COMPARE_NEAR(detail("positive_agreement"), 40.0 / 55, 1e-15);
    COMPARE_NEAR(detail("negative_agreement"), 30.0 / 45, 1e-15);
    QVERIFY(pabak(pabakTable(3, {1, 0, 0, 0, 1, 0, 0, 0, 1})).details.isEmpty());
}

void tst_BrennanPrediger::indicesWithoutADenominatorAreLeftOut()
{
    const Estimate estimate = pabak(pabakTable(2, {7, 0, 0, 0}));
    QCOMPARE(*estimate.value, 1.0);
    QCOMPARE(*estimate.detail(QLatin1StringView("positive_agreement")), 1.0);
    QVERIFY(!estimate.detail(QLatin1StringView("negative_agreement")));
    QVERIFY(estimate.zeroSe && !estimate.test);
}

void tst_BrennanPrediger::pabakErrorIsThatOfTheAgreement()
{
    // Worked by hand: 2 sqrt(.7 * .3 / 50), times 1.5 / 2 for three categories.
    const double root = std::sqrt(0.7 * 0.3 / 50);
    const Estimate two = pabak(pabakTable(2, {20, 5, 10, 15}));
    COMPARE_NEAR(*two.standardError, 2 * root, 1e-14);
    COMPARE_NEAR(two.interval->low, 0.4 - 1.959963984540054 * 2 * root, 1e-12);
    QCOMPARE(two.test->name, QLatin1StringView("wald_z"));
    const Estimate three = pabak(pabakTable(3, {20, 5, 0, 10, 15, 0, 0, 0, 0}));
    COMPARE_NEAR(*three.standardError, 1.5 * root, 1e-14);
    const Estimate single = pabak(pabakTable(2, {0, 1, 0, 0}));
    QCOMPARE(*single.value, -1.0);
    QVERIFY(!single.standardError && !single.interval);
}

void tst_BrennanPrediger::pabakUndefinedCasesHaveTheirReason()
{
    QCOMPARE(pabak(pabakTable(2, {0, 0, 0, 0})), Estimate::none(UndefinedReason::noOverlap));
    QCOMPARE(pabak(pabakTable(1, {9})), Estimate::none(UndefinedReason::oneCategory));
}

CONCORD_TEST(tst_BrennanPrediger)
#include "tst_brennanprediger.moc"
