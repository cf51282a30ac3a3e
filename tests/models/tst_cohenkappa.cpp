// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/cohenkappa.h"

#include "tests/models/agreementvectors.h"
#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace Concord;

class tst_CohenKappa : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void agreesWithTheSharedVectors_data();
    void agreesWithTheSharedVectors();
    void weightsAgreeWithTheSharedVectors_data();
    void weightsAgreeWithTheSharedVectors();
    void agreesWithWhatIsWorkedByHand_data();
    void agreesWithWhatIsWorkedByHand();
    void withoutASharedUnitIsUndefined();
    void withoutVariationIsUndefined();
    void unusedCategoriesDoNotMatter();
    void aRaterWhoNeverVariesHasKappaZeroAndNoTest();
    void perfectAgreementIsTestedByTheNullError();
    void aSingleUnitHasNoError();
    void swappingTheRatersTransposesTheWeights();
    void identityWeightsEqualAnIdentityMatrix();
    void aConstantWeightMatrixIsUndefined();
    void theLevelWidensTheInterval();
    void errorsAgreeWithStatsmodels_data();
    void errorsAgreeWithStatsmodels();
    void influenceIsTheDerivative_data();
    void influenceIsTheDerivative();
    void maximumAgreesWithOthers_data();
    void maximumAgreesWithOthers();
    void maximumUndefinedCasesHaveTheirReason();
};

namespace {

ContingencyTable cohenTable(int categories, const std::vector<qint64> &counts)
{
    return ContingencyTable::fromCounts(categories, counts);
}

WeightMatrix powerWeights(int size, int power)
{
    if (power == 0)
        return WeightMatrix::identity(size);
    std::vector<double> distances;
    for (int k = 0; k < size; ++k) {
        for (int l = 0; l < size; ++l)
            distances.push_back(std::pow(qAbs(k - l), power));
    }
    return WeightMatrix::fromDistances(size, distances);
}

WeightMatrix weightsNamed(const QJsonValue &name, const AgreementVector &vector)
{
    const auto size = vector.data[u"categories"].toArray().size();
    std::vector<double> weights;
    for (qsizetype i = 0; i < size; ++i) {
        for (qsizetype j = 0; j < size; ++j) {
            if (name.isArray()) {
                weights.push_back(name[i][j].toDouble());
                continue;
            }
            const double distance = double(qAbs(i - j)) / double(size - 1);
            weights.push_back(1 - (name.toString() == u"linear" ? distance : distance * distance));
        }
    }
    return WeightMatrix::fromAgreement(int(size), weights);
}

} // namespace

void tst_CohenKappa::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_CohenKappa::agreesWithTheSharedVectors_data()
{
    CONCORD_NEEDS_VECTORS();
    QTest::addColumn<AgreementVector>("vector");
    for (const AgreementVector &vector : agreementVectors(QStringLiteral("cohen_kappa"))) {
        if (!vector.isBootstrap())
            QTest::newRow(tagOf(vector).constData()) << vector;
    }
}

void tst_CohenKappa::agreesWithTheSharedVectors()
{
    QFETCH(const AgreementVector, vector);
    const ContingencyTable table = tableOf(vector);
    const Estimate kappa = cohenKappa(table, WeightMatrix::identity(table.categoryCount()));
    QCOMPARE(differenceFrom(vector, kappa), QString());
    if (vector.expected.contains(u"se_table"))
        COMPARE_NEAR(*kappa.standardError, vector.expected[u"se_table"].toDouble(), 1e-9);
}

void tst_CohenKappa::weightsAgreeWithTheSharedVectors_data()
{
    CONCORD_NEEDS_VECTORS();
    QTest::addColumn<AgreementVector>("vector");
    for (const AgreementVector &vector : agreementVectors(QStringLiteral("weighted_kappa")))
        QTest::newRow(tagOf(vector).constData()) << vector;
}

void tst_CohenKappa::weightsAgreeWithTheSharedVectors()
{
    QFETCH(const AgreementVector, vector);
    const Estimate kappa =
        cohenKappa(tableOf(vector), weightsNamed(vector.params[u"weights"], vector));
    QCOMPARE(differenceFrom(vector, kappa), QString());
}

void tst_CohenKappa::agreesWithWhatIsWorkedByHand_data()
{
    QTest::addColumn<int>("categories");
    QTest::addColumn<QList<qint64>>("counts");
    QTest::addColumn<double>("expected");
    using Counts = QList<qint64>;
    QTest::newRow("worked by hand: po .7, pe .5") << 2 << Counts{20, 5, 10, 15} << 0.4;
    QTest::newRow("worked by hand: never equal") << 2 << Counts{0, 5, 5, 0} << -1.0;
    QTest::newRow("worked by hand: po = pe") << 2 << Counts{1, 1, 1, 1} << 0.0;
    QTest::newRow("worked by hand: all equal") << 3 << Counts{2, 0, 0, 0, 3, 0, 0, 0, 4} << 1.0;
    QTest::newRow("worked by hand: one unit, different") << 2 << Counts{0, 1, 0, 0} << 0.0;
    // Fleiss, Levin and Paik (2003), Statistical Methods for Rates and Proportions, table 18.1
    // (counts of 100: psychosis, neurosis, organic); the book prints .68.
    QTest::newRow("Fleiss, Levin and Paik 2003, table 18.1")
        << 3 << Counts{75, 1, 4, 5, 4, 1, 0, 0, 10} << (0.89 - 0.66) / (1 - 0.66);
}

void tst_CohenKappa::agreesWithWhatIsWorkedByHand()
{
    QFETCH(int, categories);
    QFETCH(const QList<qint64>, counts);
    QFETCH(double, expected);
    const auto table = cohenTable(categories, {counts.begin(), counts.end()});
    const auto value = cohenKappaValue(table, WeightMatrix::identity(categories));
    QVERIFY(value);
    COMPARE_NEAR(*value, expected, 1e-12);
}

void tst_CohenKappa::withoutASharedUnitIsUndefined()
{
    const Estimate kappa = cohenKappa(cohenTable(2, {0, 0, 0, 0}), WeightMatrix::identity(2));
    QCOMPARE(kappa, Estimate::none(UndefinedReason::noOverlap));
}

void tst_CohenKappa::withoutVariationIsUndefined()
{
    const Estimate kappa = cohenKappa(cohenTable(2, {9, 0, 0, 0}), WeightMatrix::identity(2));
    QCOMPARE(kappa, Estimate::none(UndefinedReason::noVariation));
}

void tst_CohenKappa::unusedCategoriesDoNotMatter()
{
    const Estimate two = cohenKappa(cohenTable(2, {20, 5, 10, 15}), WeightMatrix::identity(2));
    const Estimate three =
        cohenKappa(cohenTable(3, {20, 5, 0, 10, 15, 0, 0, 0, 0}), WeightMatrix::identity(3));
    QCOMPARE(three, two);
}

void tst_CohenKappa::aRaterWhoNeverVariesHasKappaZeroAndNoTest()
{
    const Estimate kappa =
        cohenKappa(cohenTable(3, {1, 2, 4, 0, 0, 0, 0, 0, 0}), WeightMatrix::identity(3));
    QCOMPARE(*kappa.value, 0.0);
    QCOMPARE(*kappa.standardError, 0.0);
    QVERIFY(kappa.zeroSe);
    QVERIFY(!kappa.test);
    QCOMPARE(*kappa.interval, (Interval{0.95, 0, 0, IntervalMethod::analytic}));
}

void tst_CohenKappa::perfectAgreementIsTestedByTheNullError()
{
    const Estimate kappa = cohenKappa(cohenTable(2, {5, 0, 0, 5}), WeightMatrix::identity(2));
    QCOMPARE(*kappa.value, 1.0);
    QVERIFY(kappa.zeroSe);
    QCOMPARE(kappa.test->name, QLatin1StringView("fce_null_z"));
    // Worked by hand: pe = 1/2, so var0 = (1/2 + 1/4 - 1/4 - 1/4) / (10 * 1/4) = 1/10.
    COMPARE_NEAR(*kappa.test->nullStandardError, std::sqrt(0.1), 1e-12);
    COMPARE_NEAR(kappa.test->pValue, 0.0015654022580025, 1e-12); // 2 * normal tail of sqrt(10)
}

void tst_CohenKappa::aSingleUnitHasNoError()
{
    const Estimate kappa = cohenKappa(cohenTable(2, {0, 1, 0, 0}), WeightMatrix::identity(2));
    QCOMPARE(*kappa.value, 0.0);
    QVERIFY(!kappa.standardError && !kappa.interval && !kappa.test && !kappa.zeroSe);
}

void tst_CohenKappa::swappingTheRatersTransposesTheWeights()
{
    const auto table = cohenTable(3, {11, 5, 2, 4, 9, 3, 1, 6, 7});
    const auto swapped = cohenTable(3, {11, 4, 1, 5, 9, 6, 2, 3, 7});
    const std::vector<double> weights{1, 0.9, 0.2, 0.4, 1, 0.3, 0, 0.6, 1};
    const std::vector<double> transposed{1, 0.4, 0, 0.9, 1, 0.6, 0.2, 0.3, 1};
    const Estimate one = cohenKappa(table, WeightMatrix::fromAgreement(3, weights));
    const Estimate other = cohenKappa(swapped, WeightMatrix::fromAgreement(3, transposed));
    COMPARE_NEAR(*one.value, *other.value, 1e-14);
    COMPARE_NEAR(*one.standardError, *other.standardError, 1e-14);
    COMPARE_NEAR(one.test->pValue, other.test->pValue, 1e-14);
    const Estimate wrong = cohenKappa(table, WeightMatrix::fromAgreement(3, transposed));
    QVERIFY(std::abs(*wrong.value - *one.value) > 0.001);
}

void tst_CohenKappa::identityWeightsEqualAnIdentityMatrix()
{
    const auto table = cohenTable(3, {11, 5, 2, 4, 9, 3, 1, 6, 7});
    const Estimate plain = cohenKappa(table, WeightMatrix::identity(3));
    const Estimate full = cohenKappa(
        table, WeightMatrix::fromAgreement(3, std::vector<double>{1, 0, 0, 0, 1, 0, 0, 0, 1}));
    COMPARE_NEAR(*plain.value, *full.value, 1e-14);
    COMPARE_NEAR(*plain.standardError, *full.standardError, 1e-14);
    COMPARE_NEAR(plain.test->statistic, full.test->statistic, 1e-12);
}

void tst_CohenKappa::aConstantWeightMatrixIsUndefined()
{
    const auto weights = WeightMatrix::fromAgreement(2, std::vector<double>{1, 1, 1, 1});
    const Estimate kappa = cohenKappa(cohenTable(2, {3, 4, 5, 6}), weights);
    QCOMPARE(kappa, Estimate::none(UndefinedReason::noVariation));
}

void tst_CohenKappa::theLevelWidensTheInterval()
{
    const auto table = cohenTable(2, {20, 5, 10, 15});
    const Estimate kappa =
        cohenKappa(table, WeightMatrix::identity(2), {0.99, StandardErrorKind::ratio});
    const double half = *kappa.value - kappa.interval->low;
    COMPARE_NEAR(half / *kappa.standardError, 2.5758293035489004, 1e-9);
    QCOMPARE(kappa.interval->level, 0.99);
}

void tst_CohenKappa::errorsAgreeWithStatsmodels_data()
{
    QTest::addColumn<int>("categories");
    QTest::addColumn<QList<qint64>>("counts");
    QTest::addColumn<int>("power"); // of the differences; 0: no weights
    QTest::addColumn<double>("kappa");
    QTest::addColumn<double>("error");
    QTest::addColumn<double>("nullError");
    const QList<qint64> three{11, 5, 2, 4, 9, 3, 1, 6, 7};
    const QList<qint64> four{40, 9, 1, 0, 6, 30, 3, 2, 0, 4, 12, 3, 1, 0, 2, 7};
    QTest::newRow("statsmodels 0.13.5, cohens_kappa(), 3 x 3")
        << 3 << three << 0 << 0.340314136125654 << 0.107689866460146 << 0.101626102617586;
    QTest::newRow("statsmodels 0.13.5, wt='linear', 3 x 3")
        << 3 << three << 1 << 0.414634146341463 << 0.106039636950697 << 0.11160369035197;
    QTest::newRow("statsmodels 0.13.5, wt='quadratic', 3 x 3")
        << 3 << three << 2 << 0.49438202247191 << 0.117830127099548 << 0.144009195257855;
    QTest::newRow("statsmodels 0.13.5, cohens_kappa(), 4 x 4")
        << 4 << four << 0 << 0.621374045801527 << 0.0578125998125838 << 0.058653325795063;
    QTest::newRow("statsmodels 0.13.5, wt='linear', 4 x 4")
        << 4 << four << 1 << 0.705722070844687 << 0.0503628134163092 << 0.0648368734482013;
    QTest::newRow("statsmodels 0.13.5, wt='quadratic', 4 x 4")
        << 4 << four << 2 << 0.782887297399171 << 0.0536081904656199 << 0.0911416732933954;
}

void tst_CohenKappa::errorsAgreeWithStatsmodels()
{
    QFETCH(int, categories);
    QFETCH(const QList<qint64>, counts);
    QFETCH(int, power);
    QFETCH(double, kappa);
    QFETCH(double, error);
    QFETCH(double, nullError);
    const Estimate estimate = cohenKappa(cohenTable(categories, {counts.begin(), counts.end()}),
                                         powerWeights(categories, power));
    COMPARE_NEAR(*estimate.value, kappa, 1e-13);
    COMPARE_NEAR(*estimate.standardError, error, 1e-13);
    COMPARE_NEAR(*estimate.test->nullStandardError, nullError, 1e-13);
}

void tst_CohenKappa::influenceIsTheDerivative_data()
{
    QTest::addColumn<int>("power");
    QTest::newRow("unweighted") << 0;
    QTest::newRow("linear") << 1;
    QTest::newRow("quadratic") << 2;
}

// Of a table that is a million times as large, one more unit in a cell moves kappa by 1 / n of it.
void tst_CohenKappa::influenceIsTheDerivative()
{
    QFETCH(int, power);
    std::vector<qint64> counts{11, 5, 2, 4, 9, 3, 1, 6, 7};
    const WeightMatrix weights = powerWeights(3, power);
    const auto influence = cohenInfluence(cohenTable(3, counts), weights);
    QCOMPARE(influence.size(), size_t(9));
    double sum = 0;
    for (size_t i = 0; i < counts.size(); ++i)
        sum += double(counts[i]) * influence[i];
    COMPARE_NEAR(sum, 0, 1e-12);
    for (qint64 &count : counts)
        count *= 1'000'000;
    const double n = 48e6;
    for (size_t i = 0; i < counts.size(); ++i) {
        std::vector<qint64> more = counts;
        std::vector<qint64> less = counts;
        more[i] += 1000;
        less[i] -= 1000;
        const double moved = *cohenKappaValue(cohenTable(3, more), weights)
            - *cohenKappaValue(cohenTable(3, less), weights);
        COMPARE_NEAR(influence[i], moved * n / 2000, 1e-6);
    }
    QVERIFY(cohenInfluence(cohenTable(3, std::vector<qint64>(9, 0)), weights).empty());
    QVERIFY(cohenInfluence(cohenTable(2, {5, 0, 0, 0}), powerWeights(2, power)).empty());
}

void tst_CohenKappa::maximumAgreesWithOthers_data()
{
    QTest::addColumn<int>("categories");
    QTest::addColumn<QList<qint64>>("counts");
    QTest::addColumn<double>("expected");
    using Counts = QList<qint64>;
    QTest::newRow("statsmodels 0.13.5, kappa_max, 2 x 2") << 2 << Counts{20, 5, 10, 15} << 0.8;
    QTest::newRow("statsmodels 0.13.5, kappa_max, 3 x 3")
        << 3 << Counts{11, 5, 2, 4, 9, 3, 1, 6, 7} << 0.87434554973822;
    QTest::newRow("statsmodels 0.13.5, kappa_max, 4 x 4")
        << 4 << Counts{40, 9, 1, 0, 6, 30, 3, 2, 0, 4, 12, 3, 1, 0, 2, 7} << 0.951145038167939;
    QTest::newRow("worked by hand: equal margins") << 2 << Counts{0, 5, 5, 0} << 1.0;
    QTest::newRow("worked by hand: one rater never varies") << 2 << Counts{3, 3, 0, 0} << 0.0;
    QTest::newRow("worked by hand: other categories altogether") << 2 << Counts{0, 9, 0, 0} << 0.0;
}

void tst_CohenKappa::maximumAgreesWithOthers()
{
    QFETCH(int, categories);
    QFETCH(const QList<qint64>, counts);
    QFETCH(double, expected);
    const auto table = cohenTable(categories, {counts.begin(), counts.end()});
    const Estimate maximum = cohenKappaMaximum(table);
    COMPARE_NEAR(*maximum.value, expected, 1e-13);
    QCOMPARE(cohenKappaMaximumValue(table), maximum.value);
    QVERIFY(!maximum.standardError && !maximum.interval && !maximum.test);
    QVERIFY(*cohenKappaValue(table, WeightMatrix::identity(categories)) <= *maximum.value);
}

void tst_CohenKappa::maximumUndefinedCasesHaveTheirReason()
{
    QCOMPARE(cohenKappaMaximum(cohenTable(2, {0, 0, 0, 0})),
             Estimate::none(UndefinedReason::noOverlap));
    QCOMPARE(cohenKappaMaximum(cohenTable(2, {9, 0, 0, 0})),
             Estimate::none(UndefinedReason::noVariation));
}

CONCORD_TEST(tst_CohenKappa)
#include "tst_cohenkappa.moc"
