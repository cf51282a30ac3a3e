// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/krippendorffalpha.h"

#include "models/agreement/fleisskappa.h"
#include "models/agreement/rowpatterns.h"
#include "tests/models/agreementvectors.h"
#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

using namespace Concord;

class tst_KrippendorffAlpha : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void agreesWithTheSharedVectors_data();
    void agreesWithTheSharedVectors();
    void countsPairableUnitsAndValues_data();
    void countsPairableUnitsAndValues();
    void undefinedCasesHaveTheirReason_data();
    void undefinedCasesHaveTheirReason();
    void aUnitWithOneRatingDoesNotCount();
    void aSingleUnitHasAValueAndNoError();
    void aSingleUnitOfEqualRatingsIsUndefined();
    void perfectAgreementIsOne();
    void approachesFleissKappaWithMoreUnits();
    void relatesToScottsPiByTheSampleSize();
    void intervalAlphaIgnoresShiftAndScale();
    void ratioAlphaIgnoresScale();
    void ordinalAlphaIgnoresTheNumbers();
    void nominalAlphaOfTwoCategoriesIsThatOfEveryMetric();
};

namespace {

Estimate alphaFrom(const QStringList &rows, const QStringList &categories = {})
{
    const Ratings ratings = ratingsFrom(rows, categories);
    return krippendorffAlpha(CountPatterns(RowPatterns(ratings)), {});
}

AlphaMetric metricOf(const AgreementVector &vector)
{
    const QString level = vector.param(QStringLiteral("level"));
    AlphaMetric metric;
    if (level.isEmpty() || level == u"nominal")
        return metric;
    metric.measure = level == u"ordinal" ? Measure::ordinal
        : level == u"interval"           ? Measure::interval
                                         : Measure::ratio;
    metric.values = *numericValues(ratingsOf(vector).categories());
    return metric;
}

// Units rated by three raters, with values 1 to 5 that mostly agree.
const QStringList fiveLevels{QStringLiteral("112"), QStringLiteral("223"), QStringLiteral("333"),
                             QStringLiteral("445"), QStringLiteral("55."), QStringLiteral("251"),
                             QStringLiteral(".34"), QStringLiteral("122")};

double alphaWithValues(Measure measure, const std::vector<double> &values)
{
    const Ratings ratings = ratingsFrom(fiveLevels);
    return *krippendorffAlpha(CountPatterns(RowPatterns(ratings)), {measure, values, {}}).value;
}

} // namespace

void tst_KrippendorffAlpha::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_KrippendorffAlpha::agreesWithTheSharedVectors_data()
{
    CONCORD_NEEDS_VECTORS();
    QTest::addColumn<AgreementVector>("vector");
    for (const AgreementVector &vector : agreementVectors(QStringLiteral("krippendorff_alpha")))
        QTest::newRow(tagOf(vector).constData()) << vector;
}

void tst_KrippendorffAlpha::agreesWithTheSharedVectors()
{
    QFETCH(AgreementVector, vector);
    // tst_AgreementVectors compares resampled errors and intervals.
    for (const char *resampled :
         {"se_jackknife", "se_fixed_delta", "boot_se", "boot_ci_lower", "boot_ci_upper"})
        vector.expected.remove(QLatin1StringView(resampled));
    if (vector.isBootstrap())
        vector.tolerance = 1e-9;
    const Estimate alpha = krippendorffAlpha(countsOf(vector), metricOf(vector));
    QCOMPARE(differenceFrom(vector, alpha), QString());
}

void tst_KrippendorffAlpha::countsPairableUnitsAndValues_data()
{
    CONCORD_NEEDS_VECTORS();
    QTest::addColumn<AgreementVector>("vector");
    for (const AgreementVector &vector : agreementVectors(QStringLiteral("krippendorff_alpha"))) {
        if (vector.expected.contains(u"n_pairable"))
            QTest::newRow(tagOf(vector).constData()) << vector;
    }
}

void tst_KrippendorffAlpha::countsPairableUnitsAndValues()
{
    QFETCH(const AgreementVector, vector);
    const CountPatterns counts = countsOf(vector);
    const CountTotals totals(counts, WeightMatrix::identity(counts.categoryCount()));
    QCOMPARE(double(totals.pairableValues()), vector.expected[u"n_pairable"].toDouble());
    QCOMPARE(double(totals.pairableUnits()), vector.expected[u"units"].toDouble());
}

void tst_KrippendorffAlpha::undefinedCasesHaveTheirReason_data()
{
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<UndefinedReason>("reason");
    QTest::newRow("nothing") << QStringList() << UndefinedReason::noData;
    QTest::newRow("one rater") << QStringList{QStringLiteral("x"), QStringLiteral("y")}
                               << UndefinedReason::oneRater;
    QTest::newRow("no shared unit")
        << QStringList{QStringLiteral("x."), QStringLiteral(".y")} << UndefinedReason::noOverlap;
    QTest::newRow("all the same") << QStringList(4, QStringLiteral("xx"))
                                  << UndefinedReason::noVariation;
    QTest::newRow("variation in a single rating only")
        << QStringList{QStringLiteral("xx"), QStringLiteral("xx"), QStringLiteral("y.")}
        << UndefinedReason::noVariation;
}

void tst_KrippendorffAlpha::undefinedCasesHaveTheirReason()
{
    QFETCH(const QStringList, rows);
    QFETCH(UndefinedReason, reason);
    QCOMPARE(alphaFrom(rows), Estimate::none(reason));
}

void tst_KrippendorffAlpha::aUnitWithOneRatingDoesNotCount()
{
    const QStringList rows{QStringLiteral("xx"), QStringLiteral("xy"), QStringLiteral("yy")};
    QCOMPARE(alphaFrom(rows + QStringList{QStringLiteral("x."), QStringLiteral(".y")}),
             alphaFrom(rows));
}

void tst_KrippendorffAlpha::aSingleUnitHasAValueAndNoError()
{
    const Estimate alpha = alphaFrom({QStringLiteral("xyx")});
    QCOMPARE(*alpha.value, 0.0); // agreement.md section 5
    QVERIFY(!alpha.standardError && !alpha.interval && !alpha.test);
}

void tst_KrippendorffAlpha::aSingleUnitOfEqualRatingsIsUndefined()
{
    QCOMPARE(alphaFrom({QStringLiteral("xxx")}, {QStringLiteral("x"), QStringLiteral("y")}),
             Estimate::none(UndefinedReason::noVariation));
}

void tst_KrippendorffAlpha::perfectAgreementIsOne()
{
    const Estimate alpha =
        alphaFrom({QStringLiteral("xxx"), QStringLiteral("yy."), QStringLiteral("zzz")});
    QCOMPARE(*alpha.value, 1.0);
    QVERIFY(alpha.zeroSe);
    QCOMPARE(*alpha.interval, (Interval{0.95, 1, 1, IntervalMethod::analytic}));
}

void tst_KrippendorffAlpha::approachesFleissKappaWithMoreUnits()
{
    const std::vector<quint32> table{3, 0, 0, 2, 1, 0, 0, 3, 0, 1, 1, 1, 0, 0, 3};
    double last = 1;
    for (const qint64 times : {1, 10, 100, 100'000}) {
        const CountPatterns counts(3, table, std::vector<qint64>(5, times));
        const double kappa = *fleissKappa(counts, WeightMatrix::identity(3)).value;
        const double difference = *krippendorffAlpha(counts, {}).value - kappa;
        QVERIFY(difference > 0 && difference < last);
        last = difference;
    }
    QVERIFY(last < 1e-5);
}

void tst_KrippendorffAlpha::relatesToScottsPiByTheSampleSize()
{
    // Krippendorff (2004, Reliability in content analysis): 1 - alpha = (1 - pi) (n - 1) / n for
    // two raters, n values and nothing missing.
    const std::vector<quint32> table{2, 0, 1, 1, 0, 2, 2, 0, 1, 1, 2, 0};
    const CountPatterns counts(2, table);
    const double pi = *fleissKappa(counts, WeightMatrix::identity(2)).value;
    const double alpha = *krippendorffAlpha(counts, {}).value;
    COMPARE_NEAR(1 - alpha, (1 - pi) * 11 / 12, 1e-14);
}

void tst_KrippendorffAlpha::intervalAlphaIgnoresShiftAndScale()
{
    const double alpha = alphaWithValues(Measure::interval, {1, 2, 3, 4, 5});
    COMPARE_NEAR(alphaWithValues(Measure::interval, {-7, -5, -3, -1, 1}), alpha, 1e-13);
    QVERIFY(qAbs(alphaWithValues(Measure::interval, {1, 2, 3, 4, 50}) - alpha) > 0.01);
}

void tst_KrippendorffAlpha::ratioAlphaIgnoresScale()
{
    const double alpha = alphaWithValues(Measure::ratio, {1, 2, 3, 4, 5});
    COMPARE_NEAR(alphaWithValues(Measure::ratio, {3, 6, 9, 12, 15}), alpha, 1e-13);
    QVERIFY(qAbs(alphaWithValues(Measure::ratio, {2, 3, 4, 5, 6}) - alpha) > 0.001);
}

void tst_KrippendorffAlpha::ordinalAlphaIgnoresTheNumbers()
{
    const double alpha = alphaWithValues(Measure::ordinal, {1, 2, 3, 4, 5});
    QCOMPARE(alphaWithValues(Measure::ordinal, {1, 2, 30, 400, 5000}), alpha);
}

void tst_KrippendorffAlpha::nominalAlphaOfTwoCategoriesIsThatOfEveryMetric()
{
    const Ratings ratings = ratingsFrom(
        {QStringLiteral("11"), QStringLiteral("12"), QStringLiteral("22"), QStringLiteral("11")});
    const CountPatterns counts{RowPatterns(ratings)};
    const double nominal = *krippendorffAlpha(counts, {}).value;
    for (const Measure measure : {Measure::ordinal, Measure::interval, Measure::ratio})
        COMPARE_NEAR(*krippendorffAlpha(counts, {measure, {1, 2}, {}}).value, nominal, 1e-14);
}

CONCORD_TEST(tst_KrippendorffAlpha)
#include "tst_krippendorffalpha.moc"
