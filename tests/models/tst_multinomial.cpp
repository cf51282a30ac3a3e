// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/multinomial.h"

#include "tests/support/testregistry.h"

#include <QList>
#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <numeric>

using namespace Concord;

class tst_Multinomial : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void drawsAreFixed();
    void countsSumToTheDraws_data();
    void countsSumToTheDraws();
    void outcomeOfFrequencyZeroNeverComesUp();
    void binomialHasItsDistribution_data();
    void binomialHasItsDistribution();
    void marginsHaveMeanVarianceAndCovariance_data();
    void marginsHaveMeanVarianceAndCovariance();
};

namespace {

std::vector<qint64> multinomialDraw(const std::vector<qint64> &frequencies, qint64 draws,
                                    quint64 stream)
{
    std::vector<qint64> counts(frequencies.size());
    Philox random(17, stream);
    Multinomial(frequencies).draw(draws, random, counts);
    return counts;
}

// The probabilities of k = 0 … n, by the ratio of neighbours from the mode.
std::vector<double> binomialProbabilities(int n, double p)
{
    std::vector<double> probabilities;
    for (int k = 0; k <= n; ++k) {
        const double logarithm = std::lgamma(n + 1.0) - std::lgamma(k + 1.0)
            - std::lgamma(n - k + 1.0) + k * std::log(p) + (n - k) * std::log1p(-p);
        probabilities.push_back(std::exp(logarithm));
    }
    return probabilities;
}

} // namespace

void tst_Multinomial::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_Multinomial::drawsAreFixed()
{
    // Computed with an independent Python implementation of the header's description. A change of
    // these changes intervals that were published.
    const auto list = [](const std::vector<qint64> &counts) {
        return QList<qint64>(counts.begin(), counts.end());
    };
    QCOMPARE(list(multinomialDraw({1, 2, 3, 4}, 10, 0)), (QList<qint64>{0, 4, 3, 3}));
    QCOMPARE(list(multinomialDraw({1, 2, 3, 4}, 10, 1)), (QList<qint64>{4, 1, 2, 3}));
    QCOMPARE(list(multinomialDraw({500, 20, 480, 1000, 3}, 2003, 0)),
             (QList<qint64>{506, 14, 465, 1018, 0}));
    QCOMPARE(list(multinomialDraw({500'000, 20'000, 480'000}, 1'000'000, 0)),
             (QList<qint64>{499'433, 20'185, 480'382}));
}

void tst_Multinomial::countsSumToTheDraws_data()
{
    QTest::addColumn<int>("outcomes");
    QTest::addColumn<qint64>("draws");
    QTest::newRow("no draw") << 5 << qint64(0);
    QTest::newRow("one draw") << 5 << qint64(1);
    QTest::newRow("one outcome") << 1 << qint64(1000);
    QTest::newRow("more outcomes than draws") << 5000 << qint64(100);
    QTest::newRow("a million draws") << 125 << qint64(1'000'000);
    QTest::newRow("more than 32 bits") << 3 << (qint64(1) << 32) + 7;
}

void tst_Multinomial::countsSumToTheDraws()
{
    QFETCH(int, outcomes);
    QFETCH(qint64, draws);
    std::vector<qint64> frequencies(static_cast<size_t>(outcomes));
    std::iota(frequencies.begin(), frequencies.end(), 1);
    for (quint64 stream = 0; stream < 2; ++stream) {
        const auto counts = multinomialDraw(frequencies, draws, stream);
        QCOMPARE(std::accumulate(counts.begin(), counts.end(), qint64(0)), draws);
        for (const qint64 count : counts)
            QVERIFY(count >= 0);
    }
}

void tst_Multinomial::outcomeOfFrequencyZeroNeverComesUp()
{
    for (quint64 stream = 0; stream < 200; ++stream) {
        const auto counts = multinomialDraw({0, 3, 0, 0, 5, 0}, 50, stream);
        QCOMPARE(counts[1] + counts[4], 50);
    }
}

void tst_Multinomial::binomialHasItsDistribution_data()
{
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("second");
    QTest::addColumn<int>("draws");
    QTest::newRow("placed one by one") << qint64(1) << qint64(2) << 6;
    QTest::newRow("by bits") << qint64(1) << qint64(2) << 20;
    QTest::newRow("a half, one word") << qint64(5) << qint64(5) << 64;
    QTest::newRow("a half, one block") << qint64(1) << qint64(1) << 1024;
    QTest::newRow("blocks and bits") << qint64(3) << qint64(4) << 3000;
    QTest::newRow("rare") << qint64(1) << qint64(999) << 2000;
    QTest::newRow("nearly always") << qint64(999) << qint64(1) << 2000;
}

void tst_Multinomial::binomialHasItsDistribution()
{
    QFETCH(qint64, first);
    QFETCH(qint64, second);
    QFETCH(int, draws);
    constexpr int repetitions = 10'000;
    const std::vector<double> probabilities =
        binomialProbabilities(draws, double(first) / double(first + second));
    std::vector<int> observed(probabilities.size(), 0);
    const Multinomial multinomial(std::vector<qint64>{first, second});
    Philox random(17, quint64(draws));
    std::vector<qint64> counts(2);
    for (int i = 0; i < repetitions; ++i) {
        multinomial.draw(draws, random, counts);
        ++observed[size_t(counts[0])];
    }
    // Chi-square over cells with an expectation of 5 or more, the others pooled.
    double statistic = 0;
    double freedom = -1;
    double pooledExpected = 0;
    double pooledObserved = 0;
    const auto addCell = [&](double seen, double expected) {
        statistic += (seen - expected) * (seen - expected) / expected;
        ++freedom;
    };
    for (size_t k = 0; k < probabilities.size(); ++k) {
        const double expected = probabilities[k] * repetitions;
        if (expected >= 5) {
            addCell(observed[k], expected);
        } else {
            pooledExpected += expected;
            pooledObserved += observed[k];
        }
    }
    if (pooledExpected > 1)
        addCell(pooledObserved, pooledExpected);
    QVERIFY2(statistic < freedom + 5 * std::sqrt(2 * freedom),
             qPrintable(QStringLiteral("%1 with %2").arg(statistic).arg(freedom)));
}

void tst_Multinomial::marginsHaveMeanVarianceAndCovariance_data()
{
    QTest::addColumn<qint64>("draws");
    QTest::newRow("few") << qint64(12);
    QTest::newRow("some") << qint64(500);
    QTest::newRow("many") << qint64(100'000);
}

void tst_Multinomial::marginsHaveMeanVarianceAndCovariance()
{
    QFETCH(qint64, draws);
    const std::vector<qint64> frequencies{7, 1, 2, 10, 4, 6};
    constexpr int repetitions = 10'000;
    std::vector<double> sums(6, 0);
    std::vector<double> products(36, 0);
    const Multinomial multinomial(frequencies);
    Philox random(18, quint64(draws));
    std::vector<qint64> counts(frequencies.size());
    for (int i = 0; i < repetitions; ++i) {
        multinomial.draw(draws, random, counts);
        for (size_t a = 0; a < 6; ++a) {
            const double x = double(counts[a]) - double(draws * frequencies[a]) / 30;
            sums[a] += x;
            for (size_t b = 0; b < 6; ++b)
                products[a * 6 + b] +=
                    x * (double(counts[b]) - double(draws * frequencies[b]) / 30);
        }
    }
    const double n = double(draws);
    for (size_t a = 0; a < 6; ++a) {
        const double pa = double(frequencies[a]) / 30;
        const double spread = std::sqrt(n * pa * (1 - pa) / repetitions);
        QVERIFY(std::abs(sums[a] / repetitions) < 4.5 * spread);
        for (size_t b = 0; b < 6; ++b) {
            const double pb = double(frequencies[b]) / 30;
            const double expected = n * pa * ((a == b ? 1 : 0) - pb);
            QVERIFY(std::abs(products[a * 6 + b] / repetitions - expected) < 0.06 * n * 0.25);
        }
    }
}

CONCORD_TEST(tst_Multinomial)
#include "tst_multinomial.moc"
