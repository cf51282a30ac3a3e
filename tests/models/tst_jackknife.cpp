// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/jackknife.h"

#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace Concord;

class tst_Jackknife : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void lawSchoolsAgreeWithTheBook();
    void errorOfAMeanIsThatOfAMean();
    void groupedAndSingleUnitsAgree();
    void unusedUnitsDoNotCount();
    void clustersAreLeftOutAsWholes();
    void constantStatisticHasZeroError();
    void isNothingWhereItCannotBe();
    void intervalIsStudents();
};

namespace {

// The mean of the units' values, one value for each pattern.
PatternStatistic meanOf(const std::vector<double> &values)
{
    return [values](std::span<const qint64> frequencies) -> std::optional<double> {
        double sum = 0;
        double n = 0;
        for (size_t u = 0; u < values.size(); ++u) {
            sum += double(frequencies[u]) * values[u];
            n += double(frequencies[u]);
        }
        return n > 0 ? std::optional(sum / n) : std::nullopt;
    };
}

ResamplingUnits jackknifePatterns(const std::vector<qint64> &frequencies)
{
    return ResamplingUnits::fromPatterns(frequencies);
}

struct CorrelationSums
{
    double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;

    double correlation() const
    {
        return (n * xy - x * y) / std::sqrt((n * xx - x * x) * (n * yy - y * y));
    }
};

} // namespace

void tst_Jackknife::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

// Efron and Tibshirani (1993): the correlation of 15 law schools, .776, has a jackknife error of
// .1425; the acceleration was computed with numpy from equation 14.15.
void tst_Jackknife::lawSchoolsAgreeWithTheBook()
{
    const std::vector<double> scores{576, 635, 558, 578, 666, 580, 555, 661,
                                     651, 605, 653, 575, 545, 572, 594};
    const std::vector<double> grades{3.39, 3.30, 2.81, 3.03, 3.44, 3.07, 3.00, 3.43,
                                     3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96};
    const PatternStatistic correlation = [&](std::span<const qint64> frequencies) {
        CorrelationSums sums;
        for (size_t u = 0; u < scores.size(); ++u) {
            const auto f = double(frequencies[u]);
            sums.n += f;
            sums.x += f * scores[u];
            sums.y += f * grades[u];
            sums.xx += f * scores[u] * scores[u];
            sums.yy += f * grades[u] * grades[u];
            sums.xy += f * scores[u] * grades[u];
        }
        return std::optional(sums.correlation());
    };
    const std::vector<qint64> once(15, 1);
    COMPARE_NEAR(*correlation(once), 0.776, 0.0005);
    const auto summary = jackknife(jackknifePatterns(once), correlation);
    QVERIFY(summary);
    COMPARE_NEAR(summary->standardError, 0.1425, 0.00005);
    COMPARE_NEAR(summary->acceleration, -0.07567156493787919, 1e-9);
    QCOMPARE(summary->df, 14.0);
}

void tst_Jackknife::errorOfAMeanIsThatOfAMean()
{
    // Worked by hand: deviations -2 -1 3, s^2 = 7, s^2 / n = 7/3; cubes 18, 18 / (6 * 14^1.5).
    const auto summary = jackknife(jackknifePatterns({1, 1, 1}), meanOf({1, 2, 6}));
    QVERIFY(summary);
    COMPARE_NEAR(summary->standardError, std::sqrt(7.0 / 3), 1e-14);
    COMPARE_NEAR(summary->acceleration, 3 / std::pow(14, 1.5), 1e-14);
}

void tst_Jackknife::groupedAndSingleUnitsAgree()
{
    const auto grouped = jackknife(jackknifePatterns({3, 2, 4}), meanOf({1, 5, 2}));
    const auto single = jackknife(jackknifePatterns({1, 1, 1, 1, 1, 1, 1, 1, 1}),
                                  meanOf({1, 2, 5, 1, 2, 2, 5, 2, 1}));
    QVERIFY(grouped && single);
    COMPARE_NEAR(grouped->standardError, single->standardError, 1e-14);
    COMPARE_NEAR(grouped->acceleration, single->acceleration, 1e-14);
    QCOMPARE(grouped->df, single->df);
}

void tst_Jackknife::unusedUnitsDoNotCount()
{
    const auto with = jackknife(jackknifePatterns({3, 0, 4}), meanOf({1, 100, 2}));
    const auto without = jackknife(jackknifePatterns({3, 4}), meanOf({1, 2}));
    QCOMPARE(with, without);
}

void tst_Jackknife::clustersAreLeftOutAsWholes()
{
    // Pairs of the same value: the error of the mean of three clusters.
    const std::vector<quint32> patterns{0, 0, 1, 1, 2, 2};
    const std::vector<quint32> clusters{0, 0, 1, 1, 2, 2};
    const auto summary =
        jackknife(ResamplingUnits::fromClusters(3, patterns, 3, clusters), meanOf({1, 2, 6}));
    QVERIFY(summary);
    COMPARE_NEAR(summary->standardError, std::sqrt(7.0 / 3), 1e-14);
    QCOMPARE(summary->df, 2.0);
}

void tst_Jackknife::constantStatisticHasZeroError()
{
    const auto summary = jackknife(jackknifePatterns({5, 7}), meanOf({0.1, 0.1}));
    QVERIFY(summary);
    QCOMPARE(summary->standardError, 0.0);
    COMPARE_NEAR(summary->acceleration, 0, 1); // finite
}

void tst_Jackknife::isNothingWhereItCannotBe()
{
    QVERIFY(!jackknife(jackknifePatterns({}), meanOf({})));
    QVERIFY(!jackknife(jackknifePatterns({1}), meanOf({1}))); // one unit
    QVERIFY(!jackknife(jackknifePatterns({0, 0}), meanOf({1, 2})));
    const PatternStatistic needsBoth = [](std::span<const qint64> f) {
        return f[0] > 0 && f[1] > 0 ? std::optional(1.0) : std::nullopt;
    };
    QVERIFY(!jackknife(jackknifePatterns({9, 1}), needsBoth));
    QVERIFY(jackknife(jackknifePatterns({9, 2}), needsBoth));
    const std::vector<qint64> many(size_t(jackknifeLimit) + 1, 1);
    int calls = 0;
    const PatternStatistic counted = [&](std::span<const qint64>) {
        ++calls;
        return std::optional(1.0);
    };
    QVERIFY(!jackknife(jackknifePatterns(many), counted));
    QCOMPARE(calls, 0);
}

void tst_Jackknife::intervalIsStudents()
{
    // The t quantile of .975 and 14 degrees of freedom is 2.1447866879169273 (scipy 1.10.1).
    const Interval interval = jackknifeInterval(0.5, {0.1, 0, 14}, 0.95);
    COMPARE_NEAR(interval.low, 0.5 - 0.21447866879169273, 1e-12);
    COMPARE_NEAR(interval.high, 0.5 + 0.21447866879169273, 1e-12);
    QCOMPARE(interval.method, IntervalMethod::jackknife);
    QCOMPARE(jackknifeInterval(0.9, {0.1, 0, 14}, 0.95).high, 1.0);
}

CONCORD_TEST(tst_Jackknife)
#include "tst_jackknife.moc"
