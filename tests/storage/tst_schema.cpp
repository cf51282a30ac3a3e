// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/query.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

using namespace Concord;

// Every constraint of resources/sql/0001_initial.sql is broken once.
class tst_Schema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void soundRowsAreTaken();
    void constraintIsKept_data();
    void constraintIsKept();
    void deletingADatasetTakesWhatIsItsOwn();
    void deletingAStudyTakesWhatIsItsOwn();
    void whatAStudyUsesCannotBeDeleted_data();
    void whatAStudyUsesCannotBeDeleted();

private:
    // A 36-character id ending in `end`.
    static QString uid(int end)
    {
        return QStringLiteral("00000000-0000-4000-8000-%1").arg(end, 12, 10, QChar(u'0'));
    }
    // One sound row in every table, all with the number 1 or uid(1).
    static Database filled();
};

Database tst_Schema::filled()
{
    Database database = emptyProjectDatabase();
    const QString id = uid(1);
    const QStringList statements = {
        u"INSERT INTO project VALUES (1, '" + id + u"', '2026', '0.1.0')",
        QStringLiteral("INSERT INTO journal VALUES (1, '2026', '0.1.0', 'created', 'x', '{}')"),
        u"INSERT INTO dataset VALUES (1, '" + id
            + u"', 'demo', 'human', 'f', 's', 'h', 0, x'', 0, 0, '2026', 'ready')",
        QStringLiteral("INSERT INTO dialogue VALUES (1, zeroblob(32), 1, 1, 3, 1)"),
        QStringLiteral("INSERT INTO turn VALUES (1, 1, 0, 0, 'A', 'Hello', NULL)"),
        QStringLiteral("INSERT INTO turn_search (rowid, content, han) VALUES (1, 'Hello', NULL)"),
        QStringLiteral(
            "INSERT INTO item VALUES (1, 1, 1, 'rank-1', 'rank', 'Books', 1, 1, 1, 1, 3, 1)"),
        QStringLiteral("INSERT INTO item_text VALUES (1, 'Which?', NULL, '', '\"A\"', '{}', NULL, "
                       "zeroblob(32))"),
        QStringLiteral("INSERT INTO request_search (rowid, request, han) VALUES (1, 'Which?', "
                       "NULL)"),
        QStringLiteral("INSERT INTO attribute VALUES (1, 'hobby', 'music')"),
        QStringLiteral("INSERT INTO item_attribute VALUES (1, 1, 1, 0)"),
        QStringLiteral("INSERT INTO reject VALUES (1, 1, 2, 'bad', 3, x'00')"),
        u"INSERT INTO template VALUES ('" + id + u"', 'Fidelity', 1, '{}')",
        u"INSERT INTO study VALUES ('" + id + u"', 'Pilot', '" + id
            + u"', '{}', 7, 'open', 'main', 1, '2026')",
        u"INSERT INTO annotator VALUES ('" + id + u"', 'Ana', 0)",
        u"INSERT INTO unit VALUES ('" + id + u"', '" + id + u"', 'fidelity-1', 'item', 0, NULL)",
        u"INSERT INTO unit_subject VALUES ('" + id
            + u"', 0, 'main', 'item', 1, 1, NULL, NULL, 'hobby', NULL)",
        u"INSERT INTO assignment VALUES ('" + id + u"', '" + id + u"', '" + id + u"', 1, 0, 0)",
        u"INSERT INTO annotation_event VALUES ('" + id + u"', '" + id + u"', 'q', 'yes', 1, '" + id
            + u"', 1, NULL, NULL, NULL, '2026')",
    };
    for (const QString &statement : statements)
        mustExecute(database, statement);
    return database;
}

void tst_Schema::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_Schema::soundRowsAreTaken()
{
    const Database database = filled();
    QCOMPARE(numberFrom(database, QStringLiteral("SELECT count(*) FROM annotation_event")), 1);
    QCOMPARE(textsFrom(database, QStringLiteral("PRAGMA foreign_key_check")), QStringList());
    QCOMPARE(textsFrom(database, QStringLiteral("PRAGMA integrity_check")),
             QStringList(QStringLiteral("ok")));
}

void tst_Schema::constraintIsKept_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("reason");
    // Each row breaks one constraint by changing a sound row; @ stands for the id of a second row.
    const auto row = [](const char *change, const char *reason) {
        QTest::newRow(change) << QString::fromLatin1(change) << QString::fromLatin1(reason);
    };
    const char *check = "CHECK constraint failed";
    const char *unique = "UNIQUE constraint failed";
    const char *notNull = "NOT NULL constraint failed";
    const char *foreign = "FOREIGN KEY constraint failed";
    const char *type = "cannot store";

    row("INSERT INTO project VALUES (2, '@', '2026', '0.1.0')", check);
    row("UPDATE project SET uuid = 'short'", check);
    row("UPDATE project SET uuid = NULL", notNull);
    row("UPDATE project SET created_at = NULL", notNull);
    row("UPDATE project SET program_version = NULL", notNull);

    row("INSERT INTO search_progress VALUES (2, 0, 0)", check);
    row("UPDATE search_progress SET turn = -1", check);
    row("UPDATE search_progress SET item = -1", check);
    row("UPDATE search_progress SET turn = NULL", notNull);
    row("UPDATE search_progress SET item = NULL", notNull);
    row("UPDATE search_progress SET turn = 'all'", type);
    row("UPDATE search_progress SET item = 'all'", type);

    row("UPDATE journal SET at = NULL", notNull);
    row("UPDATE journal SET program_version = NULL", notNull);
    row("UPDATE journal SET action = NULL", notNull);
    row("UPDATE journal SET subject = NULL", notNull);
    row("UPDATE journal SET detail = NULL", notNull);

    row("INSERT INTO dataset SELECT 2, uuid, 'other', origin, format, source_name, source_sha256, "
        "0, x'', 0, 0, '', state FROM dataset",
        unique);
    row("INSERT INTO dataset SELECT 2, '@', name, origin, format, source_name, source_sha256, "
        "0, x'', 0, 0, '', state FROM dataset",
        unique);
    row("UPDATE dataset SET uuid = 'short'", check);
    row("UPDATE dataset SET uuid = NULL", notNull);
    row("UPDATE dataset SET name = ''", check);
    row("UPDATE dataset SET name = NULL", notNull);
    row("UPDATE dataset SET origin = 'machine'", check);
    row("UPDATE dataset SET origin = NULL", notNull);
    row("UPDATE dataset SET format = NULL", notNull);
    row("UPDATE dataset SET source_name = NULL", notNull);
    row("UPDATE dataset SET source_sha256 = NULL", notNull);
    row("UPDATE dataset SET source_bytes = NULL", notNull);
    row("UPDATE dataset SET source_bytes = 'many'", type);
    row("UPDATE dataset SET content_hash = NULL", notNull);
    row("UPDATE dataset SET content_hash = 'text'", type);
    row("UPDATE dataset SET item_count = NULL", notNull);
    row("UPDATE dataset SET reject_count = NULL", notNull);
    row("UPDATE dataset SET imported_at = NULL", notNull);
    row("UPDATE dataset SET state = 'half'", check);
    row("UPDATE dataset SET state = NULL", notNull);

    row("INSERT INTO dialogue VALUES (2, zeroblob(32), 1, 1, 3, 1)", unique);
    row("UPDATE dialogue SET hash = zeroblob(31)", check);
    row("UPDATE dialogue SET hash = NULL", notNull);
    row("UPDATE dialogue SET rounds = NULL", notNull);
    row("UPDATE dialogue SET turns = NULL", notNull);
    row("DELETE FROM dialogue", foreign);

    row("UPDATE turn SET dialogue = 9", foreign);
    row("UPDATE turn SET dialogue = NULL", notNull);
    row("UPDATE turn SET position = -1", check);
    row("UPDATE turn SET position = NULL", notNull);
    row("UPDATE turn SET round = -1", check);
    row("UPDATE turn SET round = NULL", notNull);
    row("UPDATE turn SET speaker = NULL", notNull);
    row("UPDATE turn SET content = NULL", notNull);
    row("UPDATE turn SET content = x'00'", type);
    row("INSERT INTO turn VALUES (2, 1, 0, 0, 'B', 'Again', NULL)", unique);

    row("UPDATE item SET dataset = 9", foreign);
    row("UPDATE item SET dataset = NULL", notNull);
    row("UPDATE item SET line = 0", check);
    row("UPDATE item SET line = NULL", notNull);
    row("UPDATE item SET key = ''", check);
    row("UPDATE item SET key = NULL", notNull);
    row("UPDATE item SET dialogue = 9", foreign);
    row("UPDATE item SET dialogue = NULL", notNull);
    row("UPDATE item SET rounds = NULL", notNull);
    row("UPDATE item SET related = NULL", notNull);
    row("INSERT INTO item VALUES (2, 1, 2, 'rank-1', NULL, NULL, 1, 1, 0, 1, 3, 0)", unique);

    row("INSERT INTO item_text VALUES (9, '', NULL, '', NULL, NULL, NULL, zeroblob(32))", foreign);
    row("INSERT INTO item_text VALUES (1, '', NULL, '', NULL, NULL, NULL, zeroblob(32))", unique);
    row("UPDATE item_text SET request = NULL", notNull);
    row("UPDATE item_text SET analysis = NULL", notNull);

    row("UPDATE attribute SET type = ''", check);
    row("UPDATE attribute SET type = NULL", notNull);
    row("UPDATE attribute SET value = NULL", notNull);
    row("INSERT INTO attribute VALUES (2, 'hobby', 'music')", unique);
    row("DELETE FROM attribute", foreign);

    row("UPDATE item_attribute SET item = 9", foreign);
    row("UPDATE item_attribute SET item = NULL", notNull);
    row("UPDATE item_attribute SET attribute = 9", foreign);
    row("UPDATE item_attribute SET attribute = NULL", notNull);
    row("UPDATE item_attribute SET related = 2", check);
    row("UPDATE item_attribute SET related = NULL", notNull);
    row("UPDATE item_attribute SET round = -1", check);
    row("INSERT INTO item_attribute VALUES (1, 1, 0, NULL)", unique);

    row("UPDATE reject SET dataset = 9", foreign);
    row("UPDATE reject SET dataset = NULL", notNull);
    row("UPDATE reject SET line = 0", check);
    row("UPDATE reject SET line = NULL", notNull);
    row("UPDATE reject SET reason = NULL", notNull);
    row("UPDATE reject SET bytes = NULL", notNull);
    row("UPDATE reject SET content = NULL", notNull);

    row("UPDATE template SET id = 'short'", check);
    row("INSERT INTO template SELECT id, name, 1, '{}' FROM template", unique);
    row("UPDATE template SET name = NULL", notNull);
    row("UPDATE template SET format_version = 0", check);
    row("UPDATE template SET format_version = NULL", notNull);
    row("UPDATE template SET body = NULL", notNull);
    row("DELETE FROM template", foreign);

    row("UPDATE study SET id = 'short'", check);
    row("INSERT INTO study SELECT id, 'Other', template, '{}', 1, 'open', 'main', 1, '' FROM study",
        unique);
    row("INSERT INTO study SELECT '@', name, template, '{}', 1, 'open', 'main', 1, '' FROM study",
        unique);
    row("UPDATE study SET name = ''", check);
    row("UPDATE study SET name = NULL", notNull);
    row("UPDATE study SET template = '@'", foreign);
    row("UPDATE study SET template = NULL", notNull);
    row("UPDATE study SET design = NULL", notNull);
    row("UPDATE study SET seed = 'x'", type);
    row("UPDATE study SET seed = NULL", notNull);
    row("UPDATE study SET state = 'half'", check);
    row("UPDATE study SET state = NULL", notNull);
    row("UPDATE study SET created_at = NULL", notNull);

    row("UPDATE annotator SET id = 'short'", check);
    row("INSERT INTO annotator SELECT id, 'Ben', 0 FROM annotator", unique);
    row("INSERT INTO annotator SELECT '@', name, 0 FROM annotator", unique);
    row("UPDATE annotator SET name = ''", check);
    row("UPDATE annotator SET name = NULL", notNull);
    row("DELETE FROM annotator", foreign);

    row("UPDATE unit SET id = 'short'", check);
    row("INSERT INTO unit SELECT id, study, 'other', kind, 0, NULL FROM unit", unique);
    row("INSERT INTO unit SELECT '@', study, key, kind, 0, NULL FROM unit", unique);
    row("UPDATE unit SET study = '@'", foreign);
    row("UPDATE unit SET study = NULL", notNull);
    row("UPDATE unit SET key = ''", check);
    row("UPDATE unit SET key = NULL", notNull);
    row("UPDATE unit SET kind = NULL", notNull);
    row("UPDATE unit SET training = 2", check);
    row("UPDATE unit SET training = NULL", notNull);

    row("UPDATE unit_subject SET unit = '@'", foreign);
    row("UPDATE unit_subject SET unit = NULL", notNull);
    row("UPDATE unit_subject SET position = -1", check);
    row("UPDATE unit_subject SET position = NULL", notNull);
    row("UPDATE unit_subject SET role = NULL", notNull);
    row("UPDATE unit_subject SET kind = 'thing'", check);
    row("UPDATE unit_subject SET kind = NULL", notNull);
    row("UPDATE unit_subject SET item = 9", foreign);
    row("UPDATE unit_subject SET dialogue = 9", foreign);
    row("UPDATE unit_subject SET response = 9", foreign);
    row("UPDATE study SET phase = 'later'", check);
    row("UPDATE study SET guideline_version = 0", check);
    row("UPDATE annotator SET judge = 2", check);
    row("UPDATE assignment SET withdrawn = 2", check);
    row("INSERT INTO slice VALUES (1, '', '{}')", check);
    row("INSERT INTO amendment VALUES (1, '@', '2026', 'guideline', '')", foreign);
    row("INSERT INTO adjudication VALUES (1, '@', '@', 'q', NULL, '', '2026')", foreign);
    row("INSERT INTO packet_log VALUES (1, '@', '@', '2026', 'lost', '{}')", check);
    row("INSERT INTO unit_subject SELECT * FROM unit_subject", unique);

    row("UPDATE assignment SET id = 'short'", check);
    row("INSERT INTO assignment SELECT id, unit, annotator, 2, 0, 0 FROM assignment", unique);
    row("INSERT INTO assignment SELECT '@', unit, annotator, 1, 0, 0 FROM assignment", unique);
    row("UPDATE assignment SET unit = '@'", foreign);
    row("UPDATE assignment SET unit = NULL", notNull);
    row("UPDATE assignment SET annotator = '@'", foreign);
    row("UPDATE assignment SET annotator = NULL", notNull);
    row("UPDATE assignment SET occurrence = 0", check);
    row("UPDATE assignment SET occurrence = NULL", notNull);
    row("UPDATE assignment SET position = -1", check);
    row("UPDATE assignment SET position = NULL", notNull);

    row("UPDATE annotation_event SET id = 'short'", check);
    row("INSERT INTO annotation_event SELECT id, assignment, 'q', NULL, 2, device, 2, NULL, NULL, "
        "NULL, '' FROM annotation_event",
        unique);
    row("INSERT INTO annotation_event SELECT '@', assignment, 'q', NULL, 2, device, 1, NULL, NULL, "
        "NULL, '' FROM annotation_event",
        unique);
    row("UPDATE annotation_event SET assignment = '@'", foreign);
    row("UPDATE annotation_event SET assignment = NULL", notNull);
    row("UPDATE annotation_event SET question = ''", check);
    row("UPDATE annotation_event SET question = NULL", notNull);
    row("UPDATE annotation_event SET counter = 0", check);
    row("UPDATE annotation_event SET counter = NULL", notNull);
    row("UPDATE annotation_event SET device = 'short'", check);
    row("UPDATE annotation_event SET device = NULL", notNull);
    row("UPDATE annotation_event SET sequence = 0", check);
    row("UPDATE annotation_event SET sequence = NULL", notNull);
    row("UPDATE annotation_event SET duration_ms = -1", check);
    row("UPDATE annotation_event SET answered_at = NULL", notNull);
}

void tst_Schema::constraintIsKept()
{
    QFETCH(QString, change);
    QFETCH(QString, reason);
    const Database database = filled();
    const auto done = execute(database, change.replace(u'@', uid(2)));
    QVERIFY2(!done, "the statement was carried out");
    QVERIFY2(done.error().detail.contains(reason), qPrintable(done.error().detail));
    QCOMPARE(textsFrom(database, QStringLiteral("PRAGMA foreign_key_check")), QStringList());
}

void tst_Schema::deletingADatasetTakesWhatIsItsOwn()
{
    const Database database = filled();
    mustExecute(database, QStringLiteral("DELETE FROM study"));
    mustExecute(database, QStringLiteral("DELETE FROM dataset"));
    for (const char *table : {"item", "item_text", "item_attribute", "reject"})
        QCOMPARE(numberFrom(database, u"SELECT count(*) FROM " + QString::fromLatin1(table)), 0);
    for (const char *table : {"dialogue", "turn", "attribute", "annotator", "template"})
        QCOMPARE(numberFrom(database, u"SELECT count(*) FROM " + QString::fromLatin1(table)), 1);
    mustExecute(database, QStringLiteral("DELETE FROM dialogue"));
    QCOMPARE(numberFrom(database, QStringLiteral("SELECT count(*) FROM turn")), 0);
}

void tst_Schema::deletingAStudyTakesWhatIsItsOwn()
{
    const Database database = filled();
    mustExecute(database, QStringLiteral("DELETE FROM study"));
    for (const char *table : {"unit", "unit_subject", "assignment", "annotation_event"})
        QCOMPARE(numberFrom(database, u"SELECT count(*) FROM " + QString::fromLatin1(table)), 0);
    for (const char *table : {"template", "annotator", "item", "dialogue"})
        QCOMPARE(numberFrom(database, u"SELECT count(*) FROM " + QString::fromLatin1(table)), 1);
}

void tst_Schema::whatAStudyUsesCannotBeDeleted_data()
{
    QTest::addColumn<QString>("table");
    for (const char *table : {"dataset", "item", "dialogue", "attribute", "template", "annotator"})
        QTest::newRow(table) << QString::fromLatin1(table);
}

void tst_Schema::whatAStudyUsesCannotBeDeleted()
{
    QFETCH(QString, table);
    const Database database = filled();
    const auto done = execute(database, u"DELETE FROM " + table);
    QVERIFY(!done);
    QVERIFY(done.error().detail.contains(u"FOREIGN KEY constraint failed"));
}

CONCORD_TEST(tst_Schema)

#include "tst_schema.moc"
