// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/intervaltable.h"

#include "models/report/studytables.h"
#include "tests/support/sampleresults.h"
#include "tests/support/testregistry.h"
#include "ui/theme.h"

#include <QHeaderView>
#include <QTest>

using namespace Concord;

class tst_IntervalTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void barsStandBesideTheirNumbers();
    void anUndefinedRowHasNoBar();
    void theAxisReachesBelowZeroOnlyWhereNeeded();
    void rowsKeepOneLine();
};

namespace {

Estimate barEstimate(double value, double low, double high)
{
    Estimate estimate;
    estimate.value = value;
    estimate.interval = Interval{0.95, low, high, IntervalMethod::analytic};
    return estimate;
}

DocumentTable barTable(const QStringList &row)
{
    DocumentTable table;
    table.columns = {{QStringLiteral("name")},
                     {QStringLiteral("value"), true},
                     {QStringLiteral("interval"), true}};
    table.rows = {row};
    return table;
}

bool paintsAccent(QWidget &widget)
{
    const QImage image = widget.grab().toImage();
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == currentTheme().accent)
                return true;
        }
    }
    return false;
}

} // namespace

void tst_IntervalTable::barsStandBesideTheirNumbers()
{
    IntervalTable table;
    table.resize(600, 200);
    table.setIntervals(
        barTable({QStringLiteral("a"), QStringLiteral("0.5"), QStringLiteral("0.4 to 0.6")}),
        {barEstimate(0.5, 0.4, 0.6)});
    QVERIFY(paintsAccent(table));
    QCOMPARE(table.item(0, 2)->text(), QStringLiteral("0.4 to 0.6"));
    QVERIFY(table.item(0, 2)->textAlignment() & Qt::AlignLeft);
}

void tst_IntervalTable::anUndefinedRowHasNoBar()
{
    IntervalTable table;
    table.resize(600, 200);
    table.setIntervals(barTable({QStringLiteral("a"), QStringLiteral("It does not exist.")}),
                       {Estimate::none(UndefinedReason::noVariation)});
    QVERIFY(!paintsAccent(table));
    QCOMPARE(table.columnSpan(0, 1), 2);
}

void tst_IntervalTable::theAxisReachesBelowZeroOnlyWhereNeeded()
{
    IntervalTable table;
    const DocumentTable one =
        barTable({QStringLiteral("a"), QStringLiteral("0"), QStringLiteral("x")});
    table.setIntervals(one, {barEstimate(0.5, 0.1, 0.9)});
    QVERIFY(table.axisSentence().contains(QStringLiteral("from 0 to 1")));
    table.setIntervals(one, {barEstimate(0.1, -0.31, 0.5)});
    QVERIFY(table.axisSentence().contains(QStringLiteral("from -0.4 to 1")));
    table.setIntervals(one, {barEstimate(-0.5, -3, 0.5)});
    QVERIFY(table.axisSentence().contains(QStringLiteral("from -1 to 1")));
}

void tst_IntervalTable::rowsKeepOneLine()
{
    const StudyResults results = sampleResults();
    IntervalTable table;
    table.resize(700, 300);
    table.setIntervals(categoryTable(results), results.agreement.byCategory);
    QCOMPARE(table.rowHeight(0), table.verticalHeader()->defaultSectionSize());
}

CONCORD_TEST(tst_IntervalTable)
#include "tst_intervaltable.moc"
