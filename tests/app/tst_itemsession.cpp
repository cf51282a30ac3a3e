// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/itemsession.h"
#include "storage/import/importfiles.h"
#include "storage/itemrepository.h"
#include "storage/projectfile.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QAbstractItemModelTester>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

class tst_ItemSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void fillsTheTablePageByPage();
    void filtersAndCounts();
    void theLastFilterWins();
    void loadsAnItem();
    void anItemThatIsGoneIsAnError();
    void withoutAFileTheTableIsEmpty();
    void sortsAndComesBack();
    void reviewsShowInTheRow();
    void reviewsAreCountedAnew();
    void aReviewOfAnotherProjectMarksNothing();
    void searchesNobodyWaitsForDoNotBegin();
    void countsWhatIsUnfolded();
    void rowsShowWhatWasSearchedFor();
    void aCancelledSearchLeavesTheTable();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<ProjectFile> m_project;
};

void tst_ItemSession::initTestCase()
{
    QByteArray lines;
    for (int i = 0; i < 300; ++i)
        lines += ipDialogLine(i % 2 == 0 ? "rank" : "advice", i);
    const QString source = writeFile(m_folder.path(), QStringLiteral("items.jsonl"), lines);
    const QString talk =
        writeFile(m_folder.path(), QStringLiteral("talk.jsonl"), dialogueLine("d1", "sailing"));
    auto project = ProjectFile::create(m_folder.filePath(QStringLiteral("p.concord")),
                                       QDateTime::currentDateTimeUtc());
    VERIFY_RESULT(project);
    m_project = *std::move(project);
    const auto imported =
        importFiles(*m_project, {{source}, {talk}}, {false, QDateTime::currentDateTimeUtc()});
    VERIFY_RESULT(imported);
}

void tst_ItemSession::fillsTheTablePageByPage()
{
    ItemSession session;
    const QAbstractItemModelTester tester(&session.items(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy changed(&session, &ItemSession::itemsChanged);
    session.setFile(m_project.get());
    QVERIFY(changed.wait());
    QCOMPARE(session.items().rowCount(), 301);
    const auto text = [&](int row) {
        return session.items().index(row, ItemTableModel::KeyColumn).data().toString();
    };
    QTRY_COMPARE(text(0), QStringLiteral("rank-0"));
    QTRY_COMPARE(text(299), QStringLiteral("advice-299"));
    QTRY_COMPARE(text(300), QStringLiteral("d1"));
    session.setFile(nullptr);
}

void tst_ItemSession::filtersAndCounts()
{
    ItemSession session;
    QSignalSpy changed(&session, &ItemSession::itemsChanged);
    QSignalSpy facets(&session, &ItemSession::facetsChanged);
    session.setFile(m_project.get());
    QVERIFY(facets.wait());
    ItemFilter filter;
    filter.task = QStringLiteral("rank");
    session.setFilter(filter);
    QVERIFY(facets.wait());
    QCOMPARE(session.items().rowCount(), 150);
    const auto counts = facets.last()[0].value<ItemFacets>();
    QCOMPARE(counts.tasks,
             (QList<FacetValue>{{QStringLiteral("rank"), 150}, {QStringLiteral("advice"), 150}}));
    QCOMPARE(counts.datasets, (QList<FacetValue>{{QStringLiteral("items"), 150}}));
    changed.clear();
    session.setFilter(filter);
    QCOMPARE(changed.size(), 0);
    session.setFile(nullptr);
}

void tst_ItemSession::theLastFilterWins()
{
    ItemSession session;
    QSignalSpy changed(&session, &ItemSession::itemsChanged);
    QSignalSpy failed(&session, &ItemSession::failed);
    session.setFile(m_project.get());
    for (const char *task : {"rank", "advice", "decision", "rank"}) {
        ItemFilter filter;
        filter.task = QString::fromLatin1(task);
        filter.text = QStringLiteral("tram");
        session.setFilter(filter);
    }
    QVERIFY(changed.wait());
    QTRY_COMPARE(session.items().rowCount(), 150);
    QCOMPARE(failed.size(), 0);
    session.setFile(nullptr);
}

void tst_ItemSession::loadsAnItem()
{
    ItemSession session;
    QSignalSpy loaded(&session, &ItemSession::itemLoaded);
    QSignalSpy changed(&session, &ItemSession::itemsChanged);
    session.setFile(m_project.get());
    QVERIFY(changed.wait());
    session.load(session.items().idAt(300));
    QVERIFY(loaded.wait());
    QCOMPARE(loaded[0][1].toString(), QStringLiteral("talk"));
    QCOMPARE(loaded[0][2].value<Item>().key, QStringLiteral("d1"));
    session.setFile(nullptr);
}

void tst_ItemSession::anItemThatIsGoneIsAnError()
{
    ItemSession session;
    QSignalSpy failed(&session, &ItemSession::failed);
    session.setFile(m_project.get());
    session.load(ItemId(99'999));
    QVERIFY(failed.wait());
    QVERIFY(failed[0][0].value<Error>().message.contains(u"99999"));
    session.setFile(nullptr);
}

void tst_ItemSession::withoutAFileTheTableIsEmpty()
{
    ItemSession session;
    QSignalSpy changed(&session, &ItemSession::itemsChanged);
    session.setFile(m_project.get());
    QVERIFY(changed.wait());
    session.setFile(nullptr);
    QCOMPARE(session.items().rowCount(), 0);
}

void tst_ItemSession::sortsAndComesBack()
{
    ItemSession session;
    QSignalSpy changed(&session, &ItemSession::itemsChanged);
    session.setFile(m_project.get());
    QVERIFY(changed.wait());
    session.setOrder({ItemOrder::Column::Key, false});
    QVERIFY(changed.wait());
    QCOMPARE(session.items().idAt(0), ItemId(2)); // advice-1
    session.setOrder({});
    QVERIFY(changed.wait());
    QCOMPARE(session.items().idAt(0), ItemId(1));
    session.setFile(nullptr);
}

void tst_ItemSession::reviewsShowInTheRow()
{
    ItemSession session;
    QSignalSpy changed(&session, &ItemSession::itemsChanged);
    session.setFile(m_project.get());
    QVERIFY(changed.wait());
    const auto mark = [&] {
        return session.items().index(0, ItemTableModel::ReviewedColumn).data().toString();
    };
    QTRY_VERIFY(session.items().index(0, 0).data().isValid());
    changed.clear();
    session.setReviewed(ItemId(1), true);
    QTRY_COMPARE(mark(), QStringLiteral("✓"));
    QCOMPARE(changed.size(), 0); // the table was not filled anew
    QSignalSpy found(&session, &ItemSession::unreviewedFound);
    session.findUnreviewed(300);
    QVERIFY(found.wait());
    QCOMPARE(found[0][0].toInt(), 1); // from the last row to the first, which is reviewed
    session.setReviewed(ItemId(1), false);
    QTRY_COMPARE(mark(), QString());
    session.setFile(nullptr);
}

void tst_ItemSession::reviewsAreCountedAnew()
{
    ItemSession session;
    QSignalSpy facets(&session, &ItemSession::facetsChanged);
    session.setFacets({ItemFacet::Reviewed});
    session.setFile(m_project.get());
    QVERIFY(facets.wait());
    session.setReviewed(ItemId(1), true);
    QVERIFY(facets.wait());
    QCOMPARE(facets.last()[0].value<ItemFacets>().reviewed,
             (QList<FacetValue>{{QStringLiteral("yes"), 1}, {QStringLiteral("no"), 300}}));
    session.setReviewed(ItemId(1), false);
    QVERIFY(facets.wait());
    session.setFile(nullptr);
}

void tst_ItemSession::aReviewOfAnotherProjectMarksNothing()
{
    auto other = ProjectFile::create(m_folder.filePath(QStringLiteral("other.concord")),
                                     QDateTime::currentDateTimeUtc());
    VERIFY_RESULT(other);
    const QString source =
        writeFile(m_folder.path(), QStringLiteral("one.jsonl"), ipDialogLine("rank", 1));
    VERIFY_RESULT(importFiles(**other, {{source}}, {false, QDateTime::currentDateTimeUtc()}));
    ItemSession session;
    QSignalSpy changed(&session, &ItemSession::itemsChanged);
    session.setFile(m_project.get());
    QVERIFY(changed.wait());
    QSemaphore release;
    const auto blocked = m_project->write([&](Database &) {
        release.acquire();
        return 0;
    });
    session.setReviewed(ItemId(1), true);
    const auto written = m_project->write([](Database &) { return 0; });
    session.setFile(other->get());
    const auto mark = [&] {
        return session.items().index(0, ItemTableModel::ReviewedColumn).data();
    };
    QTRY_VERIFY(mark().isValid() && session.items().index(0, 0).data().isValid());
    release.release();
    QFuture<int>(written).waitForFinished();
    QCoreApplication::processEvents();
    QCOMPARE(mark().toString(), QString());
    session.setFile(m_project.get());
    session.setReviewed(ItemId(1), false);
    QTRY_VERIFY(blocked.isFinished());
    session.setFile(nullptr);
}

// While another page reads, two searches wait; only the last one is run.
void tst_ItemSession::searchesNobodyWaitsForDoNotBegin()
{
    ItemSession session;
    QSignalSpy changed(&session, &ItemSession::itemsChanged);
    session.setFile(m_project.get());
    QVERIFY(changed.wait());
    QSemaphore begun;
    QSemaphore release;
    const auto reading = m_project->read([&](Database &database) -> Result<int> {
        begun.release();
        release.acquire();
        const auto ids = ItemRepository(database).find({});
        return ids ? Result<int>(int(ids->size())) : Result<int>(ids.error());
    });
    begun.acquire();
    ItemFilter filter;
    filter.task = QStringLiteral("rank");
    session.setFilter(filter);
    session.cancelSearch();
    session.setFilter(filter);
    release.release();
    const Result<int> read = QFuture<Result<int>>(reading).result();
    VERIFY_RESULT(read);
    QCOMPARE(*read, 301);
    QVERIFY(changed.wait());
    QCOMPARE(session.items().rowCount(), 150);
    session.setFile(nullptr);
}

void tst_ItemSession::countsWhatIsUnfolded()
{
    ItemSession session;
    QSignalSpy facets(&session, &ItemSession::facetsChanged);
    session.setFile(m_project.get());
    QVERIFY(facets.wait());
    QVERIFY(facets.last()[0].value<ItemFacets>().reviewed.isEmpty());
    session.setFacets({ItemFacet::Reviewed, ItemFacet::AnswerFormat});
    QVERIFY(facets.wait());
    const auto counts = facets.last()[0].value<ItemFacets>();
    QCOMPARE(counts.reviewed,
             (QList<FacetValue>{{QStringLiteral("yes"), 0}, {QStringLiteral("no"), 301}}));
    QCOMPARE(
        counts.answerFormats,
        (QList<FacetValue>{{QStringLiteral("open_ended"), 150}, {QStringLiteral("ranking"), 150}}));
    QTRY_VERIFY(session.items().index(0, 0).data().isValid()); // the row is known
    session.setReviewed(ItemId(1), true);
    QVERIFY(facets.wait());
    QCOMPARE(facets.last()[0].value<ItemFacets>().reviewed,
             (QList<FacetValue>{{QStringLiteral("yes"), 1}, {QStringLiteral("no"), 300}}));
    session.setReviewed(ItemId(1), false);
    QVERIFY(facets.wait());
    QCOMPARE(facets.last()[0].value<ItemFacets>().reviewed, counts.reviewed);
    session.setFile(nullptr);
}

void tst_ItemSession::rowsShowWhatWasSearchedFor()
{
    ItemSession session;
    QSignalSpy changed(&session, &ItemSession::itemsChanged);
    session.setFile(m_project.get());
    QVERIFY(changed.wait());
    ItemFilter filter;
    filter.text = QStringLiteral("sailing");
    session.setFilter(filter);
    QVERIFY(changed.wait());
    QCOMPARE(session.items().rowCount(), 1);
    const auto text = [&] {
        return session.items().index(0, ItemTableModel::TextColumn).data().toString();
    };
    QTRY_VERIFY(text().contains(u"sailing"));
    session.setFile(nullptr);
}

void tst_ItemSession::aCancelledSearchLeavesTheTable()
{
    ItemSession session;
    QSignalSpy changed(&session, &ItemSession::itemsChanged);
    QSignalSpy cancelled(&session, &ItemSession::searchCancelled);
    session.setFile(m_project.get());
    QVERIFY(changed.wait());
    session.cancelSearch(); // none runs
    QCOMPARE(cancelled.size(), 0);
    ItemFilter filter;
    filter.task = QStringLiteral("rank");
    session.setFilter(filter);
    session.cancelSearch();
    QCOMPARE(cancelled.size(), 1);
    QCOMPARE(cancelled[0][0].value<ItemFilter>(), ItemFilter());
    QCOMPARE(session.items().rowCount(), 301);
    QCOMPARE(session.filter(), ItemFilter());
    session.setFilter(filter);
    QVERIFY(changed.wait());
    QCOMPARE(session.items().rowCount(), 150);
    session.setFile(nullptr);
}

CONCORD_TEST(tst_ItemSession)
#include "tst_itemsession.moc"
