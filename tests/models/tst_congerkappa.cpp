// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/congerkappa.h"

#include "tests/models/agreementvectors.h"
#include "tests/models/kappavectors.h"
#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

using namespace Concord;

class tst_CongerKappa : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void agreesWithOthers_data();
    void agreesWithOthers();
    void missingRatingsLeaveTheOthersShares();
    void differentConstantRatersHaveKappaZero();
    void undefinedCasesHaveTheirReason_data();
    void undefinedCasesHaveTheirReason();
    void manyConstantRatersAreNoVariation();
    void sumsCanBeTakenAgain();
    void aSingleUnitHasNoError();
};

namespace {

Estimate congerOf(const Ratings &ratings)
{
    return congerKappa(RowPatterns(ratings), WeightMatrix::identity(ratings.categoryCount()));
}

} // namespace

void tst_CongerKappa::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_CongerKappa::agreesWithOthers_data()
{
    addKappaColumns();
    const QByteArray diagnoses = diagnosesOfPatients();
    QTest::newRow("irr 0.84.1, kappam.fleiss(diagnoses, exact = TRUE) prints 0.442")
        << diagnoses << 0.442 << 0.0005;
    QTest::newRow("nltk 3.8, multi_kappa() (Davies and Fleiss 1982) of the same")
        << diagnoses << 0.441808540329333 << 1e-13;
    QTest::newRow("nltk 3.8, multi_kappa(), three raters")
        << QByteArray(unitsOfThreeRaters) << 0.455445544554455 << 1e-13;
    QTest::newRow("worked by hand: two raters, Cohen's (1/2 - 3/8) / (5/8)")
        << QByteArray("xx yy xy xy") << 0.2 << 1e-13;
}

void tst_CongerKappa::agreesWithOthers()
{
    QFETCH(const QByteArray, units);
    QFETCH(double, expected);
    QFETCH(double, tolerance);
    const Ratings ratings = ratingsOfText(units.constData());
    const Estimate kappa = congerOf(ratings);
    COMPARE_NEAR(*kappa.value, expected, tolerance);
    QCOMPARE(congerKappaValue(CongerTotals(RowPatterns(ratings),
                                           WeightMatrix::identity(ratings.categoryCount()))),
             kappa.value);
}

// Worked by hand: pa = (1 + 0) / 2; shares of x: A 2/3, B 1/2, so 1 - pe = 1/3 + 1/6 = 1/2.
void tst_CongerKappa::missingRatingsLeaveTheOthersShares()
{
    const Estimate kappa = congerOf(ratingsOfText("xx yx x. .y .y", "xy"));
    COMPARE_NEAR(*kappa.observed, 0.5, 1e-14);
    COMPARE_NEAR(*kappa.expected, 0.5, 1e-14);
    COMPARE_NEAR(*kappa.value, 0, 1e-14);
}

void tst_CongerKappa::differentConstantRatersHaveKappaZero()
{
    const Estimate kappa = congerOf(ratingsOfText("xyz xyz xyz"));
    QCOMPARE(*kappa.value, 0.0);
    QVERIFY(kappa.zeroSe && !kappa.test);
}

void tst_CongerKappa::undefinedCasesHaveTheirReason_data()
{
    addUndefinedKappas();
}

void tst_CongerKappa::undefinedCasesHaveTheirReason()
{
    QFETCH(const QByteArray, units);
    QFETCH(UndefinedReason, reason);
    const Ratings ratings = ratingsOfText(units.constData());
    const RowPatterns rows(ratings);
    QCOMPARE(congerOf(ratings), Estimate::none(reason));
    const CongerTotals totals(rows, WeightMatrix::identity(ratings.categoryCount()));
    QVERIFY(!congerKappaValue(totals));
}

// The sum over pairs is a difference of large sums; rounding must not pass for disagreement.
void tst_CongerKappa::manyConstantRatersAreNoVariation()
{
    for (const int raters : {3, 7, 50}) {
        const Ratings ratings =
            ratingsFrom(QStringList(11, QString(raters, u'x')),
                        {QStringLiteral("x"), QStringLiteral("y"), QStringLiteral("z")});
        const RowPatterns rows(ratings);
        for (const auto &weights :
             {WeightMatrix::identity(3),
              WeightMatrix::squaredDifferences(std::vector<double>{0.1, 0.3, 0.7})})
            QCOMPARE(congerKappa(rows, weights), Estimate::none(UndefinedReason::noVariation));
    }
}

void tst_CongerKappa::sumsCanBeTakenAgain()
{
    const Ratings ratings = ratingsOfText("xx yy xy yx x.");
    const RowPatterns rows(ratings);
    CongerTotals totals(rows, WeightMatrix::identity(2));
    const auto before = congerKappaValue(totals);
    totals.sum(std::vector<qint64>(size_t(rows.size()), 0));
    QCOMPARE(*totals.unusable(), UndefinedReason::noData);
    QVERIFY(!congerKappaValue(totals));
    std::vector<qint64> doubled(rows.frequencies().begin(), rows.frequencies().end());
    for (qint64 &frequency : doubled)
        frequency *= 2;
    totals.sum(doubled);
    COMPARE_NEAR(*congerKappaValue(totals), *before, 1e-14);
}

void tst_CongerKappa::aSingleUnitHasNoError()
{
    const Estimate kappa = congerOf(ratingsOfText("xyx"));
    QCOMPARE(*kappa.value, 0.0); // agreement.md section 5
    QVERIFY(!kappa.standardError && !kappa.interval && !kappa.test);
}

CONCORD_TEST(tst_CongerKappa)
#include "tst_congerkappa.moc"
