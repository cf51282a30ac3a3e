// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/resampling.h"

#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

using namespace Concord;

class tst_Resampling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void patternsAreDrawnAsTheyAre();
    void clustersAreDrawnAsWholes();
    void clustersOfOneUnitAreUnits();
    void nothingIsDrawnFromNothing();
};

namespace {

using ResamplingCounts = std::vector<qint64>;

ResamplingCounts composed(const ResamplingUnits &units, const ResamplingCounts &drawn)
{
    ResamplingCounts frequencies{99, 99}; // what was there before is gone
    units.compose(drawn, frequencies);
    return frequencies;
}

ResamplingCounts multiplicitiesOf(const ResamplingUnits &units)
{
    return {units.multiplicities().begin(), units.multiplicities().end()};
}

} // namespace

void tst_Resampling::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_Resampling::patternsAreDrawnAsTheyAre()
{
    const auto units = ResamplingUnits::fromPatterns(ResamplingCounts{3, 0, 4});
    QCOMPARE(units.size(), 3);
    QCOMPARE(units.total(), 7);
    QCOMPARE(composed(units, {1, 0, 6}), (ResamplingCounts{1, 0, 6}));
}

// Five units of the patterns 0 1 1 2 0 in the clusters 1 0 1 0 2.
void tst_Resampling::clustersAreDrawnAsWholes()
{
    const std::vector<quint32> patterns{0, 1, 1, 2, 0};
    const std::vector<quint32> clusters{1, 0, 1, 0, 2};
    const auto units = ResamplingUnits::fromClusters(3, patterns, 3, clusters);
    QCOMPARE(units.size(), 3);
    QCOMPARE(units.total(), 3);
    QCOMPARE(multiplicitiesOf(units), (ResamplingCounts{1, 1, 1}));
    QCOMPARE(composed(units, {1, 1, 1}), (ResamplingCounts{2, 2, 1})); // the data
    QCOMPARE(composed(units, {1, 0, 0}), (ResamplingCounts{0, 1, 1}));
    QCOMPARE(composed(units, {0, 2, 1}), (ResamplingCounts{3, 2, 0}));
    QCOMPARE(composed(units, {0, 0, 0}), (ResamplingCounts{0, 0, 0}));
}

void tst_Resampling::clustersOfOneUnitAreUnits()
{
    const std::vector<quint32> patterns{0, 1, 1, 0, 1};
    const std::vector<quint32> clusters{0, 1, 2, 3, 4};
    const auto units = ResamplingUnits::fromClusters(2, patterns, 5, clusters);
    QCOMPARE(units.total(), 5);
    QCOMPARE(composed(units, {1, 1, 1, 1, 1}), (ResamplingCounts{2, 3}));
    QCOMPARE(composed(units, {0, 5, 0, 0, 0}), (ResamplingCounts{0, 5}));
}

void tst_Resampling::nothingIsDrawnFromNothing()
{
    const auto patterns = ResamplingUnits::fromPatterns({});
    QCOMPARE(patterns.total(), 0);
    QCOMPARE(composed(patterns, {}), ResamplingCounts());
    const auto clusters = ResamplingUnits::fromClusters(2, {}, 0, {});
    QCOMPARE(clusters.size(), 0);
    QCOMPARE(composed(clusters, {}), (ResamplingCounts{0, 0}));
}

CONCORD_TEST(tst_Resampling)
#include "tst_resampling.moc"
