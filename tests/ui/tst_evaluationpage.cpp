// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/failuretablemodel.h"
#include "tests/support/testregistry.h"
#include "ui/charts/heatmapwidget.h"
#include "ui/pages/evaluationpage.h"
#include "ui/widgets/chartcard.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/failureview.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/multichoice.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace Concord;

/// The Evaluation page, worked by keys and clicks.
class tst_EvaluationPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anEmptyProjectOffersToImport();
    void itOpensOnTheTasksWhereNoAttributesAreStated();
    void arrowKeysChangeTheTab();
    void aCellIsReadAndLeadsToItsResponses();
    void aBaselineLeadsNowhere();
    void tickingAModelNarrowsTheFilter();
    void anOpenListStaysWhereItIs();
    void attributeAndDomainAreAskedFor();
    void clearingTakesAllFiltersAway();
    void theReadingIsChosen();
    void importedNumbersHaveOneReading();
    void originsAreNotMixed();
    void aJudgeIsImported();
    void twoThatAreComparedAreOfOneKind();
    void savingAChartNamesIt();
    void withoutWordNetItSaysSo();
    void tagCountsDoNotGrowThePage();

private:
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_page->findChild<Widget *>(QString::fromLatin1(name));
    }
    void pick(const char *box, const QString &text);
    EvaluationChoice lastChoice() const
    {
        return m_choices->constLast().constFirst().value<EvaluationChoice>();
    }
    HeatmapWidget *taskGrid() const
    {
        return find<ChartCard>("task-accuracy")->findChild<HeatmapWidget *>();
    }

    FailureTableModel m_failures;
    std::unique_ptr<EvaluationPage> m_page;
    std::unique_ptr<QSignalSpy> m_choices;
};

namespace {

EvaluationData pageScores()
{
    EvaluationData data;
    double accuracy = 0.2;
    for (const char *model : {"bramble", "quill"}) {
        for (const Pathway pathway : {Pathway::DirectResponse, Pathway::FullAttributes}) {
            for (const char *task : {"rank", "advice"}) {
                MetricCell cell;
                cell.model = QString::fromLatin1(model);
                cell.pathway = pathway;
                cell.task = QString::fromLatin1(task);
                cell.items = cell.responses = 100;
                cell.parsed = 9;
                cell.taskAccuracy = accuracy += 0.05;
                data.cells.append(cell);
            }
        }
    }
    return data;
}

EvaluationView pageView(const EvaluationChoice &choice = {}, bool hasImported = true)
{
    const EvaluationData data = pageScores();
    EvaluationSources sources;
    sources.hasComputed = true;
    sources.hasImported = hasImported;
    sources.choices = {modelsOf(data.cells),
                       tasksOf(data.cells),
                       pathwaysOf(data.cells),
                       {QStringLiteral("food"), QStringLiteral("travel")},
                       {{QStringLiteral("hobby"), {QStringLiteral("music")}}}};
    return evaluationView(data, choice, sources);
}

} // namespace

void tst_EvaluationPage::init()
{
    m_page = std::make_unique<EvaluationPage>(m_failures);
    m_choices = std::make_unique<QSignalSpy>(m_page.get(), &EvaluationPage::choiceChanged);
    m_page->resize(1180, 700);
    m_page->setView(pageView());
    m_page->show();
    m_page->activateWindow();
    QTRY_VERIFY(m_page->isActiveWindow());
}

void tst_EvaluationPage::pick(const char *box, const QString &text)
{
    auto *combo = find<QComboBox>(box);
    const int row = combo->findText(text);
    QVERIFY2(row >= 0, qPrintable(text));
    combo->setFocus();
    combo->setCurrentIndex(row > 0 ? row - 1 : row + 1);
    QTest::keyClick(combo, row > 0 ? Qt::Key_Down : Qt::Key_Up);
}

void tst_EvaluationPage::anEmptyProjectOffersToImport()
{
    EvaluationView nothing;
    m_page->setView(nothing);
    QVERIFY(!m_page->findChild<EmptyState *>()->isVisible()); // it is still being read
    nothing.isLoaded = true;
    m_page->setView(nothing);
    QSignalSpy wanted(m_page.get(), &EvaluationPage::importRequested);
    for (QPushButton *button : m_page->findChildren<QPushButton *>()) {
        if (button->isVisible())
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(wanted.size(), 1);
    QVERIFY(!find<QComboBox>("origin")->isVisible());
}

void tst_EvaluationPage::itOpensOnTheTasksWhereNoAttributesAreStated()
{
    QCOMPARE(find<QTabBar>("tabs")->currentIndex(), int(EvaluationPage::Tasks));
    QVERIFY(find<ChartCard>("task-accuracy")->isVisible());
}

void tst_EvaluationPage::arrowKeysChangeTheTab()
{
    auto *tabs = find<QTabBar>("tabs");
    m_page->setFocus();
    QVERIFY(tabs->hasFocus());
    QTest::keyClick(tabs, Qt::Key_Right);
    QTest::keyClick(tabs, Qt::Key_Right);
    QVERIFY(find<ChartCard>("pathway-by-model")->isVisible());
}

void tst_EvaluationPage::aCellIsReadAndLeadsToItsResponses()
{
    QSignalSpy wanted(m_page.get(), &EvaluationPage::failuresRequested);
    HeatmapWidget *grid = taskGrid();
    grid->setFocus();
    grid->setCurrentCell(0, 0);
    QTest::keyClick(grid, Qt::Key_Down);
    QTest::keyClick(grid, Qt::Key_Right);
    const auto *words =
        find<ChartCard>("task-accuracy")->findChild<QLabel *>(QStringLiteral("cell"));
    // Worked by hand: quill's advice scored 0.5 and 0.6.
    QCOMPARE(words->text(),
             QStringLiteral("quill, advice: task accuracy 55.00 %, the best of all models"));
    QTest::keyClick(grid, Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    const auto filter = wanted.constFirst().constFirst().value<FailureFilter>().responses;
    QCOMPARE(filter.models, QStringList(QStringLiteral("quill")));
    QCOMPARE(filter.tasks, QStringList(QStringLiteral("advice")));
}

void tst_EvaluationPage::aBaselineLeadsNowhere()
{
    QSignalSpy wanted(m_page.get(), &EvaluationPage::failuresRequested);
    HeatmapWidget *grid = taskGrid();
    grid->setCurrentCell(3, 0);
    QCOMPARE(grid->grid().rows[3], QStringLiteral("Random: exactly right"));
    QTest::keyClick(grid, Qt::Key_Return);
    QVERIFY(wanted.isEmpty());
}

void tst_EvaluationPage::tickingAModelNarrowsTheFilter()
{
    auto *models = find<MultiChoice>("models");
    QCOMPARE(models->text(), QStringLiteral("Models: all"));
    auto *names = models->menu()->findChild<QListWidget *>(QStringLiteral("names"));
    models->menu()->popup(m_page->mapToGlobal(QPoint(20, 20)));
    QTRY_VERIFY(names->isVisible());
    QTest::keyClick(names, Qt::Key_Down);
    QTest::keyClick(names, Qt::Key_Return);
    models->menu()->close();
    QCOMPARE(lastChoice().filter.models, QStringList(QStringLiteral("quill")));
    QCOMPARE(models->text(), QStringLiteral("Models: quill"));
}

void tst_EvaluationPage::anOpenListStaysWhereItIs()
{
    auto *names = find<MultiChoice>("tasks")->menu()->findChild<QListWidget *>();
    names->setCurrentRow(1);
    EvaluationChoice choice;
    choice.filter.tasks = {QStringLiteral("advice")};
    m_page->setView(pageView(choice));
    QCOMPARE(names->currentRow(), 1);
    QCOMPARE(names->item(1)->checkState(), Qt::Checked);
    QCOMPARE(m_choices->size(), 0);
}

void tst_EvaluationPage::attributeAndDomainAreAskedFor()
{
    pick("domain", QStringLiteral("travel"));
    QCOMPARE(lastChoice().filter.domain, QStringLiteral("travel"));
    pick("attribute", QStringLiteral("hobby: music"));
    QCOMPARE(lastChoice().filter.attributeType, QStringLiteral("hobby"));
    QCOMPARE(lastChoice().filter.attributeValue, QStringLiteral("music"));
}

void tst_EvaluationPage::clearingTakesAllFiltersAway()
{
    QVERIFY(!find<QPushButton>("clearFilters")->isVisible());
    EvaluationChoice choice;
    choice.filter.domain = QStringLiteral("food");
    choice.filter.models = {QStringLiteral("quill")};
    m_page->setView(pageView(choice));
    QVERIFY(find<QPushButton>("clearFilters")->isVisible());
    QTest::mouseClick(find<QPushButton>("clearFilters"), Qt::LeftButton);
    QCOMPARE(lastChoice().filter, EvaluationFilter());
    QCOMPARE(m_choices->size(), 1);
}

void tst_EvaluationPage::theReadingIsChosen()
{
    pick("reading", QStringLiteral("Repaired"));
    QCOMPARE(lastChoice().reading, Reading::Repaired);
}

void tst_EvaluationPage::importedNumbersHaveOneReading()
{
    EvaluationChoice choice;
    choice.origin = MetricOrigin::Imported;
    m_page->setView(pageView(choice));
    QVERIFY(!find<QComboBox>("reading")->isEnabled());
    QVERIFY(!find<QComboBox>("domain")->isEnabled());
    QVERIFY(find<QLabel>("summary")->text().contains(QStringLiteral("nothing was computed here")));
}

void tst_EvaluationPage::originsAreNotMixed()
{
    EvaluationChoice choice;
    choice.reading = Reading::Repaired;
    choice.filter.models = {QStringLiteral("quill")};
    m_page->setView(pageView(choice));
    pick("origin", QStringLiteral("Imported numbers"));
    QCOMPARE(lastChoice().origin, MetricOrigin::Imported);
    QCOMPARE(lastChoice().reading, Reading::AsPublished);
    QCOMPARE(lastChoice().filter, EvaluationFilter());
    m_page->setView(pageView({}, false));
    QVERIFY(!find<QComboBox>("origin")->isEnabled());
}

void tst_EvaluationPage::aJudgeIsImported()
{
    m_page->showTab(EvaluationPage::Judge);
    QVERIFY(!find<ChartCard>("judge-score")->isVisible());
    QPushButton *offered = nullptr;
    for (QPushButton *button : m_page->findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text() == QStringLiteral("Show imported numbers"))
            offered = button;
    }
    QVERIFY(offered);
    QTest::mouseClick(offered, Qt::LeftButton);
    QCOMPARE(lastChoice().origin, MetricOrigin::Imported);
}

void tst_EvaluationPage::twoThatAreComparedAreOfOneKind()
{
    m_page->showTab(EvaluationPage::Difference);
    pick("first", QStringLiteral("FullAttributes"));
    QCOMPARE(lastChoice().first, QStringLiteral("FullAttributes"));
    QCOMPARE(lastChoice().second, QStringLiteral("DirectResponse"));
    pick("second", QStringLiteral("quill"));
    QCOMPARE(lastChoice().first, QStringLiteral("bramble"));
    QCOMPARE(lastChoice().second, QStringLiteral("quill"));
}

void tst_EvaluationPage::savingAChartNamesIt()
{
    QSignalSpy saved(m_page.get(), &EvaluationPage::chartSaveRequested);
    auto *card = find<ChartCard>("task-accuracy");
    QTest::mouseClick(card->findChild<QPushButton *>(QStringLiteral("saveChart")), Qt::LeftButton);
    auto *dialog = card->findChild<QFileDialog *>(QStringLiteral("saveDialog"));
    QVERIFY(dialog);
    QVERIFY(dialog->nameFilters().join(u' ').contains(QStringLiteral("*.tex")));
    Q_EMIT dialog->fileSelected(QStringLiteral("/tmp/tasks.svg"));
    QCOMPARE(saved.size(), 1);
    QCOMPARE(saved.constFirst().constFirst().toString(), QStringLiteral("task-accuracy"));
    dialog->reject();
}

void tst_EvaluationPage::withoutWordNetItSaysSo()
{
    QVERIFY(!find<QLabel>("scoringNote")->isVisible());
    EvaluationView view = pageView();
    view.withoutWordNet = true;
    m_page->setView(view);
    QVERIFY(find<QLabel>("scoringNote")->isVisible());
}

void tst_EvaluationPage::tagCountsDoNotGrowThePage()
{
    HeatmapGrid many;
    many.title = QStringLiteral("Tags");
    for (int i = 0; i < 12; ++i)
        many.rows.append(u"tag %1"_qs.arg(i));
    for (int i = 0; i < 10; ++i)
        many.columns.append(u"task %1"_qs.arg(i));
    for (int i = 0; i < 120; ++i)
        many.cells.append({double(i), QString::number(i), QStringLiteral("counted")});
    many.high = 120;
    FailureView &view = m_page->failures();
    view.setChoices({QStringLiteral("qwen")}, {QStringLiteral("rank")}, {Pathway::DirectResponse},
                    {QStringLiteral("Books")}, {});
    view.setTags({{TagId(1), QStringLiteral("vague")}});
    view.setTotal(0, 1000);
    view.setTagGrids(many, many);
    m_page->showTab(EvaluationPage::Failures);
    auto *fold = find<Fold>("tagCountsFold");
    QVERIFY(fold);
    fold->setOpen(true);
    QCoreApplication::processEvents();
    QCOMPARE_LE(m_page->minimumSizeHint().height(), 560);
}

CONCORD_TEST(tst_EvaluationPage)
#include "tst_evaluationpage.moc"
