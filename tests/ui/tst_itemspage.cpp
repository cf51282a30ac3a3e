// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testregistry.h"
#include "tests/ui/failuresamples.h"
#include "ui/pages/itemspage.h"
#include "ui/widgets/responsecard.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
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

CONCORD_TEST(tst_ItemsPage)
#include "tst_itemspage.moc"
