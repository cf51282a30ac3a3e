// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/correlation.h"
#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <vector>

using namespace Concord;

class tst_Correlation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pearsonOfAnscombesFirstSet();
    void spearmanOfAWorkedExample();
    void tiedValuesShareTheirRanks();
    void perfectOnesHaveNeitherTestNorInterval();
    void threePairsHaveNoInterval();
    void unitsDoNotMatter();
    void sidesMayBeSwapped();
    void tooFewPairsAreUndefined();
    void aConstantSideIsUndefined();
};

namespace {

const std::vector<double> anscombeX = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
const std::vector<double> anscombeY = {8.04, 6.95, 7.58,  8.81, 8.33, 9.96,
                                       7.24, 4.26, 10.84, 4.82, 5.68};

} // namespace

void tst_Correlation::pearsonOfAnscombesFirstSet()
{
    // Anscombe (1973, Am Stat 27) prints r = .82; the digits are from Python's
    // statistics.correlation, p by Simpson's rule over t's density, bounds from tanh and atanh.
    const Estimate estimate = pearsonCorrelation(anscombeX, anscombeY);
    COMPARE_NEAR(*estimate.value, 0.81642051634484, 1e-13);
    COMPARE_NEAR(estimate.test->pValue, 0.0021696288730678, 1e-12);
    COMPARE_NEAR(estimate.interval->low, 0.42439121339321667, 1e-12);
    COMPARE_NEAR(estimate.interval->high, 0.9506932537865606, 1e-12);
    QCOMPARE(estimate.detail(QLatin1StringView("n")), std::optional(11.0));
}

void tst_Correlation::spearmanOfAWorkedExample()
{
    // IQ and hours of television, a textbook example: by hand sum d^2 = 194, 1 - 6 * 194 / 990 =
    // -29/165; p and bounds as above.
    const std::vector<double> iq = {106, 100, 86, 101, 99, 103, 97, 113, 112, 110};
    const std::vector<double> hours = {7, 27, 2, 50, 28, 29, 20, 12, 6, 17};
    const Estimate estimate = spearmanCorrelation(iq, hours);
    COMPARE_NEAR(*estimate.value, -29.0 / 165, 1e-14);
    COMPARE_NEAR(estimate.test->pValue, 0.6271883447764883, 1e-12);
    COMPARE_NEAR(estimate.interval->low, -0.727830028239407, 1e-12);
    COMPARE_NEAR(estimate.interval->high, 0.5145466616329559, 1e-12);
}

void tst_Correlation::tiedValuesShareTheirRanks()
{
    const std::vector<double> first = {10, 20, 20, 70};
    const std::vector<double> second = {0.1, 0.3, 0.2, 0.4};
    // By hand: ranks 1, 2.5, 2.5, 4 and 1, 3, 2, 4: 4.5 / sqrt(4.5 * 5).
    COMPARE_NEAR(*spearmanCorrelation(first, second).value, 4.5 / std::sqrt(22.5), 1e-14);
}

void tst_Correlation::perfectOnesHaveNeitherTestNorInterval()
{
    const std::vector<double> first = {1, 2, 3, 5};
    const std::vector<double> falling = {-2, -4, -6, -10};
    const Estimate estimate = pearsonCorrelation(first, falling);
    QCOMPARE(estimate.value, std::optional(-1.0));
    QVERIFY(estimate.zeroSe);
    QVERIFY(!estimate.test);
    QVERIFY(!estimate.interval);
    QCOMPARE(spearmanCorrelation(first, falling).value, std::optional(-1.0));
}

void tst_Correlation::threePairsHaveNoInterval()
{
    const std::vector<double> first = {1, 2, 3};
    const std::vector<double> second = {1, 3, 2};
    const Estimate estimate = pearsonCorrelation(first, second);
    COMPARE_NEAR(*estimate.value, 0.5, 1e-15); // by hand: 1 / 2
    COMPARE_NEAR(estimate.test->pValue, 2.0 / 3, 1e-12); // by hand: Cauchy, t = 1/sqrt(3)
    QVERIFY(!estimate.interval);
}

void tst_Correlation::unitsDoNotMatter()
{
    std::vector<double> percent;
    for (const double value : anscombeY)
        percent.push_back(value * 100 - 3);
    COMPARE_NEAR(*pearsonCorrelation(anscombeX, percent).value,
                 *pearsonCorrelation(anscombeX, anscombeY).value, 1e-14);
}

void tst_Correlation::sidesMayBeSwapped()
{
    COMPARE_NEAR(*spearmanCorrelation(anscombeY, anscombeX).value,
                 *spearmanCorrelation(anscombeX, anscombeY).value, 1e-15);
}

void tst_Correlation::tooFewPairsAreUndefined()
{
    const std::vector<double> two = {1, 2};
    QCOMPARE(pearsonCorrelation(two, two), Estimate::none(UndefinedReason::noData));
    QCOMPARE(spearmanCorrelation({}, {}), Estimate::none(UndefinedReason::noData));
}

void tst_Correlation::aConstantSideIsUndefined()
{
    // The mean of three times 0.1 is not 0.1, so the deviations alone would not tell.
    const std::vector<double> constant = {0.1, 0.1, 0.1};
    const std::vector<double> other = {1, 2, 4};
    QCOMPARE(pearsonCorrelation(constant, other), Estimate::none(UndefinedReason::zeroVariance));
    QCOMPARE(spearmanCorrelation(other, constant), Estimate::none(UndefinedReason::zeroVariance));
}

CONCORD_TEST(tst_Correlation)
#include "tst_correlation.moc"
