// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/cantorsamplesize.h"
#include "models/agreement/cohenkappa.h"
#include "models/agreement/commoncorrelation.h"
#include "models/agreement/flacksamplesize.h"

#include "tests/models/agreementvectors.h"
#include "tests/support/comparenear.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>

using namespace Concord;

class tst_SampleSize : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void agreesWithTheSharedVectors_data();
    void agreesWithTheSharedVectors();
    void theVarianceIsThatOfTheTable();
    void twoCategoriesLeaveTheWorstTableNoChoice();
    void theWorstTableIsWorseThanAnyOther();
    void twoRatersHaveTheVarianceOfBlochAndKraemer();
    void theCellsAreProbabilitiesWithThisCorrelation();
    void theGoodnessOfFitTestHasThePower();
    void aSmallerHalfWidthNeedsMoreUnits();
    void thePlannedUnitsReachTheHalfWidth();
    void moreRatersNeedFewerUnits();
    void moreCategoriesAreSolvedToo();
    void impossibleTablesAreRefused();
    void wrongTargetsAreRefused_data();
    void wrongTargetsAreRefused();
    void sharesAreChecked();
    void withoutVarianceThereIsNoWidthToPlan();
    void unitsAreWholeAndAtLeastTwo();
};

namespace {

Result<SampleSize> plannedFor(const AgreementVector &vector)
{
    const auto number = [&](const char *name) {
        return vector.params[QLatin1StringView(name)].toDouble();
    };
    PowerTarget target{number("k1"), number("k0"), number("alpha"), number("power")};
    target.twoSided = vector.params[u"two_sided"].toBool(true);
    if (vector.coefficient.endsWith(u"cantor"))
        return cantorSampleSize({number("p1"), number("p2")}, target);
    if (vector.coefficient.endsWith(u"gof"))
        return donnerEliasziwSampleSize({number("prevalence"), vector.params[u"raters"].toInt()},
                                        target);
    std::vector<double> margins;
    for (const QJsonValue &share : vector.params[u"margins"].toArray())
        margins.push_back(share.toDouble());
    return flackSampleSize(margins, target);
}

} // namespace

void tst_SampleSize::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_SampleSize::agreesWithTheSharedVectors_data()
{
    CONCORD_NEEDS_VECTORS();
    QTest::addColumn<AgreementVector>("vector");
    for (const char *method : {"cantor", "flack", "gof"}) {
        const QString name = u"sample_size_kappa_" + QString::fromLatin1(method);
        for (const AgreementVector &vector : agreementVectors(name))
            QTest::newRow(tagOf(vector).constData()) << vector;
    }
}

void tst_SampleSize::agreesWithTheSharedVectors()
{
    QFETCH(const AgreementVector, vector);
    const auto size = plannedFor(vector);
    VERIFY_RESULT(size);
    const double expected = vector.expected[u"n_exact"].toDouble();
    COMPARE_NEAR(size->exact, expected, vector.toleranceFor(expected));
    QCOMPARE(size->units, vector.expected[u"n"].toInt());
}

void tst_SampleSize::theVarianceIsThatOfTheTable()
{
    // The 2 x 2 table of 20, 5, 10, 15 (Cohen's kappa .4) has the shares .5 and .6.
    const auto table = ContingencyTable::fromCounts(2, std::vector<qint64>{20, 5, 10, 15});
    const Estimate kappa = cohenKappa(table, WeightMatrix::identity(2));
    const auto variance = binaryKappaVariance({0.5, 0.6}, 0.4);
    COMPARE_NEAR(std::sqrt(*variance / 50), *kappa.standardError, 1e-12);
    const double half = (kappa.interval->high - kappa.interval->low) / 2;
    COMPARE_NEAR(expectedHalfWidth(50, *variance), half, 1e-12);
}

void tst_SampleSize::twoCategoriesLeaveTheWorstTableNoChoice()
{
    for (const double kappa : {-0.2, 0.0, 0.35, 0.8, 1.0}) {
        const auto worst = worstKappaVariance(std::vector<double>{0.3, 0.7}, kappa);
        const auto only = binaryKappaVariance({0.3, 0.3}, kappa);
        VERIFY_RESULT(worst);
        VERIFY_RESULT(only);
        COMPARE_NEAR(*worst, *only, 1e-9);
    }
}

void tst_SampleSize::theWorstTableIsWorseThanAnyOther()
{
    // Three tables of 100 units with the margins 20, 30, 50 and 70 agreements: by symmetry kappa
    // is (.7 - .38) / .62 in each. None may have a larger variance, and they differ.
    const std::vector<std::vector<qint64>> tables{{10, 5, 5, 5, 20, 5, 5, 5, 40},
                                                  {15, 5, 0, 5, 15, 10, 0, 10, 40},
                                                  {5, 5, 10, 5, 25, 0, 10, 0, 40}};
    const double kappa = 0.32 / 0.62;
    const auto worst = worstKappaVariance(std::vector<double>{0.2, 0.3, 0.5}, kappa);
    VERIFY_RESULT(worst);
    for (const std::vector<qint64> &counts : tables) {
        const Estimate estimate =
            cohenKappa(ContingencyTable::fromCounts(3, counts), WeightMatrix::identity(3));
        COMPARE_NEAR(*estimate.value, kappa, 1e-12);
        QVERIFY(100 * *estimate.standardError * *estimate.standardError <= *worst + 1e-9);
    }
}

void tst_SampleSize::twoRatersHaveTheVarianceOfBlochAndKraemer()
{
    for (const double p : {0.1, 0.3, 0.5}) {
        for (const double k : {0.0, 0.4, 0.9}) {
            // Bloch and Kraemer (1989), Biometrics 45, as given by Donner and Eliasziw (1992).
            const double expected =
                (1 - k) * ((1 - k) * (1 - 2 * k) + k * (2 - k) / (2 * p * (1 - p)));
            COMPARE_NEAR(*commonCorrelationVariance({p, 2}, k), expected, 1e-12);
            COMPARE_NEAR(*binaryKappaVariance({p, p}, k), expected, 1e-12);
        }
    }
}

void tst_SampleSize::theCellsAreProbabilitiesWithThisCorrelation()
{
    for (int raters = 2; raters <= 6; ++raters) {
        const auto cells = positiveProbabilities({0.3, raters}, 0.4);
        VERIFY_RESULT(cells);
        COMPARE_NEAR(std::accumulate(cells->begin(), cells->end(), 0.0), 1.0, 1e-14);
        double disagreement = 0;
        for (int x = 0; x <= raters; ++x)
            disagreement += (*cells)[size_t(x)] * 2 * x * (raters - x) / (raters * (raters - 1.0));
        COMPARE_NEAR(disagreement, 0.6 * 2 * 0.3 * 0.7, 1e-14);
    }
}

void tst_SampleSize::theGoodnessOfFitTestHasThePower()
{
    // With one degree of freedom the power is Phi(d - z) + Phi(-d - z), d^2 the noncentrality.
    const CommonCorrelation model{0.3, 3};
    const auto size = donnerEliasziwSampleSize(model, {0.6, 0.4, 0.05, 0.9});
    VERIFY_RESULT(size);
    const auto null = positiveProbabilities(model, 0.4);
    const auto cells = positiveProbabilities(model, 0.6);
    double effect = 0;
    for (size_t x = 0; x < null->size(); ++x)
        effect += std::pow((*cells)[x] - (*null)[x], 2) / (*null)[x];
    const auto phi = [](double z) { return std::erfc(-z / std::sqrt(2.0)) / 2; };
    const double d = std::sqrt(size->exact * effect);
    const double z = 1.959963984540054; // R 4.2.2, qnorm(.975)
    COMPARE_NEAR(phi(d - z) + phi(-d - z), 0.9, 1e-9);
}

void tst_SampleSize::aSmallerHalfWidthNeedsMoreUnits()
{
    qint64 last = 0;
    for (const double width : {0.3, 0.2, 0.1, 0.05, 0.02, 0.01}) {
        const auto size = precisionSampleSize({0.6, width}, 1.2);
        VERIFY_RESULT(size);
        QVERIFY(size->units > last);
        last = size->units;
    }
    // By hand: (1.959964 / .1)^2 * 1.2 = 460.98.
    QCOMPARE(precisionSampleSize({0.6, 0.1}, 1.2)->units, 461);
}

void tst_SampleSize::thePlannedUnitsReachTheHalfWidth()
{
    for (const double level : {0.8, 0.95, 0.999}) {
        for (const double width : {0.2, 0.1, 0.037}) {
            for (const double variance : {0.1, 0.84, 3.0}) {
                const auto size = precisionSampleSize({0.5, width, level}, variance);
                VERIFY_RESULT(size);
                QVERIFY(expectedHalfWidth(double(size->units), variance, level) <= width + 1e-12);
                QVERIFY(size->units == 2
                        || expectedHalfWidth(double(size->units - 1), variance, level) > width);
                COMPARE_NEAR(expectedHalfWidth(size->exact, variance, level), width, 1e-12);
            }
        }
    }
}

void tst_SampleSize::moreRatersNeedFewerUnits()
{
    double lastTest = std::numeric_limits<double>::infinity();
    double lastVariance = std::numeric_limits<double>::infinity();
    for (int raters = 2; raters <= 6; ++raters) {
        const auto size = donnerEliasziwSampleSize({0.5, raters}, {0.7, 0.5});
        VERIFY_RESULT(size);
        QVERIFY(size->exact < lastTest);
        QVERIFY(size->variance < lastVariance);
        lastTest = size->exact;
        lastVariance = size->variance;
    }
}

void tst_SampleSize::moreCategoriesAreSolvedToo()
{
    for (const size_t categories : {3, 10, 50}) {
        const std::vector<double> margins(categories, 1.0 / double(categories));
        const auto size = flackSampleSize(margins, {0.6, 0.4});
        VERIFY_RESULT(size);
        QVERIFY(size->units > 2);
        QVERIFY(size->variance > 0);
    }
}

void tst_SampleSize::impossibleTablesAreRefused()
{
    // By hand: shares .1 and .9 allow at most .1 + .1 agreement, pe = .18, so kappa is at most
    // .02 / .82; and with .3 twice at least (.4 - .58) / .42.
    QVERIFY(!binaryKappaVariance({0.1, 0.9}, 0.5));
    QVERIFY(binaryKappaVariance({0.1, 0.9}, 0.02));
    const auto tooLow = binaryKappaVariance({0.3, 0.3}, -0.5);
    QVERIFY(!tooLow);
    QVERIFY(tooLow.error().message.contains(u"-0.429"));
    QVERIFY(!worstKappaVariance(std::vector<double>{0.8, 0.1, 0.1}, -0.9));
    // By hand: 1.4 * .3^4 - .4 * .3 is below 0.
    QVERIFY(!positiveProbabilities({0.3, 4}, -0.4));
    QVERIFY(!commonCorrelationVariance({0.3, 4}, -0.4));
    QVERIFY(!cantorSampleSize({0.1, 0.9}, {0.5, 0.0}));
    QVERIFY(!flackSampleSize(std::vector<double>{0.8, 0.1, 0.1}, {0.5, -0.9}));
    QVERIFY(!donnerEliasziwSampleSize({0.3, 4}, {0.5, -0.4}));
}

void tst_SampleSize::wrongTargetsAreRefused_data()
{
    QTest::addColumn<QList<double>>("numbers");
    const double nan = std::numeric_limits<double>::quiet_NaN();
    QTest::newRow("the same kappa") << QList<double>{0.4, 0.4, 0.05, 0.8};
    QTest::newRow("kappa above 1") << QList<double>{1.1, 0.4, 0.05, 0.8};
    QTest::newRow("kappa is no number") << QList<double>{nan, 0.4, 0.05, 0.8};
    QTest::newRow("null is 1") << QList<double>{0.4, 1, 0.05, 0.8};
    QTest::newRow("alpha is 0") << QList<double>{0.6, 0.4, 0, 0.8};
    QTest::newRow("alpha above 1/2") << QList<double>{0.6, 0.4, 0.6, 0.8};
    QTest::newRow("power is 1") << QList<double>{0.6, 0.4, 0.05, 1};
    QTest::newRow("power below 1/2") << QList<double>{0.6, 0.4, 0.05, 0.4};
    QTest::newRow("power is no number") << QList<double>{0.6, 0.4, 0.05, nan};
}

void tst_SampleSize::wrongTargetsAreRefused()
{
    QFETCH(QList<double>, numbers);
    const PowerTarget target{numbers[0], numbers[1], numbers[2], numbers[3]};
    QVERIFY(!checkTarget(target));
    QVERIFY(!cantorSampleSize({0.5, 0.5}, target));
    QVERIFY(!flackSampleSize(std::vector<double>{0.5, 0.5}, target));
    QVERIFY(!donnerEliasziwSampleSize({0.5, 2}, target));
}

void tst_SampleSize::sharesAreChecked()
{
    QVERIFY(!categoryShares(std::vector<double>{1}));
    QVERIFY(!categoryShares(std::vector<double>{1, 0}));
    QVERIFY(!categoryShares(std::vector<double>{0.5, 0.4}));
    QVERIFY(!categoryShares(std::vector<double>{1.2, -0.2}));
    QVERIFY(!categoryShares(std::vector<double>(51, 1.0 / 51)));
    const auto thirds = categoryShares(std::vector<double>{0.3333, 0.3333, 0.3333});
    VERIFY_RESULT(thirds);
    COMPARE_NEAR(thirds->front(), 1.0 / 3, 1e-15);
    QVERIFY(!binaryKappaVariance({0, 0.5}, 0.5));
    QVERIFY(!binaryKappaVariance({0.5, 1}, 0.5));
    QVERIFY(!positiveProbabilities({1, 2}, 0.5));
    QVERIFY(!positiveProbabilities({0.5, 1}, 0.5));
    QVERIFY(!positiveProbabilities({0.5, 7}, 0.5));
}

void tst_SampleSize::withoutVarianceThereIsNoWidthToPlan()
{
    const auto variance = commonCorrelationVariance({0.5, 3}, 1);
    VERIFY_RESULT(variance);
    QCOMPARE(*variance, 0.0);
    QVERIFY(!precisionSampleSize({1, 0.1}, *variance));
    QVERIFY(!precisionSampleSize({0.6, 0}, 1));
    QVERIFY(!precisionSampleSize({0.6, 0.1, 1}, 1));
}

void tst_SampleSize::unitsAreWholeAndAtLeastTwo()
{
    QCOMPARE(sampleSize(PlanMethod::cantor, 0.3, 1)->units, 2);
    QCOMPARE(sampleSize(PlanMethod::cantor, 85, 1)->units, 85);
    QCOMPARE(sampleSize(PlanMethod::cantor, 85 * (1 + 1e-14), 1)->units, 85);
    QCOMPARE(sampleSize(PlanMethod::cantor, 85.001, 1)->units, 86);
    QVERIFY(!sampleSize(PlanMethod::cantor, 1e13, 1));
    QVERIFY(!sampleSize(PlanMethod::cantor, std::numeric_limits<double>::infinity(), 1));
}

CONCORD_TEST(tst_SampleSize)
#include "tst_samplesize.moc"
