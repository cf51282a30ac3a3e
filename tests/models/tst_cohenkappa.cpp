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
};

namespace {

ContingencyTable cohenTable(int categories, const std::vector<qint64> &counts)
{
    return ContingencyTable::fromCounts(categories, counts);
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

CONCORD_TEST(tst_CohenKappa)
#include "tst_cohenkappa.moc"
