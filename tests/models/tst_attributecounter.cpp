// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dataset/attributecounter.h"

#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_AttributeCounter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesAreCountedByType();
    void anItemCountsOnceForItsType();
    void typesThatMatterTogetherAreCounted();
    void nothingMattersInAnEmptyGrid();
    void gridKeepsTheMostFrequentTypes();

private:
    static AttributeCounter hobbiesAndAges();
};

AttributeCounter tst_AttributeCounter::hobbiesAndAges()
{
    AttributeCounter counter;
    counter.define(11, QStringLiteral("hobby"), QStringLiteral("music"));
    counter.define(12, QStringLiteral("hobby"), QStringLiteral("chess"));
    counter.define(13, QStringLiteral("age"), QStringLiteral("adult"));
    counter.define(14, QStringLiteral("health"), QStringLiteral("healthy"));
    return counter;
}

void tst_AttributeCounter::valuesAreCountedByType()
{
    AttributeCounter counter = hobbiesAndAges();
    counter.add(1, 11, true);
    counter.add(1, 13, false);
    counter.add(2, 12, false);
    counter.add(3, 12, true);
    counter.add(3, 99, true); // never defined
    const QList<AttributeDistribution> all = counter.distributions();
    QCOMPARE(all.size(), 2); // nobody has a health
    QCOMPARE(all[0].type, QStringLiteral("age"));
    QCOMPARE(all[0].items, 1);
    QVERIFY(!all[0].evenness);
    QCOMPARE(all[1].items, 3);
    QCOMPARE(all[1].values,
             (QList<FacetValue>{{QStringLiteral("chess"), 2}, {QStringLiteral("music"), 1}}));
    QCOMPARE(all[1].related,
             (QList<FacetValue>{{QStringLiteral("chess"), 1}, {QStringLiteral("music"), 1}}));
    COMPARE_NEAR(all[1].evenness.value(), 0.9182958340544896, 1e-14); // of 2/3 and 1/3, in bits
}

void tst_AttributeCounter::anItemCountsOnceForItsType()
{
    AttributeCounter counter = hobbiesAndAges();
    counter.add(1, 11, true);
    counter.add(1, 12, true);
    QCOMPARE(counter.distributions().constFirst().items, 1);
    const HeatmapGrid grid = counter.cooccurrence();
    QCOMPARE(grid.rows, QStringList(QStringLiteral("hobby")));
    COMPARE_NEAR(grid.cell(0, 0).value.value(), 1, 0);
}

void tst_AttributeCounter::typesThatMatterTogetherAreCounted()
{
    AttributeCounter counter = hobbiesAndAges();
    for (const qint64 item : {1, 2, 3}) {
        counter.add(item, 11, true);
        counter.add(item, 13, item > 1);
        counter.add(item, 14, false);
    }
    const HeatmapGrid grid = counter.cooccurrence();
    QVERIFY(grid.isValid());
    QCOMPARE(grid.rows, (QStringList{QStringLiteral("age"), QStringLiteral("hobby")}));
    QCOMPARE(grid.columns, grid.rows);
    COMPARE_NEAR(grid.cell(0, 0).value.value(), 2, 0);
    COMPARE_NEAR(grid.cell(0, 1).value.value(), 2, 0);
    COMPARE_NEAR(grid.cell(1, 0).value.value(), 2, 0);
    COMPARE_NEAR(grid.cell(1, 1).value.value(), 3, 0);
    COMPARE_NEAR(grid.high, 3, 0);
    QCOMPARE(grid.cell(1, 1).text, QStringLiteral("3"));
    QVERIFY(grid.cell(0, 1).description.startsWith(QStringLiteral("age and hobby")));
}

void tst_AttributeCounter::nothingMattersInAnEmptyGrid()
{
    AttributeCounter counter = hobbiesAndAges();
    counter.add(1, 11, false);
    QVERIFY(!counter.cooccurrence().isValid());
    QVERIFY(!AttributeCounter().cooccurrence().isValid());
}

void tst_AttributeCounter::gridKeepsTheMostFrequentTypes()
{
    AttributeCounter counter;
    for (int type = 0; type < 50; ++type)
        counter.define(type, QStringLiteral("type%1").arg(type, 2, 10, QChar(u'0')), QString());
    for (int item = 0; item < 50; ++item) {
        for (int type = 0; type <= item; ++type) // type 0 in all items, type 49 in one
            counter.add(item, type, true);
    }
    const HeatmapGrid grid = counter.cooccurrence();
    QCOMPARE(grid.rows.size(), 40);
    QCOMPARE(grid.rows.constFirst(), QStringLiteral("type00"));
    QCOMPARE(grid.rows.constLast(), QStringLiteral("type39"));
    COMPARE_NEAR(grid.cell(3, 10).value.value(), 40, 0); // the items from 10 on
}

CONCORD_TEST(tst_AttributeCounter)

#include "tst_attributecounter.moc"
