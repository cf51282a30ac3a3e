// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/charts/studycharts.h"
#include "tests/support/sampleresults.h"
#include "tests/support/testregistry.h"
#include "ui/charts/colorscale.h"
#include "ui/charts/heatmappainter.h"
#include "ui/charts/heatmapwidget.h"

#include <QSignalSpy>
#include <QTest>

using namespace Concord;

class tst_HeatmapWidget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void arrowsMoveAndStopAtTheEdge();
    void homeAndEndGoToTheEndsOfARow();
    void enterAndSpaceActivate();
    void emptyCellsAreNotActivated();
    void aDoubleClickActivatesItsCell();
    void theAccessibleDescriptionSaysTheValue();
    void aGridOfTheSameShapeKeepsTheCell();
    void settingACellIsSilent();
    void cellsHaveTheirColour();
    void manyColumnsAreNarrow();
    void anySizeIsPainted_data();
    void anySizeIsPainted();

private:
    QPoint centerOf(int row, int column) const;

    std::unique_ptr<HeatmapWidget> m_widget;
};

void tst_HeatmapWidget::init()
{
    m_widget = std::make_unique<HeatmapWidget>();
    m_widget->setGrid(pairGrid(sampleResults().agreement));
    m_widget->resize(m_widget->sizeHint());
    m_widget->show();
}

QPoint tst_HeatmapWidget::centerOf(int row, int column) const
{
    const HeatmapPainter painter(m_widget->grid(), m_widget->rect().adjusted(3, 3, -3, -3),
                                 m_widget->font());
    return painter.cellRect(row, column).center().toPoint();
}

void tst_HeatmapWidget::arrowsMoveAndStopAtTheEdge()
{
    QSignalSpy changed(m_widget.get(), &HeatmapWidget::currentCellChanged);
    QTest::keyClick(m_widget.get(), Qt::Key_Right);
    QCOMPARE(m_widget->currentRow(), 0);
    QCOMPARE(m_widget->currentColumn(), 0);
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(m_widget.get(), Qt::Key_Right);
    QTest::keyClick(m_widget.get(), Qt::Key_Down);
    QCOMPARE(m_widget->currentRow(), 1);
    QCOMPARE(m_widget->currentColumn(), 2);
    QCOMPARE(changed.size(), 4);
}

void tst_HeatmapWidget::homeAndEndGoToTheEndsOfARow()
{
    m_widget->setCurrentCell(1, 1);
    QTest::keyClick(m_widget.get(), Qt::Key_End);
    QCOMPARE(m_widget->currentColumn(), 2);
    QTest::keyClick(m_widget.get(), Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(m_widget->currentRow(), 0);
    QCOMPARE(m_widget->currentColumn(), 0);
}

void tst_HeatmapWidget::enterAndSpaceActivate()
{
    QSignalSpy activated(m_widget.get(), &HeatmapWidget::cellActivated);
    m_widget->setCurrentCell(0, 1);
    QTest::keyClick(m_widget.get(), Qt::Key_Return);
    QTest::keyClick(m_widget.get(), Qt::Key_Space);
    QCOMPARE(activated.size(), 2);
    QCOMPARE(activated[0], (QVariantList{0, 1}));
}

void tst_HeatmapWidget::emptyCellsAreNotActivated()
{
    QSignalSpy activated(m_widget.get(), &HeatmapWidget::cellActivated);
    m_widget->setCurrentCell(1, 1);
    QTest::keyClick(m_widget.get(), Qt::Key_Return);
    QCOMPARE(activated.size(), 0);
}

void tst_HeatmapWidget::aDoubleClickActivatesItsCell()
{
    QSignalSpy changed(m_widget.get(), &HeatmapWidget::currentCellChanged);
    QSignalSpy activated(m_widget.get(), &HeatmapWidget::cellActivated);
    QTest::mouseClick(m_widget.get(), Qt::LeftButton, {}, centerOf(2, 0));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0], (QVariantList{2, 0}));
    QCOMPARE(activated.size(), 0);
    QTest::mouseDClick(m_widget.get(), Qt::LeftButton, {}, centerOf(2, 0));
    QCOMPARE(activated.size(), 1);
    QTest::mouseDClick(m_widget.get(), Qt::LeftButton, {}, QPoint(4, 4));
    QCOMPARE(activated.size(), 1);
}

void tst_HeatmapWidget::theAccessibleDescriptionSaysTheValue()
{
    QCOMPARE(m_widget->accessibleName(), m_widget->grid().title);
    m_widget->setCurrentCell(0, 1);
    QVERIFY(
        m_widget->accessibleDescription().contains(QStringLiteral("Ada and Bruno: kappa 0.000")));
}

void tst_HeatmapWidget::aGridOfTheSameShapeKeepsTheCell()
{
    m_widget->setCurrentCell(2, 1);
    HeatmapGrid grid = m_widget->grid();
    grid.cells[0].value = 0.5;
    m_widget->setGrid(grid);
    QCOMPARE(m_widget->currentRow(), 2);
    m_widget->setGrid(confusionGrid(*sampleResults().turing));
    QCOMPARE(m_widget->currentRow(), -1);
}

void tst_HeatmapWidget::settingACellIsSilent()
{
    QSignalSpy changed(m_widget.get(), &HeatmapWidget::currentCellChanged);
    m_widget->setCurrentCell(1, 2);
    m_widget->setCurrentCell(17, 2);
    QCOMPARE(m_widget->currentRow(), -1);
    QCOMPARE(changed.size(), 0);
}

void tst_HeatmapWidget::cellsHaveTheirColour()
{
    HeatmapGrid grid = m_widget->grid();
    grid.cells[1].value = 1;
    grid.cells[1].text.clear();
    m_widget->setGrid(grid);
    const QImage image = m_widget->grab().toImage();
    QCOMPARE(image.pixelColor(centerOf(0, 1) * image.devicePixelRatio()),
             scaleColor(HeatmapScale::Sequential, 1));
}

// The names of many columns stand upright: cells are as wide as their numbers.
void tst_HeatmapWidget::manyColumnsAreNarrow()
{
    HeatmapGrid grid;
    HeatmapCell cell;
    cell.value = 1;
    cell.text = QStringLiteral("1");
    for (int i = 0; i < 40; ++i)
        grid.columns.append(QStringLiteral("Appointment Time Preference"));
    grid.rows = {QStringLiteral("row")};
    grid.cells.fill(cell, 40);
    const QFontMetricsF metrics(m_widget->font());
    const double name = metrics.horizontalAdvance(grid.columns.constFirst());
    const QSizeF size = HeatmapPainter::smallestSize(grid, m_widget->font());
    QCOMPARE_LT(size.width(), 40 * name / 3);
    QCOMPARE_GT(size.height(), name);
    m_widget->setGrid(grid);
    m_widget->resize(m_widget->minimumSizeHint());
    QVERIFY(!m_widget->grab().isNull());
    m_widget->setCurrentCell(0, 39);
    QVERIFY(m_widget->rect().contains(m_widget->currentRect()));
}

void tst_HeatmapWidget::anySizeIsPainted_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("tiny") << QSize(1, 1);
    QTest::newRow("flat") << QSize(300, 12);
    QTest::newRow("huge") << QSize(2400, 1600);
}

void tst_HeatmapWidget::anySizeIsPainted()
{
    QFETCH(QSize, size);
    m_widget->resize(size);
    QVERIFY(!m_widget->grab().isNull());
    m_widget->setGrid({});
    QVERIFY(!m_widget->grab().isNull());
    QTest::keyClick(m_widget.get(), Qt::Key_Down);
    QTest::keyClick(m_widget.get(), Qt::Key_Return);
    QCOMPARE(m_widget->currentRow(), -1);
}

CONCORD_TEST(tst_HeatmapWidget)
#include "tst_heatmapwidget.moc"
