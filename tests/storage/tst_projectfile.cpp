// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/projectfile.h"

#include "models/core/version.h"
#include "storage/itemrepository.h"
#include "storage/journal.h"
#include "storage/migrations.h"
#include "storage/query.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace Concord;

class tst_ProjectFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void newProjectIsEmptyAndWritable();
    void newProjectIsJournaled();
    void existingFileIsNotOverwritten();
    void folderThatCannotBeWrittenIsRefused();
    void whatIsWrittenIsReadAfterwards();
    void closedProjectIsOneFile();
    void closedProjectIsInNoLogMode();
    void openProjectIsDurable();
    void whatIsNoProjectIsRefused_data();
    void whatIsNoProjectIsRefused();
    void missingFileIsRefused();
    void folderIsRefused();
    void newerProjectIsRefusedAndLeftAsItIs_data();
    void newerProjectIsRefusedAndLeftAsItIs();
    void truncatedProjectIsRefused_data();
    void truncatedProjectIsRefused();
    void projectWithoutItsRowIsRefused();
    void secondWriterIsRefusedByName();
    void secondWriterInTheSameProcessIsRefused();
    void readerSeesWhatAWriterCommits();
    void readerDoesNotWrite();
    void lockOfADeadProcessIsTakenOver();
    void stagingIsSweptAtOpening();
    void readingLeavesStagingAlone();
    void interruptionEndsReading();

private:
    using Access = ProjectFile::Access;
    static QStringList filesIn(const TestProject &project)
    {
        return QDir(project.folder()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    static void start(QProcess &helper, const QString &path);
    static void stop(QProcess &helper);
};

void tst_ProjectFile::start(QProcess &helper, const QString &path)
{
    helper.start(QStringLiteral(CONCORD_STORAGE_TEST_HELPER), {QStringLiteral("hold"), path});
    QVERIFY(helper.waitForStarted());
    while (!helper.canReadLine())
        QVERIFY(helper.waitForReadyRead());
    QCOMPARE(helper.readLine(), QByteArray("open\n"));
}

void tst_ProjectFile::stop(QProcess &helper)
{
    helper.closeWriteChannel();
    QVERIFY(helper.waitForFinished());
    QCOMPARE(helper.exitCode(), 0);
}

void tst_ProjectFile::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_ProjectFile::newProjectIsEmptyAndWritable()
{
    TestProject project;
    QVERIFY(project.file().isWritable());
    QCOMPARE(project.file().path(), project.path());
    QCOMPARE(project.contents(),
             QStringLiteral("dataset 0, dialogue 0, turn 0, item 0, item_text 0, attribute 0, "
                            "item_attribute 0, reject 0, journal 1"));
    QCOMPARE(project.faults(), QStringList());
}

void tst_ProjectFile::newProjectIsJournaled()
{
    TestProject project;
    const auto entries = project.read([](Database &database) { return journalEntries(database); });
    VERIFY_RESULT(entries);
    const JournalEntry created{
        testTime(), programVersion(), QStringLiteral("created"), QStringLiteral("project"), {}};
    QCOMPARE(*entries, QList<JournalEntry>{created});
    QCOMPARE(project.texts(QStringLiteral("SELECT created_at || ' ' || program_version FROM "
                                          "project")),
             QStringList(QString(u"2026-03-04T05:06:07.089Z " + programVersion())));
}

void tst_ProjectFile::existingFileIsNotOverwritten()
{
    QTemporaryDir folder;
    const QString path = writeFile(folder.path(), QStringLiteral("a.concord"), "precious");
    const auto project = ProjectFile::create(path, testTime());
    QVERIFY(!project);
    QCOMPARE(project.error().message,
             QString(path + u" already exists. Choose another name, or remove it first."));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("precious"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void tst_ProjectFile::folderThatCannotBeWrittenIsRefused()
{
    const QString path = QStringLiteral("/nonexistent/folder/a.concord");
    const auto project = ProjectFile::create(path, testTime());
    QVERIFY(!project);
    QCOMPARE(project.error().message,
             QString(path
                     + u" cannot be written: its folder does not allow a lock file. Check the "
                       u"folder's permissions."));
}

void tst_ProjectFile::whatIsWrittenIsReadAfterwards()
{
    TestProject project;
    project.write([](Database &database) {
        publishItems(database, QStringLiteral("demo"), {testItem(QStringLiteral("rank"), 1)});
        return true;
    });
    for (int again = 0; again < 2; ++again) {
        const auto item = project.read(
            [](Database &database) { return ItemRepository(database).load(ItemId(1)); });
        VERIFY_RESULT(item);
        QVERIFY(*item == testItem(QStringLiteral("rank"), 1));
        project.reopen();
    }
}

void tst_ProjectFile::closedProjectIsOneFile()
{
    TestProject project;
    QVERIFY(filesIn(project).contains(QStringLiteral("test.concord.lock")));
    VERIFY_RESULT(project.importContent(ipDialogLine("rank", 1)));
    QVERIFY(filesIn(project).contains(QStringLiteral("test.concord-wal")));
    QFile::remove(project.folder() + u"/data.jsonl");
    project.close();
    QCOMPARE(filesIn(project), QStringList(QStringLiteral("test.concord")));
    {
        const auto reader = ProjectFile::open(project.path(), Access::Read);
        VERIFY_RESULT(reader);
        QCOMPARE((*reader)
                     ->read([](Database &database) {
                         return numberFrom(database, QStringLiteral("SELECT count(*) FROM item"));
                     })
                     .result(),
                 1);
        QCOMPARE(filesIn(project), QStringList(QStringLiteral("test.concord")));
    }
    QCOMPARE(filesIn(project), QStringList(QStringLiteral("test.concord")));
    // What was refused leaves nothing either.
    const QString other = writeFile(project.folder(), QStringLiteral("x"), "no project");
    QVERIFY(!ProjectFile::open(other, Access::Write));
    QCOMPARE(filesIn(project), (QStringList{QStringLiteral("test.concord"), QStringLiteral("x")}));
}

void tst_ProjectFile::closedProjectIsInNoLogMode()
{
    TestProject project;
    project.close();
    QFile file(project.path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    // sqlite.org/fileformat.html, 1.3.3: 1 is a rollback journal, 2 a write-ahead log.
    QCOMPARE(file.read(20).sliced(18), QByteArray("\1\1"));
}

void tst_ProjectFile::openProjectIsDurable()
{
    TestProject project;
    const auto pragma = [&project](const char *name) {
        return project.write(
            [name](Database &database) { return *database.pragma(QString::fromLatin1(name)); });
    };
    QCOMPARE(pragma("journal_mode"), QStringLiteral("wal"));
    QCOMPARE(pragma("synchronous"), QStringLiteral("2"));
    QCOMPARE(pragma("foreign_keys"), QStringLiteral("1"));
}

void tst_ProjectFile::whatIsNoProjectIsRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("text") << QByteArray("{\"task\": \"rank\"}\n");
    QTest::newRow("long text") << QByteArray(100000, 'x');
    QTest::newRow("a header that stops") << QByteArray("SQLite format 3\0", 16);
    QTest::newRow("another program's database")
        << QByteArray("SQLite format 3\0", 16) + QByteArray(4080, '\0');
}

void tst_ProjectFile::whatIsNoProjectIsRefused()
{
    QFETCH(QByteArray, content);
    QTemporaryDir folder;
    const QString path = writeFile(folder.path(), QStringLiteral("a.concord"), content);
    for (const Access access : {Access::Read, Access::Write}) {
        const auto project = ProjectFile::open(path, access);
        QVERIFY(!project);
        QCOMPARE(project.error().message,
                 QString(path
                         + u" is not a Concord project. Import it into one with `concord import` "
                           u"if it holds data."));
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), content);
}

void tst_ProjectFile::missingFileIsRefused()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.concord"));
    for (const Access access : {Access::Read, Access::Write}) {
        const auto project = ProjectFile::open(path, access);
        QVERIFY(!project);
        QCOMPARE(
            project.error().message,
            QString(path + u" does not exist. Check the name, or make it with `concord new`."));
    }
    QVERIFY(!QFile::exists(path));
}

void tst_ProjectFile::folderIsRefused()
{
    QTemporaryDir folder;
    const auto project = ProjectFile::open(folder.path(), Access::Write);
    QVERIFY(!project);
    QCOMPARE(project.error().message,
             QString(folder.path() + u" is a folder. A Concord project is one file."));
}

void tst_ProjectFile::newerProjectIsRefusedAndLeftAsItIs_data()
{
    QTest::addColumn<bool>("forWriting");
    QTest::newRow("reading") << false;
    QTest::newRow("writing") << true;
}

void tst_ProjectFile::newerProjectIsRefusedAndLeftAsItIs()
{
    QFETCH(bool, forWriting);
    TestProject project;
    project.close();
    {
        const auto database = Database::open(project.path(), Database::Mode::ReadWrite);
        VERIFY_RESULT(database);
        mustExecute(*database, QStringLiteral("PRAGMA user_version = 999"));
    }
    QFile file(project.path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    const auto opened =
        ProjectFile::open(project.path(), forWriting ? Access::Write : Access::Read);
    QVERIFY(!opened);
    QCOMPARE(opened.error().message,
             QStringLiteral("%1 was written by a newer Concord (file version 999; this program "
                            "knows up to %2). Update Concord to open it.")
                 .arg(project.path())
                 .arg(newestSchemaVersion()));
    file.seek(0);
    QVERIFY(file.readAll() == before);
    QCOMPARE(filesIn(project), QStringList(QStringLiteral("test.concord")));
}

void tst_ProjectFile::truncatedProjectIsRefused_data()
{
    QTest::addColumn<qint64>("missing");
    QTest::addColumn<bool>("forWriting");
    for (const bool forWriting : {false, true}) {
        const char *access = forWriting ? "writing" : "reading";
        QTest::addRow("one byte, %s", access) << qint64(1) << forWriting;
        QTest::addRow("a page, %s", access) << qint64(4096) << forWriting;
        QTest::addRow("all but a page, %s", access) << qint64(-4096) << forWriting;
        QTest::addRow("all but 100 bytes, %s", access) << qint64(-100) << forWriting;
    }
}

void tst_ProjectFile::truncatedProjectIsRefused()
{
    QFETCH(qint64, missing);
    QFETCH(bool, forWriting);
    TestProject project;
    project.close();
    QFile file(project.path());
    const qint64 size = missing > 0 ? file.size() - missing : -missing;
    QVERIFY(file.resize(size));
    const auto opened =
        ProjectFile::open(project.path(), forWriting ? Access::Write : Access::Read);
    QVERIFY(!opened);
    QCOMPARE(opened.error().message,
             QString(project.path()
                     + u" is cut off: a part of the file is missing. Go back to a backup or copy "
                       u"it again."));
    QCOMPARE(file.size(), size);
}

void tst_ProjectFile::projectWithoutItsRowIsRefused()
{
    TestProject project;
    project.write([](Database &database) {
        mustExecute(database, QStringLiteral("DELETE FROM project"));
        return true;
    });
    project.close();
    for (const Access access : {Access::Read, Access::Write}) {
        const auto opened = ProjectFile::open(project.path(), access);
        QVERIFY(!opened);
        QCOMPARE(opened.error().message,
                 QString(project.path()
                         + u" is damaged: it does not say which project it is. Go back to a "
                           u"backup."));
    }
}

void tst_ProjectFile::secondWriterIsRefusedByName()
{
    TestProject project;
    project.close();
    QProcess helper;
    start(helper, project.path());
    const auto second = ProjectFile::open(project.path(), Access::Write);
    QVERIFY(!second);
    QCOMPARE(
        second.error().message,
        QStringLiteral("%1 is being written by storage_test_helper (process %2 on %3). Close "
                       "it there, or only read here. If it no longer runs there, remove %1.lock.")
            .arg(project.path())
            .arg(helper.processId())
            .arg(QSysInfo::machineHostName()));
    const auto reading = ProjectFile::open(project.path(), Access::Read);
    VERIFY_RESULT(reading);
    QVERIFY(!(*reading)->isWritable());
    stop(helper);
    VERIFY_RESULT(ProjectFile::open(project.path(), Access::Write));
}

void tst_ProjectFile::secondWriterInTheSameProcessIsRefused()
{
    TestProject project;
    const auto second = ProjectFile::open(project.path(), Access::Write);
    QVERIFY(!second);
    QVERIFY(second.error().message.contains(u" is being written by test_storage (process "));
    QVERIFY(QFile::exists(project.path() + u".lock"));
    VERIFY_RESULT(ProjectFile::open(project.path(), Access::Read));
}

void tst_ProjectFile::readerSeesWhatAWriterCommits()
{
    TestProject project;
    const auto reader = ProjectFile::open(project.path(), Access::Read);
    VERIFY_RESULT(reader);
    const auto items = [&reader] {
        return (*reader)
            ->read([](Database &database) { return ItemRepository(database).find({}); })
            .result();
    };
    QVERIFY(items()->isEmpty());
    project.write([](Database &database) {
        stageItems(database, QStringLiteral("staged"), {testItem(QStringLiteral("rank"), 1)});
        return true;
    });
    QVERIFY(items()->isEmpty());
    project.write([](Database &database) {
        publishItems(database, QStringLiteral("demo"), {testItem(QStringLiteral("rank"), 1)});
        return true;
    });
    QCOMPARE(items()->size(), 1);
    // What is not committed is not seen.
    project.write([&items](Database &database) {
        mustExecute(database, QStringLiteral("BEGIN IMMEDIATE"));
        mustExecute(database, QStringLiteral("DELETE FROM item"));
        const qsizetype seen = items()->size();
        mustExecute(database, QStringLiteral("ROLLBACK"));
        return seen == 1;
    });
    QCOMPARE(items()->size(), 1);
    project.close();
    QCOMPARE(items()->size(), 1);
}

void tst_ProjectFile::readerDoesNotWrite()
{
    TestProject project;
    project.close();
    const auto reader = ProjectFile::open(project.path(), Access::Read);
    VERIFY_RESULT(reader);
    const Result<void> done =
        (*reader)
            ->read([](Database &database) {
                return execute(database, QStringLiteral("DELETE FROM journal"));
            })
            .result();
    QVERIFY(!done);
    QCOMPARE(done.error().message,
             QStringLiteral("The project is open for reading only, so nothing was changed."));
}

void tst_ProjectFile::lockOfADeadProcessIsTakenOver()
{
    TestProject project;
    project.close();
    QProcess helper;
    start(helper, project.path());
    helper.kill();
    QVERIFY(helper.waitForFinished());
    QVERIFY(QFile::exists(project.path() + u".lock"));
    {
        const auto opened = ProjectFile::open(project.path(), Access::Write);
        VERIFY_RESULT(opened);
        QVERIFY((*opened)->isWritable());
    }
    QCOMPARE(filesIn(project), QStringList(QStringLiteral("test.concord")));
}

void tst_ProjectFile::stagingIsSweptAtOpening()
{
    TestProject project;
    project.write([](Database &database) {
        publishItems(database, QStringLiteral("kept"), {testItem(QStringLiteral("rank"), 1)});
        return true;
    });
    const QString before = project.contents();
    project.write([](Database &database) {
        Item other = testItem(QStringLiteral("rank"), 2);
        other.dialogue.rounds[0].turns[0].content = QStringLiteral("Otherwise.");
        stageItems(database, QStringLiteral("staged"), {other});
        return true;
    });
    QVERIFY(project.contents() != before);
    project.reopen();
    QCOMPARE(project.contents(), before);
    QCOMPARE(project.faults(), QStringList());
}

void tst_ProjectFile::readingLeavesStagingAlone()
{
    TestProject project;
    project.write([](Database &database) {
        stageItems(database, QStringLiteral("staged"), {testItem(QStringLiteral("rank"), 1)});
        return true;
    });
    VERIFY_RESULT(ProjectFile::open(project.path(), Access::Read));
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM dataset")), 1);
}

void tst_ProjectFile::interruptionEndsReading()
{
    TestProject project;
    std::atomic<bool> isRunning = false;
    const auto endless = project.file().read([&isRunning](Database &database) -> Result<void> {
        Query query(database,
                    QStringLiteral("WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL "
                                   "SELECT i + 1 FROM n) SELECT i FROM n"));
        if (auto done = query.exec(); !done)
            return done;
        isRunning = true;
        while (query.next()) {}
        return query.ended();
    });
    while (!isRunning)
        std::this_thread::yield();
    project.file().interruptReading();
    const Result<void> done = endless.result();
    QVERIFY(!done);
    QCOMPARE(done.error().message, QStringLiteral("Cancelled."));
}

CONCORD_TEST(tst_ProjectFile)

#include "tst_projectfile.moc"
