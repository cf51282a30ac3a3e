// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/agreementsetup.h"

#include "models/agreement/ratingsbuilder.h"
#include "tests/models/agreementvectors.h"
#include "tests/support/comparenear.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

using namespace Concord;

/// What is asked of a report, as far as it decides what the coefficients are computed from.
class tst_AgreementSetup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void ordinalMetricAndGwetsWeightsDiffer_data();
    void ordinalMetricAndGwetsWeightsDiffer();
    void labelsThatAreNoNumbersAreNamed_data();
    void labelsThatAreNoNumbersAreNamed();
    void orderedWeightsNeedAnOrder();
    void ranksTakeThePlaceOfNumbers();
    void namedMatricesAreTakenByName();
    void matricesWithoutNamesTakeTheOrderOfCategories();
    void wrongMatricesAreRefused_data();
    void wrongMatricesAreRefused();
    void asymmetricMatricesAreNoted();
    void judgesHaveToBeRaters();
    void setsAreReportedByLabel();
    void declaredCategoriesThatNobodyUsedCount();
};

namespace {

constexpr const char *krippendorff2011 =
    "11.1 2232 3333 3333 2222 1234 4444 1121 2222 .555 ..11 .3..";

Result<AgreementReport> setupReport(const Ratings &ratings, AgreementOptions options,
                                    const QStringList &coefficients)
{
    options.coefficients = coefficients;
    options.interval = IntervalChoice::none;
    return agreementReport(ratings, options);
}

AgreementOptions customOptions(const std::vector<double> &cells, const QStringList &names = {})
{
    AgreementOptions options;
    options.weights = WeightScheme::Custom;
    options.customWeights = cells;
    options.customNames = names;
    return options;
}

const QStringList &weightedKappa()
{
    static const QStringList id{QStringLiteral("cohen_kappa_weighted")};
    return id;
}

} // namespace

void tst_AgreementSetup::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

// agreement.md section 1, "Name clash", and section 4, run with irrCAC and Krippendorff's program.
void tst_AgreementSetup::ordinalMetricAndGwetsWeightsDiffer_data()
{
    QTest::addColumn<Measure>("measure");
    QTest::addColumn<WeightScheme>("weights");
    QTest::addColumn<double>("expected");
    QTest::newRow("Krippendorff 2011, nominal")
        << Measure::nominal << WeightScheme::Unweighted << 0.7434;
    QTest::newRow("Krippendorff 2011, ordinal")
        << Measure::ordinal << WeightScheme::Unweighted << 0.8154;
    QTest::newRow("Krippendorff 2011, interval")
        << Measure::interval << WeightScheme::Unweighted << 0.8491;
    QTest::newRow("Krippendorff 2011, ratio")
        << Measure::ratio << WeightScheme::Unweighted << 0.7974;
    QTest::newRow("irrCAC, ordinal weights")
        << Measure::nominal << WeightScheme::GwetOrdinal << 0.8336;
    QTest::newRow("weights come before the measure")
        << Measure::ordinal << WeightScheme::GwetOrdinal << 0.8336;
    QTest::newRow("weights called ordinal are alpha's metric")
        << Measure::nominal << WeightScheme::Ordinal << 0.8154;
    QTest::newRow("quadratic weights are the interval metric")
        << Measure::nominal << WeightScheme::Quadratic << 0.8491;
    QTest::newRow("ratio weights are the ratio metric")
        << Measure::nominal << WeightScheme::Ratio << 0.7974;
}

void tst_AgreementSetup::ordinalMetricAndGwetsWeightsDiffer()
{
    QFETCH(Measure, measure);
    QFETCH(WeightScheme, weights);
    QFETCH(double, expected);
    AgreementOptions options;
    options.measure = measure;
    options.weights = weights;
    const auto report = setupReport(ratingsOfText(krippendorff2011, "12345"), options,
                                    {QStringLiteral("krippendorff_alpha")});
    VERIFY_RESULT(report);
    COMPARE_NEAR(*report->coefficients[0].estimate.value, expected, 0.00005);
}

void tst_AgreementSetup::labelsThatAreNoNumbersAreNamed_data()
{
    QTest::addColumn<QStringList>("row");
    QTest::addColumn<Measure>("measure");
    QTest::addColumn<QString>("said");
    const QString label = QStringLiteral("the label “%1”");
    const auto row = [&](const char *tag, const char *second, Measure measure) {
        QTest::newRow(tag) << QStringList{QStringLiteral("1"), QString::fromLatin1(second)}
                           << measure << label.arg(QString::fromLatin1(second));
    };
    row("a word", "high", Measure::interval);
    row("a word, ratio", "high", Measure::ratio);
    row("a decimal comma", "2,5", Measure::interval);
    row("infinite", "inf", Measure::interval);
    row("too large", "1e400", Measure::ratio);
    row("a negative ratio", "-2", Measure::ratio); // -1 and 1 would be no difference
}

void tst_AgreementSetup::labelsThatAreNoNumbersAreNamed()
{
    QFETCH(const QStringList, row);
    QFETCH(Measure, measure);
    QFETCH(const QString, said);
    RatingsBuilder builder;
    for (qsizetype i = 0; i < row.size(); ++i)
        builder.add(QStringLiteral("u"), QString::number(i), row[i]);
    AgreementOptions options;
    options.measure = measure;
    const auto report = agreementReport(*builder.build(), options);
    QVERIFY(!report);
    QVERIFY2(report.error().message.contains(said), qPrintable(report.error().message));
}

void tst_AgreementSetup::orderedWeightsNeedAnOrder()
{
    AgreementOptions options;
    for (const WeightScheme scheme : {WeightScheme::Linear, WeightScheme::Quadratic,
                                      WeightScheme::Ordinal, WeightScheme::GwetOrdinal}) {
        options.weights = scheme;
        const auto refused = setupReport(ratingsOfText("xy yy xx"), options, weightedKappa());
        QVERIFY(!refused);
        QVERIFY(refused.error().message.contains(u"need the order of the categories"));
        VERIFY_RESULT(setupReport(ratingsOfText("xy yy xx", "yx"), options, weightedKappa()));
        VERIFY_RESULT(setupReport(ratingsOfText("12 22 11"), options, weightedKappa()));
    }
}

void tst_AgreementSetup::ranksTakeThePlaceOfNumbers()
{
    // Worked by hand for 1, 2, 9: one unit of four differs, by 1 of 8 or by 1 of 2.
    const Ratings ratings = ratingsOfText("11 22 99 12");
    AgreementOptions options;
    options.weights = WeightScheme::Linear;
    const QStringList agreement{QStringLiteral("percent_agreement")};
    const auto byValue = setupReport(ratings, options, agreement);
    options.scoresAreRanks = true;
    const auto byRank = setupReport(ratings, options, agreement);
    VERIFY_RESULT(byValue);
    VERIFY_RESULT(byRank);
    COMPARE_NEAR(*byValue->coefficients[0].estimate.value, 1 - 1.0 / 32, 1e-14);
    COMPARE_NEAR(*byRank->coefficients[0].estimate.value, 1 - 1.0 / 8, 1e-14);
}

void tst_AgreementSetup::namedMatricesAreTakenByName()
{
    // The same weights in two orders and with a category that the data do not have.
    const Ratings ratings = ratingsOfText("xy yz zz xx yy zx yx", "xyz");
    const auto plain = setupReport(ratings, customOptions({1, 0.8, 0.1, 0.4, 1, 0.3, 0.2, 0.6, 1}),
                                   weightedKappa());
    const auto named =
        setupReport(ratings,
                    customOptions({1, 0, 0, 0, 0, 1, 0.2, 0.6, 0, 0.1, 1, 0.8, 0, 0.3, 0.4, 1},
                                  {QStringLiteral("w"), QStringLiteral("z"), QStringLiteral("x"),
                                   QStringLiteral("y")}),
                    weightedKappa());
    VERIFY_RESULT(plain);
    VERIFY_RESULT(named);
    QCOMPARE(named->coefficients[0].estimate, plain->coefficients[0].estimate);
    QCOMPARE(named->coefficients[0].weights, QStringLiteral("custom"));
}

void tst_AgreementSetup::matricesWithoutNamesTakeTheOrderOfCategories()
{
    const auto options = customOptions({1, 0.9, 0, 0.9, 1, 0, 0, 0, 1});
    const auto near = setupReport(ratingsOfText("xy xx yy zz", "xyz"), options, weightedKappa());
    const auto far = setupReport(ratingsOfText("xy xx yy zz", "xzy"), options, weightedKappa());
    COMPARE_NEAR(*near->coefficients[0].estimate.observed, 1 - 0.1 / 4, 1e-14);
    COMPARE_NEAR(*far->coefficients[0].estimate.observed, 0.75, 1e-14);
}

void tst_AgreementSetup::wrongMatricesAreRefused_data()
{
    QTest::addColumn<std::vector<double>>("cells");
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("said");
    using Cells = std::vector<double>;
    QTest::newRow("too small") << Cells{1, 0, 0, 1} << QStringList{}
                               << QStringLiteral("3 rows of 3 numbers");
    QTest::newRow("a category without a row")
        << Cells{1, 0, 0, 1} << QStringList{QStringLiteral("x"), QStringLiteral("y")}
        << QStringLiteral("no row for the category “z”");
    QTest::newRow("a wrong diagonal")
        << Cells{1, 0, 0, 0, 0.5, 0, 0, 0, 1} << QStringList{} << QStringLiteral("On its diagonal");
}

void tst_AgreementSetup::wrongMatricesAreRefused()
{
    QFETCH(const std::vector<double>, cells);
    QFETCH(const QStringList, names);
    QFETCH(const QString, said);
    const auto report = setupReport(ratingsOfText("xy yz zz"), customOptions(cells, names), {});
    QVERIFY(!report);
    QVERIFY2(report.error().message.contains(said), qPrintable(report.error().message));
}

void tst_AgreementSetup::asymmetricMatricesAreNoted()
{
    const Ratings ratings = ratingsOfText("xy yy xx", "xy");
    const QString note = QStringLiteral("not symmetric");
    const auto uneven = setupReport(ratings, customOptions({1, 0.9, 0.1, 1}), {});
    VERIFY_RESULT(uneven);
    QCOMPARE(uneven->warnings.filter(note).size(), 1);
    const auto even = setupReport(ratings, customOptions({1, 0.5, 0.5, 1}), {});
    QCOMPARE(even->warnings.filter(note).size(), 0);
}

void tst_AgreementSetup::judgesHaveToBeRaters()
{
    AgreementOptions options;
    options.judge = QStringLiteral("gpt");
    const auto refused = agreementReport(ratingsOfText("xy yy"), options);
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(QStringLiteral("no rater “gpt”")));
    QVERIFY(refused.error().message.contains(QStringLiteral("a, b")));
}

// Worked by hand: of 4 units "x" is in both sets of two and in one set of one.
void tst_AgreementSetup::setsAreReportedByLabel()
{
    RatingsBuilder builder;
    const std::pair<const char *, const char *> rows[] = {
        {"x|y", "x"}, {"x", "x|y"}, {"x", "{}"}, {"y", "y"}};
    for (size_t i = 0; i < std::size(rows); ++i) {
        builder.add(QString::number(i), QStringLiteral("a"), QString::fromLatin1(rows[i].first));
        builder.add(QString::number(i), QStringLiteral("b"), QString::fromLatin1(rows[i].second));
    }
    AgreementOptions options;
    options.measure = Measure::set;
    const auto report = agreementReport(*builder.build(), options);
    VERIFY_RESULT(report);
    QCOMPARE(report->byLabel.size(), 2);
    QCOMPARE(report->byLabel[0].label, QStringLiteral("x"));
    // x: 3 of 4 agree, 5 of 8 present: pe = 34/64; y: 2 of 4 agree, 4 of 8 present: pe = 1/2.
    COMPARE_NEAR(*report->byLabel[0].fleissKappa.value, 1 - (1.0 / 4) / (30.0 / 64), 1e-14);
    COMPARE_NEAR(*report->byLabel[0].krippendorffAlpha.value, 1 - (1.0 / 4) / (30.0 / 56), 1e-14);
    QCOMPARE(report->byLabel[1].label, QStringLiteral("y"));
    COMPARE_NEAR(*report->byLabel[1].fleissKappa.value, 0, 1e-14);
    QVERIFY(report->byCategory.isEmpty());
}

void tst_AgreementSetup::declaredCategoriesThatNobodyUsedCount()
{
    const QStringList ids{QStringLiteral("brennan_prediger"),
                          QStringLiteral("gwet_ac1"),
                          QStringLiteral("pabak"),
                          QStringLiteral("fleiss_kappa"),
                          QStringLiteral("cohen_kappa"),
                          QStringLiteral("krippendorff_alpha")};
    const auto two = setupReport(ratingsOfText("xx yy xy yy", "xy"), {}, ids);
    const auto five = setupReport(ratingsOfText("xx yy xy yy", "xyzvw"), {}, ids);
    const auto valueOf = [](const Result<AgreementReport> &report, qsizetype i) {
        return *report->coefficients[i].estimate.value;
    };
    // Worked by hand: 1 - 1/4 q / (q - 1).
    COMPARE_NEAR(valueOf(two, 0), 0.5, 1e-14);
    COMPARE_NEAR(valueOf(five, 0), 1 - 0.25 * 1.25, 1e-14);
    QVERIFY(valueOf(five, 1) > valueOf(two, 1));
    COMPARE_NEAR(valueOf(five, 2), valueOf(five, 0), 1e-14);
    for (qsizetype i = 3; i < ids.size(); ++i) // these do not depend on q
        QCOMPARE(five->coefficients[i].estimate, two->coefficients[i].estimate);
}

CONCORD_TEST(tst_AgreementSetup)
#include "tst_agreementsetup.moc"
