// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasetstatisticssession.h"

#include "storage/import/importfiles.h"
#include "storage/projectfile.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

class tst_DatasetStatisticsSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void countsComeBeforeTheDiversity();
    void theLastDatasetWins();
    void cancellingIsSilent();
    void unknownDatasetFails();
    void withoutAFileNothingHappens();
    void fileCanGoWhileItCounts();

private:
    static DatasetStatistics statisticsIn(const QList<QVariant> &arguments)
    {
        return arguments[0].value<DatasetStatistics>();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ProjectFile> m_project;
};

void tst_DatasetStatisticsSession::initTestCase()
{
    QByteArray lines;
    for (int i = 0; i < 300; ++i)
        lines += ipDialogLine(i % 2 == 0 ? "rank" : "advice", i);
    const QString items = writeFile(m_folder.path(), QStringLiteral("items.jsonl"), lines);
    const QString talk =
        writeFile(m_folder.path(), QStringLiteral("talk.jsonl"), dialogueLine("d1"));
    auto project = ProjectFile::create(m_folder.filePath(QStringLiteral("p.concord")),
                                       QDateTime::currentDateTimeUtc());
    VERIFY_RESULT(project);
    m_project = *std::move(project);
    VERIFY_RESULT(
        importFiles(*m_project, {{items}, {talk}}, {false, QDateTime::currentDateTimeUtc()}));
}

void tst_DatasetStatisticsSession::countsComeBeforeTheDiversity()
{
    DatasetStatisticsSession session;
    QSignalSpy ready(&session, &DatasetStatisticsSession::statisticsReady);
    QSignalSpy progressed(&session, &DatasetStatisticsSession::progressed);
    session.setFile(m_project.get());
    session.show(QStringLiteral("items"));
    QVERIFY(session.isRunning());
    QTRY_COMPARE(ready.size(), 2);
    QVERIFY(!session.isRunning());
    DatasetStatistics first = statisticsIn(ready[0]);
    const DatasetStatistics second = statisticsIn(ready[1]);
    QCOMPARE(first.items, 300);
    QVERIFY(first.diversity.isEmpty());
    QCOMPARE(second.diversity.size(), 8);
    first.diversity = second.diversity;
    QVERIFY(first == second);
    QVERIFY(!progressed.isEmpty());
}

void tst_DatasetStatisticsSession::theLastDatasetWins()
{
    DatasetStatisticsSession session;
    QSignalSpy ready(&session, &DatasetStatisticsSession::statisticsReady);
    QSignalSpy failed(&session, &DatasetStatisticsSession::failed);
    session.setFile(m_project.get());
    session.show(QStringLiteral("items"));
    session.show(QStringLiteral("talk"));
    QTRY_COMPARE(ready.size(), 2);
    QCOMPARE(statisticsIn(ready[0]).dataset, QStringLiteral("talk"));
    QCOMPARE(statisticsIn(ready[1]).dataset, QStringLiteral("talk"));
    QVERIFY(failed.isEmpty());
}

void tst_DatasetStatisticsSession::cancellingIsSilent()
{
    DatasetStatisticsSession session;
    QSignalSpy ready(&session, &DatasetStatisticsSession::statisticsReady);
    QSignalSpy failed(&session, &DatasetStatisticsSession::failed);
    session.setFile(m_project.get());
    session.show(QStringLiteral("items"));
    session.cancel();
    QVERIFY(!session.isRunning());
    session.show(QStringLiteral("talk")); // comes after what was cancelled
    QTRY_COMPARE(ready.size(), 2);
    QCOMPARE(statisticsIn(ready[0]).dataset, QStringLiteral("talk"));
    QVERIFY(failed.isEmpty());
}

void tst_DatasetStatisticsSession::unknownDatasetFails()
{
    DatasetStatisticsSession session;
    QSignalSpy failed(&session, &DatasetStatisticsSession::failed);
    session.setFile(m_project.get());
    session.show(QStringLiteral("speech"));
    QVERIFY(failed.wait());
    const auto error = failed[0][0].value<Error>();
    QVERIFY(error.message.contains(QStringLiteral("items, talk")));
    QVERIFY(!session.isRunning());
}

void tst_DatasetStatisticsSession::withoutAFileNothingHappens()
{
    DatasetStatisticsSession session;
    session.show(QStringLiteral("items"));
    QVERIFY(!session.isRunning());
}

void tst_DatasetStatisticsSession::fileCanGoWhileItCounts()
{
    DatasetStatisticsSession session;
    QSignalSpy ready(&session, &DatasetStatisticsSession::statisticsReady);
    session.setFile(m_project.get());
    session.show(QStringLiteral("items"));
    session.setFile(nullptr);
    QVERIFY(!session.isRunning());
    QCoreApplication::processEvents();
    QVERIFY(ready.isEmpty());
}

CONCORD_TEST(tst_DatasetStatisticsSession)

#include "tst_datasetstatisticssession.moc"
