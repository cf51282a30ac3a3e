// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/charts/pairconfusiongrid.h"
#include "tests/support/sampleresults.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_PairConfusionGrid : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsUnitsByBothAnswers();
    void theOtherWayRoundIsTransposed();
    void thoseWhoShareNoUnitHaveNone();
    void namesAreNoCategories();
};

namespace {

const QString ada = QStringLiteral("Ada");
const QString chiara = QStringLiteral("Chiara");

QList<double> confusionValues(const HeatmapGrid &grid)
{
    QList<double> values;
    for (const HeatmapCell &cell : grid.cells)
        values.append(cell.value.value_or(-1));
    return values;
}

} // namespace

void tst_PairConfusionGrid::countsUnitsByBothAnswers()
{
    const HeatmapGrid grid = pairConfusionGrid(sampleResults(), ada, chiara);
    QVERIFY(grid.isValid());
    QCOMPARE(grid.rowTitle, ada);
    QCOMPARE(grid.columnTitle, chiara);
    QCOMPARE(grid.rows, (QStringList{QStringLiteral("Human"), QStringLiteral("AI")}));
    // By hand: u1 human/AI, u2 AI/AI, u3 human/human, u4 AI/AI.
    QCOMPARE(confusionValues(grid), (QList<double>{1, 1, 0, 2}));
    QCOMPARE(grid.high, 2.0);
    QCOMPARE(grid.cell(1, 1).description,
             QStringLiteral("Ada says AI, Chiara says AI: 2 of 4 units, 50.0 %"));
}

void tst_PairConfusionGrid::theOtherWayRoundIsTransposed()
{
    const HeatmapGrid grid = pairConfusionGrid(sampleResults(), chiara, ada);
    QCOMPARE(confusionValues(grid), (QList<double>{1, 0, 1, 2}));
    QCOMPARE(grid.rowTitle, chiara);
}

void tst_PairConfusionGrid::thoseWhoShareNoUnitHaveNone()
{
    StudyResults results = sampleResults();
    results.confusions.clear();
    QVERIFY(!pairConfusionGrid(results, ada, chiara).isValid());
    QVERIFY(!pairConfusionGrid(sampleResults(), ada, QStringLiteral("Nobody")).isValid());
}

void tst_PairConfusionGrid::namesAreNoCategories()
{
    StudyResults results = sampleResults();
    results.confusions = {{0, 2, ContingencyTable(24, {{0, 1, 3}})}};
    QVERIFY(pairConfusionGrid(results, ada, chiara).isValid());
    results.confusions = {{0, 2, ContingencyTable(25, {{0, 1, 3}})}};
    QVERIFY(!pairConfusionGrid(results, ada, chiara).isValid());
}

CONCORD_TEST(tst_PairConfusionGrid)
#include "tst_pairconfusiongrid.moc"
