// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/importsession.h"
#include "storage/itemrepository.h"
#include "storage/projectfile.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

class tst_ImportSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void importsOnAWorkerAndReportsProgress();
    void cancellingLeavesNothing();
    void aFailureIsReported();
    void stopWaitsForTheWorker();

private:
    qsizetype itemCount() const;
    QString manyLines(int count) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ProjectFile> m_project;
};

void tst_ImportSession::init()
{
    m_project.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto project = ProjectFile::create(m_folder->filePath(QStringLiteral("p.concord")),
                                       QDateTime::currentDateTimeUtc());
    VERIFY_RESULT(project);
    m_project = *std::move(project);
}

qsizetype tst_ImportSession::itemCount() const
{
    const Result<QList<ItemId>> ids =
        m_project->read([](Database &database) { return ItemRepository(database).find({}); })
            .result();
    return ids ? ids->size() : -1;
}

QString tst_ImportSession::manyLines(int count) const
{
    QByteArray lines;
    for (int i = 0; i < count; ++i)
        lines += ipDialogLine("rank", i);
    return writeFile(m_folder->path(), QStringLiteral("many.jsonl"), lines);
}

void tst_ImportSession::importsOnAWorkerAndReportsProgress()
{
    ImportSession session;
    QSignalSpy finished(&session, &ImportSession::finished);
    QSignalSpy progressed(&session, &ImportSession::progressed);
    QSignalSpy published(&session, &ImportSession::published);
    qsizetype seen = 0;
    connect(&session, &ImportSession::published, &session, [&] { seen = itemCount(); });
    session.start(*m_project, {{manyLines(1200), QStringLiteral("auto"), {}, Origin::Synthetic}});
    QVERIFY(session.isRunning());
    QVERIFY(finished.wait(20'000));
    QVERIFY(!session.isRunning());
    QCOMPARE_GE(progressed.size(), 2);
    QCOMPARE(published.size(), 1);
    QCOMPARE(seen, 1200);
    QCOMPARE(itemCount(), 1200);
}

void tst_ImportSession::cancellingLeavesNothing()
{
    ImportSession session;
    QSignalSpy cancelled(&session, &ImportSession::cancelled);
    connect(&session, &ImportSession::started, &session, &ImportSession::cancel);
    session.start(*m_project, {{manyLines(5000), QStringLiteral("auto"), {}, Origin::Synthetic}});
    session.cancel();
    QVERIFY(cancelled.wait(20'000));
    QCOMPARE(itemCount(), 0);
}

void tst_ImportSession::aFailureIsReported()
{
    ImportSession session;
    QSignalSpy failed(&session, &ImportSession::failed);
    session.start(*m_project,
                  {{m_folder->filePath(QStringLiteral("none.jsonl")),
                    QStringLiteral("auto"),
                    {},
                    Origin::Unknown}});
    QVERIFY(failed.wait());
    QVERIFY(failed[0][0].value<Error>().message.contains(u"does not exist"));
}

void tst_ImportSession::stopWaitsForTheWorker()
{
    ImportSession session;
    session.start(*m_project, {{manyLines(20'000), QStringLiteral("auto"), {}, Origin::Synthetic}});
    session.stop();
    m_project.reset(); // would crash under a worker that still writes
    QVERIFY(true);
}

CONCORD_TEST(tst_ImportSession)
#include "tst_importsession.moc"
