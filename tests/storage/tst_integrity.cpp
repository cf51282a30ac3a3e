// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/integrity.h"

#include "storage/query.h"
#include "tests/storage/labelfixture.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Concord;

class tst_Integrity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void soundProjectHasNoFaults();
    void soundIsWhateverWasImported();
    void damageIsNamed_data();
    void damageIsNamed();
    void wrongReplacementsAreNamed_data();
    void wrongReplacementsAreNamed();
    void damagedStudiesAreNamed_data();
    void damagedStudiesAreNamed();
    void flippedBytesAreFound();
    void severalFaultsAreAllNamed();
    void stagedDatasetIsNoFault();

private:
    static QStringList faultsAfter(const QStringList &statements);
};

QStringList tst_Integrity::faultsAfter(const QStringList &statements)
{
    Database database = emptyProjectDatabase();
    Item other = testItem(QStringLiteral("rank"), 2);
    other.dialogue.rounds[0].turns[0].content = QStringLiteral("Something else.");
    publishItems(database, QStringLiteral("demo"), {testItem(QStringLiteral("rank"), 1), other});
    mustExecute(database, QStringLiteral("PRAGMA foreign_keys = OFF"));
    for (const QString &statement : statements)
        mustExecute(database, statement);
    const auto faults = findFaults(database);
    return faults ? *faults : QStringList{u"error: " + faults.error().message};
}

void tst_Integrity::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_Integrity::soundProjectHasNoFaults()
{
    QCOMPARE(faultsAfter({}), QStringList());
    QCOMPARE(*findFaults(emptyProjectDatabase()), QStringList());
}

void tst_Integrity::soundIsWhateverWasImported()
{
    TestProject project;
    const QByteArray odd =
        R"({"index":3,"task":"rank","domain":"","request":"","user_attr_group":{"𝐀":"1","ａ":"2"},)"
        R"("GT":{"related_attributes":{},"analysis":"","answer":""},)"
        R"("history":[[],[{"speaker":"","content":"\ufeffx"}],[]],"x":1e-400})"
        "\n";
    VERIFY_RESULT(project.importContent(ipDialogLine("rank", 1) + "bad\n" + odd));
    VERIFY_RESULT(project.importContent(dialogueLine("a", "你好"), QStringLiteral("d.jsonl")));
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM item")), 3);
    QCOMPARE(project.faults(), QStringList());
    project.reopen();
    QCOMPARE(project.faults(), QStringList());
}

void tst_Integrity::damageIsNamed_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QStringList>("faults");
    const auto row = [](const char *name, const char *statement, QStringList faults) {
        QTest::newRow(name) << QString::fromLatin1(statement) << faults;
    };
    const QString changed = QStringLiteral(
        "The dataset \"demo\" is not as it was imported: its content has been changed.");
    const QString schema =
        QStringLiteral("The file's tables are not those of a Concord project of this version.");
    const QString search = QStringLiteral("The index of the search does not fit the texts.");
    const auto dialogues = [](int count) {
        return QStringLiteral("%1 dialogues of the dataset \"demo\" are not those that their "
                              "digests were made of.")
            .arg(count);
    };
    const auto pointers = [](const char *tables) {
        return QStringLiteral("Rows point to rows that do not exist, in: %1")
            .arg(QString::fromLatin1(tables));
    };
    row("turn changed", "UPDATE turn SET content = 'Forged.' WHERE id = 1",
        {dialogues(1), changed});
    row("speaker changed", "UPDATE turn SET speaker = 'AI' WHERE id = 1", {dialogues(1), changed});
    row("turn deleted", "DELETE FROM turn WHERE id = 2", {dialogues(1), changed, search});
    row("turn moved to another round", "UPDATE turn SET round = 1 WHERE id = 2",
        {dialogues(1), changed});
    row("digest changed", "UPDATE dialogue SET hash = zeroblob(32) WHERE id = 2", {dialogues(1)});
    row("request changed", "UPDATE item_text SET request = 'Forged?' WHERE item = 1", {changed});
    row("analysis changed", "UPDATE item_text SET analysis = '' WHERE item = 1", {changed});
    row("answer changed", "UPDATE item_text SET answer = '\"C\"' WHERE item = 1", {changed});
    row("extra changed", "UPDATE item_text SET extra = NULL WHERE item = 1", {changed});
    row("task changed", "UPDATE item SET task = 'filter' WHERE id = 1", {changed});
    row("key changed", "UPDATE item SET key = 'rank-9' WHERE id = 1", {changed});
    row("domain changed", "UPDATE item SET domain = NULL WHERE id = 1", {changed});
    row("line changed", "UPDATE item SET line = 77 WHERE id = 1", {changed});
    row("dialogue exchanged", "UPDATE item SET dialogue = 1",
        {changed, QStringLiteral("1 dialogues belong to no item.")});
    row("attribute changed", "UPDATE attribute SET value = 'chess' WHERE type = 'hobby'",
        {changed});
    row("attribute no longer related", "UPDATE item_attribute SET related = 0 WHERE item = 1",
        {changed});
    row("item deleted", "DELETE FROM item WHERE id = 2",
        {pointers("item_attribute, item_text"),
         QStringLiteral("The dataset \"demo\" should have 2 items, but has 1."),
         QStringLiteral("1 dialogues belong to no item.")});
    row("item's text deleted", "DELETE FROM item_text WHERE item = 2",
        {QStringLiteral("1 items have lost their texts."), search});
    row("turns said to be indexed no longer", "UPDATE search_progress SET turn = 0", {search});
    row("request left out of the index", "DELETE FROM request_search_docsize WHERE id = 1",
        {search});
    row("more said to be indexed than there is", "UPDATE search_progress SET item = 100", {search});
    row("dialogue deleted", "DELETE FROM dialogue WHERE id = 2",
        {pointers("item, turn"), dialogues(1)});
    row("dialogue of no item", "INSERT INTO dialogue VALUES (9, randomblob(32), 0, 0, 0, 0)",
        {QStringLiteral("1 dialogues belong to no item.")});
    row("dataset's count changed", "UPDATE dataset SET item_count = 3",
        {QStringLiteral("The dataset \"demo\" should have 3 items, but has 2.")});
    row("dataset's digest changed", "UPDATE dataset SET content_hash = x''", {changed});
    row("index dropped", "DROP INDEX item_by_task", {schema});
    row("index of texts dropped", "DROP TABLE turn_search", {schema});
    row("trigger added", "CREATE TRIGGER spy AFTER INSERT ON item BEGIN SELECT 1; END", {schema});
    row("view added", "CREATE VIEW spy AS SELECT 1", {schema});
    row("table added", "CREATE TABLE spy (x)", {schema});
    row("column added", "ALTER TABLE item ADD COLUMN spy TEXT", {schema});
}

void tst_Integrity::damageIsNamed()
{
    QFETCH(QString, statement);
    QFETCH(QStringList, faults);
    QCOMPARE(faultsAfter({statement}), faults);
}

void tst_Integrity::wrongReplacementsAreNamed_data()
{
    QTest::addColumn<QString>("later"); // assignment, question, counter of what replaces event 1
    QTest::addColumn<bool>("isWrong");
    QTest::newRow("later one") << QStringLiteral("'1', 'q', 2") << false;
    QTest::newRow("not later") << QStringLiteral("'1', 'q', 1") << true;
    QTest::newRow("other question") << QStringLiteral("'1', 'p', 2") << true;
    QTest::newRow("other assignment") << QStringLiteral("'2', 'q', 2") << true;
}

void tst_Integrity::wrongReplacementsAreNamed()
{
    QFETCH(QString, later);
    QFETCH(bool, isWrong);
    QStringList statements = {
        QStringLiteral("INSERT INTO template VALUES ('@1', 'T', 1, '{}')"),
        QStringLiteral(
            "INSERT INTO study VALUES ('@1', 'S', '@1', '{}', 7, 'open', 'main', 1, '2026')"),
        QStringLiteral("INSERT INTO annotator VALUES ('@1', 'Ana', 0)"),
        QStringLiteral("INSERT INTO unit VALUES ('@1', '@1', 'u', 'item', 0, NULL)"),
        QStringLiteral("INSERT INTO assignment VALUES ('@1', '@1', '@1', 1, 0, 0)"),
        QStringLiteral("INSERT INTO assignment VALUES ('@2', '@1', '@1', 2, 0, 0)"),
        QStringLiteral("INSERT INTO annotation_event VALUES ('@1', '@1', 'q', 'yes', 1, '@1', 1, "
                       "NULL, NULL, NULL, '2026')"),
        QStringLiteral("INSERT INTO annotation_event VALUES ('@2', %1, '@1', 2, '@1', NULL, NULL, "
                       "'2026')"),
    };
    const QStringList fields = later.replace(QStringLiteral("'1'"), QStringLiteral("'@1'"))
                                   .replace(QStringLiteral("'2'"), QStringLiteral("'@2'"))
                                   .split(u',');
    statements.last() =
        statements.last().arg(fields[0] + u',' + fields[1] + u", 'no'," + fields[2]);
    for (QString &statement : statements)
        statement.replace(u'@', QString(35, u'0'));
    // The study is none besides.
    QCOMPARE(faultsAfter(statements).filter(QStringLiteral("replace")),
             isWrong ? QStringList{QStringLiteral("1 answers replace an answer that is not an "
                                                  "earlier one to the same question.")}
                     : QStringList());
}

void tst_Integrity::damagedStudiesAreNamed_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("fault");
    const auto row = [](const char *name, const char *statement, const char *fault) {
        QTest::newRow(name) << QString::fromLatin1(statement) << QString::fromLatin1(fault);
    };
    const char *decide = "INSERT INTO adjudication (uuid, unit, question, value, reason, "
                         "decided_at) SELECT id, id, %1, '', '' FROM unit WHERE key = 'u-1'";
    const auto decided = [&](const char *name, const char *what, const char *fault) {
        QTest::newRow(name) << QString::fromLatin1(decide).arg(QString::fromLatin1(what))
                            << QString::fromLatin1(fault);
    };
    const char *noAnswer =
        "What was decided for u-1 in the study \"S\" is no answer to a question of it.";
    decided("sound decision", "'choice', 'ai'", "");
    decided("decision taken back", "'choice', NULL", "");
    decided("decision of no question", "'nope', 'ai'", noAnswer);
    decided("decision of no answer", "'choice', 'nope'", noAnswer);
    row("content", "UPDATE unit SET content = '{' WHERE key = 'u-1'",
        "The unit u-1 of the study \"S\" cannot be shown.");
    row("nothing to show",
        "DELETE FROM unit_subject WHERE unit IN (SELECT id FROM unit "
        "WHERE key = 'u-2')",
        "The unit u-2 of the study \"S\" cannot be shown.");
    row("design", "UPDATE study SET design = 'x'", "1 studies have lost their design.");
    row("member", "UPDATE study SET design = json_remove(design, '$.annotators[0]')",
        "3 units are given to annotators who are not in their study.");
    row("judge", "UPDATE annotator SET judge = 1", "");
    row("template", "UPDATE template SET body = '{}'",
        "The template of the study \"S\" cannot be read: ");
}

void tst_Integrity::damagedStudiesAreNamed()
{
    QFETCH(QString, statement);
    QFETCH(QString, fault);
    Database database = emptyProjectDatabase();
    makeLabelStudy(database);
    mustExecute(database, QStringLiteral("PRAGMA foreign_keys = OFF"));
    mustExecute(database, statement);
    const auto faults = findFaults(database);
    VERIFY_RESULT(faults);
    QVERIFY2(fault.isEmpty() ? faults->isEmpty() : faults->value(0).startsWith(fault),
             qPrintable(faults->join(u'\n')));
}

void tst_Integrity::flippedBytesAreFound()
{
    TestProject project;
    QByteArray lines;
    for (int i = 0; i < 300; ++i)
        lines += dialogueLine("d" + QByteArray::number(i), "Turn " + QByteArray::number(i));
    VERIFY_RESULT(project.importContent(lines));
    const qint64 root = project.number(QStringLiteral(
        "SELECT pageno FROM dbstat WHERE name = 'turn' AND pagetype = 'leaf' LIMIT 1 "
        "OFFSET 1"));
    QVERIFY(root > 1);
    project.close();
    QFile file(project.path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek((root - 1) * 4096));
    QCOMPARE(file.write(QByteArray(64, '\x55')), 64);
    file.close();
    // It opens, as that looks at no page but the first.
    const auto damaged = ProjectFile::open(project.path(), ProjectFile::Access::Read);
    VERIFY_RESULT(damaged);
    const auto faults = (*damaged)->read([](Database &database) { return findFaults(database); });
    VERIFY_RESULT(faults.result());
    QVERIFY(!faults.result()->isEmpty());
    QVERIFY2(faults.result()->at(0).startsWith(u"The file is damaged: "),
             qPrintable(faults.result()->at(0)));
}

void tst_Integrity::severalFaultsAreAllNamed()
{
    const QStringList faults = faultsAfter(
        {QStringLiteral("DROP INDEX item_by_task"),
         QStringLiteral("UPDATE item_text SET request = 'Forged?' WHERE item = 1"),
         QStringLiteral("INSERT INTO dialogue VALUES (9, randomblob(32), 0, 0, 0, 0)")});
    QCOMPARE(faults.size(), 3);
}

void tst_Integrity::stagedDatasetIsNoFault()
{
    TestProject project;
    project.write([](Database &database) {
        stageItems(database, QStringLiteral("staged"), {testItem(QStringLiteral("rank"), 1)});
        return true;
    });
    const auto faults = project.read([](Database &database) { return findFaults(database); });
    VERIFY_RESULT(faults);
    QCOMPARE(*faults, QStringList());
}

CONCORD_TEST(tst_Integrity)

#include "tst_integrity.moc"
