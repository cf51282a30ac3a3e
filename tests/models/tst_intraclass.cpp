// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/intraclass.h"

#include "models/agreement/measure.h"
#include "tests/models/agreementvectors.h"
#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

using namespace Concord;

class tst_Intraclass : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void agreesWithTheSharedVectors_data();
    void agreesWithTheSharedVectors();
    void agreesWithThePublishedTable_data();
    void agreesWithThePublishedTable();
    void completeRowsLeaveOutUnitsWithAMissingRating();
    void aReplicateReplacesTheFrequencies();
    void withoutDataTheReasonIsNamed_data();
    void withoutDataTheReasonIsNamed();
    void constantDataHaveNoVariance();
    void aRaterWhoContradictsIsOutsideTheRange();
    void withoutDifferencesOfUnitMeansTheAverageIsUndefined();
    void fullAgreementIsOneWithoutATest();
    void aShiftedRaterIsConsistentButDoesNotAgree();
    void theOrderOfUnitsAndRatersDoesNotMatter_data();
    void theOrderOfUnitsAndRatersDoesNotMatter();
    void addingAConstantChangesNothing();
    void frequenciesAreRepeatedUnits();
    void theLevelWidensTheInterval();
};

namespace {

const QList<IccForm> &allForms()
{
    static const QList<IccForm> forms{IccForm::Icc1_1, IccForm::Icc2_1, IccForm::Icc3_1,
                                      IccForm::Icc1_k, IccForm::Icc2_k, IccForm::Icc3_k};
    return forms;
}

IccForm formNamed(const QString &name)
{
    const QStringList names{QStringLiteral("ICC(1)"),   QStringLiteral("ICC(2,1)"),
                            QStringLiteral("ICC(3,1)"), QStringLiteral("ICC(1,k)"),
                            QStringLiteral("ICC(2,k)"), QStringLiteral("ICC(3,k)")};
    return allForms().at(names.indexOf(name));
}

CompleteRows rowsFrom(qsizetype raters, const std::vector<double> &values)
{
    CompleteRows rows;
    rows.raters = raters;
    rows.values = values;
    rows.frequencies.assign(values.size() / size_t(raters), 1);
    return rows;
}

CompleteRows numericRows(const Ratings &ratings)
{
    return completeRows(RowPatterns(ratings), *numericValues(ratings.categories()));
}

// Shrout and Fleiss (1979), table 2: 6 targets, 4 judges.
CompleteRows shroutFleiss()
{
    return rowsFrom(4, {9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7});
}

// The rows in reverse, each rotated by one rater.
CompleteRows reordered(const CompleteRows &rows)
{
    std::vector<double> values;
    for (qsizetype i = rows.size() - 1; i >= 0; --i) {
        const std::span<const double> row = rows.row(i);
        values.insert(values.end(), row.begin() + 1, row.end());
        values.push_back(row.front());
    }
    return rowsFrom(rows.raters, values);
}

} // namespace

void tst_Intraclass::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_Intraclass::agreesWithTheSharedVectors_data()
{
    CONCORD_NEEDS_VECTORS();
    QTest::addColumn<AgreementVector>("vector");
    for (const AgreementVector &vector : agreementVectors(QStringLiteral("icc")))
        QTest::newRow(tagOf(vector).constData()) << vector;
}

void tst_Intraclass::agreesWithTheSharedVectors()
{
    QFETCH(const AgreementVector, vector);
    const CompleteRows rows = numericRows(ratingsOf(vector));
    const IccForm form = formNamed(vector.param(QStringLiteral("form")));
    const Estimate icc = intraclassCorrelation(rows, form);
    QCOMPARE(differenceFrom(vector, icc), QString());
    QCOMPARE(intraclassValue(rows, form), icc.value);
    if (!icc.value) {
        QCOMPARE(icc, Estimate::none(UndefinedReason::zeroVariance));
        return;
    }
    QCOMPARE(icc.test->name, QLatin1StringView("F"));
    for (const char *name : {"F", "df1", "df2"}) {
        const double expected = vector.expected[QLatin1StringView(name)].toDouble();
        COMPARE_NEAR(*icc.detail(QLatin1StringView(name)), expected, vector.toleranceFor(expected));
    }
    const double p = vector.expected[u"p"].toDouble();
    COMPARE_NEAR(icc.test->pValue / p, 1.0, 1e-8);
}

void tst_Intraclass::agreesWithThePublishedTable_data()
{
    QTest::addColumn<int>("form");
    QTest::addColumn<double>("value");
    // Shrout and Fleiss (1979), table 4.
    const double values[] = {0.17, 0.29, 0.71, 0.44, 0.62, 0.91};
    const char *names[] = {"ICC(1,1)", "ICC(2,1)", "ICC(3,1)", "ICC(1,4)", "ICC(2,4)", "ICC(3,4)"};
    for (int i = 0; i < 6; ++i)
        QTest::newRow(names[i]) << i << values[i];
}

void tst_Intraclass::agreesWithThePublishedTable()
{
    QFETCH(int, form);
    QFETCH(double, value);
    COMPARE_NEAR(*intraclassValue(shroutFleiss(), allForms().at(form)), value, 0.005);
}

void tst_Intraclass::completeRowsLeaveOutUnitsWithAMissingRating()
{
    const Ratings ratings = ratingsFrom(
        {QStringLiteral("12"), QStringLiteral("1."), QStringLiteral("12"), QStringLiteral("53")});
    const CompleteRows rows = numericRows(ratings);
    QCOMPARE(rows.raters, 2);
    QCOMPARE(rows.values, (std::vector<double>{1, 2, 5, 3}));
    QCOMPARE(rows.frequencies, (std::vector<qint64>{2, 1}));
    QCOMPARE(rows.total(), 3);
    QCOMPARE(rows.dropped, 1);
    const Estimate icc = intraclassCorrelation(rows, IccForm::Icc1_1);
    QCOMPARE(icc.detail(QLatin1StringView("units")), 3.0);
    QCOMPARE(icc.detail(QLatin1StringView("dropped_units")), 1.0);
}

void tst_Intraclass::aReplicateReplacesTheFrequencies()
{
    const Ratings ratings = ratingsFrom(
        {QStringLiteral("12"), QStringLiteral("1."), QStringLiteral("12"), QStringLiteral("53")});
    CompleteRows rows = numericRows(ratings);
    rows.setPatternFrequencies(std::vector<qint64>{3, 0, 1}); // "1." is the shortest pattern
    QCOMPARE(rows.frequencies, (std::vector<qint64>{0, 1}));
    QCOMPARE(rows.dropped, 3);
    QVERIFY(!intraclassValue(rows, IccForm::Icc1_1));
}

void tst_Intraclass::withoutDataTheReasonIsNamed_data()
{
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<int>("reason");
    const auto row = [](const char *name, const QStringList &rows, UndefinedReason reason) {
        QTest::newRow(name) << rows << int(reason);
    };
    row("nothing", {}, UndefinedReason::noData);
    row("one rater", {QStringLiteral("1"), QStringLiteral("2")}, UndefinedReason::oneRater);
    row("no complete unit", {QStringLiteral("12."), QStringLiteral(".21")},
        UndefinedReason::noOverlap);
    row("one complete unit", {QStringLiteral("12"), QStringLiteral("2.")},
        UndefinedReason::noOverlap);
}

void tst_Intraclass::withoutDataTheReasonIsNamed()
{
    QFETCH(QStringList, rows);
    QFETCH(int, reason);
    const CompleteRows complete = numericRows(ratingsFrom(rows));
    for (const IccForm form : allForms()) {
        QCOMPARE(intraclassCorrelation(complete, form), Estimate::none(UndefinedReason(reason)));
        QVERIFY(!intraclassValue(complete, form));
    }
}

void tst_Intraclass::constantDataHaveNoVariance()
{
    const CompleteRows rows = rowsFrom(3, std::vector<double>(12, 0.1));
    for (const IccForm form : allForms()) {
        QCOMPARE(intraclassCorrelation(rows, form), Estimate::none(UndefinedReason::zeroVariance));
    }
}

void tst_Intraclass::aRaterWhoContradictsIsOutsideTheRange()
{
    // By hand: all means are 2.5, so MSR = MSC = 0, SSE = 10, MSE = 10/3; the value is
    // (0 - 10/3) / (0 + 10/3 - 2/4 * 10/3) = -2.
    const Estimate icc =
        intraclassCorrelation(rowsFrom(2, {1, 4, 2, 3, 3, 2, 4, 1}), IccForm::Icc2_1);
    COMPARE_NEAR(*icc.value, -2.0, 1e-12);
    QCOMPARE(icc.detail(QLatin1StringView("outside_range")), 1.0);
    QCOMPARE(icc.test->pValue, 1.0);
    QVERIFY(!intraclassCorrelation(shroutFleiss(), IccForm::Icc2_1)
                 .detail(QLatin1StringView("outside_range")));
}

void tst_Intraclass::withoutDifferencesOfUnitMeansTheAverageIsUndefined()
{
    const CompleteRows four = rowsFrom(2, {1, 4, 2, 3, 3, 2, 4, 1});
    const auto undefined = Estimate::none(UndefinedReason::nonpositiveDenominator);
    for (const IccForm form : {IccForm::Icc1_k, IccForm::Icc2_k, IccForm::Icc3_k})
        QCOMPARE(intraclassCorrelation(four, form), undefined);
    // By hand: with two units the denominator of ICC(2,1) is MSE - 2/2 MSE = 0.
    QCOMPARE(intraclassCorrelation(rowsFrom(2, {1, 2, 2, 1}), IccForm::Icc2_1), undefined);
    // By hand: MSR = 0 makes ICC(1,1) and ICC(3,1) -1/(k - 1).
    COMPARE_NEAR(*intraclassValue(four, IccForm::Icc1_1), -1.0, 1e-12);
    COMPARE_NEAR(*intraclassValue(four, IccForm::Icc3_1), -1.0, 1e-12);
}

void tst_Intraclass::fullAgreementIsOneWithoutATest()
{
    const CompleteRows rows = rowsFrom(3, {0.1, 0.1, 0.1, 0.7, 0.7, 0.7, 1.3, 1.3, 1.3});
    for (const IccForm form : allForms()) {
        const Estimate icc = intraclassCorrelation(rows, form);
        QCOMPARE(*icc.value, 1.0);
        QVERIFY(icc.zeroSe);
        QVERIFY(!icc.test);
        QCOMPARE(*icc.interval, (Interval{0.95, 1, 1, IntervalMethod::analytic}));
        QVERIFY(!icc.detail(QLatin1StringView("F")));
    }
}

void tst_Intraclass::aShiftedRaterIsConsistentButDoesNotAgree()
{
    const CompleteRows rows = rowsFrom(2, {0.1, 1.1, 0.2, 1.2, 0.3, 1.3, 0.4, 1.4});
    const Estimate consistency = intraclassCorrelation(rows, IccForm::Icc3_1);
    COMPARE_NEAR(*consistency.value, 1.0, 1e-12);
    QVERIFY(consistency.zeroSe && !consistency.test);
    // By hand: SSR = 2 * .05, MSR = 1/30; SSC = 8 * .25 = 2 = MSC; (1/30) / (1/30 + 2 * 2/4).
    const Estimate agreement = intraclassCorrelation(rows, IccForm::Icc2_1);
    COMPARE_NEAR(*agreement.value, (1.0 / 30) / (1.0 / 30 + 1), 1e-12);
    QVERIFY(!agreement.zeroSe && !agreement.test);
    QVERIFY(agreement.interval->low < *agreement.value);
    QVERIFY(agreement.interval->high > *agreement.value);
}

void tst_Intraclass::theOrderOfUnitsAndRatersDoesNotMatter_data()
{
    QTest::addColumn<int>("form");
    for (int i = 0; i < 6; ++i)
        QTest::addRow("form %d", i) << i;
}

void tst_Intraclass::theOrderOfUnitsAndRatersDoesNotMatter()
{
    QFETCH(int, form);
    const Estimate one = intraclassCorrelation(shroutFleiss(), allForms().at(form));
    const Estimate other = intraclassCorrelation(reordered(shroutFleiss()), allForms().at(form));
    COMPARE_NEAR(*one.value, *other.value, 1e-13);
    COMPARE_NEAR(one.interval->low, other.interval->low, 1e-11);
    COMPARE_NEAR(one.interval->high, other.interval->high, 1e-11);
    COMPARE_NEAR(one.test->pValue, other.test->pValue, 1e-13);
}

void tst_Intraclass::addingAConstantChangesNothing()
{
    CompleteRows moved = shroutFleiss();
    for (double &value : moved.values)
        value += 1e9;
    for (const IccForm form : allForms()) {
        COMPARE_NEAR(*intraclassValue(moved, form), *intraclassValue(shroutFleiss(), form), 1e-13);
    }
}

void tst_Intraclass::frequenciesAreRepeatedUnits()
{
    CompleteRows counted = rowsFrom(2, {1, 2, 4, 3, 7, 9});
    counted.frequencies = {2, 0, 3};
    const CompleteRows repeated = rowsFrom(2, {1, 2, 1, 2, 7, 9, 7, 9, 7, 9});
    for (const IccForm form : allForms()) {
        const Estimate one = intraclassCorrelation(counted, form);
        const Estimate other = intraclassCorrelation(repeated, form);
        COMPARE_NEAR(*one.value, *other.value, 1e-13);
        COMPARE_NEAR(one.interval->low, other.interval->low, 1e-11);
        COMPARE_NEAR(one.test->statistic, other.test->statistic, 1e-10);
    }
}

void tst_Intraclass::theLevelWidensTheInterval()
{
    for (const IccForm form : allForms()) {
        const Interval usual = *intraclassCorrelation(shroutFleiss(), form).interval;
        const Interval wide =
            *intraclassCorrelation(shroutFleiss(), form, {0.99, StandardErrorKind::ratio}).interval;
        QCOMPARE(wide.level, 0.99);
        QVERIFY(wide.low < usual.low && wide.high > usual.high);
    }
}

CONCORD_TEST(tst_Intraclass)
#include "tst_intraclass.moc"
