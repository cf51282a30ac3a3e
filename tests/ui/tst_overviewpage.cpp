// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testregistry.h"
#include "ui/pages/overviewpage.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

using namespace Concord;

class tst_OverviewPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyProjectOffersOnlyTheImport();
    void datasetsAreListed();
    void enterOnADatasetOpensIt();
    void statisticsAreOfTheChosenDataset();
    void numbersAreFlushRight();
    void aReadOnlyProjectCannotImport();
    void modelsAreSummedUp();
    void finishedNumbersHaveNoFailures();
    void theTableFillsItsCard();
};

void tst_OverviewPage::anEmptyProjectOffersOnlyTheImport()
{
    OverviewPage page;
    page.setProject(QStringLiteral("/a/Study.concord"), true);
    page.setDatasets({});
    page.show();
    QVERIFY(!page.findChild<QPushButton *>(QStringLiteral("browse"))->isVisible());
    QVERIFY(!page.findChild<QTableWidget *>()->isVisible());
    QSignalSpy requested(&page, &OverviewPage::importRequested);
    QTest::keyClick(page.findChild<QPushButton *>(QStringLiteral("import")), Qt::Key_Space);
    QCOMPARE(requested.size(), 1);
}

void tst_OverviewPage::datasetsAreListed()
{
    OverviewPage page;
    Dataset dataset;
    dataset.name = QStringLiteral("Talk");
    dataset.origin = Origin::Human;
    dataset.items = 1200;
    dataset.rejected = 3;
    page.setDatasets({dataset});
    page.show();
    const auto *table = page.findChild<QTableWidget *>();
    QVERIFY(table->isVisible());
    QCOMPARE(table->item(0, 0)->text(), QStringLiteral("Talk"));
    QCOMPARE(table->item(0, 1)->text(), QStringLiteral("human"));
    QCOMPARE(table->item(0, 3)->text(), QStringLiteral("1,200"));
    QCOMPARE(table->item(0, 4)->text(), QStringLiteral("3"));
}

void tst_OverviewPage::enterOnADatasetOpensIt()
{
    OverviewPage page;
    Dataset dataset;
    dataset.name = QStringLiteral("Talk");
    page.setDatasets({dataset});
    page.show();
    auto *table = page.findChild<QTableWidget *>();
    QSignalSpy requested(&page, &OverviewPage::datasetRequested);
    table->setCurrentCell(0, 0);
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested[0][0].toString(), QStringLiteral("Talk"));
}

void tst_OverviewPage::statisticsAreOfTheChosenDataset()
{
    OverviewPage page;
    Dataset talk;
    talk.name = QStringLiteral("Talk");
    Dataset bench;
    bench.name = QStringLiteral("Bench");
    page.setDatasets({talk, bench});
    page.show();
    auto *button = page.findChild<QPushButton *>(QStringLiteral("statistics"));
    QSignalSpy requested(&page, &OverviewPage::statisticsRequested);
    QTest::keyClick(button, Qt::Key_Space);
    QTest::keyClick(page.findChild<QTableWidget *>(), Qt::Key_Down);
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(requested.size(), 2);
    QCOMPARE(requested[0][0].toString(), QStringLiteral("Talk"));
    QCOMPARE(requested[1][0].toString(), QStringLiteral("Bench"));
}

void tst_OverviewPage::numbersAreFlushRight()
{
    OverviewPage page;
    Dataset talk;
    talk.items = 1200;
    page.setDatasets({talk});
    const auto *table = page.findChild<QTableWidget *>();
    QCOMPARE(table->item(0, 3)->text(), QStringLiteral("1,200"));
    QVERIFY(table->item(0, 3)->textAlignment() & Qt::AlignRight);
    QVERIFY(table->horizontalHeaderItem(3)->textAlignment() & Qt::AlignRight);
    QVERIFY(!(table->item(0, 0)->textAlignment() & Qt::AlignRight));
}

void tst_OverviewPage::aReadOnlyProjectCannotImport()
{
    OverviewPage page;
    page.setProject(QStringLiteral("/a/Study.concord"), false);
    QVERIFY(!page.findChild<QPushButton *>(QStringLiteral("import"))->isEnabled());
}

void tst_OverviewPage::modelsAreSummedUp()
{
    OverviewPage page;
    page.show();
    const auto *card = page.findChild<QWidget *>(QStringLiteral("modelCard"));
    QVERIFY(!card->isVisible());
    page.setModels({2, 2000, 9});
    QVERIFY(card->isVisible());
    const QString text = page.findChild<QLabel *>(QStringLiteral("models"))->text();
    QVERIFY2(text.contains(u"2 model") && text.contains(u"2,000 response")
                 && text.contains(u"9 model"),
             qPrintable(text));
    QSignalSpy requested(&page, &OverviewPage::evaluationRequested);
    for (const char *name : {"toEvaluation", "toFailures"})
        QTest::keyClick(page.findChild<QPushButton *>(QString::fromLatin1(name)), Qt::Key_Space);
    QCOMPARE(requested.size(), 2);
    page.setModels({});
    QVERIFY(!card->isVisible());
}

void tst_OverviewPage::finishedNumbersHaveNoFailures()
{
    OverviewPage page;
    page.show();
    page.setModels({0, 0, 9});
    QVERIFY(page.findChild<QWidget *>(QStringLiteral("modelCard"))->isVisible());
    QVERIFY(!page.findChild<QPushButton *>(QStringLiteral("toFailures"))->isVisible());
}

void tst_OverviewPage::theTableFillsItsCard()
{
    OverviewPage page;
    Dataset dataset;
    dataset.name = QStringLiteral("Talk");
    page.setDatasets({dataset});
    page.resize(1200, 800);
    page.show();
    const auto *table = page.findChild<QTableWidget *>();
    const QWidget *card = table->parentWidget();
    page.grab(); // lays it out
    const auto *statistics = page.findChild<QPushButton *>(QStringLiteral("statistics"));
    QCOMPARE_LE(table->y() - statistics->geometry().bottom(), 12);
    QCOMPARE_LE(card->rect().bottom() - table->geometry().bottom(), 12);
}

CONCORD_TEST(tst_OverviewPage)
#include "tst_overviewpage.moc"
