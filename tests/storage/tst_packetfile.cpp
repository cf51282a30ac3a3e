// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/packetfile.h"

#include "storage/packetmerge.h"
#include "storage/projectfile.h"
#include "storage/query.h"
#include "tests/storage/packetfixture.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <sys/stat.h>

using namespace Concord;

/// Packets that are none, or not as they were made: the project must not suffer.
class tst_PacketFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whatIsNoPacketIsRefused_data();
    void whatIsNoPacketIsRefused();
    void changedSchemasAreRefused_data();
    void changedSchemasAreRefused();
    void anotherVersionIsRefused_data();
    void anotherVersionIsRefused();
    void damageIsFound();
    void aTruncatedFileIsRefused();
    void aMillionAnswersAreRefused();
    void aHugeTextIsRefused();
    void answersForOthersAreRefused();
    void aPacketOfAnotherProjectIsRefused();
    void aPacketOfManyStudiesIsRefused();
    void aLogBesideItIsRefusedAndClosingMendsIt();
    void aCrashInTheMiddleOfAnAnswerIsMended();
    void aPacketThatIsOpenWaits();
    void hostilePacketsAreNotOpenedForWork();

private:
    QString failure(const QString &path);
    void change(const QString &sql);
    void addAnswer();

    std::unique_ptr<PacketProject> m_project;
    QString m_packet;
    QString m_before; ///< the project's whole content
};

namespace {

QString dump(const Database &database)
{
    QStringList all;
    const QStringList tables =
        textsFrom(database,
                  QStringLiteral("SELECT name FROM sqlite_schema WHERE type = 'table' "
                                 "AND name IN ('study', 'template', 'unit', "
                                 "'annotator', 'assignment', 'annotation_event', "
                                 "'dataset', 'item', 'journal', 'packet_log')"));
    for (const QString &table : tables) {
        const QString columns =
            textsFrom(database, u"SELECT name FROM pragma_table_info('" + table + u"')")
                .join(QStringLiteral(") || ' ' || quote("));
        all += textsFrom(database, u"SELECT quote(" + columns + u") FROM " + table);
    }
    return all.join(u'\n');
}

} // namespace

void tst_PacketFile::init()
{
    m_project = std::make_unique<PacketProject>();
    m_packet = m_project->packet(m_project->ada(), QStringLiteral("a.concordpacket"));
    m_before = dump(m_project->database());
}

// Every packet here is refused whole: nothing is to be seen of it in the project.
void tst_PacketFile::cleanup()
{
    QCOMPARE(dump(m_project->database()), m_before);
    QCOMPARE(m_project->faults(), QStringList());
}

QString tst_PacketFile::failure(const QString &path)
{
    const auto summary = mergePacket(m_project->database(), path, testTime());
    return summary ? QStringLiteral("merged") : summary.error().message;
}

void tst_PacketFile::change(const QString &sql)
{
    const Database packet = openedDatabase(m_packet);
    mustExecute(packet, QStringLiteral("PRAGMA ignore_check_constraints = ON"));
    mustExecute(packet, QStringLiteral("PRAGMA foreign_keys = OFF"));
    mustExecute(packet, sql);
}

void tst_PacketFile::addAnswer()
{
    const Database packet = openedDatabase(m_packet);
    PacketWriterAtWork work(packet, m_project->study(), DeviceId::create());
    work.answer(m_project->assignments(m_project->ada())[1].id, QStringLiteral("source"),
                QStringLiteral("ai"), testTime());
}

void tst_PacketFile::whatIsNoPacketIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("nothing") << "missing"
                             << "does not exist";
    QTest::newRow("folder") << "folder"
                            << "is no file";
    QTest::newRow("empty file") << "empty"
                                << "is not a packet of Concord";
    QTest::newRow("text") << "text"
                          << "is not a packet of Concord";
    QTest::newRow("project") << "project.concord"
                             << "is not a packet of Concord";
    QTest::newRow("link to itself") << "loop"
                                    << "does not exist";
    QTest::newRow("pipe") << "pipe"
                          << "is no file";
    QTest::newRow("device") << "device"
                            << "is no file";
}

void tst_PacketFile::whatIsNoPacketIsRefused()
{
    QFETCH(QString, name);
    QFETCH(QString, sentence);
    const QString folder = m_project->path({});
    QVERIFY(QDir(folder).mkdir(QStringLiteral("folder")));
    writeFile(folder, QStringLiteral("empty"), {});
    writeFile(folder, QStringLiteral("text"), QByteArray(5000, 'x'));
    QVERIFY(QFile::link(m_project->path(QStringLiteral("loop")),
                        m_project->path(QStringLiteral("loop"))));
    QCOMPARE(mkfifo(QFile::encodeName(m_project->path(QStringLiteral("pipe"))).constData(), 0600),
             0);
    QVERIFY(QFile::link(QStringLiteral("/dev/zero"), m_project->path(QStringLiteral("device"))));
    const QString said = failure(m_project->path(name));
    QVERIFY2(said.contains(sentence), qPrintable(said));
}

void tst_PacketFile::changedSchemasAreRefused_data()
{
    QTest::addColumn<QString>("sql");
    const auto row = [](const char *name, const char *sql) {
        QTest::newRow(name) << QString::fromLatin1(sql);
    };
    row("trigger", "CREATE TRIGGER spy AFTER INSERT ON annotation_event BEGIN SELECT 1; END");
    row("view", "CREATE VIEW spy AS SELECT * FROM annotation_event");
    row("table", "CREATE TABLE spy (x)");
    row("index", "CREATE INDEX spy ON unit (key)");
    row("column", "ALTER TABLE annotation_event ADD COLUMN spy TEXT");
    row("table dropped", "DROP TABLE packet_log");
    row("virtual table", "CREATE VIRTUAL TABLE spy USING fts5 (x)");
    row("table of the name of statistics", "CREATE TABLE sqlitexstat (x)");
}

void tst_PacketFile::changedSchemasAreRefused()
{
    QFETCH(QString, sql);
    addAnswer();
    change(sql);
    QCOMPARE(failure(m_packet),
             m_packet
                 + u" holds what no packet of Concord holds, so nothing was taken from it. Ask for "
                   u"the file as Concord saved it.");
}

void tst_PacketFile::anotherVersionIsRefused_data()
{
    QTest::addColumn<QString>("pragma");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("newer") << "user_version = 4000"
                           << "was written by a newer Concord";
    QTest::newRow("older") << "user_version = 0"
                           << "was written by an older Concord";
    QTest::newRow("another program's") << "application_id = 77"
                                       << "is not a packet of Concord";
}

void tst_PacketFile::anotherVersionIsRefused()
{
    QFETCH(QString, pragma);
    QFETCH(QString, sentence);
    change(u"PRAGMA " + pragma);
    const QString said = failure(m_packet);
    QVERIFY2(said.contains(sentence), qPrintable(said));
}

void tst_PacketFile::damageIsFound()
{
    addAnswer();
    const Database packet = openedDatabase(m_packet);
    const qint64 root = numberFrom(
        packet,
        QStringLiteral("SELECT rootpage FROM sqlite_schema WHERE name = 'annotation_event'"));
    QFile file(m_packet);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek((root - 1) * 4096));
    file.write(QByteArray(64, '\xee'));
    file.close();
    QVERIFY2(failure(m_packet).contains(u"is damaged"), qPrintable(failure(m_packet)));
}

void tst_PacketFile::aTruncatedFileIsRefused()
{
    addAnswer();
    const qint64 whole = QFileInfo(m_packet).size();
    for (const qint64 size : {whole - 4096, whole / 2, qint64(4096), qint64(100)}) {
        const QString cut = m_project->path(QStringLiteral("cut"));
        QFile::remove(cut);
        QVERIFY(QFile::copy(m_packet, cut));
        QVERIFY(QFile::resize(cut, size));
        const QString said = failure(cut);
        QVERIFY2(said.contains(u"is damaged"), qPrintable(said));
    }
}

void tst_PacketFile::aMillionAnswersAreRefused()
{
    addAnswer();
    change(QStringLiteral(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) "
        "INSERT INTO annotation_event SELECT printf('%08x-0000-4000-8000-000000000000', i), "
        "assignment, question, value, counter + i, device, sequence + i, NULL, NULL, NULL, "
        "answered_at FROM annotation_event, n"));
    QCOMPARE(
        failure(m_packet),
        m_packet
            + u" holds 1000001 answers for 7 units, more than anybody gives (1400), so nothing "
              u"was taken from it.");
}

void tst_PacketFile::aHugeTextIsRefused()
{
    addAnswer();
    change(QStringLiteral(
        "UPDATE annotation_event SET question = 'words', value = hex(zeroblob(50000000))"));
    QVERIFY(QFileInfo(m_packet).size() > 100'000'000);
    const QString said = failure(m_packet);
    QVERIFY2(said.contains(u"holds what no packet of Concord holds"), qPrintable(said));
}

void tst_PacketFile::answersForOthersAreRefused()
{
    addAnswer();
    const QString other = m_project->assignments(m_project->ben())[1].id.toString();
    change(u"UPDATE annotation_event SET assignment = '" + other + u"'");
    const auto summary = mergePacket(m_project->database(), m_packet, testTime());
    VERIFY_RESULT(summary);
    QCOMPARE(summary->refused.value(0).sentence,
             QStringLiteral("It answers a unit that Ada was not given in this study."));
    // The merge itself is noted, and nothing else.
    mustExecute(m_project->database(),
                QStringLiteral("DELETE FROM journal WHERE action = 'packet merged'"));
    mustExecute(m_project->database(),
                QStringLiteral("DELETE FROM packet_log WHERE direction = 'back'"));
}

void tst_PacketFile::aPacketOfAnotherProjectIsRefused()
{
    PacketProject other;
    const QString theirs = other.packet(other.ada(), QStringLiteral("o.concordpacket"));
    QCOMPARE(failure(theirs),
             theirs
                 + u" belongs to another project: its study is not in this one. Open the project "
                   u"that it was made from.");
}

void tst_PacketFile::aPacketOfManyStudiesIsRefused()
{
    change(QStringLiteral("INSERT INTO annotator VALUES ('%1', 'Ben', 0)")
               .arg(m_project->ben().id.toString()));
    QVERIFY(failure(m_packet).contains(u"holds what no packet of Concord holds"));
}

void tst_PacketFile::aLogBesideItIsRefusedAndClosingMendsIt()
{
    addAnswer();
    change(QStringLiteral("PRAGMA journal_mode = WAL"));
    const QString said = failure(m_packet);
    QVERIFY2(said.contains(u"was not closed properly"), qPrintable(said));
    VERIFY_RESULT(ProjectFile::openPacket(m_packet));
    QVERIFY(PacketFile::open(m_packet));
}

// A file and its journal as they lie when the machine stops while pages are written.
void tst_PacketFile::aCrashInTheMiddleOfAnAnswerIsMended()
{
    const QString crashed = m_project->path(QStringLiteral("crashed.concordpacket"));
    {
        const Database packet = openedDatabase(m_packet);
        mustExecute(packet, QStringLiteral("PRAGMA cache_size = 1"));
        mustExecute(packet, QStringLiteral("BEGIN IMMEDIATE"));
        mustExecute(packet,
                    QStringLiteral("UPDATE unit SET content = content || hex(zeroblob(30000))"));
        QVERIFY(QFile::copy(m_packet, crashed));
        QVERIFY(QFile::copy(m_packet + u"-journal", crashed + u"-journal"));
        mustExecute(packet, QStringLiteral("ROLLBACK"));
    }
    QVERIFY(QFileInfo(crashed).size() > QFileInfo(m_packet).size()); // pages were written
    const QString said = failure(crashed);
    QVERIFY2(said.contains(u"was not closed properly"), qPrintable(said));
    VERIFY_RESULT(ProjectFile::openPacket(crashed));
    QVERIFY(!QFileInfo::exists(crashed + u"-journal"));
    VERIFY_RESULT(PacketFile::open(crashed));
    QCOMPARE(numberFrom(openedDatabase(crashed),
                        QStringLiteral("SELECT count(*) FROM unit WHERE length(content) > 30000")),
             0);
}

void tst_PacketFile::aPacketThatIsOpenWaits()
{
    const auto opened = ProjectFile::openPacket(m_packet);
    VERIFY_RESULT(opened);
    QVERIFY(failure(m_packet).contains(u"is being written by"));
}

void tst_PacketFile::hostilePacketsAreNotOpenedForWork()
{
    change(QStringLiteral(
        "CREATE TRIGGER spy AFTER INSERT ON annotation_event BEGIN DELETE FROM unit; END"));
    const auto opened = ProjectFile::openPacket(m_packet);
    QVERIFY(!opened);
    QVERIFY(opened.error().message.contains(u"holds what no packet of Concord holds"));
}

CONCORD_TEST(tst_PacketFile)
#include "tst_packetfile.moc"
