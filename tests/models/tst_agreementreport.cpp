// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/agreementreport.h"

#include "models/agreement/coefficients.h"

#include "models/agreement/ratingsbuilder.h"
#include "tests/models/agreementvectors.h"
#include "tests/support/comparenear.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <random>

using namespace Concord;

class tst_AgreementReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void documentIsAsDescribed();
    void undefinedIsNullWithCodeAndSentence();
    void allCoefficientsAreReportedWithoutAChoice();
    void chosenCoefficientsKeepTheirOrder();
    void unknownCoefficientIsAnError();
    void optionsOutOfRangeAreErrors_data();
    void optionsOutOfRangeAreErrors();
    void cohenKappaNeedsTwoRaters_data();
    void cohenKappaNeedsTwoRaters();
    void alphaIsBootstrappedUnlessAnalyticIsAskedFor();
    void bootstrapCanBeAskedForAll();
    void noIntervalWhenNoneIsAskedFor();
    void gwetErrorChangesIntervalAndTest();
    void measureChangesAlpha();
    void labelsHaveToFitTheMeasure();
    void warningsSayWhatIsMissing();
    void labelsThatLookMissingAreNamed();
    void withheldBootstrapIsExplained();
    void resultDoesNotDependOnOrderOrNames();
};

namespace {

QString reportText(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

// Thirty units of three raters, mostly agreeing; the last three have gaps.
QStringList thirtyUnits()
{
    QStringList rows;
    for (int i = 0; i < 9; ++i)
        rows << reportText("xxx") << reportText("yyy") << reportText(i % 3 == 0 ? "xyx" : "yyy");
    return rows << reportText("xx.") << reportText(".yy") << reportText("y..");
}

const Estimate &estimateOf(const AgreementReport &report, const char *coefficient)
{
    const auto found =
        std::ranges::find(report.coefficients, reportText(coefficient), &CoefficientResult::id);
    return found->estimate;
}

AgreementOptions optionsFor(const QStringList &coefficients)
{
    AgreementOptions options;
    options.coefficients = coefficients;
    return options;
}

} // namespace

void tst_AgreementReport::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_AgreementReport::documentIsAsDescribed()
{
    const Ratings ratings =
        ratingsFrom({reportText("xx"), reportText("xy"), reportText("yy"), reportText("yy")},
                    {reportText("x"), reportText("y"), reportText("z")});
    const auto report = agreementReport(ratings, optionsFor({reportText("cohen_kappa")}));
    VERIFY_RESULT(report);
    const QJsonObject json = toJson(*report);
    const QStringList keys{reportText("by_category"),     reportText("by_label"),
                           reportText("categories"),      reportText("categories_source"),
                           reportText("clusters"),        reportText("coefficients"),
                           reportText("measure"),         reportText("pairable_units"),
                           reportText("pairable_values"), reportText("pairs"),
                           reportText("raters"),          reportText("ratings"),
                           reportText("units"),           reportText("warnings")};
    QCOMPARE(json.keys(), keys);
    QCOMPARE(json[u"units"].toInt(), 4);
    QCOMPARE(json[u"raters"].toInt(), 2);
    QCOMPARE(json[u"ratings"].toInt(), 8);
    QCOMPARE(json[u"categories"].toArray(),
             (QJsonArray{reportText("x"), reportText("y"), reportText("z")}));
    QCOMPARE(json[u"categories_source"].toString(), reportText("declared"));
    QCOMPARE(json[u"measure"].toString(), reportText("nominal"));

    const QJsonObject kappa = json[u"coefficients"][0].toObject();
    const QStringList kappaKeys{
        reportText("ci"),      reportText("details"),        reportText("id"),
        reportText("p_value"), reportText("standard_error"), reportText("standard_error_gwet"),
        reportText("test"),    reportText("undefined_code"), reportText("undefined_reason"),
        reportText("value"),   reportText("weights"),        reportText("zero_se")};
    QCOMPARE(kappa.keys(), kappaKeys);
    QCOMPARE(kappa[u"id"].toString(), reportText("cohen_kappa"));
    QCOMPARE(kappa[u"value"].toDouble(), 0.5);
    QCOMPARE(kappa[u"test"].toString(), reportText("fce_null_z"));
    QVERIFY(kappa[u"standard_error_gwet"].isNull());
    QVERIFY(kappa[u"undefined_code"].isNull() && kappa[u"undefined_reason"].isNull());
    QCOMPARE(kappa[u"ci"].toObject().keys(),
             (QStringList{reportText("high"), reportText("level"), reportText("low"),
                          reportText("method")}));
    QCOMPARE(kappa[u"ci"][u"method"].toString(), reportText("analytic"));

    const QJsonObject expectedPair{
        {reportText("raters"), QJsonArray{reportText("a"), reportText("b")}},
        {reportText("units"), 4},
        {reportText("percent_agreement"), 0.75},
        {reportText("cohen_kappa"), 0.5},
        {reportText("undefined_code"), QJsonValue()}};
    QCOMPARE(json[u"pairs"].toArray(), QJsonArray{expectedPair});
}

void tst_AgreementReport::undefinedIsNullWithCodeAndSentence()
{
    const auto report = agreementReport(ratingsFrom({reportText("x."), reportText(".y")}), {});
    VERIFY_RESULT(report);
    for (const QJsonValue &value : toJson(*report)[u"coefficients"].toArray()) {
        const QJsonObject coefficient = value.toObject();
        for (const char *key : {"value", "standard_error", "ci", "p_value", "test"})
            QVERIFY(coefficient[reportText(key)].isNull());
        const bool isOrdered =
            findCoefficient(coefficient[u"id"].toString())->needs != Coefficient::Needs::Names;
        QCOMPARE(coefficient[u"undefined_code"].toString(),
                 isOrdered ? reportText("wrong_measure") : reportText("no_overlap"));
        QVERIFY(coefficient[u"undefined_reason"].toString().endsWith(u'.'));
    }
    QCOMPARE(toJson(*report)[u"pairs"][0][u"undefined_code"].toString(), reportText("no_overlap"));
}

void tst_AgreementReport::allCoefficientsAreReportedWithoutAChoice()
{
    const auto report = agreementReport(ratingsFrom({reportText("xx"), reportText("xy")}), {});
    VERIFY_RESULT(report);
    QStringList ids;
    for (const CoefficientResult &result : report->coefficients)
        ids.append(result.id);
    for (const char *expected :
         {"percent_agreement", "cohen_kappa", "fleiss_kappa", "krippendorff_alpha"})
        QVERIFY(ids.contains(reportText(expected)));
}

void tst_AgreementReport::chosenCoefficientsKeepTheirOrder()
{
    const QStringList ids{reportText("krippendorff_alpha"), reportText("percent_agreement")};
    const auto report =
        agreementReport(ratingsFrom({reportText("xx"), reportText("xy")}), optionsFor(ids));
    VERIFY_RESULT(report);
    QCOMPARE(report->coefficients[0].id, ids[0]);
    QCOMPARE(report->coefficients[1].id, ids[1]);
    QCOMPARE(report->coefficients.size(), 2);
}

void tst_AgreementReport::unknownCoefficientIsAnError()
{
    const auto report =
        agreementReport(ratingsFrom({reportText("xx")}), optionsFor({reportText("kappa")}));
    QVERIFY(!report);
    QVERIFY(report.error().message.contains(QStringLiteral("“kappa”")));
    QVERIFY(report.error().message.contains(QStringLiteral("fleiss_kappa")));
}

void tst_AgreementReport::optionsOutOfRangeAreErrors_data()
{
    QTest::addColumn<double>("level");
    QTest::addColumn<int>("replicates");
    QTest::newRow("level 0") << 0.0 << 2000;
    QTest::newRow("level 1") << 1.0 << 2000;
    QTest::newRow("level 95") << 95.0 << 2000;
    QTest::newRow("level not a number") << std::numeric_limits<double>::quiet_NaN() << 2000;
    QTest::newRow("no replicates") << 0.95 << 0;
}

void tst_AgreementReport::optionsOutOfRangeAreErrors()
{
    QFETCH(double, level);
    QFETCH(int, replicates);
    AgreementOptions options;
    options.level = level;
    options.replicates = replicates;
    QVERIFY(!agreementReport(ratingsFrom({reportText("xx")}), options));
}

void tst_AgreementReport::cohenKappaNeedsTwoRaters_data()
{
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<UndefinedReason>("reason");
    QTest::newRow("none") << QStringList{} << UndefinedReason::noData;
    QTest::newRow("one") << QStringList{reportText("x")} << UndefinedReason::oneRater;
    QTest::newRow("three") << QStringList{reportText("xyx")} << UndefinedReason::notTwoRaters;
}

void tst_AgreementReport::cohenKappaNeedsTwoRaters()
{
    QFETCH(const QStringList, rows);
    QFETCH(UndefinedReason, reason);
    const auto report = agreementReport(ratingsFrom(rows), optionsFor({reportText("cohen_kappa")}));
    VERIFY_RESULT(report);
    QCOMPARE(report->coefficients[0].estimate, Estimate::none(reason));
}

void tst_AgreementReport::alphaIsBootstrappedUnlessAnalyticIsAskedFor()
{
    const Ratings ratings = ratingsFrom(thirtyUnits());
    AgreementOptions options;
    const auto automatic = agreementReport(ratings, options);
    QCOMPARE(estimateOf(*automatic, "krippendorff_alpha").interval->method,
             IntervalMethod::bootstrap);
    QCOMPARE(estimateOf(*automatic, "fleiss_kappa").interval->method, IntervalMethod::analytic);
    options.interval = IntervalChoice::analytic;
    const auto analytic = agreementReport(ratings, options);
    QCOMPARE(estimateOf(*analytic, "krippendorff_alpha").interval->method,
             IntervalMethod::analytic);
    QCOMPARE(estimateOf(*analytic, "krippendorff_alpha").standardError,
             estimateOf(*automatic, "krippendorff_alpha").standardError);
}

void tst_AgreementReport::bootstrapCanBeAskedForAll()
{
    AgreementOptions options;
    options.interval = IntervalChoice::bootstrap;
    options.level = 0.9;
    const auto report =
        agreementReport(ratingsFrom({reportText("xx"), reportText("yy"), reportText("xy"),
                                     reportText("yy"), reportText("xx")}),
                        options);
    VERIFY_RESULT(report);
    for (const CoefficientResult &result : report->coefficients) {
        if (result.estimate.undefined == UndefinedReason::wrongMeasure)
            continue;
        QVERIFY(result.estimate.interval);
        QCOMPARE(result.estimate.interval->method, IntervalMethod::bootstrap);
        QCOMPARE(result.estimate.interval->level, 0.9);
        QVERIFY(result.estimate.interval->low <= *result.estimate.value);
        QVERIFY(result.estimate.interval->high >= *result.estimate.value);
    }
}

void tst_AgreementReport::noIntervalWhenNoneIsAskedFor()
{
    AgreementOptions options;
    options.interval = IntervalChoice::none;
    const auto report = agreementReport(ratingsFrom(thirtyUnits()), options);
    for (const CoefficientResult &result : report->coefficients)
        QVERIFY(!result.estimate.interval);
    QVERIFY(estimateOf(*report, "krippendorff_alpha").standardError);
}

void tst_AgreementReport::gwetErrorChangesIntervalAndTest()
{
    const Ratings ratings = ratingsFrom(thirtyUnits());
    AgreementOptions options = optionsFor({reportText("fleiss_kappa")});
    const auto ratio = agreementReport(ratings, options);
    options.standardError = StandardErrorKind::gwet;
    const auto gwet = agreementReport(ratings, options);
    const Estimate &one = estimateOf(*ratio, "fleiss_kappa");
    const Estimate &other = estimateOf(*gwet, "fleiss_kappa");
    QCOMPARE(other.standardError, one.standardError);
    QCOMPARE(other.standardErrorGwet, one.standardErrorGwet);
    QVERIFY(other.interval->low < one.interval->low);
    QVERIFY(other.test->pValue > one.test->pValue);
}

void tst_AgreementReport::measureChangesAlpha()
{
    CONCORD_NEEDS_VECTORS();
    const AgreementVector vector = agreementVector(reportText("krippendorff2011_alpha_interval"));
    AgreementOptions options = optionsFor({reportText("krippendorff_alpha")});
    options.measure = Measure::interval;
    const auto report = agreementReport(ratingsOf(vector), options);
    VERIFY_RESULT(report);
    COMPARE_NEAR(*report->coefficients[0].estimate.value, vector.expected[u"value"].toDouble(),
                 1e-9);
    QCOMPARE(toJson(*report)[u"measure"].toString(), reportText("interval"));
}

void tst_AgreementReport::labelsHaveToFitTheMeasure()
{
    const Ratings observed = ratingsFrom({reportText("xy"), reportText("yy")});
    const Ratings declared =
        ratingsFrom({reportText("xy"), reportText("yy")}, {reportText("y"), reportText("x")});
    AgreementOptions options;
    options.measure = Measure::ordinal;
    QVERIFY(!agreementReport(observed, options));
    VERIFY_RESULT(agreementReport(declared, options));
    options.measure = Measure::interval;
    QVERIFY(!agreementReport(declared, options));
    options.measure = Measure::ratio;
    QVERIFY(!agreementReport(observed, options));
    VERIFY_RESULT(agreementReport(ratingsFrom({reportText("12"), reportText("22")}), options));
}

void tst_AgreementReport::warningsSayWhatIsMissing()
{
    const auto warned =
        agreementReport(ratingsFrom({reportText("xy."), reportText("..."), reportText("yy.")}), {});
    const QStringList warnings = warned->warnings;
    const auto says = [&](const char *text) {
        return std::ranges::any_of(warnings,
                                   [&](const QString &w) { return w.contains(reportText(text)); });
    };
    QVERIFY(says("observed"));
    QVERIFY(says("1 unit(s) without a rating"));
    QVERIFY(says("1 rater(s) without a rating"));
    QVERIFY(says("Only 2 unit(s)"));

    QStringList enough(30, reportText("xy"));
    enough[3] = reportText("xx");
    const auto quiet = agreementReport(ratingsFrom(enough, {reportText("x"), reportText("y")}), {});
    QCOMPARE(quiet->warnings, QStringList());
}

void tst_AgreementReport::labelsThatLookMissingAreNamed()
{
    RatingsBuilder builder;
    builder.add(reportText("1"), reportText("a"), reportText("NA"));
    builder.add(reportText("1"), reportText("b"), reportText("yes"));
    const auto report = agreementReport(*builder.build(), {});
    QVERIFY(report->warnings.join(u' ').contains(reportText("NA")));
}

void tst_AgreementReport::withheldBootstrapIsExplained()
{
    // One unit of 25 varies: 36 % of the replicates have no variation.
    QStringList rows(24, reportText("xx"));
    rows.append(reportText("xy"));
    const auto report = agreementReport(ratingsFrom(rows), {});
    QVERIFY(!estimateOf(*report, "krippendorff_alpha").interval);
    QVERIFY(estimateOf(*report, "krippendorff_alpha").value);
    QVERIFY(!report->warnings.filter(reportText("krippendorff_alpha: no interval")).isEmpty());
}

void tst_AgreementReport::resultDoesNotDependOnOrderOrNames()
{
    QStringList rows;
    std::mt19937 random(5); // NOLINT: the same every time
    for (int i = 0; i < 60; ++i) {
        QString row;
        for (int rater = 0; rater < 4; ++rater)
            row += QChar(
                u"xxyz."[(i % 3 + int(random() % 5 == 0) * int(random() % 4) + rater / 4) % 5]);
        rows.append(row);
    }
    AgreementOptions options;
    options.interval = IntervalChoice::bootstrap;
    const auto first = agreementReport(ratingsFrom(rows), options);
    VERIFY_RESULT(first);
    for (int turn = 0; turn < 4; ++turn) {
        std::ranges::shuffle(rows, random);
        const auto again = agreementReport(ratingsFrom(rows), options);
        QCOMPARE(*again, *first); // to the last bit
    }
    // Raters in another order and other letters: the same but for rounding, and other draws.
    options.interval = IntervalChoice::analytic;
    const auto plain = agreementReport(ratingsFrom(rows), options);
    for (QString &row : rows) {
        std::ranges::reverse(row);
        row.replace(u'x', u'~').replace(u'z', u'a');
    }
    const auto renamed = agreementReport(ratingsFrom(rows), options);
    for (qsizetype i = 0; i < plain->coefficients.size(); ++i) {
        const Estimate &one = plain->coefficients[i].estimate;
        const Estimate &other = renamed->coefficients[i].estimate;
        QCOMPARE(other.undefined, one.undefined);
        if (!one.value)
            continue;
        COMPARE_NEAR(*other.value, *one.value, 1e-14);
        COMPARE_NEAR(*other.standardError, *one.standardError, 1e-14);
        COMPARE_NEAR(other.interval->low, one.interval->low, 1e-13);
    }
}

CONCORD_TEST(tst_AgreementReport)
#include "tst_agreementreport.moc"
