// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/metricinterval.h"
#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <vector>

using namespace Concord;

class tst_MetricInterval : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void intervalOfASharesMeanIsTheBinomialOne();
    void theSameSeedGivesTheSameInterval();
    void equalScoresHaveNoInterval();
    void noScoresAreUndefined();
    void onlySharedItemsAreCompared();
    void fewDifferencesAreTestedExactly();
    void zeroDifferencesDoNotChangeP();
    void manyDifferencesAreSampled();
    void equalRunsDoNotDiffer();
    void swappedRunsMirror();
    void runsWithoutSharedItemsAreUndefined();
};

namespace {

ItemScores scoresFrom(const QList<double> &values)
{
    ItemScores scores;
    for (qsizetype i = 0; i < values.size(); ++i)
        scores.insert(i, values[i]);
    return scores;
}

ItemScores zerosFor(const ItemScores &scores)
{
    ItemScores zeros;
    for (const qint64 item : scores.keys())
        zeros.insert(item, 0);
    return zeros;
}

/// Heights of Darwin's crossed minus self-fertilised maize (Fisher 1935, The Design of
/// Experiments, section 17).
const QList<double> maize = {49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48};

} // namespace

void tst_MetricInterval::intervalOfASharesMeanIsTheBinomialOne()
{
    std::vector<double> scores(100, 0.0);
    std::fill(scores.begin(), scores.begin() + 60, 1.0);
    const Estimate estimate = metricMean(scores);
    QCOMPARE(estimate.value, std::optional(0.6));
    // Resampled sums are binomial(100, 0.6): error 0.04899, 2.5 % and 97.5 % points 50 and 69 or
    // 70 (their exact tails are 0.0271 below 51 and 0.0248 above 69).
    COMPARE_NEAR(*estimate.standardError, 0.04899, 0.003);
    COMPARE_NEAR(estimate.interval->low, 0.50, 0.0101);
    COMPARE_NEAR(estimate.interval->high, 0.69, 0.0101);
    QCOMPARE(estimate.interval->method, IntervalMethod::bootstrap);
    QCOMPARE(estimate.detail(QLatin1StringView("items")), std::optional(100.0));
}

void tst_MetricInterval::theSameSeedGivesTheSameInterval()
{
    const std::vector<double> scores = {0.1, 0.7, 0.35, 0.9, 0.2, 0.55};
    MetricIntervalOptions other;
    other.seed = 2;
    QCOMPARE(metricMean(scores), metricMean(scores));
    QVERIFY(metricMean(scores).standardError != metricMean(scores, other).standardError);
}

void tst_MetricInterval::equalScoresHaveNoInterval()
{
    const std::vector<double> scores(5, 0.25);
    const Estimate estimate = metricMean(scores);
    QCOMPARE(estimate.value, std::optional(0.25));
    QVERIFY(estimate.zeroSe);
    QVERIFY(!estimate.interval);
}

void tst_MetricInterval::noScoresAreUndefined()
{
    QCOMPARE(metricMean({}), Estimate::none(UndefinedReason::noData));
}

void tst_MetricInterval::onlySharedItemsAreCompared()
{
    const ItemScores first = {{1, 0.5}, {2, 0.75}, {3, 1.0}};
    const ItemScores second = {{2, 0.25}, {3, 0.75}, {4, 0.0}};
    const Estimate estimate = pairedDifference(first, second);
    QCOMPARE(estimate.value, std::optional(0.375)); // by hand: (0.5 + 0.25) / 2
    QCOMPARE(estimate.detail(QLatin1StringView("shared_items")), std::optional(2.0));
    // By hand: of four assignments of signs ++ and -- are as extreme.
    QCOMPARE(estimate.test->pValue, 0.5);
    QVERIFY(estimate.interval->low >= 0.25 && estimate.interval->high <= 0.5);
}

void tst_MetricInterval::fewDifferencesAreTestedExactly()
{
    // By hand, of 1, 2, 3, -1 and 4: sums of 9 or more in size leave at most 1 to flip of a total
    // of 11: none, either of the 1s; both directions: 6 of 32.
    const ItemScores scores = scoresFrom({1, 2, 3, -1, 4});
    const Estimate estimate = pairedDifference(scores, zerosFor(scores));
    QCOMPARE(estimate.test->name, QLatin1StringView("sign_flip"));
    QCOMPARE(estimate.test->pValue, 6.0 / 32);
    QCOMPARE(estimate.test->statistic, 1.8);
}

void tst_MetricInterval::zeroDifferencesDoNotChangeP()
{
    ItemScores scores = scoresFrom({1, 2, 3, -1, 4});
    for (qint64 item = 10; item < 60; ++item)
        scores.insert(item, 0);
    QCOMPARE(pairedDifference(scores, zerosFor(scores)).test->pValue, 6.0 / 32);
}

void tst_MetricInterval::manyDifferencesAreSampled()
{
    // Fisher counts 1,726 of 32,768 assignments: 0.05267; 10,000 draws err by 0.0022.
    const ItemScores scores = scoresFrom(maize);
    const Estimate estimate = pairedDifference(scores, zerosFor(scores));
    COMPARE_NEAR(*estimate.value, 314.0 / 15, 1e-12);
    COMPARE_NEAR(estimate.test->pValue, 1726.0 / 32768, 0.008);
    MetricIntervalOptions few;
    few.permutations = 99;
    // No fewer than 1 / 100, and in steps of it.
    const double p = pairedDifference(scores, zerosFor(scores), few).test->pValue;
    COMPARE_NEAR(p * 100, std::round(p * 100), 1e-9);
    QVERIFY(p >= 0.01);
}

void tst_MetricInterval::equalRunsDoNotDiffer()
{
    const ItemScores scores = scoresFrom(maize);
    const Estimate estimate = pairedDifference(scores, scores);
    QCOMPARE(estimate.value, std::optional(0.0));
    QCOMPARE(estimate.test->pValue, 1.0);
    QVERIFY(!estimate.interval);
}

void tst_MetricInterval::swappedRunsMirror()
{
    const ItemScores scores = scoresFrom(maize);
    const Estimate there = pairedDifference(scores, zerosFor(scores));
    const Estimate back = pairedDifference(zerosFor(scores), scores);
    QCOMPARE(*there.value, -*back.value);
    QCOMPARE(there.test->pValue, back.test->pValue);
    COMPARE_NEAR(*there.standardError, *back.standardError, 1e-12);
}

void tst_MetricInterval::runsWithoutSharedItemsAreUndefined()
{
    QCOMPARE(pairedDifference({{1, 1.0}}, {{2, 1.0}}), Estimate::none(UndefinedReason::noOverlap));
}

CONCORD_TEST(tst_MetricInterval)
#include "tst_metricinterval.moc"
