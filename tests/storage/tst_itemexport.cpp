// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/export/itemexport.h"
#include "storage/export/itemlines.h"
#include "storage/itemrepository.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

using namespace Concord;

class tst_ItemExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatGoesOutComesBackEqual_data();
    void whatGoesOutComesBackEqual();
    void otherItemsBecomeDialogues();
    void csvHasALinePerTurn();
    void cancellingLeavesNoFile();
    void aFolderThatIsNotThereIsSaid();

private:
    static QList<ItemId> all(TestProject &project);
};

QList<ItemId> tst_ItemExport::all(TestProject &project)
{
    return *project.read([](Database &database) { return ItemRepository(database).find({}); });
}

void tst_ItemExport::whatGoesOutComesBackEqual_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("IP-Dialog") << sharedFile(
        QStringLiteral("data/ip-dialog/filtered_data_test_1000.jsonl"));
    static const QTemporaryDir folder;
    QTest::newRow("dialogues") << writeFile(
        folder.path(), QStringLiteral("talk.jsonl"),
        dialogueLine("d1", "First, \\\"hello\\\"\\n\\u0001 \\ud83d\\ude80 再见")
            + dialogueLine("d2", "Second")
            + R"({"id": 7, "n": 1.50, "big": 12345678901234567890, "turns": [{"speaker": "A", "content": "x"}, {"speaker": "A", "content": "y"}, {"speaker": "B", "content": ""}]})"
              "\n");
    QTest::newRow("PersonaLens") << sharedFile(QStringLiteral("data/personalens"));
    QTest::newRow("items without turns") << writeFile(
        folder.path(), QStringLiteral("asked.jsonl"),
        R"({"id":"u/1","turns":[],"task":"t","domain":"d","request":"Go","attributes":{"a":["x","y"],"b":"z"},"related_attributes":{"a":"x"},"analysis":"why","answer":["1","2"],"context":{"n":1.50},"e":2})"
        "\n"
        R"({"id":"u/2","turns":[{"speaker":"A","content":"t"}],"task":3,"attributes":{"a":1},"answer":"one"})"
        "\n");
    QTest::newRow("small IP-Dialog")
        << writeFile(folder.path(), QStringLiteral("ip.jsonl"),
                     ipDialogLine("rank", 1) + ipDialogLine("advice", 2));
}

// The digest of a dataset goes over all that its items hold, and over their lines.
void tst_ItemExport::whatGoesOutComesBackEqual()
{
    QFETCH(QString, path);
    CONCORD_NEEDS(path);
    TestProject project;
    VERIFY_RESULT(project.importFiles({path}, true));
    const QString exported = project.folder() + QStringLiteral("/out.jsonl");
    qint64 lastWritten = -1;
    VERIFY_RESULT(exportItems(project.file(), all(project), ItemExportFormat::JsonLines, exported,
                              [&](qint64 written) {
                                  lastWritten = written;
                                  return true;
                              }));
    QVERIFY(lastWritten >= 0);
    TestProject again;
    VERIFY_RESULT(again.importFiles({exported}, true));
    // The lines of several files are not those of one.
    const bool isFolder = QFileInfo(path).isDir();
    const QString digest = isFolder
        ? QStringLiteral("SELECT key || ' ' || hex(hash) FROM item JOIN item_text ON item = id "
                         "ORDER BY key")
        : QStringLiteral("SELECT hex(content_hash) FROM dataset");
    QCOMPARE(again.texts(digest), project.texts(digest));
    const QString attributes =
        QStringLiteral("SELECT item.key || ' ' || type || '=' || value || ' ' || item_attribute."
                       "related FROM item JOIN item_attribute ON item_attribute.item = item.id "
                       "JOIN attribute ON attribute.id = attribute ORDER BY 1");
    QCOMPARE(again.texts(attributes), project.texts(attributes));
    if (!isFolder) // what was PersonaLens comes back as dialogues
        QCOMPARE(again.texts(QStringLiteral("SELECT format FROM dataset")),
                 project.texts(QStringLiteral("SELECT format FROM dataset")));
}

void tst_ItemExport::otherItemsBecomeDialogues()
{
    Item item;
    item.key = QStringLiteral("u-1");
    item.task = QStringLiteral("Flights");
    item.request = QStringLiteral("Go");
    item.attributes = {{QStringLiteral("age"), QStringLiteral("30"), true, {}}};
    item.answer = {{QStringLiteral("a"), QStringLiteral("b")}, true};
    item.context = R"({"c":1})";
    item.extra = R"({"e":1.50})";
    item.dialogue.rounds = {Round{{{QStringLiteral("A"), QStringLiteral("t")}}}};
    QCOMPARE(itemJsonLine(item),
             QByteArray(R"({"id":"u-1","turns":[{"speaker":"A","content":"t"}],"task":"Flights",)"
                        R"("request":"Go","attributes":{"age":"30"},)"
                        R"("related_attributes":{"age":"30"},"answer":["a","b"],)"
                        R"("context":{"c":1},"e":1.50})"));
}

void tst_ItemExport::csvHasALinePerTurn()
{
    TestProject project;
    VERIFY_RESULT(project.importContent(dialogueLine("d1", "Late, again")));
    const QString path = project.folder() + QStringLiteral("/out.csv");
    VERIFY_RESULT(exportItems(project.file(), all(project), ItemExportFormat::Csv, path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.startsWith(QByteArray(itemCsvHeader() + "d1,data,,,,\"")));
    QVERIFY(text.contains(": Late, again"));
}

void tst_ItemExport::cancellingLeavesNoFile()
{
    TestProject project;
    VERIFY_RESULT(project.importContent(dialogueLine("d1")));
    const QString path = project.folder() + QStringLiteral("/out.jsonl");
    QVERIFY(!exportItems(project.file(), all(project), ItemExportFormat::JsonLines, path,
                         [](qint64) { return false; }));
    QVERIFY(!QFile::exists(path));
}

void tst_ItemExport::aFolderThatIsNotThereIsSaid()
{
    TestProject project;
    const QString path = project.folder() + QStringLiteral("/no/out.jsonl");
    const auto done = exportItems(project.file(), {}, ItemExportFormat::JsonLines, path);
    QVERIFY(!done);
    QVERIFY(done.error().message.contains(path));
}

CONCORD_TEST(tst_ItemExport)
#include "tst_itemexport.moc"
