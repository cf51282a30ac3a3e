// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/bootstrap.h"

#include "models/agreement/agreementreport.h"
#include "models/agreement/coefficients.h"
#include "models/agreement/fleisskappa.h"
#include "tests/models/agreementvectors.h"
#include "tests/support/comparenear.h"
#include "tests/support/copymodel.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace Concord;

class tst_Bootstrap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void intervalsAgreeWithTheSharedVectors_data();
    void intervalsAgreeWithTheSharedVectors();
    void replicatesDoNotDependOnHowTheyAreSplit();
    void resultDoesNotDependOnThreads_data();
    void resultDoesNotDependOnThreads();
    void statisticsDoNotDisturbEachOther();
    void seedChangesTheReplicates();
    void orderOfUnitsDoesNotMatter();
    void undefinedReplicatesAreDroppedAndCounted();
    void moreThanFivePercentUndefinedWithholdsTheInterval();
    void percentilesAreLinearBetweenReplicates();
    void valuesAreSummarisedInAnyOrder();
    void agreesWithTheAnalyticErrorOnALargeSample();
    void acceleratedIntervalsAgreeWithScipy();
    void acceleratedIntervalsNeedAJackknife();
    void acceleratedIntervalOfAConstantIsThatConstant();
    void anEstimateBeyondAllReplicatesHasNoAcceleratedInterval();
};

namespace {

// A statistic that is one pattern's frequency.
PatternStatistic frequencyOf(size_t pattern)
{
    return [pattern](std::span<const qint64> frequencies) {
        return std::optional<double>(double(frequencies[pattern]));
    };
}

BootstrapSummary bootstrapOf(const AgreementVector &vector, int replicates)
{
    const Ratings ratings = ratingsOf(vector);
    AgreementInput input(ratings);
    if (vector.param(QStringLiteral("level")) == u"ordinal")
        input.metric.measure = Measure::ordinal;
    const Coefficient *coefficient = findCoefficient(vector.coefficient);
    const auto frequencies = coefficient->basis == Coefficient::Basis::rows
        ? input.rows.frequencies()
        : input.counts.frequencies();
    return bootstrap(ResamplingUnits::fromPatterns(frequencies), {coefficient->statistic(input)},
                     {replicates, 11, 0.95, false})
        .first();
}

} // namespace

void tst_Bootstrap::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_Bootstrap::intervalsAgreeWithTheSharedVectors_data()
{
    CONCORD_NEEDS_VECTORS();
    QTest::addColumn<AgreementVector>("vector");
    for (const char *coefficient : {"fleiss_kappa", "krippendorff_alpha", "cohen_kappa"}) {
        for (const AgreementVector &vector : agreementVectors(QString::fromLatin1(coefficient))) {
            if (vector.isBootstrap())
                QTest::newRow(tagOf(vector).constData()) << vector;
        }
    }
}

void tst_Bootstrap::intervalsAgreeWithTheSharedVectors()
{
    QFETCH(const AgreementVector, vector);
    const int replicates = vector.params[u"min_replicates"].toInt();
    const BootstrapSummary summary = bootstrapOf(vector, replicates);
    QCOMPARE(summary.undefined, 0);
    QCOMPARE(summary.interval->method, IntervalMethod::bootstrap);
    COMPARE_NEAR(summary.interval->low, vector.expected[u"boot_ci_lower"].toDouble(),
                 vector.tolerance);
    COMPARE_NEAR(summary.interval->high, vector.expected[u"boot_ci_upper"].toDouble(),
                 vector.tolerance);
    COMPARE_NEAR(*summary.standardError, vector.expected[u"boot_se"].toDouble(), vector.tolerance);
}

void tst_Bootstrap::replicatesDoNotDependOnHowTheyAreSplit()
{
    const std::vector<qint64> frequencies{30, 20, 10, 5};
    const QList<PatternStatistic> statistics{frequencyOf(0), frequencyOf(2)};
    const auto whole =
        bootstrapReplicates(ResamplingUnits::fromPatterns(frequencies), statistics, 5, 0, 100);
    auto parts =
        bootstrapReplicates(ResamplingUnits::fromPatterns(frequencies), statistics, 5, 0, 37);
    parts += bootstrapReplicates(ResamplingUnits::fromPatterns(frequencies), statistics, 5, 37, 99);
    parts +=
        bootstrapReplicates(ResamplingUnits::fromPatterns(frequencies), statistics, 5, 99, 100);
    QCOMPARE(parts, whole);
}

void tst_Bootstrap::resultDoesNotDependOnThreads_data()
{
    QTest::addColumn<IntervalChoice>("interval");
    QTest::newRow("percentiles") << IntervalChoice::bootstrap;
    QTest::newRow("bca") << IntervalChoice::bca;
}

void tst_Bootstrap::resultDoesNotDependOnThreads()
{
    QFETCH(const IntervalChoice, interval);
    Philox random(1);
    const Ratings ratings = CopyModel({0.5, 0.3, 0.2}, 0.6, 0.3).ratings(60, 3, random);
    AgreementOptions options; // ordered: alpha's metric is made anew for each replicate
    options.interval = interval;
    options.measure = Measure::ordinal;
    options.replicates = 203;
    options.threads = 1;
    const auto serial = agreementReport(ratings, options);
    VERIFY_RESULT(serial);
    for (const int threads : {0, 2, 3, 64, 1000}) {
        options.threads = threads;
        const auto report = agreementReport(ratings, options);
        VERIFY_RESULT(report);
        QCOMPARE(*report, *serial);
    }
    options.seed = 2;
    QVERIFY(*agreementReport(ratings, options) != *serial);
}

void tst_Bootstrap::statisticsDoNotDisturbEachOther()
{
    const std::vector<qint64> frequencies{30, 20, 10, 5};
    const auto both =
        bootstrap(ResamplingUnits::fromPatterns(frequencies), {frequencyOf(0), frequencyOf(2)}, {});
    QCOMPARE(both[0],
             bootstrap(ResamplingUnits::fromPatterns(frequencies), {frequencyOf(0)}, {}).first());
    QCOMPARE(both[1],
             bootstrap(ResamplingUnits::fromPatterns(frequencies), {frequencyOf(2)}, {}).first());
}

void tst_Bootstrap::seedChangesTheReplicates()
{
    const std::vector<qint64> frequencies{300, 200};
    const auto one =
        bootstrapReplicates(ResamplingUnits::fromPatterns(frequencies), {frequencyOf(0)}, 1, 0, 50);
    QVERIFY(one
            != bootstrapReplicates(ResamplingUnits::fromPatterns(frequencies), {frequencyOf(0)}, 2,
                                   0, 50));
    QCOMPARE(
        bootstrapReplicates(ResamplingUnits::fromPatterns(frequencies), {frequencyOf(0)}, 1, 0, 50),
        one);
}

void tst_Bootstrap::orderOfUnitsDoesNotMatter()
{
    QStringList table;
    for (const char *row : {"xyx", "xxx", "yyx", "y.y", "xx.", "zzz", "zyz", "xzx", "xxx"})
        table.append(QString::fromLatin1(row));
    QList<Interval> intervals;
    for (int turn = 0; turn < 3; ++turn) {
        std::rotate(table.begin(), table.begin() + 2, table.end());
        const Ratings ratings = ratingsFrom(table);
        const AgreementInput input(ratings);
        const auto statistic = findCoefficient(QStringLiteral("fleiss_kappa"))->statistic(input);
        const auto summary =
            bootstrap(ResamplingUnits::fromPatterns(input.counts.frequencies()), {statistic}, {})
                .first();
        intervals.append(*summary.interval);
    }
    QCOMPARE(intervals[1], intervals[0]);
    QCOMPARE(intervals[2], intervals[0]);
}

void tst_Bootstrap::undefinedReplicatesAreDroppedAndCounted()
{
    // Ten units, one of them different: (9/10)^10 = 35 % of the replicates lack it.
    const std::vector<qint64> frequencies{9, 1};
    const PatternStatistic statistic = [](std::span<const qint64> drawn) {
        return drawn[1] > 0 ? std::optional(double(drawn[0])) : std::nullopt;
    };
    const auto summary =
        bootstrap(ResamplingUnits::fromPatterns(frequencies), {statistic}, {10'000, 3, 0.95, false})
            .first();
    QCOMPARE(summary.replicates, 10'000);
    COMPARE_NEAR(summary.undefined / 10'000.0, std::pow(0.9, 10), 0.02);
}

void tst_Bootstrap::moreThanFivePercentUndefinedWithholdsTheInterval()
{
    const std::vector<qint64> frequencies{1, 1};
    for (const int undefined : {5, 6}) {
        int call = 0;
        const PatternStatistic statistic = [&](std::span<const qint64>) {
            return call++ < undefined ? std::nullopt : std::optional(double(call));
        };
        const auto summary = bootstrap(ResamplingUnits::fromPatterns(frequencies), {statistic},
                                       {100, 1, 0.95, false})
                                 .first();
        QCOMPARE(summary.undefined, undefined);
        QCOMPARE(summary.isWithheld(), undefined == 6);
        QCOMPARE(summary.interval.has_value(), undefined == 5);
    }
}

void tst_Bootstrap::percentilesAreLinearBetweenReplicates()
{
    const std::vector<qint64> frequencies{1, 1};
    int call = 0;
    const PatternStatistic statistic = [&](std::span<const qint64>) {
        return std::optional(double(call++));
    };
    const auto summary =
        bootstrap(ResamplingUnits::fromPatterns(frequencies), {statistic}, {101, 1, 0.9, false})
            .first();
    COMPARE_NEAR(summary.interval->low, 5, 1e-9);
    COMPARE_NEAR(summary.interval->high, 95, 1e-9);
    COMPARE_NEAR(*summary.standardError, std::sqrt(101 * 102 / 12.0), 1e-9); // of 0 … 100
}

void tst_Bootstrap::valuesAreSummarisedInAnyOrder()
{
    const BootstrapOptions options{4, 1, 0.5, false};
    const auto summary = percentileSummary({7, 1, 5, 3}, options);
    COMPARE_NEAR(summary.interval->low, 2.5, 1e-12); // by hand: three quarters from 1 to 3
    COMPARE_NEAR(summary.interval->high, 5.5, 1e-12);
    QCOMPARE(summary.undefined, 0);
    QVERIFY(!percentileSummary({7, 5, 3}, options).interval); // one of four is missing
    QVERIFY(!percentileSummary({}, options).standardError);
}

void tst_Bootstrap::agreesWithTheAnalyticErrorOnALargeSample()
{
    const std::vector<quint32> table{3, 0, 0, 2, 1, 0, 0, 3, 0, 1, 1, 1, 0, 0, 3, 1, 0, 0, 0, 1, 1};
    const std::vector<qint64> frequencies{900, 300, 700, 150, 500, 400, 200};
    const CountPatterns counts(3, table, frequencies);
    const WeightMatrix weights = WeightMatrix::identity(3);
    const Estimate kappa = fleissKappa(counts, weights);
    CountTotals totals(counts, weights);
    const PatternStatistic statistic = [&](std::span<const qint64> drawn) {
        totals.sum(drawn);
        return fleissKappaValue(totals, weights);
    };
    const auto summary = bootstrap(ResamplingUnits::fromPatterns(counts.frequencies()), {statistic},
                                   {20'000, 1, 0.95, false})
                             .first();
    const double error = *kappa.standardError;
    COMPARE_NEAR(*summary.standardError, error, 0.02 * error);
    COMPARE_NEAR(summary.interval->low, kappa.interval->low, 0.1 * error);
    COMPARE_NEAR(summary.interval->high, kappa.interval->high, 0.1 * error);
}

// scipy 1.10.1, stats.bootstrap() of the mean, 200,000 resamples: percentiles 6.25 and 17.8, BCa
// 7.05 and 19.7, standard error 2.970. The tolerances are those of 50,000 replicates.
void tst_Bootstrap::acceleratedIntervalsAgreeWithScipy()
{
    const std::vector<double> values{1, 2, 3, 4, 5, 6, 8, 9, 12, 13, 17, 21, 25, 34, 55};
    const std::vector<qint64> frequencies{2, 3, 2, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    const PatternStatistic mean = [&](std::span<const qint64> drawn) {
        double sum = 0;
        for (size_t u = 0; u < values.size(); ++u)
            sum += double(drawn[u]) * values[u];
        return std::optional(sum / 20);
    };
    const auto units = ResamplingUnits::fromPatterns(frequencies);
    const auto plain = bootstrap(units, {mean}, {50'000, 5, 0.95, false}).first();
    const auto accelerated = bootstrap(units, {mean}, {50'000, 5, 0.95, true}).first();
    COMPARE_NEAR(plain.interval->low, 6.25, 0.1);
    COMPARE_NEAR(plain.interval->high, 17.8, 0.2);
    COMPARE_NEAR(*plain.standardError, 2.970, 0.03);
    COMPARE_NEAR(accelerated.interval->low, 7.05, 0.15);
    COMPARE_NEAR(accelerated.interval->high, 19.7, 0.3);
    QCOMPARE(accelerated.interval->method, IntervalMethod::bca);
    QCOMPARE(accelerated.standardError, plain.standardError);
}

void tst_Bootstrap::acceleratedIntervalsNeedAJackknife()
{
    // Ten units are always drawn, but leaving one out is undefined.
    const PatternStatistic needsTen = [](std::span<const qint64> drawn) {
        return drawn[0] + drawn[1] == 10 ? std::optional(double(drawn[0])) : std::nullopt;
    };
    const auto units = ResamplingUnits::fromPatterns(std::vector<qint64>{6, 4});
    const auto accelerated = bootstrap(units, {needsTen}, {500, 1, 0.95, true}).first();
    QVERIFY(!accelerated.interval && !accelerated.isWithheld());
    QVERIFY(accelerated.standardError);
    QVERIFY(bootstrap(units, {needsTen}, {500, 1, 0.95, false}).first().interval);
}

void tst_Bootstrap::acceleratedIntervalOfAConstantIsThatConstant()
{
    const PatternStatistic constant = [](std::span<const qint64>) { return std::optional(0.25); };
    const auto summary = bootstrap(ResamplingUnits::fromPatterns(std::vector<qint64>{6, 4}),
                                   {constant}, {500, 1, 0.95, true})
                             .first();
    QCOMPARE(*summary.interval, (Interval{0.95, 0.25, 0.25, IntervalMethod::bca}));
    QCOMPARE(*summary.standardError, 0.0);
}

void tst_Bootstrap::anEstimateBeyondAllReplicatesHasNoAcceleratedInterval()
{
    // The number of different patterns that were drawn: 40 are, and never all in a replicate.
    const PatternStatistic different = [](std::span<const qint64> drawn) {
        return std::optional(double(std::ranges::count_if(drawn, [](qint64 f) { return f > 0; })));
    };
    const auto units = ResamplingUnits::fromPatterns(std::vector<qint64>(40, 1));
    const auto summary = bootstrap(units, {different}, {500, 1, 0.95, true}).first();
    QVERIFY(!summary.interval && !summary.isWithheld());
}

CONCORD_TEST(tst_Bootstrap)
#include "tst_bootstrap.moc"
