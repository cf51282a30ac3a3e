// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/taggrid.h"

#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_TagGrid : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsAreSummedByModel();
    void countsAreSummedByTask();
    void zeroIsAValue();
    void tagsAndModelsWithoutResponsesAreThere();
    void manyResponsesWidenTheRange();
    void withoutCountsThereIsNoGrid();
};

namespace {

QList<TagCount> someCounts()
{
    const QString wrong = QStringLiteral("wrong value");
    const QString vague = QStringLiteral("vague");
    return {{wrong, QStringLiteral("qwen"), QStringLiteral("rank"), 2},
            {wrong, QStringLiteral("claude"), QStringLiteral("rank"), 1},
            {wrong, QStringLiteral("claude"), QStringLiteral("advice"), 4},
            {vague, QStringLiteral("qwen"), QStringLiteral("advice"), 3}};
}

} // namespace

void tst_TagGrid::countsAreSummedByModel()
{
    const HeatmapGrid grid = tagGrid(someCounts(), TagGrouping::Models);
    QVERIFY(grid.isValid());
    QCOMPARE(grid.rows, QStringList({QStringLiteral("wrong value"), QStringLiteral("vague")}));
    // The paper lists Claude before Qwen.
    QCOMPARE(
        grid.columns,
        QStringList({QStringLiteral("Claude-3.5-Sonnet"), QStringLiteral("Qwen2.5-7B-Instruct")}));
    QCOMPARE(grid.cell(0, 0).value, std::optional(5.0)); // 1 + 4
    QCOMPARE(grid.cell(0, 0).text, QStringLiteral("5"));
    QCOMPARE(grid.cell(0, 1).value, std::optional(2.0));
    QCOMPARE(grid.cell(1, 0).value, std::optional(0.0));
    QCOMPARE(grid.cell(1, 0).text, QStringLiteral("0"));
    QVERIFY(!grid.cell(1, 0).description.isEmpty());
    QCOMPARE(grid.cell(1, 1).value, std::optional(3.0));
    QCOMPARE(grid.scale, HeatmapScale::Sequential);
    QCOMPARE(grid.low, 0.0);
    QCOMPARE(grid.high, 5.0);
    QCOMPARE(grid.highText, QStringLiteral("5"));
}

void tst_TagGrid::countsAreSummedByTask()
{
    const HeatmapGrid grid = tagGrid(someCounts(), TagGrouping::Tasks);
    QCOMPARE(grid.columns, QStringList({QStringLiteral("rank"), QStringLiteral("advice")}));
    QCOMPARE(grid.cell(0, 0).value, std::optional(3.0)); // 2 + 1
    QCOMPARE(grid.cell(0, 1).value, std::optional(4.0));
    QCOMPARE(grid.cell(1, 0).value, std::optional(0.0));
    QCOMPARE(grid.high, 5.0); // few are not shown as if they were many
}

void tst_TagGrid::zeroIsAValue()
{
    const HeatmapGrid grid =
        tagGrid({{QStringLiteral("vague"), QStringLiteral("m"), QStringLiteral("rank"), 0}},
                TagGrouping::Models);
    QVERIFY(grid.isValid());
    QCOMPARE(grid.cell(0, 0).value, std::optional(0.0));
    QCOMPARE(grid.cell(0, 0).text, QStringLiteral("0"));
    QCOMPARE(grid.high, 5.0);
}

void tst_TagGrid::tagsAndModelsWithoutResponsesAreThere()
{
    const QStringList tags{QStringLiteral("new"), QStringLiteral("vague"), QStringLiteral("other"),
                           QStringLiteral("wrong value")};
    ResponseChoices choices;
    choices.models =
        QStringList{QStringLiteral("gpt4o"), QStringLiteral("claude"), QStringLiteral("qwen")};
    choices.tasks =
        QStringList{QStringLiteral("rank"), QStringLiteral("predict"), QStringLiteral("advice")};
    const HeatmapGrid byModel = tagGrid(someCounts(), TagGrouping::Models, tags, choices);
    QVERIFY(byModel.isValid());
    QCOMPARE(byModel.rows, tags);
    QCOMPARE(byModel.columns.size(), 3);
    for (int column = 0; column < 3; ++column)
        QCOMPARE(byModel.cell(0, column).value, std::optional(0.0));
    QCOMPARE(tagGrid(someCounts(), TagGrouping::Tasks, tags, choices).columns.size(), 3);
    QVERIFY(tagGrid({}, TagGrouping::Models, tags, choices).isValid());
    QVERIFY(!tagGrid({}, TagGrouping::Models, {}, choices).isValid());
}

void tst_TagGrid::manyResponsesWidenTheRange()
{
    const HeatmapGrid grid =
        tagGrid({{QStringLiteral("vague"), QStringLiteral("m"), QStringLiteral("rank"), 12}},
                TagGrouping::Models);
    QCOMPARE(grid.high, 12.0);
    QCOMPARE(grid.highText, QStringLiteral("12"));
}

void tst_TagGrid::withoutCountsThereIsNoGrid()
{
    QVERIFY(!tagGrid({}, TagGrouping::Models).isValid());
    QVERIFY(!tagGrid({}, TagGrouping::Tasks).isValid());
    QVERIFY(tagCharts({}).isEmpty());
    const QList<StudyChart> charts = tagCharts(someCounts());
    QStringList ids;
    for (const StudyChart &chart : charts)
        ids.append(chart.id);
    QCOMPARE(ids, tagChartIds());
}

CONCORD_TEST(tst_TagGrid)
#include "tst_taggrid.moc"
