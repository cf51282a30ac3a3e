// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/failuretablemodel.h"
#include "tests/support/testregistry.h"
#include "tests/ui/failuresamples.h"
#include "ui/charts/heatmapwidget.h"
#include "ui/dialogs/tagsdialog.h"
#include "ui/widgets/failureview.h"
#include "ui/widgets/fold.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Concord;

class tst_FailureView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theWorstResponseIsAskedForFirst();
    void arrowKeysAskForResponses();
    void theResponseStandsBesideItsReference();
    void anAnswerThatCameTooLateIsNotShown();
    void newRowsKeepTheResponseThatIsRead();
    void everyFilterIsSaid_data();
    void everyFilterIsSaid();
    void scoresAreLimitedInPercent();
    void theEndsOfTheRangeAreNoLimits();
    void limitsCannotCross();
    void anotherMeasureRanksAnew();
    void aFilterFromOutsideIsShownAndNotSaid();
    void whatHasNoControlIsKept();
    void clearFiltersKeepsReadingAndMeasure();
    void filtersWithoutChoicesAreHidden();
    void rareFiltersAreFolded();
    void aRareFilterThatIsSetIsInView_data();
    void aRareFilterThatIsSetIsInView();
    void tabGoesThroughTheFilters();
    void onePathwayIsNoColumn();
    void keysAndScoresAreNotCut();
    void theCountsLeaveTheListItsRows();
    void aModelWithoutResponsesIsNamed();
    void aKeyAsksForItsTag_data();
    void aKeyAsksForItsTag();
    void aKeyOnTheResponseAsksToo();
    void aKeyWithAModifierIsNoTag();
    void aClickAsksForItsTag();
    void buttonsFollowTheResponse();
    void aReadOnlyProjectKeepsItsTags();
    void tagsAreEdited();
    void aTagOnResponsesIsNotRemovedAtOnce();
    void theItemOpens();
    void exportAsksForAPath_data();
    void exportAsksForAPath();
    void nothingThatFitsIsSaid();
    void aProjectWithoutResponsesOffersTheImport();
    void aCellOfTheCountsBecomesTheFilter_data();
    void aCellOfTheCountsBecomesTheFilter();
    void everyControlHasAnAccessibleName();

private:
    template <typename T>
    T *find(const char *name) const
    {
        return m_view->findChild<T *>(QString::fromLatin1(name));
    }
    QTableView *table() const { return find<QTableView>("failureTable"); }
    bool shows(const QString &text) const;
    void openMoreFilters() { find<Fold>("moreFilters")->setOpen(true); }
    void answer(ResponseId response);
    static QList<FailureRow> rows();
    static HeatmapGrid grid(const QStringList &columns);

    std::unique_ptr<FailureTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<FailureView> m_view;
};

QList<FailureRow> tst_FailureView::rows()
{
    QList<FailureRow> rows;
    for (int i = 1; i <= 3; ++i)
        rows.append(sampleResponse(i).row);
    rows[1].tags = QStringList{QStringLiteral("off topic")};
    return rows;
}

HeatmapGrid tst_FailureView::grid(const QStringList &columns)
{
    HeatmapGrid grid;
    grid.title = QStringLiteral("Tags");
    grid.rows = QStringList{QStringLiteral("hallucinated"), QStringLiteral("off topic")};
    grid.columns = columns;
    for (qsizetype i = 0; i < 2 * columns.size(); ++i)
        grid.cells.append({double(i), QString::number(i), QStringLiteral("counted")});
    grid.high = 4;
    return grid;
}

void tst_FailureView::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin).*")));
    m_model = std::make_unique<FailureTableModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_view = std::make_unique<FailureView>(*m_model);
    m_view->resize(1280, 760);
    m_view->setChoices({QStringLiteral("claude"), QStringLiteral("qwen")},
                       {QStringLiteral("advice"), QStringLiteral("rank")},
                       {Pathway::DirectResponse, Pathway::TypeGuided}, {QStringLiteral("Books")},
                       {{QStringLiteral("hobby"), {QStringLiteral("music")}}});
    m_view->setTags(
        {{TagId(7), QStringLiteral("hallucinated")}, {TagId(8), QStringLiteral("off topic")}});
    m_model->setRows(rows(), FailureMeasure::TaskAccuracy);
    m_view->setTotal(3, 1000);
    m_view->show();
}

void tst_FailureView::cleanup()
{
    m_view.reset();
}

bool tst_FailureView::shows(const QString &text) const
{
    const QList<QLabel *> labels = m_view->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
        return label->isVisible() && label->text() == text;
    });
}

void tst_FailureView::answer(ResponseId response)
{
    m_view->setDetail(sampleResponse(response.value()));
}

void tst_FailureView::theWorstResponseIsAskedForFirst()
{
    QSignalSpy requested(m_view.get(), &FailureView::responseRequested);
    m_model->setRows({}, FailureMeasure::TaskAccuracy);
    QCOMPARE(requested.size(), 0);
    m_model->setRows(rows(), FailureMeasure::TaskAccuracy);
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested[0][0].value<ResponseId>(), ResponseId(1));
    QVERIFY(find<QLabel>("failureCount")->text().startsWith(QStringLiteral("3 of 1,000 ")));
}

void tst_FailureView::arrowKeysAskForResponses()
{
    QSignalSpy requested(m_view.get(), &FailureView::responseRequested);
    QTest::keyClick(table(), Qt::Key_Down);
    QTest::keyClick(table(), Qt::Key_Down);
    QTest::keyClick(table(), Qt::Key_Up);
    QCOMPARE(requested.size(), 3);
    QCOMPARE(requested[1][0].value<ResponseId>(), ResponseId(3));
    QCOMPARE(requested[2][0].value<ResponseId>(), ResponseId(2));
}

void tst_FailureView::theResponseStandsBesideItsReference()
{
    connect(m_view.get(), &FailureView::responseRequested, this, &tst_FailureView::answer);
    QTest::keyClick(table(), Qt::Key_Down);
    QTRY_VERIFY(shows(QStringLiteral("Request 2")));
    for (const char *text : {"advice-2", "Do this.", "Why the reference is so.", "Do that."})
        QVERIFY2(shows(QString::fromLatin1(text)), text);
    QVERIFY(!shows(QStringLiteral("Request 1")));
}

void tst_FailureView::anAnswerThatCameTooLateIsNotShown()
{
    answer(ResponseId(1));
    QTRY_VERIFY(shows(QStringLiteral("Request 1")));
    QTest::keyClick(table(), Qt::Key_Down);
    answer(ResponseId(1));
    QVERIFY(!shows(QStringLiteral("Request 1")));
    QVERIFY(shows(QStringLiteral("advice-2"))); // whose response is on its way
}

void tst_FailureView::newRowsKeepTheResponseThatIsRead()
{
    QTest::keyClick(table(), Qt::Key_Down);
    QSignalSpy requested(m_view.get(), &FailureView::responseRequested);
    QList<FailureRow> others = rows();
    others.swapItemsAt(1, 2);
    m_model->setRows(others, FailureMeasure::AttributeTypeF1);
    QCOMPARE(table()->currentIndex().row(), 2);
    QCOMPARE(requested.size(), 1); // it may be read in another way now
    QCOMPARE(requested[0][0].value<ResponseId>(), ResponseId(2));
    others.removeLast();
    m_model->setRows(others, FailureMeasure::AttributeTypeF1);
    QCOMPARE(requested.last()[0].value<ResponseId>(), ResponseId(1));
}

void tst_FailureView::everyFilterIsSaid_data()
{
    QTest::addColumn<QString>("combo");
    QTest::addColumn<QString>("text");
    QTest::addColumn<FailureFilter>("filter");
    FailureFilter filter;
    filter.responses.models = QStringList{QStringLiteral("qwen")};
    QTest::newRow("model") << QStringLiteral("modelFilter") << QStringLiteral("Qwen2.5-7B-Instruct")
                           << filter;
    filter = {};
    filter.responses.tasks = QStringList{QStringLiteral("rank")};
    QTest::newRow("task") << QStringLiteral("taskFilter") << QStringLiteral("rank") << filter;
    filter = {};
    filter.responses.pathways = {Pathway::TypeGuided};
    QTest::newRow("pathway") << QStringLiteral("pathwayFilter") << QStringLiteral("TypeGuided")
                             << filter;
    filter = {};
    filter.responses.domain = QStringLiteral("Books");
    QTest::newRow("domain") << QStringLiteral("domainFilter") << QStringLiteral("Books") << filter;
    filter = {};
    filter.responses.attributeType = QStringLiteral("hobby");
    QTest::newRow("attribute") << QStringLiteral("typeFilter") << QStringLiteral("hobby") << filter;
    filter = {};
    filter.tag = QStringLiteral("off topic");
    QTest::newRow("tag") << QStringLiteral("tagFilter") << QStringLiteral("off topic") << filter;
    filter = {};
    filter.state = ParseState::NoAnswer;
    QTest::newRow("state") << QStringLiteral("stateFilter") << QStringLiteral("no answer found")
                           << filter;
}

void tst_FailureView::everyFilterIsSaid()
{
    QFETCH(QString, combo);
    QFETCH(QString, text);
    QFETCH(FailureFilter, filter);
    QSignalSpy changed(m_view.get(), &FailureView::filterChanged);
    auto *choice = m_view->findChild<QComboBox *>(combo);
    openMoreFilters();
    QVERIFY(choice->isVisible());
    for (int i = 0; i < choice->count() && choice->currentText() != text; ++i)
        QTest::keyClick(choice, Qt::Key_Down);
    QCOMPARE(choice->currentText(), text);
    QCOMPARE(changed.last()[0].value<FailureFilter>(), filter);
    QTest::keyClick(choice, Qt::Key_Home);
    QCOMPARE(changed.last()[0].value<FailureFilter>(), FailureFilter());
}

void tst_FailureView::scoresAreLimitedInPercent()
{
    QSignalSpy changed(m_view.get(), &FailureView::filterChanged);
    auto *highest = find<QDoubleSpinBox>("highest");
    highest->selectAll();
    QTest::keyClicks(highest, QStringLiteral("62.5"));
    QCOMPARE(changed.size(), 0);
    QTest::keyClick(highest, Qt::Key_Return);
    QCOMPARE(changed.size(), 1);
    const auto filter = changed[0][0].value<FailureFilter>();
    QCOMPARE(filter.highest, std::optional(0.625));
    QCOMPARE(filter.lowest, std::optional<double>());
}

void tst_FailureView::theEndsOfTheRangeAreNoLimits()
{
    FailureFilter filter;
    filter.lowest = 0.05;
    m_view->setFilter(filter);
    QSignalSpy changed(m_view.get(), &FailureView::filterChanged);
    QTest::keyClick(find<QDoubleSpinBox>("lowest"), Qt::Key_Down); // by 5 %
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].value<FailureFilter>(), FailureFilter());
}

void tst_FailureView::limitsCannotCross()
{
    FailureFilter filter;
    filter.lowest = 0.5;
    filter.highest = 0.5;
    m_view->setFilter(filter);
    QSignalSpy changed(m_view.get(), &FailureView::filterChanged);
    QTest::keyClick(find<QDoubleSpinBox>("lowest"), Qt::Key_Up);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].value<FailureFilter>().lowest, std::optional(0.55));
    QCOMPARE(changed[0][0].value<FailureFilter>().highest, std::optional(0.55));
}

void tst_FailureView::anotherMeasureRanksAnew()
{
    QSignalSpy changed(m_view.get(), &FailureView::filterChanged);
    QTest::keyClick(find<QComboBox>("measure"), Qt::Key_Down);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].value<FailureFilter>().measure, FailureMeasure::AttributeTypeF1);
}

void tst_FailureView::aFilterFromOutsideIsShownAndNotSaid()
{
    QSignalSpy changed(m_view.get(), &FailureView::filterChanged);
    FailureFilter filter;
    filter.measure = FailureMeasure::RelativeValueAccuracy;
    filter.responses.models = QStringList{QStringLiteral("claude"), QStringLiteral("qwen")};
    filter.responses.attributeType = QStringLiteral("hobby");
    filter.responses.attributeValue = QStringLiteral("music");
    filter.responses.domain = QStringLiteral("Gone");
    filter.highest = 0.4;
    filter.tag = QStringLiteral("hallucinated");
    m_view->setFilter(filter);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(find<QComboBox>("modelFilter")->currentText(),
             QStringLiteral("Claude-3.5-Sonnet, Qwen2.5-7B-Instruct"));
    QCOMPARE(find<QComboBox>("valueFilter")->currentText(), QStringLiteral("music"));
    QVERIFY(find<QComboBox>("valueFilter")->isVisible());
    QCOMPARE(find<QComboBox>("domainFilter")->currentText(), QStringLiteral("Gone"));
    QCOMPARE(find<QComboBox>("tagFilter")->currentText(), QStringLiteral("hallucinated"));
    QCOMPARE(find<QComboBox>("measure")->currentText(), QStringLiteral("Relative value accuracy"));
    QCOMPARE(find<QDoubleSpinBox>("highest")->value(), 40.0);
}

void tst_FailureView::whatHasNoControlIsKept()
{
    FailureFilter filter;
    filter.reading = Reading::Repaired;
    filter.responses.models = QStringList{QStringLiteral("claude"), QStringLiteral("qwen")};
    m_view->setFilter(filter);
    QSignalSpy changed(m_view.get(), &FailureView::filterChanged);
    QTest::keyClick(find<QComboBox>("taskFilter"), Qt::Key_Down);
    filter.responses.tasks = QStringList{QStringLiteral("advice")};
    QCOMPARE(changed[0][0].value<FailureFilter>(), filter);
}

void tst_FailureView::clearFiltersKeepsReadingAndMeasure()
{
    auto *clear = find<QPushButton>("clearFailureFilters");
    QVERIFY(!clear->isVisible());
    FailureFilter kept;
    kept.reading = Reading::Repaired;
    kept.measure = FailureMeasure::AttributeTypeF1;
    FailureFilter narrow = kept;
    narrow.tag = QStringLiteral("off topic");
    narrow.lowest = 0.2;
    m_view->setFilter(narrow);
    QVERIFY(clear->isVisible());
    QSignalSpy changed(m_view.get(), &FailureView::filterChanged);
    QTest::mouseClick(clear, Qt::LeftButton);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].value<FailureFilter>(), kept);
    QVERIFY(!clear->isVisible());
}

void tst_FailureView::filtersWithoutChoicesAreHidden()
{
    m_view->setChoices({QStringLiteral("claude")}, {}, {}, {}, {});
    m_view->setTags({});
    for (const char *name : {"domainFilter", "typeFilter", "valueFilter", "tagFilter"})
        QVERIFY2(!find<QComboBox>(name)->isVisible(), name);
    QVERIFY(find<QComboBox>("modelFilter")->isVisible());
    QVERIFY(!find<Fold>("moreFilters")->isVisible());
}

void tst_FailureView::rareFiltersAreFolded()
{
    auto *fold = find<Fold>("moreFilters");
    QVERIFY(!fold->isOpen());
    for (const char *name : {"modelFilter", "taskFilter", "stateFilter", "tagFilter",
                             "pathwayFilter", "measure", "lowest", "highest"})
        QVERIFY2(find<QWidget>(name)->isVisible(), name);
    for (const char *name : {"domainFilter", "typeFilter"})
        QVERIFY2(!find<QWidget>(name)->isVisible(), name);
    QTest::keyClick(fold->findChild<QToolButton *>(), Qt::Key_Space);
    for (const char *name : {"domainFilter", "typeFilter"})
        QVERIFY2(find<QWidget>(name)->isVisible(), name);
    QVERIFY(!find<QWidget>("valueFilter")->isVisible()); // of no attribute
}

void tst_FailureView::aRareFilterThatIsSetIsInView_data()
{
    QTest::addColumn<FailureFilter>("filter");
    QTest::addColumn<bool>("opens");
    FailureFilter filter;
    QTest::newRow("none") << filter << false;
    filter.responses.models = QStringList{QStringLiteral("qwen")};
    filter.tag = QStringLiteral("off topic");
    QTest::newRow("often used") << filter << false;
    filter.responses.domain = QStringLiteral("Books");
    QTest::newRow("domain") << filter << true;
    filter = {};
    filter.responses.attributeType = QStringLiteral("hobby");
    QTest::newRow("attribute") << filter << true;
    filter = {};
    filter.responses.pathways = {Pathway::TypeGuided};
    QTest::newRow("the only pathway") << filter << true;
}

void tst_FailureView::aRareFilterThatIsSetIsInView()
{
    QFETCH(FailureFilter, filter);
    QFETCH(bool, opens);
    m_view->setChoices({QStringLiteral("qwen")}, {}, {Pathway::TypeGuided},
                       {QStringLiteral("Books")},
                       {{QStringLiteral("hobby"), {QStringLiteral("music")}}});
    QVERIFY(!find<QWidget>("pathwayFilter")->isVisible());
    m_view->setFilter(filter);
    QCOMPARE(find<Fold>("moreFilters")->isOpen(), opens);
    QCOMPARE(find<QWidget>("pathwayFilter")->isVisible(), opens);
}

void tst_FailureView::tabGoesThroughTheFilters()
{
    openMoreFilters();
    find<QWidget>("modelFilter")->setFocus();
    for (const char *name : {"taskFilter", "stateFilter", "pathwayFilter", "tagFilter", "measure",
                             "lowest", "highest"}) {
        QTest::keyClick(m_view->window(), Qt::Key_Tab);
        QCOMPARE(m_view->window()->focusWidget(), find<QWidget>(name));
    }
    QTest::keyClick(m_view->window(), Qt::Key_Tab);
    QVERIFY(find<Fold>("moreFilters")->isAncestorOf(m_view->window()->focusWidget()));
    QTest::keyClick(m_view->window(), Qt::Key_Tab);
    QCOMPARE(m_view->window()->focusWidget(), find<QWidget>("domainFilter"));
}

void tst_FailureView::onePathwayIsNoColumn()
{
    QVERIFY(table()->isColumnHidden(FailureTableModel::PathwayColumn));
    QList<FailureRow> others = rows();
    others[1].pathway = Pathway::TaskRelated;
    m_model->setRows(others, FailureMeasure::TaskAccuracy);
    QVERIFY(!table()->isColumnHidden(FailureTableModel::PathwayColumn));
    m_model->setRows(rows(), FailureMeasure::TaskAccuracy);
    QVERIFY(table()->isColumnHidden(FailureTableModel::PathwayColumn));
}

void tst_FailureView::keysAndScoresAreNotCut()
{
    QList<FailureRow> wide = rows();
    wide[0].key = QStringLiteral("preference_infer-1234");
    wide[0].taskAccuracy = 1;
    wide[1].pathway = Pathway::TaskRelated;
    m_model->setRows(wide, FailureMeasure::TaskAccuracy);
    const auto wanted = [this](FailureTableModel::Column column) {
        return table()->sizeHintForIndex(m_model->index(0, column)).width();
    };
    QVERIFY(table()->columnWidth(FailureTableModel::ItemColumn)
            >= wanted(FailureTableModel::ItemColumn));
    for (const int width : {1280, 900}) {
        m_view->resize(width, 760);
        QVERIFY(table()->columnWidth(FailureTableModel::ScoreColumn)
                >= wanted(FailureTableModel::ScoreColumn));
    }
}

void tst_FailureView::theCountsLeaveTheListItsRows()
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
    m_view->resize(1100, 620);
    m_view->setTagGrids(many, many);
    const int height = m_view->height();
    find<Fold>("tagCountsFold")->setOpen(true);
    QCoreApplication::processEvents();
    QCOMPARE(m_view->height(), height);
    QVERIFY(m_view->minimumSizeHint().height() <= height);
    QVERIFY(table()->viewport()->height() >= 6 * table()->rowHeight(0));
    const auto *area = find<QScrollArea>("tagCountsArea");
    QVERIFY(area->height() <= 250);
    QVERIFY(area->widget()->height() > area->height()); // it scrolls
}

void tst_FailureView::aModelWithoutResponsesIsNamed()
{
    FailureFilter filter;
    filter.responses.models = QStringList{QStringLiteral("claude")};
    m_view->setFilter(filter);
    m_model->setRows({}, FailureMeasure::TaskAccuracy);
    m_view->setTotal(0, 1000);
    QVERIFY(shows(QStringLiteral("No response of Claude-3.5-Sonnet fits.")));
    QVERIFY(shows(QStringLiteral("Loosen the filters.")));
    filter.responses.models = QStringList{QStringLiteral("gpt4o")};
    m_view->setFilter(filter);
    QCOMPARE(find<QComboBox>("modelFilter")->currentText(), QStringLiteral("GPT-4o"));
    QVERIFY(shows(QStringLiteral("There are no responses of GPT-4o in this project; its numbers "
                                 "were imported.")));
    QVERIFY(shows(QStringLiteral("Import its responses to see them.")));
}

void tst_FailureView::aKeyAsksForItsTag_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("key");
    QTest::addColumn<qint64>("tag");
    QTest::addColumn<bool>("on");
    QTest::newRow("put on") << 0 << int(Qt::Key_1) << qint64(7) << true;
    QTest::newRow("another") << 1 << int(Qt::Key_1) << qint64(7) << true;
    QTest::newRow("take off") << 1 << int(Qt::Key_2) << qint64(8) << false;
}

void tst_FailureView::aKeyAsksForItsTag()
{
    QFETCH(int, row);
    QFETCH(int, key);
    QFETCH(qint64, tag);
    QFETCH(bool, on);
    for (int i = 0; i < row; ++i)
        QTest::keyClick(table(), Qt::Key_Down);
    QSignalSpy requested(m_view.get(), &FailureView::tagRequested);
    QTest::keyClick(table(), Qt::Key(key));
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested[0][0].value<ResponseId>(), ResponseId(row + 1));
    QCOMPARE(requested[0][1].value<TagId>(), TagId(tag));
    QCOMPARE(requested[0][2].toBool(), on);
    QCOMPARE(table()->currentIndex().row(), row);
}

void tst_FailureView::aKeyOnTheResponseAsksToo()
{
    answer(ResponseId(1));
    QSignalSpy requested(m_view.get(), &FailureView::tagRequested);
    QTest::keyClick(find<QWidget>("failureDetail"), Qt::Key_2);
    QCOMPARE(requested.size(), 1);
    QLabel *selectable = nullptr;
    const QList<QLabel *> labels = find<QWidget>("failureDetail")->findChildren<QLabel *>();
    for (QLabel *label : labels)
        selectable = label->text() == u"Do that." ? label : selectable;
    QVERIFY(selectable);
    QTest::keyClick(selectable, Qt::Key_1);
    QCOMPARE(requested.size(), 2);
    QCOMPARE(requested[1][1].value<TagId>(), TagId(7));
    QTest::keyClick(find<QWidget>("failureDetail"), Qt::Key_3); // there is no third tag
    QCOMPARE(requested.size(), 2);
}

void tst_FailureView::aKeyWithAModifierIsNoTag()
{
    QSignalSpy requested(m_view.get(), &FailureView::tagRequested);
    QTest::keyClick(table(), Qt::Key_1, Qt::ControlModifier);
    QTest::keyClick(table(), Qt::Key_1, Qt::AltModifier);
    QCOMPARE(requested.size(), 0);
    QTest::keyClick(table(), Qt::Key_1, Qt::KeypadModifier);
    QCOMPARE(requested.size(), 1);
}

void tst_FailureView::aClickAsksForItsTag()
{
    QSignalSpy requested(m_view.get(), &FailureView::tagRequested);
    auto *button = find<QToolButton>("tag0");
    QCOMPARE(button->text(), QStringLiteral("1 hallucinated"));
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested[0][2].toBool(), true);
    QVERIFY(!button->isChecked()); // until it is written
    FailureRow tagged = rows()[0];
    tagged.tags = QStringList{QStringLiteral("hallucinated")};
    m_model->upsert(tagged);
    QVERIFY(button->isChecked());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(requested[1][2].toBool(), false);
    QVERIFY(button->isChecked());
}

void tst_FailureView::buttonsFollowTheResponse()
{
    QVERIFY(!find<QToolButton>("tag1")->isChecked());
    QTest::keyClick(table(), Qt::Key_Down);
    QVERIFY(find<QToolButton>("tag1")->isChecked());
    QTest::keyClick(table(), Qt::Key_Down);
    QVERIFY(!find<QToolButton>("tag1")->isChecked());
    m_model->setRows({}, FailureMeasure::TaskAccuracy);
    QVERIFY(!find<QToolButton>("tag1")->isEnabled());
}

void tst_FailureView::aReadOnlyProjectKeepsItsTags()
{
    m_view->setWritable(false);
    QSignalSpy requested(m_view.get(), &FailureView::tagRequested);
    QTest::keyClick(table(), Qt::Key_1);
    QTest::mouseClick(find<QToolButton>("tag0"), Qt::LeftButton);
    QCOMPARE(requested.size(), 0);
    QVERIFY(!find<QPushButton>("editTags")->isEnabled());
    m_view->setWritable(true);
    QTest::keyClick(table(), Qt::Key_1);
    QCOMPARE(requested.size(), 1);
}

void tst_FailureView::tagsAreEdited()
{
    QSignalSpy edited(m_view.get(), &FailureView::tagsEdited);
    QTest::mouseClick(find<QPushButton>("editTags"), Qt::LeftButton);
    auto *dialog = find<TagsDialog>("tagsDialog");
    QVERIFY(dialog && dialog->isVisible());
    auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("tagName"));
    QTest::keyClicks(name, QStringLiteral("rude"));
    QTest::keyClick(name, Qt::Key_Return);
    QTest::mouseClick(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok),
                      Qt::LeftButton);
    QCOMPARE(edited.size(), 1);
    const QList<Tag> expected{{TagId(7), QStringLiteral("hallucinated")},
                              {TagId(8), QStringLiteral("off topic")},
                              {TagId(), QStringLiteral("rude")}};
    QCOMPARE(edited[0][0].value<QList<Tag>>(), expected);
}

void tst_FailureView::aTagOnResponsesIsNotRemovedAtOnce()
{
    const QString name = QStringLiteral("hallucinated");
    m_view->setTags({{TagId(7), name}, {TagId(8), QStringLiteral("off topic")}},
                    {{name, QStringLiteral("qwen"), QStringLiteral("rank"), 2},
                     {name, QStringLiteral("claude"), QStringLiteral("rank"), 1}});
    QTest::mouseClick(find<QPushButton>("editTags"), Qt::LeftButton);
    auto *dialog = find<TagsDialog>("tagsDialog");
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("removeTag")),
                      Qt::LeftButton);
    const auto *question = dialog->findChild<QLabel *>(QStringLiteral("removalQuestion"));
    QVERIFY(question->isVisible());
    QVERIFY(question->text().contains(u"3"));
    QCOMPARE(dialog->tags().size(), 2);
}

void tst_FailureView::theItemOpens()
{
    QSignalSpy requested(m_view.get(), &FailureView::itemRequested);
    QTest::keyClick(table(), Qt::Key_Down);
    QTest::mouseClick(find<QPushButton>("openItem"), Qt::LeftButton);
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested[0][0].value<ItemId>(), ItemId(102));
}

void tst_FailureView::exportAsksForAPath_data()
{
    QTest::addColumn<int>("filter");
    QTest::addColumn<QString>("ending");
    QTest::newRow("lines") << 0 << QStringLiteral(".jsonl");
    QTest::newRow("table") << 1 << QStringLiteral(".csv");
}

void tst_FailureView::exportAsksForAPath()
{
    QFETCH(int, filter);
    QFETCH(QString, ending);
    const QTemporaryDir folder;
    QSignalSpy requested(m_view.get(), &FailureView::exportRequested);
    QTest::mouseClick(find<QPushButton>("exportFailures"), Qt::LeftButton);
    auto *dialog = find<QFileDialog>("saveDialog");
    QVERIFY(dialog);
    dialog->setDirectory(folder.path());
    dialog->selectNameFilter(dialog->nameFilters().value(filter));
    Q_EMIT dialog->filterSelected(dialog->nameFilters().value(filter));
    auto *name = dialog->findChild<QLineEdit *>();
    name->setText(folder.filePath(QStringLiteral("worst")));
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested[0][0].toString(), folder.filePath(u"worst" + ending));
}

void tst_FailureView::nothingThatFitsIsSaid()
{
    FailureFilter narrow;
    narrow.tag = QStringLiteral("off topic");
    m_view->setFilter(narrow);
    m_model->setRows({}, FailureMeasure::TaskAccuracy);
    m_view->setTotal(0, 1000);
    QVERIFY(!table()->isVisible());
    QVERIFY(shows(QStringLiteral("No response fits.")));
    QVERIFY(shows(QStringLiteral("Loosen the filters.")));
    QVERIFY(!find<QPushButton>("openItem")->isVisible());
    QVERIFY(!find<QPushButton>("exportFailures")->isEnabled());
    QSignalSpy changed(m_view.get(), &FailureView::filterChanged);
    const QList<QPushButton *> buttons =
        m_view->findChildren<QPushButton *>(QStringLiteral("emptyAction"));
    for (QPushButton *button : buttons) {
        if (button->isVisible())
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].value<FailureFilter>(), FailureFilter());
}

void tst_FailureView::aProjectWithoutResponsesOffersTheImport()
{
    m_model->setRows({}, FailureMeasure::TaskAccuracy);
    m_view->setTotal(0, 0);
    QVERIFY(!table()->isVisible());
    QVERIFY(shows(QStringLiteral("Import model responses to see where they fail.")));
    QSignalSpy requested(m_view.get(), &FailureView::importRequested);
    const QList<QPushButton *> buttons = m_view->findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->isVisible())
            QTest::keyClick(button, Qt::Key_Space);
    }
    QCOMPARE(requested.size(), 1);
}

void tst_FailureView::aCellOfTheCountsBecomesTheFilter_data()
{
    QTest::addColumn<bool>("byTask");
    QTest::addColumn<FailureFilter>("filter");
    FailureFilter filter;
    filter.measure = FailureMeasure::AttributeTypeF1;
    filter.tag = QStringLiteral("off topic");
    filter.responses.models = QStringList{QStringLiteral("qwen")};
    QTest::newRow("model") << false << filter;
    filter.responses = {};
    filter.responses.tasks = QStringList{QStringLiteral("rank")};
    QTest::newRow("task") << true << filter;
}

void tst_FailureView::aCellOfTheCountsBecomesTheFilter()
{
    QFETCH(bool, byTask);
    QFETCH(FailureFilter, filter);
    FailureFilter before;
    before.measure = FailureMeasure::AttributeTypeF1;
    before.responses.domain = QStringLiteral("Books");
    m_view->setFilter(before);
    auto *heatmap = find<HeatmapWidget>("tagGrid");
    m_view->setTagGrids(
        grid({QStringLiteral("Claude-3.5-Sonnet"), QStringLiteral("Qwen2.5-7B-Instruct")}),
        grid({QStringLiteral("advice"), QStringLiteral("rank")}));
    QVERIFY(!heatmap->isVisible());
    auto *fold = find<Fold>("tagCountsFold");
    QTest::keyClick(fold->findChild<QToolButton *>(), Qt::Key_Space);
    QVERIFY(heatmap->isVisible());
    if (byTask)
        QTest::mouseClick(find<QRadioButton>("tagsByTask"), Qt::LeftButton, {}, QPoint(8, 8));
    QSignalSpy changed(m_view.get(), &FailureView::filterChanged);
    heatmap->setCurrentCell(0, 0);
    QTest::keyClick(heatmap, Qt::Key_Down);
    QTest::keyClick(heatmap, Qt::Key_Right);
    QTest::keyClick(heatmap, Qt::Key_Return);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].value<FailureFilter>(), filter);
    QCOMPARE(find<QComboBox>("tagFilter")->currentText(), QStringLiteral("off topic"));
}

void tst_FailureView::everyControlHasAnAccessibleName()
{
    answer(ResponseId(1));
    const QList<QWidget *> widgets = m_view->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        const bool isControl = qobject_cast<const QComboBox *>(widget)
            || qobject_cast<const QDoubleSpinBox *>(widget)
            || qobject_cast<const QTableView *>(widget);
        QVERIFY2(!isControl || !widget->accessibleName().isEmpty(),
                 widget->metaObject()->className());
    }
}

CONCORD_TEST(tst_FailureView)
#include "tst_failureview.moc"
