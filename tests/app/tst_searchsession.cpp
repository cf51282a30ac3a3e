// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/searchsession.h"

#include "storage/import/importfiles.h"
#include "storage/itemrepository.h"
#include "storage/projectfile.h"
#include "storage/searchindex.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Concord;

class tst_SearchSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void fillsWhatAnImportLeft();
    void filledIndexesAreLeftInSilence();
    void aFileOpenForReadingIsLeftAlone();
    void cancellingLeavesTheRest();
    void stoppingIsSilent();

private:
    qsizetype hits();

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<ProjectFile> m_project;
};

// A project of 3,000 dialogues that no search finds yet.
void tst_SearchSession::init()
{
    m_project.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("p.concord"));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    auto project = ProjectFile::create(m_path, now);
    VERIFY_RESULT(project);
    m_project = *std::move(project);
    QByteArray lines;
    for (int i = 0; i < 3000; ++i)
        lines += dialogueLine("d" + QByteArray::number(i), "Turn " + QByteArray::number(i));
    const QString source = writeFile(m_folder->path(), QStringLiteral("a.jsonl"), lines);
    VERIFY_RESULT(importFiles(*m_project, {{source}}, {false, now},
                              [](const ImportProgress &progress) { return !progress.isIndexing; }));
    QCOMPARE(hits(), 0);
}

qsizetype tst_SearchSession::hits()
{
    ItemFilter filter;
    filter.text = QStringLiteral("turn");
    const Result<QList<ItemId>> ids =
        m_project
            ->read([filter](Database &database) { return ItemRepository(database).find(filter); })
            .result();
    return ids ? ids->size() : -1;
}

void tst_SearchSession::fillsWhatAnImportLeft()
{
    SearchSession session;
    QSignalSpy finished(&session, &SearchSession::finished);
    QSignalSpy progressed(&session, &SearchSession::progressed);
    session.start(*m_project);
    QVERIFY(finished.wait(20'000));
    QVERIFY(progressed.size() > 1);
    QCOMPARE(progressed[0][0].toInt(), 0);
    QVERIFY(progressed.constLast()[0].toInt() < progressed.constLast()[1].toInt());
    QCOMPARE(hits(), 3000);
}

void tst_SearchSession::filledIndexesAreLeftInSilence()
{
    VERIFY_RESULT(fillSearch(*m_project));
    SearchSession session;
    QSignalSpy finished(&session, &SearchSession::finished);
    QSignalSpy cancelled(&session, &SearchSession::cancelled);
    QSignalSpy progressed(&session, &SearchSession::progressed);
    session.start(*m_project);
    session.stop();
    QCoreApplication::processEvents();
    QCOMPARE(finished.size() + cancelled.size() + progressed.size(), 0);
}

void tst_SearchSession::aFileOpenForReadingIsLeftAlone()
{
    m_project.reset();
    auto project = ProjectFile::open(m_path, ProjectFile::Access::Read);
    VERIFY_RESULT(project);
    m_project = *std::move(project);
    SearchSession session;
    QSignalSpy failed(&session, &SearchSession::failed);
    session.start(*m_project);
    session.stop();
    QCoreApplication::processEvents();
    QCOMPARE(failed.size(), 0);
    QCOMPARE(hits(), 0);
}

void tst_SearchSession::cancellingLeavesTheRest()
{
    SearchSession session;
    QSignalSpy cancelled(&session, &SearchSession::cancelled);
    connect(&session, &SearchSession::progressed, &session, &SearchSession::cancel);
    session.start(*m_project);
    // Where the first report comes after the last chunk there is nothing left to cancel.
    QSignalSpy finished(&session, &SearchSession::finished);
    QTRY_VERIFY_WITH_TIMEOUT(cancelled.size() + finished.size() == 1, 20'000);
    QSignalSpy finishedAgain(&session, &SearchSession::finished);
    disconnect(&session, &SearchSession::progressed, nullptr, nullptr);
    session.start(*m_project);
    if (cancelled.size() == 1)
        QVERIFY(finishedAgain.wait(20'000));
    QCOMPARE(hits(), 3000);
}

void tst_SearchSession::stoppingIsSilent()
{
    SearchSession session;
    QSignalSpy cancelled(&session, &SearchSession::cancelled);
    session.start(*m_project);
    session.stop();
    QCoreApplication::processEvents();
    QCOMPARE(cancelled.size(), 0);
    m_project.reset(); // would crash under a worker that still writes
}

CONCORD_TEST(tst_SearchSession)
#include "tst_searchsession.moc"
