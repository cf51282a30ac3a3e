// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/csvitems.h"

#include "storage/import/csvdialogue.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

class tst_CsvItems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void headSaysWhatIsWhat();
    void separatorsAreRecognised_data();
    void separatorsAreRecognised();
    void cellsMayHoldLineEndsAndQuotes();
    void keysAreLinesWithoutAColumn();
    void dialoguesAreTurns_data();
    void dialoguesAreTurns();
    void brokenListIsRejected();
    void turnColumnsAreTurns();
    void columnsAreMapped();
    void columnThatIsNotThereIsNamed();
    void tableWithoutAHead();
    void answersMayBeLists();
    void brokenRowsAreRejects_data();
    void brokenRowsAreRejects();
    void rejectsKeepTheirText();
    void rowBeyondTheLimitIsSkipped();
    void rowOfTooManyCellsIsSkipped();
    void manyColumnsOfOneNameAreTakenApart();
    void tablesAreRecognised_data();
    void tablesAreRecognised();
    void previewTellsColumns();
    void tableOfUnknownColumnsCanBeMapped();
    void lineEndsOfOldMacintoshesAreSaid();

private:
    struct Read
    {
        QList<Item> items;
        QList<Reject> rejects;
        QList<QByteArray> rejected;
    };

    ImportSource source(const QByteArray &content, const char *name = "table.csv")
    {
        return {writeFile(m_folder->path(), QString::fromLatin1(name), content)};
    }
    static Read readAll(const ImportSource &source)
    {
        Read read;
        const auto items = CsvItems::open(source);
        if (!items) {
            read.rejects.append({0, items.error().message});
            return read;
        }
        while (const auto next = (*items)->next()) {
            if (next->item) {
                read.items.append(*next->item);
                continue;
            }
            read.rejects.append({next->line, next->item.error().message});
            read.rejected.append(next->content);
        }
        return read;
    }
    static QString turnsAsText(const QList<Turn> &turns)
    {
        QStringList texts;
        for (const Turn &turn : turns)
            texts.append(QString(turn.speaker + u'>' + turn.content));
        return texts.join(u'|');
    }
    static QString dialogueAsText(const Item &item)
    {
        QStringList rounds;
        for (const Round &round : item.dialogue.rounds)
            rounds.append(turnsAsText(round.turns));
        return rounds.join(u'/');
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_CsvItems::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_CsvItems::headSaysWhatIsWhat()
{
    const Read read = readAll(source("ID,Task,Domain,Question,History,Answer,Rationale,attr_hobby,"
                                     "related:job,source\n"
                                     "a-1,recommend,music,What now?,\"User: Hi\nAI: Hello\",Jazz,"
                                     "As she plays,piano,teacher,web\n"));
    QCOMPARE(read.rejects, QList<Reject>());
    QCOMPARE(read.items.size(), 1);
    const Item &item = read.items.constFirst();
    QCOMPARE(item.key, QStringLiteral("a-1"));
    QCOMPARE(item.line, 2);
    QCOMPARE(item.task, QStringLiteral("recommend"));
    QCOMPARE(item.domain, QStringLiteral("music"));
    QCOMPARE(item.request, QStringLiteral("What now?"));
    QCOMPARE(dialogueAsText(item), QStringLiteral("User>Hi|AI>Hello"));
    QCOMPARE(item.answer, (ReferenceAnswer{{QStringLiteral("Jazz")}, false}));
    QCOMPARE(item.analysis, QStringLiteral("As she plays"));
    // One round and one related attribute: that is the one it reveals.
    QCOMPARE(item.attributes,
             (QList<Attribute>{{QStringLiteral("hobby"), QStringLiteral("piano"), false, {}},
                               {QStringLiteral("job"), QStringLiteral("teacher"), true, 0}}));
    QCOMPARE(item.extra, QByteArray(R"({"source":"web"})"));
}

void tst_CsvItems::separatorsAreRecognised_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("comma") << QByteArray("key,text\nk,a b\n");
    QTest::newRow("semicolon") << QByteArray("key;text\nk;a b\n");
    QTest::newRow("semicolon, with commas in a name")
        << QByteArray("key;text;a, b, c, d\nk;a b;\n");
    QTest::newRow("tab") << QByteArray("key\ttext\nk\ta b\n");
    QTest::newRow("bar") << QByteArray("key|text\nk|a b\n");
    QTest::newRow("CRLF") << QByteArray("key,text\r\nk,a b\r\n");
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBFkey,text\nk,a b\n");
    QTest::newRow("no line end") << QByteArray("key,text\nk,a b");
    QTest::newRow("quoted") << QByteArray("\"key\",\"text\"\n\"k\",\"a b\"\n");
    QTest::newRow("empty lines") << QByteArray("\n\nkey,text\n\n,\nk,a b\n\n");
}

void tst_CsvItems::separatorsAreRecognised()
{
    QFETCH(QByteArray, content);
    const Read read = readAll(source(content));
    QCOMPARE(read.rejects, QList<Reject>());
    QCOMPARE(read.items.size(), 1);
    QCOMPARE(read.items[0].key, QStringLiteral("k"));
    QCOMPARE(dialogueAsText(read.items[0]), QStringLiteral(">a b"));
}

void tst_CsvItems::cellsMayHoldLineEndsAndQuotes()
{
    const Read read = readAll(source("key,question,text\n"
                                     "one,\"Say \"\"yes\"\", please\",\"A: x\r\nB: \"\"y\"\"\"\n"
                                     "two,plain,C: z\n"));
    QCOMPARE(read.rejects, QList<Reject>());
    QCOMPARE(read.items.size(), 2);
    QCOMPARE(read.items[0].request, QStringLiteral("Say \"yes\", please"));
    QCOMPARE(dialogueAsText(read.items[0]), QStringLiteral("A>x|B>\"y\""));
    QCOMPARE(read.items[0].line, 2);
    QCOMPARE(read.items[1].line, 4);
    QCOMPARE(read.items[1].key, QStringLiteral("two"));
}

void tst_CsvItems::keysAreLinesWithoutAColumn()
{
    const Read read = readAll(source("question,answer\nWhy?,So\n\nHow?,Thus\n"));
    QCOMPARE(read.items.size(), 2);
    QCOMPARE(read.items[0].key, QStringLiteral("line-2"));
    QCOMPARE(read.items[1].key, QStringLiteral("line-4"));
}

void tst_CsvItems::dialoguesAreTurns_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("turns");
    const auto row = [](const char *name, const char *cell, const char *turns) {
        QTest::newRow(name) << QString::fromUtf8(cell) << QString::fromUtf8(turns);
    };
    row("speakers", "User: Hi\nAI: Hello", "User>Hi|AI>Hello");
    row("a turn of two lines", "User: Hi\nthere\nAI: Hello", "User>Hi\nthere|AI>Hello");
    row("an empty line inside", "User: a\n\nb", "User>a\n\nb");
    row("nobody", "Just a text", ">Just a text");
    row("nobody, two lines", "Just a text\nand more", ">Just a text\nand more");
    row("first nobody", "A scene.\nUser: Hi", ">A scene.|User>Hi");
    row("a time is no speaker", "12:30 we met", ">12:30 we met");
    row("an address is no speaker", "https://example.org", ">https://example.org");
    row("a sentence is no speaker", "Well, look: there", ">Well, look: there");
    row("Chinese", "用户：你好\n助手：您好", "用户>你好|助手>您好");
    row("list of objects", R"([{"speaker":"A","content":"x"},{"role":"user","content":"y"}])",
        "A>x|user>y");
    row("other names", R"([{"from":"human","value":"x"}])", "human>x");
    row("list of texts", R"(["x","y"])", ">x|>y");
    row("no list", "[laughs] Hello", ">[laughs] Hello");
    row("nothing", "", "");
}

void tst_CsvItems::dialoguesAreTurns()
{
    QFETCH(QString, cell);
    QFETCH(QString, turns);
    const auto read = turnsOfCell(cell);
    VERIFY_RESULT(read);
    QCOMPARE(turnsAsText(*read), turns);
}

void tst_CsvItems::brokenListIsRejected()
{
    for (const char *cell : {R"([{"speaker":"A","content":"x"})", R"([{"speaker":"A"}])", "[1]"})
        QVERIFY2(!turnsOfCell(QString::fromLatin1(cell)), cell);
}

void tst_CsvItems::turnColumnsAreTurns()
{
    const Read read = readAll(source("user,assistant,id\nHi,Hello,1\nWell,,2\n"));
    QCOMPARE(read.items.size(), 2);
    QCOMPARE(dialogueAsText(read.items[0]), QStringLiteral("user>Hi|assistant>Hello"));
    QCOMPARE(dialogueAsText(read.items[1]), QStringLiteral("user>Well"));
}

void tst_CsvItems::columnsAreMapped()
{
    ImportSource wanted = source("Nr,Says,Replies,Hobby,Town,Rest\n7,Hi,Hello,chess,Rome,more\n");
    ColumnMapping mapping;
    mapping.key = QStringLiteral("Nr");
    mapping.turns = QStringList{QStringLiteral("Says"), QStringLiteral("Replies")};
    mapping.attributes = QStringList{QStringLiteral("Town"), QStringLiteral("Hobby")};
    mapping.related = QStringList{QStringLiteral("Hobby")};
    wanted.columns = mapping;
    const Read read = readAll(wanted);
    QCOMPARE(read.items.size(), 1);
    QCOMPARE(read.items[0].key, QStringLiteral("7"));
    QCOMPARE(dialogueAsText(read.items[0]), QStringLiteral("Says>Hi|Replies>Hello"));
    QCOMPARE(read.items[0].attributes.size(), 2);
    QCOMPARE(read.items[0].attributes[0].type, QStringLiteral("Hobby"));
    QVERIFY(read.items[0].attributes[0].related);
    QVERIFY(!read.items[0].attributes[1].related);
    QCOMPARE(read.items[0].extra, QByteArray(R"({"Rest":"more"})"));
}

void tst_CsvItems::columnThatIsNotThereIsNamed()
{
    ImportSource wanted = source("a,b\n1,2\n");
    wanted.columns = ColumnMapping{};
    wanted.columns->request = QStringLiteral("c");
    const QString why = readAll(wanted).rejects.value(0).reason;
    QVERIFY2(why.contains(QStringLiteral("no column \"c\"")) && why.contains(u"a, b"),
             qPrintable(why));
}

void tst_CsvItems::tableWithoutAHead()
{
    ImportSource wanted = source("k,Hi there\nl,Hello\n");
    wanted.columns = ColumnMapping{};
    wanted.columns->hasHead = false;
    wanted.columns->key = QStringLiteral("1");
    wanted.columns->request = QStringLiteral("2");
    const Read read = readAll(wanted);
    QCOMPARE(read.items.size(), 2);
    QCOMPARE(read.items[0].key, QStringLiteral("k"));
    QCOMPARE(read.items[0].line, 1);
    QCOMPARE(read.items[1].request, QStringLiteral("Hello"));
}

void tst_CsvItems::answersMayBeLists()
{
    const Read read = readAll(source("question,answer\na,\"[\"\"x\"\",\"\"y\"\"]\"\nb,[x]\nc,\n"));
    QCOMPARE(read.items.size(), 3);
    QCOMPARE(read.items[0].answer,
             (ReferenceAnswer{{QStringLiteral("x"), QStringLiteral("y")}, true}));
    QCOMPARE(read.items[1].answer, (ReferenceAnswer{{QStringLiteral("[x]")}, false}));
    QVERIFY(read.items[2].answer.isEmpty());
}

void tst_CsvItems::brokenRowsAreRejects_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("reason");
    QTest::newRow("too few") << QByteArray("x") << QStringLiteral("1 cells");
    QTest::newRow("too many") << QByteArray("x,y,z") << QStringLiteral("3 cells");
    QTest::newRow("open quote") << QByteArray("x,\"y") << QStringLiteral("quote");
    QTest::newRow("stray quote") << QByteArray("x,\"y\"z") << QStringLiteral("quote");
    QTest::newRow("no text") << QByteArray("x,") << QStringLiteral("neither a request");
    QTest::newRow("no UTF-8") << QByteArray("x,\xE9t\xE9") << QStringLiteral("UTF-8");
    QTest::newRow("NUL") << QByteArray("x,a\0b", 5) << QStringLiteral("UTF-8");
}

// What follows a broken row is read all the same.
void tst_CsvItems::brokenRowsAreRejects()
{
    QFETCH(QByteArray, row);
    QFETCH(QString, reason);
    const Read read = readAll(source("key,question\na,one\n" + row + "\nb,\"t\"\"wo\"\nc,three\n"));
    QCOMPARE(read.rejects.size(), 1);
    QCOMPARE(read.rejects[0].line, 3);
    QVERIFY2(read.rejects[0].reason.contains(reason), qPrintable(read.rejects[0].reason));
    QCOMPARE(read.items.size(), 3);
    QCOMPARE(read.items[1].key, QStringLiteral("b"));
    QCOMPARE(read.items[1].line, 4);
    QCOMPARE(read.items[1].request, QStringLiteral("t\"wo"));
}

void tst_CsvItems::rejectsKeepTheirText()
{
    const Read read = readAll(source("key,question\n\"a \"\"b\"\"\",c,d\n"));
    QCOMPARE(read.rejected, QList<QByteArray>{"\"a \"\"b\"\"\",c,d\n"});
}

void tst_CsvItems::rowBeyondTheLimitIsSkipped()
{
    QByteArray content = "key,question\na," + QByteArray(qsizetype(65) << 20, 'x') + "\nb,two\n";
    const Read read = readAll(source(content));
    QCOMPARE(read.rejects.size(), 1);
    QCOMPARE(read.rejects[0].line, 2);
    QVERIFY(read.rejects[0].reason.contains(QStringLiteral("64 MB")));
    QCOMPARE(read.rejected[0].size(), 65536);
    QCOMPARE(read.items.size(), 1);
    QCOMPARE(read.items[0].line, 3);
}

void tst_CsvItems::rowOfTooManyCellsIsSkipped()
{
    const Read read =
        readAll(source("key,question\na,one\n" + QByteArray(3'000'000, ',') + "\nb,two\n"));
    QCOMPARE(read.rejects.size(), 1);
    QCOMPARE(read.rejects[0].line, 3);
    QVERIFY(read.rejects[0].reason.contains(u"10,000 cells"));
    QCOMPARE(read.items.size(), 2);
    QCOMPARE(read.items[1].line, 4);
}

void tst_CsvItems::manyColumnsOfOneNameAreTakenApart()
{
    const Read read = readAll(source("question" + QByteArray(",a").repeated(9'998) + "\none"
                                     + QByteArray(",x").repeated(9'998) + "\n"));
    QCOMPARE(read.items.size(), 1);
    QVERIFY(read.items[0].extra.contains("\"a (9998)\":\"x\""));
}

void tst_CsvItems::tablesAreRecognised_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("isTable");
    const auto row = [](const char *title, const char *name, const char *content, bool isTable) {
        QTest::newRow(title) << QString::fromLatin1(name) << QByteArray(content) << isTable;
    };
    row("by its name", "a.csv", "x,y\n1,2\n", true);
    row("by its name, tabs", "a.tsv", "x\ty\n", true);
    row("by its head", "a.txt", "id;prompt\n1;2\n", true);
    row("one known column is not enough", "a.txt", "id;other\n1;2\n", false);
    row("ratings", "a.csv", "unit,annotator,value\nu,a,1\n", false);
    row("labels", "a.csv", "unit_key,annotator,question,value\nu,a,q,1\n", false);
    row("JSON", "a.csv", "{\"id\":1}\n", false);
    row("a list", "a.csv", "[{\"id\":1}]\n", false);
    row("prose", "a.txt", "Some text, with the text in it\n", false);
    row("nothing", "a.csv", "\n\n", false);
}

void tst_CsvItems::tablesAreRecognised()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(bool, isTable);
    const ImportSource wanted = source(content, qPrintable(name));
    QCOMPARE(isItemTable(wanted.path), isTable);
    const auto format = itemFormatOf(wanted);
    QCOMPARE(format && *format == tableFormat, isTable);
}

void tst_CsvItems::previewTellsColumns()
{
    const auto preview = previewItems(source("key,question\na,one\nb\nc,three\nd,four\n"), 3);
    VERIFY_RESULT(preview);
    QCOMPARE(preview->format, tableFormat);
    QCOMPARE(preview->columns, (QStringList{QStringLiteral("key"), QStringLiteral("question")}));
    QCOMPARE(preview->mapping.request, QStringLiteral("question"));
    QCOMPARE(preview->items.size(), 2);
    QCOMPARE(preview->rejected.size(), 1);
}

void tst_CsvItems::lineEndsOfOldMacintoshesAreSaid()
{
    const auto opened = openItemSource(source("key,text\ra,one\rb,two\r"), tableFormat);
    QVERIFY(!opened);
    QVERIFY2(opened.error().message.contains(u"(CR)"), qPrintable(opened.error().message));
}

void tst_CsvItems::tableOfUnknownColumnsCanBeMapped()
{
    ImportSource wanted = source("Frage,Antwort\nWarum?,Darum\n");
    const auto preview = previewItems(wanted, 3);
    VERIFY_RESULT(preview);
    QVERIFY(preview->items.isEmpty());
    QCOMPARE(preview->columns.size(), 2);
    QVERIFY(!openItemSource(wanted, tableFormat));
    wanted.columns = preview->mapping;
    wanted.columns->request = QStringLiteral("Frage");
    const auto mapped = previewItems(wanted, 3);
    VERIFY_RESULT(mapped);
    QCOMPARE(mapped->items.size(), 1);
}

CONCORD_TEST(tst_CsvItems)
#include "tst_csvitems.moc"
