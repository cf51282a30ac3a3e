// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/pairwisekappa.h"

#include "models/agreement/cohenkappa.h"
#include "models/agreement/raterpairs.h"
#include "tests/models/agreementvectors.h"
#include "tests/models/kappavectors.h"
#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace Concord;

class tst_PairwiseKappa : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void agreesWithOthers_data();
    void agreesWithOthers();
    void weightedMeansAgreeWithOthers_data();
    void weightedMeansAgreeWithOthers();
    void aJudgeIsComparedWithEverybody();
    void eachPairHasItsOwnUnits();
    void undefinedPairsAreLeftOutAndCounted();
    void twoRatersHaveCohensErrorToo();
    void undefinedCasesHaveTheirReason_data();
    void undefinedCasesHaveTheirReason();
    void aJudgeMayBeUndefinedAlone();
    void valueFollowsTheFrequencies();
};

namespace {

Estimate pairwiseFrom(const char *units, std::optional<qsizetype> judge = {})
{
    const Ratings ratings = ratingsOfText(units);
    const RowPatterns rows(ratings);
    return PairwiseKappa(rows, WeightMatrix::identity(ratings.categoryCount()), judge).estimate();
}

double pairwiseDetail(const Estimate &estimate, const char *name)
{
    return estimate.detail(QLatin1StringView(name)).value_or(-99);
}

} // namespace

void tst_PairwiseKappa::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_PairwiseKappa::agreesWithOthers_data()
{
    addKappaColumns();
    const QByteArray diagnoses = diagnosesOfPatients();
    QTest::newRow("irr 0.84.1, example of kappam.light(diagnoses), prints 0.459")
        << diagnoses << 0.459 << 0.0005;
    QTest::newRow("sklearn 1.2.1, mean of cohen_kappa_score() over 15 pairs")
        << diagnoses << 0.459412144434595 << 1e-13;
    QTest::newRow("nltk 3.8, AnnotationTask.kappa(), three raters")
        << QByteArray(unitsOfThreeRaters) << 0.454735544936713 << 1e-13;
}

void tst_PairwiseKappa::agreesWithOthers()
{
    QFETCH(const QByteArray, units);
    QFETCH(double, expected);
    QFETCH(double, tolerance);
    COMPARE_NEAR(*pairwiseFrom(units.constData()).value, expected, tolerance);
}

void tst_PairwiseKappa::weightedMeansAgreeWithOthers_data()
{
    QTest::addColumn<bool>("isQuadratic");
    QTest::addColumn<double>("expected");
    QTest::newRow("sklearn 1.2.1, weights='linear'") << false << 0.456361065586941;
    QTest::newRow("sklearn 1.2.1, weights='quadratic'") << true << 0.454583249987253;
}

void tst_PairwiseKappa::weightedMeansAgreeWithOthers()
{
    QFETCH(bool, isQuadratic);
    QFETCH(double, expected);
    const Ratings ratings = ratingsOfText(unitsOfThreeRaters);
    const auto weights = isQuadratic
        ? WeightMatrix::squaredDifferences(std::vector<double>{1, 2, 3})
        : WeightMatrix::fromDistances(3, {0, 1, 2, 1, 0, 1, 2, 1, 0});
    const RowPatterns rows(ratings);
    COMPARE_NEAR(*PairwiseKappa(rows, weights).estimate().value, expected, 1e-13);
}

// sklearn 1.2.1, cohen_kappa_score() of the pairs: ab .7015, ac .2424, bc .4203.
void tst_PairwiseKappa::aJudgeIsComparedWithEverybody()
{
    const Estimate estimate = pairwiseFrom(unitsOfThreeRaters, 1);
    COMPARE_NEAR(*estimate.value, (0.701492537313433 + 0.420289855072464) / 2, 1e-13);
    QCOMPARE(pairwiseDetail(estimate, "pairs"), 2.0);
    QCOMPARE(pairwiseDetail(estimate, "undefined_pairs"), 0.0);
    COMPARE_NEAR(pairwiseDetail(estimate, "mean_between_others"), 0.242424242424242, 1e-13);
}

// Worked by hand: ab xx yy xy xy gives .2; bc xx yy gives 1; a and c share no unit.
void tst_PairwiseKappa::eachPairHasItsOwnUnits()
{
    const Estimate estimate = pairwiseFrom("xx. yy. xy. xy. .xx .yy");
    COMPARE_NEAR(*estimate.value, 0.6, 1e-14);
    QCOMPARE(pairwiseDetail(estimate, "pairs"), 2.0);
    QCOMPARE(pairwiseDetail(estimate, "undefined_pairs"), 1.0);
}

// a and b agree; c never varies: with a constant c, ac and bc are 0, and c with d is undefined.
void tst_PairwiseKappa::undefinedPairsAreLeftOutAndCounted()
{
    const Estimate estimate = pairwiseFrom("xxxx yyxx xxxx yyxx");
    COMPARE_NEAR(*estimate.value, 1.0 / 5, 1e-14);
    QCOMPARE(pairwiseDetail(estimate, "pairs"), 5.0);
    QCOMPARE(pairwiseDetail(estimate, "undefined_pairs"), 1.0);
}

void tst_PairwiseKappa::twoRatersHaveCohensErrorToo()
{
    const Ratings ratings = ratingsOfText("xx yy xy yx zz zx yy x. .z", "xyz");
    const RowPatterns rows(ratings);
    const auto weights = WeightMatrix::identity(3);
    const Estimate mean = PairwiseKappa(rows, weights).estimate();
    const Estimate cohen = cohenKappa(contingencyTable(rows, 0, 1), weights);
    COMPARE_NEAR(*mean.value, *cohen.value, 1e-14);
    COMPARE_NEAR(*mean.standardError, *cohen.standardError, 1e-14);
    COMPARE_NEAR(mean.interval->low, cohen.interval->low, 1e-13);
    QCOMPARE(mean.test->name, QLatin1StringView("wald_z"));
}

void tst_PairwiseKappa::undefinedCasesHaveTheirReason_data()
{
    addUndefinedKappas();
}

void tst_PairwiseKappa::undefinedCasesHaveTheirReason()
{
    QFETCH(const QByteArray, units);
    QFETCH(UndefinedReason, reason);
    QCOMPARE(pairwiseFrom(units.constData()), Estimate::none(reason));
}

void tst_PairwiseKappa::aJudgeMayBeUndefinedAlone()
{
    // The judge shares no unit, the others do.
    QCOMPARE(pairwiseFrom("xx. yy. ..x", 2), Estimate::none(UndefinedReason::noOverlap));
    // The judge and the others are one constant, the others among themselves too.
    QCOMPARE(pairwiseFrom("xxx xxx", 0), Estimate::none(UndefinedReason::noVariation));
}

void tst_PairwiseKappa::valueFollowsTheFrequencies()
{
    const Ratings ratings = ratingsOfText("xx yy xy xy");
    const RowPatterns rows(ratings);
    PairwiseKappa kappa(rows, WeightMatrix::identity(2));
    COMPARE_NEAR(*kappa.value(rows.frequencies()), 0.2, 1e-14);
    std::vector<qint64> agreeing(rows.frequencies().begin(), rows.frequencies().end());
    for (qsizetype u = 0; u < rows.size(); ++u) {
        if (rows.row(u)[0].category != rows.row(u)[1].category)
            agreeing[size_t(u)] = 0;
    }
    QCOMPARE(*kappa.value(agreeing), 1.0);
    QVERIFY(!kappa.value(std::vector<qint64>(agreeing.size(), 0)));
    COMPARE_NEAR(*kappa.value(rows.frequencies()), 0.2, 1e-14); // nothing was left behind
}

CONCORD_TEST(tst_PairwiseKappa)
#include "tst_pairwisekappa.moc"
