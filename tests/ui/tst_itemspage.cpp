// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testregistry.h"
#include "tests/ui/failuresamples.h"
#include "ui/dialogs/gotodialog.h"
#include "ui/dialogs/keysheet.h"
#include "ui/pages/itemspage.h"
#include "ui/theme.h"
#include "ui/widgets/dialogueview.h"
#include "ui/widgets/responsecard.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace Concord;

class tst_ItemsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void typingSearchesAfterAPause();
    void enterSearchesAtOnce();
    void facetsNarrow();
    void clearFiltersGivesEverythingBack();
    void arrowKeysAskForItems();
    void anAnswerThatCameTooLateIsNotShown();
    void anImportKeepsTheItemThatIsRead();
    void anotherFilterBeginsAtTheTop();
    void responsesOfTheCurrentItemAreShown();
    void anEmptyProjectOffersTheImport();
    void noHitIsSaid();
    void everyControlHasAnAccessibleName();
    void headerClicksSort();
    void keysReviewAndNavigate();
    void lettersInTheSearchAreLetters();
    void oneLetterAsksForAnother();
    void foldedFacetsAreNotWanted();
    void aSlowSearchCanBeCancelled();
    void slicesAreOffered();
    void selectedRowsAreCopied();
    void placesToGoTo_data();
    void placesToGoTo();
    void goToChoosesARow();
    void homeAndEndGoToTheFirstAndLastItem();
    void wordsOfTheSearchAreMarkedInTheItem();
    void statisticsOfADatasetAreAsked();
    void theFacetsSayHowManyThereAreInAll();
    void f1ShowsTheKeys();

private:
    QLineEdit *search() { return m_page->findChild<QLineEdit *>(QStringLiteral("search")); }
    QTableView *table() { return m_page->findChild<QTableView *>(QStringLiteral("itemTable")); }
    bool shows(const QString &text) const;

    std::unique_ptr<ItemTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<ItemsPage> m_page;
};

void tst_ItemsPage::init()
{
    m_page.reset();
    m_model = std::make_unique<ItemTableModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_page = std::make_unique<ItemsPage>(*m_model);
    m_page->resize(1200, 700);
    m_page->setProjectIsEmpty(false);
    m_model->setIds({ItemId(11), ItemId(12), ItemId(13)});
    m_page->setFacets({{{QStringLiteral("set"), 3}},
                       {{QStringLiteral("rank"), 3}},
                       {{QStringLiteral("Books"), 3}}});
    m_page->showSelection();
    m_page->show();
}

bool tst_ItemsPage::shows(const QString &text) const
{
    const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
        return label->isVisible() && label->text() == text;
    });
}

void tst_ItemsPage::typingSearchesAfterAPause()
{
    QSignalSpy changed(m_page.get(), &ItemsPage::filterChanged);
    QTest::keyClicks(search(), QStringLiteral("tram"));
    QCOMPARE(changed.size(), 0);
    QVERIFY(changed.wait());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].value<ItemFilter>().text, QStringLiteral("tram"));
}

void tst_ItemsPage::enterSearchesAtOnce()
{
    QSignalSpy changed(m_page.get(), &ItemsPage::filterChanged);
    QTest::keyClicks(search(), QStringLiteral("tram"));
    QTest::keyClick(search(), Qt::Key_Return);
    QCOMPARE(changed.size(), 1);
}

void tst_ItemsPage::facetsNarrow()
{
    QSignalSpy changed(m_page.get(), &ItemsPage::filterChanged);
    auto *tasks =
        m_page->findChild<QWidget *>(QStringLiteral("taskFacet"))->findChild<QTreeWidget *>();
    QTest::keyClick(tasks, Qt::Key_Down);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].value<ItemFilter>().task, QStringLiteral("rank"));
    QCOMPARE(changed[0][0].value<ItemFilter>().dataset, QString());
}

void tst_ItemsPage::clearFiltersGivesEverythingBack()
{
    auto *clear = m_page->findChild<QPushButton *>(QStringLiteral("clearFilters"));
    QVERIFY(!clear->isVisible());
    ItemFilter filter;
    filter.domain = QStringLiteral("Books");
    filter.text = QStringLiteral("tram");
    m_page->setFilter(filter);
    QVERIFY(clear->isVisible());
    QCOMPARE(search()->text(), QStringLiteral("tram"));
    QSignalSpy changed(m_page.get(), &ItemsPage::filterChanged);
    QTest::mouseClick(clear, Qt::LeftButton);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].value<ItemFilter>(), ItemFilter());
    const auto *cross = search()->findChild<QToolButton *>();
    QVERIFY(cross);
    QTRY_COMPARE(cross->property("opacity").toDouble(), 0.0); // nothing is left to clear
}

void tst_ItemsPage::arrowKeysAskForItems()
{
    QSignalSpy requested(m_page.get(), &ItemsPage::itemRequested);
    QTest::keyClick(table(), Qt::Key_Down);
    QTest::keyClick(table(), Qt::Key_Down);
    QCOMPARE(requested.size(), 2);
    QCOMPARE(requested[1][0].value<ItemId>(), ItemId(13));
}

void tst_ItemsPage::anAnswerThatCameTooLateIsNotShown()
{
    Item item;
    item.key = QStringLiteral("late");
    m_page->showItem(ItemId(12), QStringLiteral("set"), item);
    QVERIFY(!shows(QStringLiteral("late")));
    m_page->showItem(ItemId(11), QStringLiteral("set"), item);
    QTRY_VERIFY(shows(QStringLiteral("late")));
}

void tst_ItemsPage::anImportKeepsTheItemThatIsRead()
{
    QTest::keyClick(table(), Qt::Key_Down);
    QSignalSpy wanted(m_page.get(), &ItemsPage::itemRequested);
    m_model->setIds({ItemId(10), ItemId(11), ItemId(12), ItemId(13)});
    m_page->showSelection();
    QCOMPARE(wanted.constLast()[0].value<ItemId>(), ItemId(12));
    QCOMPARE(table()->currentIndex().row(), 2);
    m_model->setIds({ItemId(10), ItemId(13)}); // it is gone
    m_page->showSelection();
    QCOMPARE(table()->currentIndex().row(), 0);
    QTest::keyClick(table(), Qt::Key_Down);
    m_model->setIds({}); // the project is closed, and another one opened
    m_page->showSelection();
    m_model->setIds({ItemId(12), ItemId(13)});
    m_page->showSelection();
    QCOMPARE(table()->currentIndex().row(), 0);
}

void tst_ItemsPage::anotherFilterBeginsAtTheTop()
{
    QTest::keyClick(table(), Qt::Key_Down);
    QTest::keyClicks(search(), QStringLiteral("tram"));
    QTest::keyClick(search(), Qt::Key_Return);
    m_model->setIds({ItemId(11), ItemId(12)});
    m_page->showSelection();
    QCOMPARE(table()->currentIndex().row(), 0);
}

void tst_ItemsPage::responsesOfTheCurrentItemAreShown()
{
    m_page->showItem(ItemId(11), QStringLiteral("set"), sampleResponse().item);
    m_page->showResponses(ItemId(12), {sampleResponse()});
    QCOMPARE(m_page->findChildren<ResponseCard *>().size(), 0);
    m_page->showResponses(ItemId(11), {sampleResponse()});
    QCOMPARE(m_page->findChildren<ResponseCard *>().size(), 1);
}

void tst_ItemsPage::anEmptyProjectOffersTheImport()
{
    m_page->setProjectIsEmpty(true);
    QVERIFY(!table()->isVisible());
    QSignalSpy requested(m_page.get(), &ItemsPage::importRequested);
    const QList<QPushButton *> buttons = m_page->findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->isVisible())
            QTest::keyClick(button, Qt::Key_Space);
    }
    QCOMPARE(requested.size(), 1);
}

void tst_ItemsPage::noHitIsSaid()
{
    m_model->setIds({});
    m_page->showSelection();
    QVERIFY(!table()->isVisible());
    QVERIFY(shows(QStringLiteral("No item fits these filters.")));
}

void tst_ItemsPage::everyControlHasAnAccessibleName()
{
    const QList<QWidget *> widgets = m_page->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        const bool isControl = qobject_cast<const QLineEdit *>(widget)
            || qobject_cast<const QTableView *>(widget)
            || qobject_cast<const QTreeWidget *>(widget);
        QVERIFY2(!isControl || !widget->accessibleName().isEmpty(),
                 widget->metaObject()->className());
    }
}

void tst_ItemsPage::headerClicksSort()
{
    QSignalSpy changed(m_page.get(), &ItemsPage::orderChanged);
    QHeaderView *header = table()->horizontalHeader();
    const auto click = [&] {
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          QPoint(header->sectionViewportPosition(ItemTableModel::KeyColumn) + 20,
                                 header->height() / 2));
        return changed.last()[0].value<ItemOrder>();
    };
    QCOMPARE(click(), (ItemOrder{ItemOrder::Column::Key, false}));
    QVERIFY(header->isSortIndicatorShown());
    QCOMPARE(click(), (ItemOrder{ItemOrder::Column::Key, true}));
    QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
    QCOMPARE(click(), ItemOrder());
    QVERIFY(!header->isSortIndicatorShown());
}

void tst_ItemsPage::keysReviewAndNavigate()
{
    QList<ItemRow> rows(3);
    for (int i = 0; i < 3; ++i)
        rows[i].id = ItemId(11 + i);
    m_model->setRows(0, rows);
    QSignalSpy reviewed(m_page.get(), &ItemsPage::reviewRequested);
    QSignalSpy next(m_page.get(), &ItemsPage::nextUnreviewedRequested);
    QTest::keyClick(table(), Qt::Key_R);
    QCOMPARE(reviewed.size(), 1);
    QCOMPARE(reviewed[0][0].value<ItemId>(), ItemId(11));
    QVERIFY(reviewed[0][1].toBool());
    m_model->setReviewed(ItemId(11), true);
    auto *button = m_page->findChild<QPushButton *>(QStringLiteral("markReviewed"));
    QVERIFY(button->isChecked());
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(!reviewed.last()[1].toBool());
    QVERIFY(button->isChecked()); // until it is written
    QTest::keyClick(table(), Qt::Key_N);
    QCOMPARE(next.size(), 1);
    QCOMPARE(next[0][0].toInt(), 0);
    QTest::keyClick(table(), Qt::Key_X);
    QVERIFY(table()->currentIndex().isValid());
    m_page->setReviewable(false);
    QTest::keyClick(table(), Qt::Key_R);
    QCOMPARE(reviewed.size(), 2);
    QVERIFY(!button->isEnabled());
}

void tst_ItemsPage::lettersInTheSearchAreLetters()
{
    QSignalSpy reviewed(m_page.get(), &ItemsPage::reviewRequested);
    QSignalSpy next(m_page.get(), &ItemsPage::nextUnreviewedRequested);
    QTest::keyClicks(search(), QStringLiteral("rnx"));
    QCOMPARE(search()->text(), QStringLiteral("rnx"));
    QCOMPARE(reviewed.size() + next.size(), 0);
}

void tst_ItemsPage::oneLetterAsksForAnother()
{
    QSignalSpy changed(m_page.get(), &ItemsPage::filterChanged);
    QTest::keyClicks(search(), QStringLiteral("t"));
    QTest::keyClick(search(), Qt::Key_Return);
    QCOMPARE(changed.size(), 0);
    QVERIFY(shows(QStringLiteral("Type two letters or more.")));
}

void tst_ItemsPage::foldedFacetsAreNotWanted()
{
    QSignalSpy wanted(m_page.get(), &ItemsPage::facetsWanted);
    auto *attributes = m_page->findChild<QWidget *>(QStringLiteral("attributeFacet"));
    auto *title = attributes->findChild<QToolButton *>();
    QVERIFY(!attributes->findChild<QTreeWidget *>()->isVisible());
    QTest::mouseClick(title, Qt::LeftButton);
    QVERIFY(wanted.last()[0].value<QList<ItemFacet>>().contains(ItemFacet::AttributeType));
    QVERIFY(attributes->findChild<QTreeWidget *>()->isVisible());
    QTest::mouseClick(title, Qt::LeftButton);
    QVERIFY(!wanted.last()[0].value<QList<ItemFacet>>().contains(ItemFacet::AttributeType));
}

void tst_ItemsPage::aSlowSearchCanBeCancelled()
{
    QSignalSpy cancelled(m_page.get(), &ItemsPage::searchCancelled);
    m_page->activateWindow();
    QTRY_VERIFY(m_page->isActiveWindow());
    QTest::keyClick(table(), Qt::Key_Escape);
    QCOMPARE(cancelled.size(), 0);
    m_page->setSearching(true);
    QTRY_VERIFY(shows(QStringLiteral("Searching… (Esc cancels)")));
    QTest::keyClick(table(), Qt::Key_Escape);
    QCOMPARE(cancelled.size(), 1);
    m_page->setSearching(false);
    QVERIFY(!shows(QStringLiteral("Searching… (Esc cancels)")));
}

void tst_ItemsPage::slicesAreOffered()
{
    ItemFilter filter;
    filter.task = QStringLiteral("rank");
    m_page->setSlices({{QStringLiteral("A&B"), filter}});
    QSignalSpy changed(m_page.get(), &ItemsPage::filterChanged);
    auto *menu = m_page->findChild<QPushButton *>(QStringLiteral("slices"))->menu();
    Q_EMIT menu->aboutToShow();
    const QList<QAction *> actions = menu->actions();
    QVERIFY(!actions[0]->isEnabled()); // nothing to save without a filter
    QCOMPARE(actions[2]->text(), QStringLiteral("A&&B"));
    actions[2]->trigger();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].value<ItemFilter>(), filter);
}

void tst_ItemsPage::selectedRowsAreCopied()
{
    QSignalSpy copied(m_page.get(), &ItemsPage::copyRequested);
    QTest::keyClick(table(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(copied.size(), 1);
    QCOMPARE(copied[0][0].value<QList<ItemId>>(), (QList<ItemId>{ItemId(11), ItemId(12)}));
}

void tst_ItemsPage::placesToGoTo_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("row"); // -1: none
    QTest::newRow("a row") << QStringLiteral("3") << 2;
    QTest::newRow("the first") << QStringLiteral(" 1 ") << 0;
    QTest::newRow("too far") << QStringLiteral("201") << -1;
    QTest::newRow("none") << QStringLiteral("0") << -1;
    QTest::newRow("half") << QStringLiteral("50 %") << 100;
    QTest::newRow("the end") << QStringLiteral("100%") << 199;
    QTest::newRow("beyond it") << QStringLiteral("101 %") << -1;
    QTest::newRow("a word") << QStringLiteral("end") << -1;
}

void tst_ItemsPage::placesToGoTo()
{
    QFETCH(QString, text);
    const auto row = GoToDialog::rowOf(text, 200);
    QTEST(row.value_or(-1), "row");
}

void tst_ItemsPage::goToChoosesARow()
{
    QTest::mouseClick(m_page->findChild<QPushButton *>(QStringLiteral("goToItem")), Qt::LeftButton);
    auto *place = m_page->findChild<QLineEdit *>(QStringLiteral("goToPlace"));
    QVERIFY(place);
    QTest::keyClicks(place, QStringLiteral("3"));
    QTest::keyClick(place, Qt::Key_Return);
    QCOMPARE(table()->currentIndex().row(), 2);
}

void tst_ItemsPage::homeAndEndGoToTheFirstAndLastItem()
{
    QTest::keyClick(table(), Qt::Key_End);
    QCOMPARE(table()->currentIndex().row(), 2);
    QTest::keyClick(table(), Qt::Key_Home);
    QCOMPARE(table()->currentIndex().row(), 0);
}

void tst_ItemsPage::wordsOfTheSearchAreMarkedInTheItem()
{
    Item item;
    item.key = QStringLiteral("m1");
    item.dialogue.rounds = {
        Round{{{QStringLiteral("User"), QStringLiteral("The MUSEUM, 博物館")}}}};
    m_page->showItem(ItemId(11), QStringLiteral("set"), item);
    QCoreApplication::processEvents(); // shows it
    const auto isMarked = [this] {
        const QImage image = m_page->findChild<DialogueView *>()->grab().toImage();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == currentTheme().markSoft)
                    return true;
            }
        }
        return false;
    };
    QVERIFY(!isMarked());
    QTest::keyClicks(search(), QStringLiteral("museum"));
    QTest::keyClick(search(), Qt::Key_Return);
    QVERIFY(isMarked());
    search()->clear();
    QTest::keyClick(search(), Qt::Key_Return);
    QVERIFY(!isMarked());
    QInputMethodEvent typed; // as Chinese is typed
    typed.setCommitString(QStringLiteral("\"博物館\""));
    QCoreApplication::sendEvent(search(), &typed);
    QTest::keyClick(search(), Qt::Key_Return);
    QVERIFY(isMarked());
    search()->clear();
    QTest::keyClicks(search(), QStringLiteral("useum ")); // a part is not what the search finds
    QTest::keyClick(search(), Qt::Key_Return);
    QVERIFY(!isMarked());
}

void tst_ItemsPage::statisticsOfADatasetAreAsked()
{
    QSignalSpy asked(m_page.get(), &ItemsPage::statisticsRequested);
    auto *button = m_page->findChild<QPushButton *>(QStringLiteral("datasetStatistics"));
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(asked.takeFirst(), QVariantList{QStringLiteral("set")});
    m_page->setFacets({{{QStringLiteral("one"), 1}, {QStringLiteral("two"), 2}}, {}, {}});
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(asked.size(), 0);
    auto *menu = m_page->findChild<QMenu *>(QStringLiteral("statisticsMenu"));
    QVERIFY(menu);
    QTest::keyClick(menu, Qt::Key_Up); // the last one
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(asked.takeFirst(), QVariantList{QStringLiteral("two")});
    ItemFilter filter;
    filter.dataset = QStringLiteral("one");
    m_page->setFilter(filter);
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(asked.takeFirst(), QVariantList{QStringLiteral("one")});
}

// Three items, and two of them with a task.
void tst_ItemsPage::theFacetsSayHowManyThereAreInAll()
{
    m_page->setFacets({{{QStringLiteral("set"), 3}}, {{QStringLiteral("rank"), 2}}, {}});
    const auto *tasks =
        m_page->findChild<QWidget *>(QStringLiteral("taskFacet"))->findChild<QTreeWidget *>();
    QCOMPARE(tasks->topLevelItem(0)->text(1), QStringLiteral("3"));
    ItemFilter filter;
    filter.task = QStringLiteral("rank");
    m_model->setIds({ItemId(11), ItemId(12)});
    m_page->setFilter(filter);
    m_page->setFacets({{{QStringLiteral("set"), 2}}, {{QStringLiteral("rank"), 2}}, {}});
    QCOMPARE(tasks->topLevelItem(0)->text(1), QString()); // not known
}

void tst_ItemsPage::f1ShowsTheKeys()
{
    m_page->activateWindow();
    QTRY_VERIFY(m_page->isActiveWindow());
    QTest::keyClick(table(), Qt::Key_F1);
    const auto *sheet = m_page->findChild<KeySheet *>();
    QVERIFY(sheet && sheet->isVisible());
    QVERIFY(shows(QStringLiteral("Ctrl+G")));
}

CONCORD_TEST(tst_ItemsPage)
#include "tst_itemspage.moc"
