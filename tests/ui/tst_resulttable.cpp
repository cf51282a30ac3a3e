// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/studytables.h"
#include "tests/support/sampleresults.h"
#include "tests/support/testregistry.h"
#include "ui/widgets/resulttable.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Concord;

class tst_ResultTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itsModelKeepsTheRules();
    void numbersAreFlushRight();
    void aShortRowSpansTheRest();
    void copyTakesTheChosenRowOrAll();
    void anUpdateKeepsRowAndScrollPosition();
    void anUpdateIsSilent();
    void itIsAsHighAsItsRows();
    void rowsOfAnEarlierTableLeaveNoHeight();
    void moreRowsThanAllowedAreScrolledTo();
    void columnsDoNotDriftApart();
    void aNarrowTableDoesNotResizeForever();
};

namespace {

DocumentTable longTable(int rows)
{
    DocumentTable table;
    table.caption = QStringLiteral("Units");
    table.columns = {{QStringLiteral("Unit")}, {QStringLiteral("Text")}};
    for (int row = 0; row < rows; ++row) {
        table.rows.append({QStringLiteral("unit-%1").arg(row),
                           QStringLiteral("so many words that they wrap ").repeated(3)});
    }
    return table;
}

} // namespace

void tst_ResultTable::itsModelKeepsTheRules()
{
    ResultTable table(ResultTable::Height::Content);
    const QAbstractItemModelTester tester(table.model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const StudyResults results = sampleResults();
    table.setTable(coefficientTable(results.agreement));
    QCOMPARE(table.rowCount(), results.agreement.coefficients.size());
    table.setTable(turingTable(*results.turing));
    QCOMPARE(table.columnCount(), 8);
    table.setTable({});
    QCOMPARE(table.rowCount(), 0);
}

void tst_ResultTable::numbersAreFlushRight()
{
    ResultTable table(ResultTable::Height::Content);
    table.setTable(coefficientTable(sampleResults().agreement));
    QVERIFY(table.item(0, 1)->textAlignment() & Qt::AlignRight);
    QVERIFY(table.item(0, 0)->textAlignment() & Qt::AlignLeft);
    QVERIFY(!table.accessibleName().isEmpty());
}

void tst_ResultTable::aShortRowSpansTheRest()
{
    ResultTable table(ResultTable::Height::Content);
    const AgreementReport agreement = sampleResults().agreement;
    table.setTable(coefficientTable(agreement));
    QCOMPARE(table.columnSpan(2, 1), 6); // Cohen's kappa of three raters
    table.setTable(progressTable(sampleResults().progress));
    QCOMPARE(table.columnSpan(1, 1), 1);
}

void tst_ResultTable::copyTakesTheChosenRowOrAll()
{
    ResultTable table(ResultTable::Height::Content);
    table.setTable(pairTable(sampleResults().agreement));
    QTest::keySequence(&table, QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), table.asText());
    QVERIFY(table.asText().startsWith(QStringLiteral(
        "Pair\tShared units\tPercent agreement\tCohen’s kappa\nAda and Bruno\t4\t")));
    table.selectRow(1);
    QTest::keySequence(&table, QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), 1);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("Ada and Chiara")));
}

void tst_ResultTable::anUpdateKeepsRowAndScrollPosition()
{
    ResultTable table(ResultTable::Height::Given);
    table.setWideColumn(1);
    table.resize(400, 300);
    table.show();
    table.setTable(longTable(40));
    table.setCurrentCell(20, 0);
    table.verticalScrollBar()->setValue(321);
    DocumentTable changed = longTable(40);
    changed.rows.removeFirst();
    table.setTable(changed);
    QCOMPARE(table.item(table.currentRow(), 0)->text(), QStringLiteral("unit-20"));
    QCOMPARE(table.verticalScrollBar()->value(), 321);
}

void tst_ResultTable::anUpdateIsSilent()
{
    ResultTable table(ResultTable::Height::Given);
    table.setTable(longTable(4));
    table.setCurrentCell(2, 0);
    QSignalSpy changed(&table, &QTableWidget::currentCellChanged);
    table.setTable(longTable(5));
    QCOMPARE(changed.size(), 0);
}

void tst_ResultTable::itIsAsHighAsItsRows()
{
    ResultTable table(ResultTable::Height::Content);
    table.setTable(pairTable(sampleResults().agreement));
    table.resize(table.sizeHint().expandedTo(QSize(800, 0)));
    table.show();
    QCOMPARE(table.verticalScrollBar()->maximum(), 0);
    const int before = table.sizeHint().height();
    table.setTable(turingTable(*sampleResults().turing));
    QVERIFY(table.sizeHint().height() > before);
}

void tst_ResultTable::rowsOfAnEarlierTableLeaveNoHeight()
{
    DocumentTable numbers;
    numbers.columns = {{QStringLiteral("Annotator")}, {QStringLiteral("p"), true}};
    numbers.rows = {{QStringLiteral("Ada"), QStringLiteral("0.031")}};
    ResultTable table(ResultTable::Height::Content);
    table.resize(300, 400);
    table.show();
    table.setTable(numbers);
    const int plain = table.rowHeight(0);
    table.setWideColumn(1);
    table.setTable(longTable(1));
    QVERIFY(table.rowHeight(0) > plain);
    table.setWideColumn(-1);
    table.setTable(numbers);
    QCOMPARE(table.rowHeight(0), plain);
}

void tst_ResultTable::moreRowsThanAllowedAreScrolledTo()
{
    ResultTable table(ResultTable::Height::Content);
    table.setMostRows(5);
    table.setTable(longTable(5));
    const int five = table.sizeHint().height();
    QCOMPARE(table.verticalScrollBarPolicy(), Qt::ScrollBarAlwaysOff);
    table.setTable(longTable(50));
    QCOMPARE(table.sizeHint().height(), five);
    QCOMPARE(table.verticalScrollBarPolicy(), Qt::ScrollBarAlwaysOn);
    table.setMostRows(-1);
    table.setTable(longTable(50));
    QVERIFY(table.sizeHint().height() > 5 * five);
}

void tst_ResultTable::columnsDoNotDriftApart()
{
    DocumentTable numbers;
    numbers.columns = {{QStringLiteral("Annotator")}, {QStringLiteral("p"), true}};
    numbers.rows = {{QStringLiteral("Ada"), QStringLiteral("0.031")}};
    ResultTable table(ResultTable::Height::Content);
    table.resize(1700, 200);
    table.show();
    table.setTable(numbers);
    QVERIFY(table.columnWidth(0) + table.columnWidth(1) < 600);
}

void tst_ResultTable::aNarrowTableDoesNotResizeForever()
{
    ResultTable table(ResultTable::Height::Given);
    table.setWideColumn(1);
    table.setTable(longTable(6));
    table.show();
    for (int width = 40; width < 900; width += 7)
        table.resize(width, 180);
    QVERIFY(table.columnWidth(1) > 100);
}

CONCORD_TEST(tst_ResultTable)
#include "tst_resulttable.moc"
