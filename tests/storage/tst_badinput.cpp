// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/datasetrepository.h"
#include "storage/import/importfiles.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

using namespace Concord;

// What is wrong with a source is said, kept, and changes nothing else.
class tst_BadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void badLineIsRejectedAndTheRestLands_data();
    void badLineIsRejectedAndTheRestLands();
    void strictImportFailsAtABadLine_data();
    void strictImportFailsAtABadLine();
    void strictImportOfSoundLinesSucceeds();
    void unusableSourceFails_data();
    void unusableSourceFails();
    void takenNameFails();
    void rejectKeepsTheBeginningOfALongLine();
    void manyRejectsAreCountedAndTheFirstAreListed();
};

void tst_BadInput::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_BadInput::badLineIsRejectedAndTheRestLands_data()
{
    QTest::addColumn<QByteArray>("bad");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const QByteArray &bad, const char *reason) {
        QTest::newRow(name) << bad << QString::fromLatin1(reason);
    };
    row("not JSON", "hello", "The line is not a JSON object.");
    row("list", "[]", "The line must be a JSON object, but is a list.");
    row("wrong type", R"({"task": 7})", "task must be text, but is a number.");
    row("unknown task", ipDialogLine("dance", 2).trimmed(),
        "The task \"dance\" is not known. The tasks are recommend, rank, filter, predict, "
        "preference_infer, risk_detect, intention_infer, advice, decision and convince.");
    row("duplicate key", ipDialogLine("rank", 1).trimmed(),
        "The key \"rank-1\" was already used in line 1.");
    row("invalid UTF-8", "{\"task\": \"\xFF\"}",
        "The line is not valid UTF-8. Save the file as UTF-8 and try again.");
    row("NUL bytes", QByteArray(20, '\0'),
        "The line contains a NUL byte, which JSON does not allow.");
    row("nested too deeply", R"({"x":)" + QByteArray(100000, '[') + QByteArray(100000, ']') + '}',
        "The line is nested too deeply.");
    row("cut in the middle of the file", ipDialogLine("rank", 2).first(100),
        "The line is not a JSON object.");
    row("attribute without a name",
        R"({"task":"rank","index":2,"request":"","GT":{"analysis":"",)"
        R"("answer":"","related_attributes":{}},)"
        R"("user_attr_group":{"":"x"},"history":[]})",
        "user_attr_group has an attribute without a name, or with a NUL character in it. Name it.");
}

void tst_BadInput::badLineIsRejectedAndTheRestLands()
{
    QFETCH(QByteArray, bad);
    QFETCH(QString, reason);
    TestProject project;
    const auto summaries = project.importContent(ipDialogLine("rank", 1) + "\n" + bad + "\n"
                                                 + ipDialogLine("rank", 3));
    VERIFY_RESULT(summaries);
    const ImportSummary &summary = summaries->at(0);
    QCOMPARE(summary.read, 3);
    QCOMPARE(summary.imported, 2);
    QCOMPARE(summary.rejectedCount, 1);
    const QList<Reject> expected = {{3, reason}};
    QVERIFY2(summary.rejected == expected, qPrintable(summary.rejected[0].reason));
    const auto stored = project.read(
        [](Database &database) { return DatasetRepository(database).rejects(DatasetId(1), 10); });
    VERIFY_RESULT(stored);
    QVERIFY(*stored == expected);
    QCOMPARE(project.number(QStringLiteral("SELECT bytes FROM reject")), bad.size());
    const QString kept = QString::fromLatin1(bad.first(qMin<qsizetype>(bad.size(), 65536)).toHex());
    QCOMPARE(project.texts(QStringLiteral("SELECT lower(hex(content)) FROM reject")),
             QStringList(kept));
    QCOMPARE(project.texts(QStringLiteral("SELECT key FROM item ORDER BY id")),
             (QStringList{QStringLiteral("rank-1"), QStringLiteral("rank-3")}));
    QCOMPARE(project.faults(), QStringList());
}

void tst_BadInput::strictImportFailsAtABadLine_data()
{
    QTest::addColumn<QByteArray>("bad");
    QTest::addColumn<QString>("reason");
    QTest::newRow("not JSON") << QByteArray("hello\n")
                              << QStringLiteral("The line is not a JSON object.");
    QTest::newRow("duplicate key")
        << dialogueLine("d1") << QStringLiteral("The key \"d1\" was already used in line 2.");
    QTest::newRow("cut off") << QByteArray("{\"id\": \"d")
                             << QStringLiteral("The file ends in the middle of this line. Is it "
                                               "complete?");
}

void tst_BadInput::strictImportFailsAtABadLine()
{
    QFETCH(QByteArray, bad);
    QFETCH(QString, reason);
    TestProject project;
    const QString before = project.contents();
    QByteArray lines;
    for (int i = 0; i < 1200; ++i)
        lines += dialogueLine("d" + QByteArray::number(i), QByteArray::number(i));
    const auto summaries = project.importContent(lines + bad, QStringLiteral("data.jsonl"),
                                                 QStringLiteral("dialogues"), true);
    QVERIFY(!summaries);
    QCOMPARE(summaries.error().message,
             QStringLiteral("%1/data.jsonl, line 1201: %2 Nothing was imported, as --strict asks.")
                 .arg(project.folder(), reason));
    QCOMPARE(project.contents(), before);
    QCOMPARE(project.faults(), QStringList());
}

void tst_BadInput::strictImportOfSoundLinesSucceeds()
{
    TestProject project;
    const auto summaries =
        project.importContent(dialogueLine("a") + "\n" + dialogueLine("b"),
                              QStringLiteral("data.jsonl"), QStringLiteral("auto"), true);
    VERIFY_RESULT(summaries);
    QCOMPARE(summaries->at(0).imported, 2);
}

void tst_BadInput::unusableSourceFails_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("message"); // after the path
    const auto row = [](const char *name, const QByteArray &content, const char *format,
                        const char *message) {
        QTest::newRow(name) << content << QString::fromLatin1(format)
                            << QString::fromLatin1(message);
    };
    const char *unknown =
        " is of no format that Concord knows. It knows ip-dialog (JSON objects with ";
    row("empty", "", "auto", " is empty: there is nothing to import.");
    row("blank lines", "\n \n\t\r\n", "dialogues",
        " holds nothing but empty lines: there is nothing to import.");
    row("blank lines of no format", "\n \n\t\r\n", "auto", unknown);
    row("byte order mark only", "\xEF\xBB\xBF", "dialogues",
        " holds nothing but empty lines: there is nothing to import.");
    row("text", "Dear all,\nplease read this.\n", "auto", unknown);
    row("binary", QByteArray(5000, '\x93'), "auto", unknown);
    row("one JSON document", "{\n\"answers\": []\n}\n", "auto", unknown);
    row("all lines bad", "\nbad\n{}\n", "dialogues",
        ": not one line could be used. Line 2: The line is not a JSON object.");
    row("one truncated line", R"({"id": "a", "turns": [{"spea)", "dialogues",
        ": not one line could be used. Line 1: The file ends in the middle of this line. Is it "
        "complete?");
    row("another format's lines", dialogueLine("a"), "ip-dialog",
        ": not one line could be used. Line 1: task is missing.");
}

void tst_BadInput::unusableSourceFails()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, format);
    QFETCH(QString, message);
    TestProject project;
    const QString before = project.contents();
    const auto summaries = project.importContent(content, QStringLiteral("data.jsonl"), format);
    QVERIFY(!summaries);
    const QString expected = project.folder() + u"/data.jsonl" + message;
    QVERIFY2(summaries.error().message.startsWith(expected), qPrintable(summaries.error().message));
    QCOMPARE(project.contents(), before);
    // Folders, missing files and unknown formats change as little.
    const auto tried = [&project](const QString &path, const QString &wanted) {
        return importFiles(project.file(), {{path, wanted, {}, Origin::Unknown}},
                           {false, testTime()})
            .error()
            .message;
    };
    QCOMPARE(
        tried(project.folder(), format),
        QString(project.folder() + u" is a folder. Name the files in it that are to be imported."));
    QCOMPARE(tried(project.folder() + u"/none.jsonl", format),
             QString(project.folder() + u"/none.jsonl does not exist. Check the name."));
    QVERIFY(tried(project.path(), QStringLiteral("xml"))
                .startsWith(
                    u"The format \"xml\" cannot be imported. Choose one of: auto, ip-dialog, "));
    QCOMPARE(project.contents(), before);
}

void tst_BadInput::takenNameFails()
{
    TestProject project;
    VERIFY_RESULT(project.importContent(dialogueLine("a")));
    const QString before = project.contents();
    const auto summaries = project.importContent(dialogueLine("b"));
    QVERIFY(!summaries);
    QCOMPARE(summaries.error().message,
             QStringLiteral("The project already has a dataset called \"data\". Give this one "
                            "another name (--name), or add to that one (--add)."));
    QCOMPARE(project.contents(), before);
}

void tst_BadInput::rejectKeepsTheBeginningOfALongLine()
{
    TestProject project;
    const QByteArray bad(200000, 'x');
    VERIFY_RESULT(project.importContent(dialogueLine("a") + bad + '\n'));
    QCOMPARE(project.number(QStringLiteral("SELECT bytes FROM reject")), 200000);
    QCOMPARE(project.number(QStringLiteral("SELECT length(content) FROM reject")), 65536);
}

void tst_BadInput::manyRejectsAreCountedAndTheFirstAreListed()
{
    TestProject project;
    QByteArray lines;
    for (int i = 0; i < 1500; ++i)
        lines += (i % 500 == 499 ? dialogueLine("d" + QByteArray::number(i)) : QByteArray("{}\n"));
    lines += dialogueLine("d499");
    const auto summaries =
        project.importContent(lines, QStringLiteral("data.jsonl"), QStringLiteral("dialogues"));
    VERIFY_RESULT(summaries);
    const ImportSummary &summary = summaries->at(0);
    QCOMPARE(summary.read, 1501);
    QCOMPARE(summary.imported, 3);
    QCOMPARE(summary.rejectedCount, 1498);
    QCOMPARE(summary.rejected.size(), maximumListedRejects);
    QVERIFY(std::is_sorted(summary.rejected.begin(), summary.rejected.end(),
                           [](const Reject &a, const Reject &b) { return a.line < b.line; }));
    QCOMPARE(summary.rejected.constFirst().line, 1);
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM reject")), 1498);
    QCOMPARE(project.number(QStringLiteral("SELECT reject_count FROM dataset")), 1498);
}

CONCORD_TEST(tst_BadInput)

#include "tst_badinput.moc"
