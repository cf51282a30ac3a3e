// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/kendallw.h"

#include "models/agreement/measure.h"
#include "tests/models/agreementvectors.h"
#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QHash>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace Concord;

class tst_KendallW : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void agreesWithTheSharedVectors_data();
    void agreesWithTheSharedVectors();
    void withoutTiesTheMeanSpearmanFollowsFromW();
    void agreesWithWhatIsWorkedByHand();
    void thePermutationTestIsNearTheExactOne();
    void manyRatingsAreNotPermuted();
    void withoutAnyOrderItIsUndefined();
    void aRaterWhoTiesAllHasNoSpearman();
    void withoutDataTheReasonIsNamed();
    void theOrderOfUnitsAndRatersDoesNotMatter();
    void onlyTheOrderOfTheValuesMatters();
    void frequenciesAreRepeatedUnits();
};

namespace {

constexpr QLatin1StringView meanSpearman("mean_spearman");
constexpr QLatin1StringView permutationDetail("permutation_p");

CompleteRows rankedRows(qsizetype raters, const std::vector<double> &values)
{
    CompleteRows rows;
    rows.raters = raters;
    rows.values = values;
    rows.frequencies.assign(values.size() / size_t(raters), 1);
    return rows;
}

CompleteRows rankedRows(const Ratings &ratings)
{
    return completeRows(RowPatterns(ratings), *numericValues(ratings.categories()));
}

// Means over the pairs, computed in Python 3.11 as Pearson's correlation of the mid-ranks.
QHash<QString, double> spearmanByName()
{
    return {{QStringLiteral("irr_anxiety_kendall"), 0.31000001164321755},
            {QStringLiteral("kendall_no_ties_6x4"), 0.6761904761904761},
            {QStringLiteral("rand25x5_kendall_ties"), -0.02309367929276319}};
}

const std::vector<double> &tiedValues()
{
    static const std::vector<double> values{1, 2, 1, 2, 2, 3, 2, 4, 3, 4, 1, 2, 5, 5, 2, 3, 2, 1};
    return values;
}

} // namespace

void tst_KendallW::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_KendallW::agreesWithTheSharedVectors_data()
{
    CONCORD_NEEDS_VECTORS();
    QTest::addColumn<AgreementVector>("vector");
    for (const AgreementVector &vector : agreementVectors(QStringLiteral("kendall_w")))
        QTest::newRow(tagOf(vector).constData()) << vector;
}

void tst_KendallW::agreesWithTheSharedVectors()
{
    QFETCH(const AgreementVector, vector);
    const Estimate w = kendallW(rankedRows(ratingsOf(vector)));
    QCOMPARE(differenceFrom(vector, w), QString());
    if (!w.value) {
        QCOMPARE(w, Estimate::none(UndefinedReason::allTied));
        return;
    }
    QCOMPARE(w.test->name, QLatin1StringView("chisq"));
    COMPARE_NEAR(w.test->pValue, vector.expected[u"p"].toDouble(), vector.tolerance);
    for (const char *name : {"chisq", "df"}) {
        const double expected = vector.expected[QLatin1StringView(name)].toDouble();
        COMPARE_NEAR(*w.detail(QLatin1StringView(name)), expected, vector.toleranceFor(expected));
    }
    // The vectors' mean is (m W - 1) / (m - 1) also where ties make that another number.
    const double expected = spearmanByName().value(vector.name);
    COMPARE_NEAR(*w.detail(meanSpearman), expected, 1e-12);
}

void tst_KendallW::withoutTiesTheMeanSpearmanFollowsFromW()
{
    const Estimate w = kendallW(rankedRows(3, {1, 2, 1, 2, 1, 3, 3, 4, 2, 4, 3, 4}));
    // Kendall and Gibbons (1990), chapter 6: (m W - 1) / (m - 1).
    COMPARE_NEAR(*w.detail(meanSpearman), (3 * *w.value - 1) / 2, 1e-13);
}

void tst_KendallW::agreesWithWhatIsWorkedByHand()
{
    // Ranks 1.5 1.5 3 and 1 2 3: rank sums 2.5 3.5 6 about 4, S = 6.5; 12 * 6.5 / (4 * 24 - 2 * 6).
    const Estimate w = kendallW(rankedRows(2, {4, 10, 4, 20, 9, 30}));
    COMPARE_NEAR(*w.value, 78.0 / 84, 1e-14);
    // Spearman: covariance 1.5, sums of squares 1.5 and 2.
    COMPARE_NEAR(*w.detail(meanSpearman), 1.5 / std::sqrt(3.0), 1e-14);
    COMPARE_NEAR(w.test->pValue, std::exp(-2 * 2 * 78.0 / 84 / 2), 1e-14); // chi-squared, df 2
    QVERIFY(!w.interval && !w.standardError);
}

void tst_KendallW::thePermutationTestIsNearTheExactOne()
{
    // By hand: the two other raters repeat the first one's order in one of 6 * 6 cases. The
    // standard deviation of the simulation is .0016.
    const Estimate w = kendallW(rankedRows(3, {1, 1, 1, 2, 2, 2, 3, 3, 3}));
    COMPARE_NEAR(*w.value, 1.0, 1e-14);
    COMPARE_NEAR(*w.detail(permutationDetail), 1.0 / 36, 0.006);
    // No order is worse than rank sums that are all equal.
    const Estimate none = kendallW(rankedRows(2, {1, 3, 2, 2, 3, 1}));
    COMPARE_NEAR(*none.value, 0.0, 1e-14);
    QCOMPARE(*none.detail(permutationDetail), 1.0);
}

void tst_KendallW::manyRatingsAreNotPermuted()
{
    std::vector<double> values;
    for (int i = 0; i < 102; ++i)
        values.push_back(i % 7);
    QVERIFY(!kendallW(rankedRows(3, values)).detail(permutationDetail));
    values.resize(99);
    QVERIFY(kendallW(rankedRows(3, values)).detail(permutationDetail));
}

void tst_KendallW::withoutAnyOrderItIsUndefined()
{
    const Estimate w = kendallW(rankedRows(3, {1, 2, 3, 1, 2, 3, 1, 2, 3}));
    QCOMPARE(w, Estimate::none(UndefinedReason::allTied));
}

void tst_KendallW::aRaterWhoTiesAllHasNoSpearman()
{
    // By hand: rank sums 2 4 6 + 2 each, S = 8; 12 * 8 / (9 * 24 - 3 * 24) = 2/3.
    const Estimate w = kendallW(rankedRows(3, {1, 5, 1, 2, 5, 2, 3, 5, 3}));
    COMPARE_NEAR(*w.value, 2.0 / 3, 1e-14);
    COMPARE_NEAR(*w.detail(meanSpearman), 1.0, 1e-14);
    QCOMPARE(w.detail(QLatin1StringView("undefined_pairs")), 2.0);
    const Estimate alone = kendallW(rankedRows(2, {1, 5, 2, 5, 3, 5}));
    COMPARE_NEAR(*alone.value, 0.5, 1e-14);
    QVERIFY(!alone.detail(meanSpearman));
    QCOMPARE(alone.detail(QLatin1StringView("undefined_pairs")), 1.0);
}

void tst_KendallW::withoutDataTheReasonIsNamed()
{
    const auto reason = [](const QStringList &rows) {
        return kendallW(rankedRows(ratingsFrom(rows))).undefined;
    };
    QCOMPARE(reason({}), UndefinedReason::noData);
    QCOMPARE(reason({QStringLiteral("1"), QStringLiteral("2")}), UndefinedReason::oneRater);
    QCOMPARE(reason({QStringLiteral("12."), QStringLiteral(".21")}), UndefinedReason::noOverlap);
    QCOMPARE(reason({QStringLiteral("12"), QStringLiteral("2.")}), UndefinedReason::noOverlap);
}

void tst_KendallW::theOrderOfUnitsAndRatersDoesNotMatter()
{
    std::vector<double> turned;
    for (size_t i = 18; i > 0; i -= 3)
        turned.insert(turned.end(),
                      {tiedValues()[i - 1], tiedValues()[i - 3], tiedValues()[i - 2]});
    const Estimate one = kendallW(rankedRows(3, tiedValues()));
    const Estimate other = kendallW(rankedRows(3, turned));
    COMPARE_NEAR(*one.value, *other.value, 1e-14);
    COMPARE_NEAR(*one.detail(meanSpearman), *other.detail(meanSpearman), 1e-14);
    QCOMPARE(one.detail(permutationDetail), other.detail(permutationDetail));
}

void tst_KendallW::onlyTheOrderOfTheValuesMatters()
{
    std::vector<double> stretched;
    for (const double value : tiedValues())
        stretched.push_back(std::exp(value) - 7);
    QCOMPARE(kendallW(rankedRows(3, stretched)), kendallW(rankedRows(3, tiedValues())));
}

void tst_KendallW::frequenciesAreRepeatedUnits()
{
    CompleteRows counted = rankedRows(2, {1, 2, 4, 3, 7, 9, 2, 2});
    counted.frequencies = {2, 0, 3, 1};
    const CompleteRows repeated = rankedRows(2, {1, 2, 1, 2, 7, 9, 7, 9, 7, 9, 2, 2});
    const Estimate one = kendallW(counted);
    const Estimate other = kendallW(repeated);
    COMPARE_NEAR(*one.value, *other.value, 1e-14);
    COMPARE_NEAR(*one.detail(meanSpearman), *other.detail(meanSpearman), 1e-14);
    QCOMPARE(one.detail(permutationDetail), other.detail(permutationDetail));
}

CONCORD_TEST(tst_KendallW)
#include "tst_kendallw.moc"
