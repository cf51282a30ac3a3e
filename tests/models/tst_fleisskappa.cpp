// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/fleisskappa.h"

#include "models/agreement/rowpatterns.h"
#include "tests/models/agreementvectors.h"
#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace Concord;

class tst_FleissKappa : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void agreesWithTheSharedVectors_data();
    void agreesWithTheSharedVectors();
    void isScottsPiForTwoRaters_data();
    void isScottsPiForTwoRaters();
    void scottsPiAgreesWithOthers_data();
    void scottsPiAgreesWithOthers();
    void scottsPiAveragesTheOrdersOfWeights();
    void scottsPiIsUndefinedWithoutVariation();
    void categoriesAgreeWithThePaper();
    void categoriesAverageToKappa();
    void fleissNeeAndLandisTestWorkedByHand();
    void fleissNeeAndLandisTestOfFleissData();
    void unequalNumbersOfRatingsAreTestedByWald();
    void aUnitWithOneRatingCountsInTheSharesOnly();
    void undefinedCasesHaveTheirReason_data();
    void undefinedCasesHaveTheirReason();
    void threeConstantRatersHaveZeroError();
    void perfectAgreementHasZeroErrorAndATest();
    void aConstantWeightMatrixIsUndefined();
    void weightsOfTheIdentityChangeNothing();
};

namespace {

CountPatterns fleissCounts(int categories, const std::vector<quint32> &table)
{
    return CountPatterns(categories, table);
}

Estimate fleissOf(const CountPatterns &patterns, StandardErrorKind kind = StandardErrorKind::ratio)
{
    return fleissKappa(patterns, WeightMatrix::identity(patterns.categoryCount()), {0.95, kind});
}

Estimate fleissFrom(const QStringList &rows, const QStringList &categories = {})
{
    const Ratings ratings = ratingsFrom(rows, categories);
    return fleissOf(CountPatterns(RowPatterns(ratings)));
}

} // namespace

void tst_FleissKappa::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_FleissKappa::agreesWithTheSharedVectors_data()
{
    CONCORD_NEEDS_VECTORS();
    QTest::addColumn<AgreementVector>("vector");
    for (const AgreementVector &vector : agreementVectors(QStringLiteral("fleiss_kappa")))
        QTest::newRow(tagOf(vector).constData()) << vector;
}

void tst_FleissKappa::agreesWithTheSharedVectors()
{
    QFETCH(AgreementVector, vector);
    // tst_AgreementVectors compares resampled errors and intervals.
    for (const char *resampled : {"boot_se", "boot_ci_lower", "boot_ci_upper"})
        vector.expected.remove(QLatin1StringView(resampled));
    if (vector.isBootstrap())
        vector.tolerance = 1e-9;
    const Estimate kappa = fleissOf(countsOf(vector), StandardErrorKind::gwet);
    QCOMPARE(differenceFrom(vector, kappa), QString());
}

void tst_FleissKappa::isScottsPiForTwoRaters_data()
{
    CONCORD_NEEDS_VECTORS();
    QTest::addColumn<AgreementVector>("vector");
    for (const AgreementVector &vector : agreementVectors(QStringLiteral("scott_pi")))
        QTest::newRow(tagOf(vector).constData()) << vector;
}

void tst_FleissKappa::isScottsPiForTwoRaters()
{
    QFETCH(const AgreementVector, vector);
    QCOMPARE(differenceFrom(vector, fleissOf(countsOf(vector))), QString());
}

void tst_FleissKappa::scottsPiAgreesWithOthers_data()
{
    QTest::addColumn<int>("categories");
    QTest::addColumn<QList<qint64>>("counts");
    QTest::addColumn<double>("expected");
    QTest::addColumn<double>("tolerance");
    using Counts = QList<qint64>;
    QTest::newRow("nltk 3.8, AnnotationTask.pi(), 2 x 2")
        << 2 << Counts{20, 5, 10, 15} << 0.393939393939394 << 1e-13;
    QTest::newRow("nltk 3.8, AnnotationTask.pi(), 3 x 3")
        << 3 << Counts{11, 5, 2, 4, 9, 3, 1, 6, 7} << 0.337713534822602 << 1e-13;
    QTest::newRow("nltk 3.8, AnnotationTask.pi(), 4 x 4")
        << 4 << Counts{40, 9, 1, 0, 6, 30, 3, 2, 0, 4, 12, 3, 1, 0, 2, 7} << 0.62120054987017
        << 1e-13;
    QTest::newRow("Wikipedia, Scott's pi: prints -0.057, of rounded shares")
        << 3 << Counts{1, 2, 3, 4, 5, 6, 7, 8, 9} << -0.057 << 0.001;
    QTest::newRow("worked by hand: never equal") << 2 << Counts{0, 5, 5, 0} << -1.0 << 1e-14;
    QTest::newRow("worked by hand: other categories altogether")
        << 2 << Counts{0, 5, 0, 0} << -1.0 << 1e-14;
}

void tst_FleissKappa::scottsPiAgreesWithOthers()
{
    QFETCH(int, categories);
    QFETCH(const QList<qint64>, counts);
    QFETCH(double, expected);
    QFETCH(double, tolerance);
    const auto table =
        ContingencyTable::fromCounts(categories, std::vector<qint64>(counts.begin(), counts.end()));
    COMPARE_NEAR(*scottPiValue(table, WeightMatrix::identity(categories)), expected, tolerance);
}

void tst_FleissKappa::scottsPiAveragesTheOrdersOfWeights()
{
    const auto table = ContingencyTable::fromCounts(2, std::vector<qint64>{4, 3, 1, 6});
    const auto mixed = WeightMatrix::fromAgreement(2, std::vector<double>{1, 0.8, 0.2, 1});
    const auto even = WeightMatrix::fromAgreement(2, std::vector<double>{1, 0.5, 0.5, 1});
    COMPARE_NEAR(*scottPiValue(table, mixed), *scottPiValue(table, even), 1e-14);
}

void tst_FleissKappa::scottsPiIsUndefinedWithoutVariation()
{
    const auto weights = WeightMatrix::identity(2);
    const auto constant = ContingencyTable::fromCounts(2, std::vector<qint64>{7, 0, 0, 0});
    QVERIFY(!scottPiValue(constant, weights));
    QVERIFY(!scottPiValue(ContingencyTable::fromCounts(2, std::vector<qint64>(4, 0)), weights));
}

void tst_FleissKappa::categoriesAgreeWithThePaper()
{
    CONCORD_NEEDS_VECTORS();
    const AgreementVector vector = agreementVector(QStringLiteral("mieskes2009_fleiss_categories"));
    const QJsonArray expected = vector.expected[u"kappa_category"].toArray();
    const QList<Estimate> kappas = fleissKappaByCategory(countsOf(vector));
    QCOMPARE(kappas.size(), expected.size());
    for (qsizetype k = 0; k < kappas.size(); ++k) {
        COMPARE_NEAR(*kappas[k].value, expected[k].toDouble(), 1e-9);
        const QString name = QStringLiteral("kappa_category[%1]").arg(k);
        const QJsonValue printed = vector.published[name];
        COMPARE_NEAR(*kappas[k].value, printed[u"value"].toDouble(),
                     printed[u"tolerance"].toDouble());
    }
}

void tst_FleissKappa::categoriesAverageToKappa()
{
    // Fleiss (1971): kappa is the mean of the categories' kappas weighted by p_j q_j.
    const CountPatterns counts = fleissCounts(3, {2, 1, 1, 0, 4, 0, 1, 1, 2, 0, 0, 4, 3, 0, 1});
    const std::vector<double> shares = CountTotals(counts, WeightMatrix::identity(3)).shares();
    const QList<Estimate> kappas = fleissKappaByCategory(counts);
    double sum = 0;
    double weights = 0;
    for (size_t k = 0; k < shares.size(); ++k) {
        sum += *kappas[qsizetype(k)].value * shares[k] * (1 - shares[k]);
        weights += shares[k] * (1 - shares[k]);
    }
    COMPARE_NEAR(*fleissOf(counts).value, sum / weights, 1e-12);
}

void tst_FleissKappa::fleissNeeAndLandisTestWorkedByHand()
{
    // Two raters, shares 1/2: S = 1/2, the third moment is 0, so se0 = sqrt(1/n).
    const Estimate kappa = fleissOf(fleissCounts(2, {2, 0, 2, 0, 0, 2, 0, 2, 1, 1}));
    QCOMPARE(kappa.test->name, QLatin1StringView("fnl1979_null_z"));
    COMPARE_NEAR(*kappa.test->nullStandardError, std::sqrt(0.2), 1e-12);
    COMPARE_NEAR(*kappa.value, 0.6, 1e-12);
    COMPARE_NEAR(kappa.test->statistic, 0.6 / std::sqrt(0.2), 1e-12);
}

void tst_FleissKappa::fleissNeeAndLandisTestOfFleissData()
{
    CONCORD_NEEDS_VECTORS();
    const AgreementVector vector = agreementVector(QStringLiteral("boot_fleiss1971_fleiss"));
    const Estimate kappa = fleissOf(countsOf(vector));
    // R package irr 0.84.1, example of kappam.fleiss (the data of Fleiss 1971): .43, z = 17.7.
    COMPARE_NEAR(*kappa.value, 0.43, 0.005);
    COMPARE_NEAR(kappa.test->statistic, 17.7, 0.05);
}

void tst_FleissKappa::unequalNumbersOfRatingsAreTestedByWald()
{
    const Estimate kappa = fleissFrom(
        {QStringLiteral("xx"), QStringLiteral("yy"), QStringLiteral("xy"), QStringLiteral("x.")});
    QCOMPARE(kappa.test->name, QLatin1StringView("wald_t"));
    COMPARE_NEAR(kappa.test->statistic, *kappa.value / *kappa.standardError, 1e-12);
}

void tst_FleissKappa::aUnitWithOneRatingCountsInTheSharesOnly()
{
    // Worked by hand: pa = 2/3; shares x (1 + 0 + 1/2 + 1)/4 = 5/8, so 1 - pe = 15/32.
    const Estimate kappa = fleissFrom(
        {QStringLiteral("xx"), QStringLiteral("yy"), QStringLiteral("xy"), QStringLiteral("x.")});
    COMPARE_NEAR(*kappa.observed, 2.0 / 3, 1e-12);
    COMPARE_NEAR(1 - *kappa.expected, 15.0 / 32, 1e-12);
    COMPARE_NEAR(*kappa.value, 1 - (1.0 / 3) / (15.0 / 32), 1e-12);
    QVERIFY(*kappa.standardError < *kappa.standardErrorGwet);
}

void tst_FleissKappa::undefinedCasesHaveTheirReason_data()
{
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<UndefinedReason>("reason");
    using Rows = QStringList;
    const auto row = [](const char *text) { return QString::fromLatin1(text); };
    QTest::newRow("nothing") << Rows{} << UndefinedReason::noData;
    QTest::newRow("only gaps") << Rows{row("..")} << UndefinedReason::noData;
    QTest::newRow("one rater") << Rows{row("x"), row("y")} << UndefinedReason::oneRater;
    QTest::newRow("one of two raters rated")
        << Rows{row("x."), row("y.")} << UndefinedReason::oneRater;
    QTest::newRow("no shared unit") << Rows{row("x."), row(".y")} << UndefinedReason::noOverlap;
    QTest::newRow("all the same") << Rows{row("xx"), row("xx")} << UndefinedReason::noVariation;
    QTest::newRow("one unit, all the same") << Rows{row("xxx")} << UndefinedReason::noVariation;
}

void tst_FleissKappa::undefinedCasesHaveTheirReason()
{
    QFETCH(const QStringList, rows);
    QFETCH(UndefinedReason, reason);
    QCOMPARE(fleissFrom(rows), Estimate::none(reason));
}

void tst_FleissKappa::threeConstantRatersHaveZeroError()
{
    const Estimate kappa =
        fleissFrom(QStringList(7, QStringLiteral("xyz")),
                   {QStringLiteral("x"), QStringLiteral("y"), QStringLiteral("z")});
    COMPARE_NEAR(*kappa.value, -0.5, 1e-12);
    QVERIFY(kappa.zeroSe);
    QCOMPARE(*kappa.standardError, 0.0);
}

void tst_FleissKappa::perfectAgreementHasZeroErrorAndATest()
{
    const Estimate kappa = fleissOf(fleissCounts(3, {3, 0, 0, 0, 3, 0, 0, 0, 3, 3, 0, 0}));
    QCOMPARE(*kappa.value, 1.0);
    QVERIFY(kappa.zeroSe);
    QCOMPARE(*kappa.interval, (Interval{0.95, 1, 1, IntervalMethod::analytic}));
    QCOMPARE(kappa.test->name, QLatin1StringView("fnl1979_null_z"));
    QVERIFY(kappa.test->pValue < 0.001);
}

void tst_FleissKappa::aConstantWeightMatrixIsUndefined()
{
    const auto weights = WeightMatrix::fromAgreement(2, std::vector<double>{1, 1, 1, 1});
    QCOMPARE(fleissKappa(fleissCounts(2, {1, 1, 2, 0}), weights),
             Estimate::none(UndefinedReason::noVariation));
}

void tst_FleissKappa::weightsOfTheIdentityChangeNothing()
{
    const CountPatterns counts = fleissCounts(3, {2, 1, 1, 0, 4, 0, 1, 1, 0, 0, 0, 1, 3, 0, 1});
    const std::vector<double> cells{1, 0, 0, 0, 1, 0, 0, 0, 1};
    const Estimate plain = fleissOf(counts);
    const Estimate full = fleissKappa(counts, WeightMatrix::fromAgreement(3, cells));
    COMPARE_NEAR(*plain.value, *full.value, 1e-14);
    COMPARE_NEAR(*plain.standardError, *full.standardError, 1e-14);
    COMPARE_NEAR(*plain.standardErrorGwet, *full.standardErrorGwet, 1e-14);
}

CONCORD_TEST(tst_FleissKappa)
#include "tst_fleisskappa.moc"
