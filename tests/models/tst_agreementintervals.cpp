// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/agreementintervals.h"

#include "models/agreement/ratingsbuilder.h"
#include "tests/models/agreementvectors.h"
#include "tests/support/comparenear.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Concord;

class tst_AgreementIntervals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void automaticIntervalsSuitTheCoefficient();
    void alphaOfFewUnitsIsJackknifed();
    void clustersAreBootstrappedUnlessAskedOtherwise();
    void jackknifeErrorHonoursClusters();
    void withheldBootstrapsLendNoError();
    void ranksAreForWeightsOnly();
    void fixedMetricsKeepTheLinearisedError();
    void methodsAreThoseAskedFor_data();
    void methodsAreThoseAskedFor();
    void kappaMaximumTakesItsErrorFromResampling();
    void ordinalAlphaHasTheErrorOfAJackknife();
    void jackknifesThatCannotBeAreNoted();
    void acceleratedIntervalsThatCannotBeAreNoted();
    void seedsChangeTheBootstrapAlone();
};

namespace {

constexpr const char *manyUnits =
    "xx yy zz xy xx yy zz yz xx yy zz zx xx yy zz xy xx yy zz xx yy zy xx yy zz xx yx zz xx yy";

// The same table; units are named after their row, clusters hold two of them each.
Ratings clusteredRatings(int ofEach)
{
    RatingsBuilder builder;
    const QStringList rows = QString::fromLatin1(manyUnits).split(u' ');
    for (qsizetype i = 0; i < rows.size(); ++i) {
        for (qsizetype j = 0; j < 2; ++j)
            builder.add(QString::number(i), QString(QChar(u'a' + char16_t(j))),
                        QString(rows[i][j]));
        const quint32 unit = builder.unit(QByteArray::number(i));
        builder.setCluster(unit, QByteArray::number(i / ofEach));
    }
    return *builder.build();
}

const Estimate &intervalEstimate(const AgreementReport &report, const char *id)
{
    return std::ranges::find(report.coefficients, QString::fromLatin1(id), &CoefficientResult::id)
        ->estimate;
}

Result<AgreementReport> intervalReport(const Ratings &ratings, IntervalChoice choice,
                                       const QStringList &coefficients = {})
{
    AgreementOptions options;
    options.interval = choice;
    options.coefficients = coefficients;
    return agreementReport(ratings, options);
}

} // namespace

void tst_AgreementIntervals::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_AgreementIntervals::automaticIntervalsSuitTheCoefficient()
{
    const auto report = intervalReport(ratingsOfText(manyUnits), IntervalChoice::automatic);
    VERIFY_RESULT(report);
    for (const char *id : {"percent_agreement", "unanimity", "cohen_kappa", "pabak", "scott_pi",
                           "fleiss_kappa", "conger_kappa", "brennan_prediger", "gwet_ac1"})
        QCOMPARE(intervalEstimate(*report, id).interval->method, IntervalMethod::analytic);
    for (const char *id : {"cohen_kappa_max", "krippendorff_alpha"})
        QCOMPARE(intervalEstimate(*report, id).interval->method, IntervalMethod::bootstrap);
}

void tst_AgreementIntervals::alphaOfFewUnitsIsJackknifed()
{
    const QStringList rows = QString::fromLatin1(manyUnits).split(u' ');
    for (const int units : {19, 20}) {
        QStringList part = rows.first(units);
        part += {QStringLiteral("x."), QStringLiteral(".y")}; // not pairable
        const auto report = intervalReport(ratingsFrom(part), IntervalChoice::automatic);
        QCOMPARE(intervalEstimate(*report, "krippendorff_alpha").interval->method,
                 units < 20 ? IntervalMethod::jackknife : IntervalMethod::bootstrap);
        QCOMPARE(intervalEstimate(*report, "unanimity").interval->method, IntervalMethod::analytic);
    }
}

void tst_AgreementIntervals::clustersAreBootstrappedUnlessAskedOtherwise()
{
    const auto automatic = intervalReport(clusteredRatings(2), IntervalChoice::automatic);
    VERIFY_RESULT(automatic);
    QCOMPARE(automatic->clusters, 15);
    for (const char *id : {"percent_agreement", "cohen_kappa", "krippendorff_alpha"}) {
        const Estimate &estimate = intervalEstimate(*automatic, id);
        QCOMPARE(estimate.interval->method, IntervalMethod::bootstrap);
        COMPARE_NEAR(estimate.test->statistic, *estimate.value / *estimate.standardError, 1e-12);
    }
    // An analytic error would take units for independent: the jackknife over clusters stands in.
    const auto analytic = intervalReport(clusteredRatings(2), IntervalChoice::analytic);
    const auto jackknifed = intervalReport(clusteredRatings(2), IntervalChoice::jackknife);
    const auto without = intervalReport(clusteredRatings(2), IntervalChoice::none);
    for (const char *id : {"percent_agreement", "cohen_kappa", "fleiss_kappa"}) {
        QCOMPARE(intervalEstimate(*analytic, id), intervalEstimate(*jackknifed, id));
        QVERIFY(!intervalEstimate(*without, id).interval);
        QCOMPARE(intervalEstimate(*without, id).standardError,
                 intervalEstimate(*jackknifed, id).standardError);
    }
    for (const Estimate &category : analytic->byCategory) {
        QVERIFY(category.value);
        QVERIFY(!category.standardError && !category.interval && !category.test);
    }
}

// A bootstrap that is too often undefined has no error to lend either.
void tst_AgreementIntervals::withheldBootstrapsLendNoError()
{
    RatingsBuilder builder;
    for (int i = 0; i < 20; ++i) {
        const QString unit = QString::number(i);
        builder.add(unit, QStringLiteral("a"), QString(QChar(u'x' + char16_t(i % 2))));
        if (i == 0)
            builder.add(unit, QStringLiteral("b"), QStringLiteral("y"));
        builder.setCluster(builder.unit(unit.toUtf8()), QByteArray::number(i));
    }
    const Ratings ratings = *builder.build();
    const auto report =
        intervalReport(ratings, IntervalChoice::bootstrap, {QStringLiteral("percent_agreement")});
    const Estimate &estimate = report->coefficients[0].estimate;
    QCOMPARE(*estimate.value, 0.0);
    QVERIFY(!estimate.interval && !estimate.standardError && !estimate.test);
    QVERIFY(!estimate.zeroSe);
}

void tst_AgreementIntervals::ranksAreForWeightsOnly()
{
    const Ratings ratings = ratingsOfText("12 23 39 94 11 22 93 48");
    AgreementOptions options;
    options.coefficients = {QStringLiteral("icc_2_1"), QStringLiteral("cohen_kappa_quadratic")};
    const auto byNumbers = agreementReport(ratings, options);
    options.scoresAreRanks = true;
    const auto byRanks = agreementReport(ratings, options);
    QCOMPARE(byRanks->coefficients[0], byNumbers->coefficients[0]);
    QVERIFY(byRanks->coefficients[1] != byNumbers->coefficients[1]);
}

void tst_AgreementIntervals::fixedMetricsKeepTheLinearisedError()
{
    const Ratings ratings =
        ratingsOfText("11.1 2232 3333 3333 2222 1234 4444 1121 2222 .555 ..11 .3..");
    AgreementOptions options;
    options.measure = Measure::ordinal;
    options.interval = IntervalChoice::analytic;
    options.coefficients = {QStringLiteral("krippendorff_alpha")};
    const Estimate ordinal = agreementReport(ratings, options)->coefficients[0].estimate;
    // Error, test and interval are of one kind.
    QCOMPARE(ordinal.interval->method, IntervalMethod::jackknife);
    const double half = *ordinal.value - ordinal.interval->low;
    COMPARE_NEAR(half / *ordinal.standardError, 2.2281388519649385, 1e-9); // t(10), scipy 1.10.1
    options.weights = WeightScheme::Linear;
    const Estimate linear = agreementReport(ratings, options)->coefficients[0].estimate;
    QCOMPARE(linear.interval->method, IntervalMethod::analytic);
    QVERIFY(!linear.detail(QLatin1StringView("standard_error_fixed_metric")));
}

// The error and the test are those of the interval, not of units that were independent.
void tst_AgreementIntervals::jackknifeErrorHonoursClusters()
{
    const auto clustered = intervalReport(clusteredRatings(2), IntervalChoice::jackknife);
    const auto plain = intervalReport(ratingsOfText(manyUnits), IntervalChoice::jackknife);
    for (const char *id : {"percent_agreement", "cohen_kappa", "fleiss_kappa", "gwet_ac1"}) {
        const Estimate &estimate = intervalEstimate(*clustered, id);
        // The t quantile of .975 and 14 degrees of freedom (15 clusters), scipy 1.10.1.
        const double half = (*estimate.value - estimate.interval->low) / 2.1447866879169273;
        COMPARE_NEAR(*estimate.standardError, half, 1e-12);
        COMPARE_NEAR(estimate.test->statistic, *estimate.value / half, 1e-10);
        QCOMPARE(estimate.test->name, QLatin1StringView("wald_t"));
        QVERIFY(*estimate.standardError != *intervalEstimate(*plain, id).standardError);
    }
}

void tst_AgreementIntervals::methodsAreThoseAskedFor_data()
{
    QTest::addColumn<IntervalChoice>("choice");
    QTest::addColumn<IntervalMethod>("method");
    QTest::newRow("bootstrap") << IntervalChoice::bootstrap << IntervalMethod::bootstrap;
    QTest::newRow("bca") << IntervalChoice::bca << IntervalMethod::bca;
    QTest::newRow("jackknife") << IntervalChoice::jackknife << IntervalMethod::jackknife;
}

void tst_AgreementIntervals::methodsAreThoseAskedFor()
{
    QFETCH(IntervalChoice, choice);
    QFETCH(IntervalMethod, method);
    for (const Ratings &ratings : {ratingsOfText(manyUnits), clusteredRatings(3)}) {
        const auto report = intervalReport(ratings, choice);
        VERIFY_RESULT(report);
        int compared = 0;
        for (const CoefficientResult &result : report->coefficients) {
            const Estimate &estimate = result.estimate;
            if (!estimate.value)
                continue;
            QCOMPARE(estimate.interval->method, method);
            QVERIFY(estimate.interval->low <= *estimate.value);
            QVERIFY(estimate.interval->high >= *estimate.value);
            QVERIFY(estimate.interval->high <= 1);
            ++compared;
        }
        QCOMPARE(compared, 13);
    }
}

void tst_AgreementIntervals::kappaMaximumTakesItsErrorFromResampling()
{
    const QStringList id{QStringLiteral("cohen_kappa_max")};
    const Ratings ratings = ratingsOfText(manyUnits);
    const auto bootstrapped = intervalReport(ratings, IntervalChoice::bootstrap, id);
    QVERIFY(*bootstrapped->coefficients[0].estimate.standardError > 0);
    QVERIFY(!bootstrapped->coefficients[0].estimate.test); // nobody asks whether it is 0
    const auto jackknifed = intervalReport(ratings, IntervalChoice::jackknife, id);
    QVERIFY(*jackknifed->coefficients[0].estimate.standardError > 0);
    const auto analytic = intervalReport(ratings, IntervalChoice::analytic, id);
    QVERIFY(!analytic->coefficients[0].estimate.standardError);
    QVERIFY(!analytic->coefficients[0].estimate.interval);
}

// agreement.md section 4: .148 by the jackknife against .142 with the metric taken as fixed.
void tst_AgreementIntervals::ordinalAlphaHasTheErrorOfAJackknife()
{
    const Ratings ratings =
        ratingsOfText("11.1 2232 3333 3333 2222 1234 4444 1121 2222 .555 ..11 .3..");
    AgreementOptions options;
    options.measure = Measure::ordinal;
    options.coefficients = {QStringLiteral("krippendorff_alpha")};
    const auto report = agreementReport(ratings, options);
    const Estimate &alpha = report->coefficients[0].estimate;
    COMPARE_NEAR(*alpha.standardError, 0.148, 0.0005);
    COMPARE_NEAR(*alpha.detail(QLatin1StringView("standard_error_fixed_metric")), 0.142, 0.0005);
}

void tst_AgreementIntervals::jackknifesThatCannotBeAreNoted()
{
    // Without the last unit nothing varies.
    const auto report = intervalReport(ratingsOfText("xx xx xx xy"), IntervalChoice::jackknife,
                                       {QStringLiteral("krippendorff_alpha")});
    QVERIFY(!report->coefficients[0].estimate.interval);
    QVERIFY(report->coefficients[0].estimate.value);
    QCOMPARE(report->warnings.filter(QStringLiteral("no jackknife interval")).size(), 1);
}

void tst_AgreementIntervals::acceleratedIntervalsThatCannotBeAreNoted()
{
    // More different rows than are left out one by one; no replicate is undefined.
    RatingsBuilder builder;
    for (int i = 0; i < 20'100; ++i) {
        builder.add(QString::number(i), QStringLiteral("a"), QString::number(i % 150));
        builder.add(QString::number(i), QStringLiteral("b"), QString::number(i / 150));
    }
    AgreementOptions options;
    options.interval = IntervalChoice::bca;
    options.replicates = 100;
    options.coefficients = {QStringLiteral("cohen_kappa")};
    const auto report = agreementReport(*builder.build(), options);
    VERIFY_RESULT(report);
    QVERIFY(!report->coefficients[0].estimate.interval);
    QCOMPARE(report->warnings.filter(QStringLiteral("cohen_kappa: no BCa interval")).size(), 1);
}

void tst_AgreementIntervals::seedsChangeTheBootstrapAlone()
{
    AgreementOptions options;
    options.seed = 2;
    const Ratings ratings = ratingsOfText(manyUnits);
    const auto one = agreementReport(ratings, {});
    const auto two = agreementReport(ratings, options);
    QVERIFY(intervalEstimate(*one, "krippendorff_alpha").interval
            != intervalEstimate(*two, "krippendorff_alpha").interval);
    QCOMPARE(intervalEstimate(*one, "krippendorff_alpha").standardError,
             intervalEstimate(*two, "krippendorff_alpha").standardError);
    QCOMPARE(intervalEstimate(*one, "fleiss_kappa"), intervalEstimate(*two, "fleiss_kappa"));
}

CONCORD_TEST(tst_AgreementIntervals)
#include "tst_agreementintervals.moc"
