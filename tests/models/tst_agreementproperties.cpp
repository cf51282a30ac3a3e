// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/agreementreport.h"
#include "models/agreement/coefficients.h"
#include "models/agreement/jackknife.h"
#include "models/agreement/ratingsbuilder.h"
#include "models/core/random.h"
#include "tests/models/agreementvectors.h"
#include "tests/support/comparenear.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <thread>

using namespace Concord;

/// What holds of any table, tried on random ones.
class tst_AgreementProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void orderOfUnitsDoesNotMatter_data();
    void orderOfUnitsDoesNotMatter();
    void orderOfRatersDoesNotMatter_data();
    void orderOfRatersDoesNotMatter();
    void namesOfCategoriesDoNotMatter_data();
    void namesOfCategoriesDoNotMatter();
    void alphaIsPiWithASmallSampleTerm_data();
    void alphaIsPiWithASmallSampleTerm();
    void coefficientsOfTwoRatersCoincide_data();
    void coefficientsOfTwoRatersCoincide();
    void weightsThatDoNotWeighChangeNothing_data();
    void weightsThatDoNotWeighChangeNothing();
    void constantWeightsLeaveNothingToCorrect();
    void twoCategoriesKnowNoDistances_data();
    void twoCategoriesKnowNoDistances();
    void resamplingAgreesWithTheAnalyticErrors_data();
    void resamplingAgreesWithTheAnalyticErrors();
    void clustersOfOneUnitAreUnits();
    void doubledUnitsInClustersAreOneUnitEach();
    void replicatesDoNotDependOnThreads();
};

namespace {

/// Rows of category numbers by rater; -1: missing.
struct RandomTable
{
    QList<QList<int>> rows;
    int raters = 0;
    int categories = 0;
};

// Each rater names the unit's own category three times of five, else any.
RandomTable randomTable(quint64 seed, int units, int raters, int categories, int missingOfTen)
{
    Philox random(seed);
    RandomTable table{{}, raters, categories};
    for (int unit = 0; unit < units; ++unit) {
        const int own = int(random.below(quint64(categories)) * random.below(2));
        QList<int> row;
        for (int rater = 0; rater < raters; ++rater) {
            const bool isMissing = int(random.below(10)) < missingOfTen;
            const int any = int(random.below(quint64(categories)));
            row.append(isMissing ? -1 : random.below(5) < 3 ? own : any);
        }
        table.rows.append(row);
    }
    return table;
}

QString categoryName(int category)
{
    return QString::number(category + 1);
}

QStringList categoryNames(int categories)
{
    QStringList names;
    for (int k = 0; k < categories; ++k)
        names.append(categoryName(k));
    return names;
}

Ratings tableRatings(const RandomTable &table, int copies = 1, bool isClustered = false)
{
    RatingsBuilder builder(categoryNames(table.categories));
    for (int rater = 0; rater < table.raters; ++rater)
        builder.rater(QByteArray::number(rater));
    for (qsizetype i = 0; i < table.rows.size() * copies; ++i) {
        const QList<int> &row = table.rows[i / copies];
        for (qsizetype rater = 0; rater < row.size(); ++rater) {
            if (row[rater] >= 0)
                builder.add(QString::number(i), QString::number(rater), categoryName(row[rater]));
        }
        if (isClustered) {
            const quint32 unit = builder.unit(QByteArray::number(i));
            builder.setCluster(unit, QByteArray::number(i / copies));
        }
    }
    return *builder.build();
}

AgreementReport tableReport(const Ratings &ratings, WeightScheme weights = WeightScheme::Unweighted)
{
    AgreementOptions options;
    options.interval = IntervalChoice::analytic;
    options.weights = weights;
    return *agreementReport(ratings, options);
}

const Estimate &tableEstimate(const AgreementReport &report, const QString &id)
{
    return std::ranges::find(report.coefficients, id, &CoefficientResult::id)->estimate;
}

double tableValue(const AgreementReport &report, const char *id)
{
    return tableEstimate(report, QString::fromLatin1(id)).value.value_or(-99);
}

double tableError(const AgreementReport &report, const char *id)
{
    return tableEstimate(report, QString::fromLatin1(id)).standardError.value_or(-99);
}

bool areNear(const std::optional<double> &one, const std::optional<double> &other)
{
    return one.has_value() == other.has_value() && (!one || isNear(*one, *other, 1e-11));
}

// The coefficient in which two reports differ more than by rounding.
QString differingCoefficient(const AgreementReport &one, const AgreementReport &other)
{
    for (const CoefficientResult &result : one.coefficients) {
        const Estimate &a = result.estimate;
        const Estimate &b = tableEstimate(other, result.id);
        const bool isSame = areNear(a.value, b.value) && areNear(a.standardError, b.standardError)
            && areNear(a.standardErrorGwet, b.standardErrorGwet) && a.undefined == b.undefined
            && a.zeroSe == b.zeroSe && a.test.has_value() == b.test.has_value()
            && (!a.test
                || (a.test->name == b.test->name && areNear(a.test->pValue, b.test->pValue)));
        if (!isSame)
            return result.id;
    }
    return {};
}

void addTables()
{
    QTest::addColumn<RandomTable>("table");
    QTest::addColumn<WeightScheme>("weights");
    quint64 seed = 1;
    for (const int raters : {2, 3, 6}) {
        for (const int missing : {0, 4}) {
            for (const WeightScheme weights :
                 {WeightScheme::Unweighted, WeightScheme::Linear, WeightScheme::Quadratic,
                  WeightScheme::GwetOrdinal, WeightScheme::Circular}) {
                const RandomTable table = randomTable(seed, 40, raters, 4, missing);
                QTest::addRow("Philox seed %d, %d raters, %d of 10 missing, %s", int(seed), raters,
                              missing, weightSchemeName(weights).data())
                    << table << weights;
                ++seed;
            }
        }
    }
}

void addTwoRaterTables(int missing)
{
    QTest::addColumn<RandomTable>("table");
    for (quint64 seed = 101; seed <= 106; ++seed) {
        const int categories = 2 + int(seed % 4);
        QTest::addRow("Philox seed %d, %d categories", int(seed), categories)
            << randomTable(seed, 15 + int(seed % 3) * 20, 2, categories, missing);
    }
}

std::span<const qint64> basisFrequencies(const AgreementInput &input,
                                         const Coefficient &coefficient)
{
    return coefficient.basis == Coefficient::Basis::rows ? input.rows.frequencies()
                                                         : input.counts.frequencies();
}

// Units in clusters as the coefficient's patterns.
ResamplingUnits clusteredUnits(const AgreementInput &input, const Coefficient &coefficient)
{
    const auto rows = input.rows.patternOfUnits();
    std::vector<quint32> patterns(rows.begin(), rows.end());
    if (coefficient.basis == Coefficient::Basis::counts) {
        for (quint32 &pattern : patterns)
            pattern = input.counts.patternOfRows()[pattern];
    }
    return ResamplingUnits::fromClusters(qsizetype(basisFrequencies(input, coefficient).size()),
                                         patterns, input.ratings.clusterCount(),
                                         input.ratings.clusters());
}

// Coefficients that have an error of a formula, for names.
QList<const Coefficient *> coefficientsWithErrors(const AgreementInput &input)
{
    QList<const Coefficient *> found;
    for (const Coefficient &coefficient : coefficients()) {
        const bool fits = fitsMeasure(coefficient, Measure::nominal)
            && canCompute(coefficient, input) && coefficient.statistic;
        if (fits && coefficient.estimate(input, {}).standardError)
            found.append(&coefficient);
    }
    return found;
}

} // namespace

void tst_AgreementProperties::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_AgreementProperties::orderOfUnitsDoesNotMatter_data()
{
    addTables();
}

void tst_AgreementProperties::orderOfUnitsDoesNotMatter()
{
    QFETCH(RandomTable, table);
    QFETCH(WeightScheme, weights);
    const AgreementReport before = tableReport(tableRatings(table), weights);
    Philox random(77);
    shuffle(table.rows, random);
    const AgreementReport after = tableReport(tableRatings(table), weights);
    QCOMPARE(differingCoefficient(before, after), QString());
}

void tst_AgreementProperties::orderOfRatersDoesNotMatter_data()
{
    addTables();
}

// All of these weights are symmetric, so that this holds of Cohen's kappa too.
void tst_AgreementProperties::orderOfRatersDoesNotMatter()
{
    QFETCH(RandomTable, table);
    QFETCH(WeightScheme, weights);
    const AgreementReport before = tableReport(tableRatings(table), weights);
    for (QList<int> &row : table.rows) {
        std::ranges::rotate(row, row.begin() + 1);
        if (row.size() > 2)
            row.swapItemsAt(0, 1);
    }
    const AgreementReport after = tableReport(tableRatings(table), weights);
    QCOMPARE(differingCoefficient(before, after), QString());
}

void tst_AgreementProperties::namesOfCategoriesDoNotMatter_data()
{
    addTables();
}

void tst_AgreementProperties::namesOfCategoriesDoNotMatter()
{
    QFETCH(RandomTable, table);
    const AgreementReport before = tableReport(tableRatings(table));
    const int renamed[] = {2, 0, 3, 1};
    for (QList<int> &row : table.rows) {
        for (int &category : row)
            category = category < 0 ? category : renamed[category];
    }
    const AgreementReport after = tableReport(tableRatings(table));
    QCOMPARE(differingCoefficient(before, after), QString());
    for (int k = 0; k < 4; ++k) {
        QVERIFY(areNear(before.byCategory[k].value, after.byCategory[renamed[k]].value));
    }
}

void tst_AgreementProperties::alphaIsPiWithASmallSampleTerm_data()
{
    addTwoRaterTables(0);
}

// With N = 2 n values, De takes them without putting back: De = 2 n / (2 n - 1) of pi's.
void tst_AgreementProperties::alphaIsPiWithASmallSampleTerm()
{
    QFETCH(const RandomTable, table);
    const AgreementReport report = tableReport(tableRatings(table));
    const auto n = double(table.rows.size());
    const double pi = tableValue(report, "scott_pi");
    COMPARE_NEAR(tableValue(report, "krippendorff_alpha"), 1 - (1 - pi) * (2 * n - 1) / (2 * n),
                 1e-13);
    COMPARE_NEAR(tableValue(report, "fleiss_kappa"), pi, 1e-13);
    COMPARE_NEAR(tableError(report, "fleiss_kappa"), tableError(report, "scott_pi"), 1e-13);
}

void tst_AgreementProperties::coefficientsOfTwoRatersCoincide_data()
{
    addTwoRaterTables(0);
}

// The errors of the formulas for two raters divide by n, those for any number by n - 1.
void tst_AgreementProperties::coefficientsOfTwoRatersCoincide()
{
    QFETCH(const RandomTable, table);
    const AgreementReport report = tableReport(tableRatings(table));
    const auto n = double(table.rows.size());
    const double root = std::sqrt(n / (n - 1));
    const double kappa = tableValue(report, "cohen_kappa");
    COMPARE_NEAR(tableValue(report, "conger_kappa"), kappa, 1e-13);
    COMPARE_NEAR(tableError(report, "conger_kappa"), tableError(report, "cohen_kappa") * root,
                 1e-13);
    COMPARE_NEAR(tableValue(report, "mean_pairwise_cohen_kappa"), kappa, 1e-13);
    COMPARE_NEAR(tableError(report, "mean_pairwise_cohen_kappa"), tableError(report, "cohen_kappa"),
                 1e-13);
    COMPARE_NEAR(tableValue(report, "brennan_prediger"), tableValue(report, "pabak"), 1e-13);
    COMPARE_NEAR(tableError(report, "brennan_prediger"), tableError(report, "pabak") * root, 1e-13);
    COMPARE_NEAR(tableValue(report, "unanimity"), tableValue(report, "percent_agreement"), 1e-13);
    QVERIFY(tableValue(report, "cohen_kappa_max") >= kappa);
}

void tst_AgreementProperties::weightsThatDoNotWeighChangeNothing_data()
{
    addTwoRaterTables(3);
}

void tst_AgreementProperties::weightsThatDoNotWeighChangeNothing()
{
    QFETCH(const RandomTable, table);
    const Ratings ratings = tableRatings(table);
    const AgreementReport plain = tableReport(ratings);
    QCOMPARE(tableEstimate(plain, QStringLiteral("gwet_ac2")),
             tableEstimate(plain, QStringLiteral("gwet_ac1")));
    AgreementOptions options;
    options.interval = IntervalChoice::analytic;
    options.weights = WeightScheme::Custom;
    for (int k = 0; k < table.categories; ++k) {
        for (int l = 0; l < table.categories; ++l)
            options.customWeights.push_back(k == l ? 1 : 0);
    }
    const auto weighted = agreementReport(ratings, options);
    VERIFY_RESULT(weighted);
    COMPARE_NEAR(tableValue(*weighted, "cohen_kappa_weighted"), tableValue(plain, "cohen_kappa"),
                 1e-13);
    COMPARE_NEAR(tableError(*weighted, "cohen_kappa_weighted"), tableError(plain, "cohen_kappa"),
                 1e-13);
    AgreementReport same = plain; // the test of Fleiss, Nee and Landis is for no weights alone
    same.coefficients.removeIf([](const CoefficientResult &result) {
        return result.id == u"fleiss_kappa" || result.id == u"scott_pi";
    });
    QCOMPARE(differingCoefficient(same, *weighted), QString());
    COMPARE_NEAR(tableValue(*weighted, "scott_pi"), tableValue(plain, "scott_pi"), 1e-13);
    COMPARE_NEAR(tableError(*weighted, "fleiss_kappa"), tableError(plain, "fleiss_kappa"), 1e-13);
}

void tst_AgreementProperties::constantWeightsLeaveNothingToCorrect()
{
    AgreementOptions options;
    options.interval = IntervalChoice::bootstrap;
    options.replicates = 100;
    options.weights = WeightScheme::Custom;
    options.customWeights.assign(16, 1);
    int corrected = 0;
    for (const int raters : {2, 4}) {
        const Ratings ratings = tableRatings(randomTable(5, 60, raters, 4, 2));
        const auto report = agreementReport(ratings, options);
        VERIFY_RESULT(report);
        for (const CoefficientResult &result : report->coefficients) {
            if (result.weights.isEmpty()
                || result.estimate.undefined == UndefinedReason::notTwoRaters)
                continue;
            // Percent agreement is not corrected, and AC2's chance agreement is of another kind.
            if (result.id == u"percent_agreement" || result.id == u"gwet_ac2") {
                QCOMPARE(*result.estimate.value, 1.0);
                continue;
            }
            QCOMPARE(result.estimate, Estimate::none(UndefinedReason::noVariation));
            ++corrected;
        }
    }
    // Weighted kappa and pi of two raters; mean pairwise, Fleiss, Conger, BP and alpha of both.
    QCOMPARE(corrected, 2 + 2 * 5);
}

void tst_AgreementProperties::twoCategoriesKnowNoDistances_data()
{
    QTest::addColumn<RandomTable>("table");
    for (quint64 seed = 201; seed <= 204; ++seed)
        QTest::addRow("Philox seed %d", int(seed)) << randomTable(seed, 50, 2, 2, 2);
}

void tst_AgreementProperties::twoCategoriesKnowNoDistances()
{
    QFETCH(const RandomTable, table);
    const Ratings ratings = tableRatings(table);
    AgreementOptions options;
    options.measure = Measure::interval;
    options.interval = IntervalChoice::analytic;
    const AgreementReport plain = *agreementReport(ratings, options);
    const double kappa = tableValue(plain, "cohen_kappa");
    COMPARE_NEAR(tableValue(plain, "cohen_kappa_linear"), kappa, 1e-13);
    COMPARE_NEAR(tableValue(plain, "cohen_kappa_quadratic"), kappa, 1e-13);
    COMPARE_NEAR(tableError(plain, "cohen_kappa_quadratic"), tableError(plain, "cohen_kappa"),
                 1e-13);
    for (const WeightScheme scheme :
         {WeightScheme::Linear, WeightScheme::Quadratic, WeightScheme::Radical, WeightScheme::Ratio,
          WeightScheme::Circular, WeightScheme::Bipolar, WeightScheme::GwetOrdinal}) {
        options.weights = scheme;
        const AgreementReport weighted = *agreementReport(ratings, options);
        COMPARE_NEAR(tableValue(weighted, "cohen_kappa_weighted"), kappa, 1e-13);
        COMPARE_NEAR(tableValue(weighted, "gwet_ac2"), tableValue(plain, "gwet_ac1"), 1e-13);
        COMPARE_NEAR(tableValue(weighted, "fleiss_kappa"), tableValue(plain, "fleiss_kappa"),
                     1e-13);
    }
}

void tst_AgreementProperties::resamplingAgreesWithTheAnalyticErrors_data()
{
    QTest::addColumn<RandomTable>("table");
    QTest::addColumn<bool>("isWeighted");
    QTest::addColumn<int>("count");
    QTest::newRow("two raters") << randomTable(301, 2000, 2, 3, 0) << false << 12;
    QTest::newRow("two raters, 3 of 10 missing") << randomTable(302, 2000, 2, 4, 3) << false << 12;
    QTest::newRow("four raters, 4 of 10 missing") << randomTable(303, 2000, 4, 3, 4) << false << 9;
    QTest::newRow("quadratic, two raters") << randomTable(304, 2000, 2, 4, 0) << true << 13;
    QTest::newRow("quadratic, three raters, missing")
        << randomTable(305, 2000, 3, 3, 3) << true << 9;
}

void tst_AgreementProperties::resamplingAgreesWithTheAnalyticErrors()
{
    QFETCH(const RandomTable, table);
    QFETCH(bool, isWeighted);
    QFETCH(int, count);
    const Ratings ratings = tableRatings(table);
    AgreementInput input(ratings);
    if (isWeighted) {
        input.scheme = WeightScheme::Quadratic;
        input.weights = *schemeWeights(WeightScheme::Quadratic, input.scores);
    }
    const auto chosen = coefficientsWithErrors(input);
    QCOMPARE(chosen.size(), count);
    for (const Coefficient *coefficient : chosen) {
        const double error = *coefficient->estimate(input, {}).standardError;
        const auto statistic = coefficient->statistic(input);
        const auto units = ResamplingUnits::fromPatterns(basisFrequencies(input, *coefficient));
        const auto left = jackknife(units, statistic);
        QVERIFY(left);
        QVERIFY2(isNear(left->standardError, error, 0.02 * error), coefficient->id.data());
        const auto drawn = bootstrap(units, {statistic}, {2000, 7, 0.95, false}).first();
        QVERIFY2(isNear(*drawn.standardError, error, 0.05 * error), coefficient->id.data());
    }
}

void tst_AgreementProperties::clustersOfOneUnitAreUnits()
{
    const RandomTable table = randomTable(401, 300, 3, 3, 2);
    const Ratings plain = tableRatings(table);
    const Ratings clustered = tableRatings(table, 1, true);
    const AgreementInput plainInput(plain);
    const AgreementInput input(clustered);
    for (const Coefficient *coefficient : coefficientsWithErrors(input)) {
        const auto statistic = coefficient->statistic(input);
        const auto alone =
            ResamplingUnits::fromPatterns(basisFrequencies(plainInput, *coefficient));
        const auto clusters = clusteredUnits(input, *coefficient);
        QCOMPARE(clusters.total(), alone.total());
        const auto plainStatistic = coefficient->statistic(plainInput);
        const auto one = bootstrap(alone, {plainStatistic}, {4000, 1, 0.95, false}).first();
        const auto other = bootstrap(clusters, {statistic}, {4000, 1, 0.95, false}).first();
        const double error = *one.standardError;
        // Both have a Monte Carlo error of 1.1 %.
        QVERIFY2(isNear(*other.standardError, error, 0.05 * error), coefficient->id.data());
        COMPARE_NEAR(other.interval->low, one.interval->low, 0.15 * error);
        COMPARE_NEAR(other.interval->high, one.interval->high, 0.15 * error);
        const auto left = jackknife(alone, plainStatistic);
        const auto leftClusters = jackknife(clusters, statistic);
        COMPARE_NEAR(leftClusters->standardError, left->standardError, 1e-12);
        QCOMPARE(leftClusters->df, left->df);
    }
}

// Copies tell nothing new: as clusters they have the error of the originals, which is sqrt(2) times
// what one would get by taking them for units.
void tst_AgreementProperties::doubledUnitsInClustersAreOneUnitEach()
{
    const RandomTable table = randomTable(402, 400, 3, 3, 0);
    const Ratings once = tableRatings(table);
    const Ratings twice = tableRatings(table, 2, true);
    const AgreementInput single(once);
    const AgreementInput doubled(twice);
    for (const Coefficient *coefficient : coefficientsWithErrors(doubled)) {
        const auto statistic = coefficient->statistic(doubled);
        const auto clusters = clusteredUnits(doubled, *coefficient);
        const auto units = ResamplingUnits::fromPatterns(basisFrequencies(doubled, *coefficient));
        const double original =
            jackknife(ResamplingUnits::fromPatterns(basisFrequencies(single, *coefficient)),
                      coefficient->statistic(single))
                ->standardError;
        const double clustered = jackknife(clusters, statistic)->standardError;
        // Alpha alone depends on the number of values, a little.
        const bool isAlpha = coefficient->id == QLatin1StringView("krippendorff_alpha");
        COMPARE_NEAR(clustered, original, isAlpha ? 0.001 * original : 1e-12);
        const auto summary = bootstrap(clusters, {statistic}, {3000, 9, 0.95, false}).first();
        const auto naive = bootstrap(units, {statistic}, {3000, 9, 0.95, false}).first();
        const double ratio = *summary.standardError / *naive.standardError;
        QVERIFY2(isNear(ratio, std::sqrt(2.0), 0.08), coefficient->id.data());
    }
    // The report says so too.
    AgreementOptions options;
    options.coefficients = {QStringLiteral("fleiss_kappa")};
    const Estimate kappa = agreementReport(twice, options)->coefficients[0].estimate;
    const Estimate first = agreementReport(once, options)->coefficients[0].estimate;
    COMPARE_NEAR(*kappa.value, *first.value, 1e-13);
    COMPARE_NEAR(*kappa.standardError, *first.standardError, 0.06 * *first.standardError);
}

void tst_AgreementProperties::replicatesDoNotDependOnThreads()
{
    const Ratings ratings = tableRatings(randomTable(403, 200, 3, 3, 2), 2, true);
    const AgreementInput input(ratings);
    for (const char *id : {"fleiss_kappa", "conger_kappa", "krippendorff_alpha"}) {
        const Coefficient *coefficient = findCoefficient(QString::fromLatin1(id));
        const auto units = clusteredUnits(input, *coefficient);
        const auto part = [&](int first, int last) {
            return bootstrapReplicates(units, {coefficient->statistic(input)}, 3, first, last);
        };
        const auto whole = part(0, 400);
        QCOMPARE(whole.size(), 400);
        QList<std::optional<double>> parts[3];
        std::vector<std::thread> threads; // each with a statistic of its own
        const int bounds[] = {0, 1, 250, 400};
        for (int i = 2; i >= 0; --i)
            threads.emplace_back([&, i] { parts[i] = part(bounds[i], bounds[i + 1]); });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(parts[0] + parts[1] + parts[2], whole);
    }
}

CONCORD_TEST(tst_AgreementProperties)
#include "tst_agreementproperties.moc"
