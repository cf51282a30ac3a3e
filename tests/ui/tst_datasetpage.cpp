// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/datasetsample.h"
#include "tests/support/testregistry.h"
#include "ui/charts/heatmapwidget.h"
#include "ui/charts/histogramchart.h"
#include "ui/charts/progresschart.h"
#include "ui/pages/datasetpage.h"
#include "ui/widgets/chartcard.h"
#include "ui/widgets/multichoice.h"
#include "ui/widgets/resulttable.h"
#include "ui/widgets/sidewaysarea.h"

#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Concord;

class tst_DatasetPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void openingAsksForTheNumbers();
    void theHeadSaysWhatItIs();
    void tasksAreATableThatIsCopied();
    void histogramsAreDescribed();
    void theTypeOfTheValuesIsChosen();
    void aCellLeadsToItsItems();
    void anUndefinedMeasureSaysWhy();
    void diversityMayComeLater();
    void plainDialoguesHaveSentencesInPlaceOfCharts();
    void datasetsStandSideBySide();
    void numbersOfAnotherDatasetAreLeftAside();
    void progressAndErrorsAreShown();
    void escapeLeadsBack();
    void numbersAreExported();
    void aChartIsSaved();
    void manyTypesScrollInTheirCard();
    void titlesAreShortAndHeadsSayMore();
    void emptyCardsAreLow();

private:
    QWidget *card(const char *name)
    {
        return m_page->findChild<QWidget *>(QString::fromLatin1(name));
    }
    ResultTable *table(const char *name) { return card(name)->findChild<ResultTable *>(); }
    QString sentence(const char *name)
    {
        return card(name)->findChild<QLabel *>(QStringLiteral("sentence"))->text();
    }
    bool shows(const QWidget *where, const QString &part) const;
    void open(const DatasetStatistics &statistics);

    std::unique_ptr<DatasetPage> m_page;
};

void tst_DatasetPage::init()
{
    m_page = std::make_unique<DatasetPage>();
    m_page->resize(1200, 800);
    m_page->setDatasets(sampleDatasets());
    m_page->show();
    m_page->activateWindow();
}

void tst_DatasetPage::cleanup()
{
    m_page.reset();
}

bool tst_DatasetPage::shows(const QWidget *where, const QString &part) const
{
    const QList<QLabel *> labels = where->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
        return label->isVisible() && label->text().contains(part);
    });
}

void tst_DatasetPage::open(const DatasetStatistics &statistics)
{
    m_page->openDataset(statistics.dataset);
    m_page->showStatistics(statistics);
}

void tst_DatasetPage::openingAsksForTheNumbers()
{
    QSignalSpy requested(m_page.get(), &DatasetPage::datasetRequested);
    m_page->openDataset(QStringLiteral("bench"));
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested[0][0].toString(), QStringLiteral("bench"));
    QVERIFY(!card("taskCard")->isVisible());
    m_page->showStatistics(sampleDatasetStatistics());
    QVERIFY(card("taskCard")->isVisible());
}

void tst_DatasetPage::theHeadSaysWhatItIs()
{
    open(sampleDatasetStatistics());
    QVERIFY(shows(m_page.get(), QStringLiteral("bench")));
    QVERIFY(shows(m_page.get(), QStringLiteral("synthetic texts")));
    QVERIFY(shows(m_page.get(), QStringLiteral("from bench.jsonl")));
}

void tst_DatasetPage::tasksAreATableThatIsCopied()
{
    open(sampleDatasetStatistics());
    const ResultTable *tasks = table("taskCard");
    QCOMPARE(tasks->rowCount(), 3);
    QCOMPARE(tasks->item(2, 0)->text(), QStringLiteral("All"));
    QVERIFY(tasks->item(0, 1)->textAlignment() & Qt::AlignRight);
    QTest::mouseClick(card("taskCard")->findChild<QPushButton *>(QStringLiteral("copyTable")),
                      Qt::LeftButton);
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines[1],
             QStringLiteral("rank\t6\t5\t3\t5\t24\t4.00\t4.00\t8.00\t223.14\t207.14\t"
                            "21.50"));
}

void tst_DatasetPage::histogramsAreDescribed()
{
    open(sampleDatasetStatistics());
    const auto *turns = card("turnsCard")->findChild<HistogramChart *>();
    QCOMPARE(turns->accessibleDescription(), QStringLiteral("6: 4; 7: 0; 8: 6"));
    const auto *words = card("wordsCard")->findChild<HistogramChart *>();
    QVERIFY(words->accessibleDescription().startsWith(QStringLiteral("100–149: 1; ")));
    QVERIFY(shows(card("wordsCard"), QStringLiteral("mean 191.58, median 195")));
}

void tst_DatasetPage::theTypeOfTheValuesIsChosen()
{
    open(sampleDatasetStatistics());
    auto *type = m_page->findChild<QComboBox *>(QStringLiteral("attributeType"));
    const auto *bars = card("valuesCard")->findChild<ProgressChart *>();
    QCOMPARE(bars->accessibleDescription(), QStringLiteral("adult: matters 10"));
    type->setFocus();
    QTest::keyClick(type, Qt::Key_Down);
    QCOMPARE(
        bars->accessibleDescription(),
        QStringLiteral("music: matters 4, is known only 2; chess: matters 2, is known only 0"));
    QVERIFY(shows(card("valuesCard"), QStringLiteral("evenness 0.811")));
    m_page->showStatistics(sampleDatasetStatistics());
    QCOMPARE(type->currentText(), QStringLiteral("hobby"));
}

void tst_DatasetPage::aCellLeadsToItsItems()
{
    open(sampleDatasetStatistics());
    auto *heatmap = card("togetherCard")->findChild<HeatmapWidget *>();
    QSignalSpy items(m_page.get(), &DatasetPage::itemsRequested);
    heatmap->setFocus();
    heatmap->setCurrentCell(0, 0);
    QTest::keyClick(heatmap, Qt::Key_Down);
    QTest::keyClick(heatmap, Qt::Key_Return);
    QCOMPARE(items.size(), 1);
    QCOMPARE(items[0], (QList<QVariant>{QStringLiteral("bench"), QStringLiteral("hobby")}));
}

void tst_DatasetPage::anUndefinedMeasureSaysWhy()
{
    open(sampleDatasetStatistics());
    const ResultTable *measures = table("diversityCard");
    QCOMPARE(measures->item(0, 1)->text(), QStringLiteral("0.8123"));
    QCOMPARE(measures->item(1, 1)->text(), QStringLiteral("–"));
    QVERIFY(measures->item(1, 3)->text().startsWith(QStringLiteral("The texts have fewer")));
    QCOMPARE(measures->item(0, 2)->text(), QStringLiteral("Covington and McFall 2010"));
    QCOMPARE_GT(measures->viewport()->width(), 600);
}

void tst_DatasetPage::diversityMayComeLater()
{
    DatasetStatistics statistics = sampleDatasetStatistics();
    statistics.diversity.clear();
    open(statistics);
    QVERIFY(!table("diversityCard")->isVisible());
    QCOMPARE(sentence("diversityCard"), QStringLiteral("Lexical diversity is being computed…"));
    m_page->showStatistics(sampleDatasetStatistics());
    QVERIFY(table("diversityCard")->isVisible());
}

void tst_DatasetPage::plainDialoguesHaveSentencesInPlaceOfCharts()
{
    open(plainDatasetStatistics());
    QVERIFY(sentence("taskCard").startsWith(QStringLiteral("Plain dialogues")));
    QCOMPARE(table("taskCard")->rowCount(), 1);
    QVERIFY(shows(card("attributesCard"), QStringLiteral("no attributes that matter")));
    QVERIFY(!card("attributesCard")->findChild<HistogramChart *>()->isVisible());
    QVERIFY(shows(card("valuesCard"), QStringLiteral("These items have no attributes.")));
    QVERIFY(shows(card("togetherCard"), QStringLiteral("no attributes that matter")));
    QVERIFY(
        !card("togetherCard")->findChild<QPushButton *>(QStringLiteral("saveChart"))->isVisible());
    QVERIFY(card("turnsCard")->findChild<HistogramChart *>()->isVisible());
}

void tst_DatasetPage::datasetsStandSideBySide()
{
    open(sampleDatasetStatistics());
    QVERIFY(!card("comparisonCard")->isVisible());
    QSignalSpy requested(m_page.get(), &DatasetPage::comparisonRequested);
    auto *choice = m_page->findChild<MultiChoice *>(QStringLiteral("compare"));
    choice->setChosen({QStringLiteral("plain")});
    Q_EMIT choice->chosenChanged();
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested[0][0].toStringList(), QStringList{QStringLiteral("plain")});
    m_page->showStatistics(plainDatasetStatistics());
    QVERIFY(card("comparisonCard")->isVisible());
    const ResultTable *table = card("comparisonCard")->findChild<ResultTable *>();
    QCOMPARE(table->columnCount(), 3);
    QCOMPARE(table->item(0, 1)->text(), QStringLiteral("10"));
    QCOMPARE(table->item(0, 2)->text(), QStringLiteral("3"));
    QCOMPARE(card("turnsCard")->findChildren<HistogramChart *>().size(), 2);
    QCOMPARE(table->item(table->rowCount() - 1, 0)->text(), QStringLiteral("Evenness of hobby"));
    QCOMPARE(table->item(table->rowCount() - 1, 2)->text(), QStringLiteral("–"));
}

void tst_DatasetPage::numbersOfAnotherDatasetAreLeftAside()
{
    m_page->openDataset(QStringLiteral("plain"));
    m_page->showStatistics(sampleDatasetStatistics());
    QVERIFY(!card("taskCard")->isVisible());
}

void tst_DatasetPage::progressAndErrorsAreShown()
{
    m_page->openDataset(QStringLiteral("bench"));
    m_page->showProgress(40, QStringLiteral("Counting…"));
    QVERIFY(card("datasetState")->isVisible());
    QCOMPARE(m_page->findChild<QProgressBar *>()->value(), 40);
    QSignalSpy cancelled(m_page.get(), &DatasetPage::cancelRequested);
    QTest::mouseClick(m_page->findChild<QPushButton *>(QStringLiteral("cancelStatistics")),
                      Qt::LeftButton);
    QCOMPARE(cancelled.size(), 1);
    m_page->showError(QStringLiteral("The file is gone."));
    QVERIFY(shows(card("datasetState"), QStringLiteral("The file is gone.")));
    QVERIFY(!m_page->findChild<QProgressBar *>()->isVisible());
    m_page->showStatistics(sampleDatasetStatistics());
    QVERIFY(!card("datasetState")->isVisible());
}

void tst_DatasetPage::escapeLeadsBack()
{
    QSignalSpy back(m_page.get(), &DatasetPage::backRequested);
    QTRY_VERIFY(m_page->isActiveWindow());
    m_page->setFocus();
    QTest::keyClick(m_page->focusWidget(), Qt::Key_Escape);
    QCOMPARE(back.size(), 1);
    QTest::keyClick(m_page->findChild<QPushButton *>(QStringLiteral("back")), Qt::Key_Space);
    QCOMPARE(back.size(), 2);
}

void tst_DatasetPage::numbersAreExported()
{
    auto *button = m_page->findChild<QPushButton *>(QStringLiteral("exportNumbers"));
    QVERIFY(!button->isEnabled());
    open(sampleDatasetStatistics());
    QSignalSpy exported(m_page.get(), &DatasetPage::exportRequested);
    QTest::mouseClick(button, Qt::LeftButton);
    auto *dialog = m_page->findChild<QFileDialog *>(QStringLiteral("saveDialog"));
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(QStringLiteral("/tmp/numbers.JSON"));
    QCOMPARE(exported.size(), 1);
    QCOMPARE(exported[0],
             (QList<QVariant>{QStringLiteral("json"), QStringLiteral("/tmp/numbers.JSON")}));
}

void tst_DatasetPage::aChartIsSaved()
{
    open(sampleDatasetStatistics());
    QSignalSpy saved(m_page.get(), &DatasetPage::chartSaveRequested);
    QTest::mouseClick(card("wordsCard")->findChild<QPushButton *>(QStringLiteral("saveChart")),
                      Qt::LeftButton);
    auto *dialog = m_page->findChild<QFileDialog *>(QStringLiteral("saveDialog"));
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(QStringLiteral("/tmp/words.svg"));
    QCOMPARE(saved.size(), 1);
    QCOMPARE(saved[0][0].toString(), QStringLiteral("words-histogram"));
}

// 40 types, as PersonaLens has: the page stays as narrow as it is with two.
void tst_DatasetPage::manyTypesScrollInTheirCard()
{
    DatasetStatistics statistics = sampleDatasetStatistics();
    HeatmapGrid &grid = statistics.cooccurrence;
    grid.rows.clear();
    for (int i = 0; i < 40; ++i)
        grid.rows.append(QStringLiteral("Appointment Time Preference %1").arg(i));
    grid.columns = grid.rows;
    grid.rowKeys.clear();
    grid.columnKeys.clear();
    grid.cells.fill(grid.cells.constFirst(), 1600);
    open(statistics);
    QCoreApplication::processEvents(); // lays out
    const auto *area = m_page->findChild<QScrollArea *>(QStringLiteral("datasetArea"));
    QCOMPARE(area->widget()->width(), area->viewport()->width());
    auto *heatmap = card("togetherCard")->findChild<HeatmapWidget *>();
    const auto *sideways = card("togetherCard")->findChild<SidewaysArea *>();
    QCOMPARE_GT(heatmap->width(), sideways->viewport()->width());
    QCOMPARE(heatmap->height(), sideways->viewport()->height());
    heatmap->setFocus();
    QTest::keyClick(heatmap, Qt::Key_Right);
    QCOMPARE(sideways->horizontalScrollBar()->value(), 0);
    QTest::keyClick(heatmap, Qt::Key_End);
    QCOMPARE(heatmap->currentColumn(), 39);
    QVERIFY(heatmap->visibleRegion().contains(heatmap->currentRect().center()));
    QTest::keyClick(heatmap, Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(heatmap->currentRow(), 39);
    QVERIFY(heatmap->visibleRegion().contains(heatmap->currentRect().center()));
}

void tst_DatasetPage::titlesAreShortAndHeadsSayMore()
{
    open(sampleDatasetStatistics());
    QVERIFY(shows(card("taskCard"), QStringLiteral("Tasks")));
    QVERIFY(!shows(card("taskCard"), QStringLiteral("bench")));
    const ResultTable *tasks = table("taskCard");
    QCOMPARE(tasks->horizontalHeaderItem(6)->text(), QStringLiteral("Per item"));
    QCOMPARE(tasks->horizontalHeaderItem(6)->toolTip(),
             QStringLiteral("Related attributes per item"));
    const ResultTable *measures = table("diversityCard");
    QCOMPARE_GT(measures->columnWidth(3), measures->columnWidth(2));
}

void tst_DatasetPage::emptyCardsAreLow()
{
    m_page->resize(700, 800); // cards stand beneath each other
    open(plainDatasetStatistics());
    QCoreApplication::processEvents(); // lays out
    QCOMPARE_LT(card("attributesCard")->height(), 120);
    QCOMPARE_GT(card("turnsCard")->height(), 180);
}

CONCORD_TEST(tst_DatasetPage)
#include "tst_datasetpage.moc"
