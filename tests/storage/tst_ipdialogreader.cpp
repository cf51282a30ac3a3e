// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/itemreader.h"

#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

using namespace Concord;

class tst_IpDialogReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void wholeLineBecomesAnItem();
    void sparseLineBecomesAnItem();
    void escapedTextIsRead();
    void relatedAttributeNeedNotBeListed();
    void keysAreFromTaskAndIndex_data();
    void keysAreFromTaskAndIndex();
    void unusableLineSaysWhy_data();
    void unusableLineSaysWhy();
    void nestingIsBounded_data();
    void nestingIsBounded();
    void furtherFieldsStay_data();
    void furtherFieldsStay();
    void readerIsUsableAfterABadLine();
    void formatIsSniffed_data();
    void formatIsSniffed();
    void readersExistForTheFormats();

private:
    static Result<Item> read(const QByteArray &line)
    {
        return makeItemReader(QStringLiteral("ip-dialog"))->read(line);
    }
    // A sound line with one part of it replaced.
    static QByteArray lineWith(const QByteArray &part, const QByteArray &replacement);
};

QByteArray tst_IpDialogReader::lineWith(const QByteArray &part, const QByteArray &replacement)
{
    QByteArray line =
        R"({"index": 7, "task": "rank", "domain": "Books", "user_attr_group": {"hobby": "music"},)"
        R"( "request": "Which?", "GT": {"related_attributes": {"hobby": "music"}, "analysis": "So.",)"
        R"( "answer": "A"}, "history": [[{"speaker": "User", "content": "Hello."}]]})";
    if (!part.isEmpty() && line.count(part) != 1)
        qFatal("%s is not once in the line", part.constData());
    return part.isEmpty() ? line : line.replace(part, replacement);
}

void tst_IpDialogReader::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_IpDialogReader::wholeLineBecomesAnItem()
{
    const auto item = read(ipDialogLine("rank", 485));
    VERIFY_RESULT(item);
    Item expected;
    expected.key = QStringLiteral("rank-485");
    expected.task = QStringLiteral("rank");
    expected.domain = QStringLiteral("Books");
    expected.request = QStringLiteral("Which one?");
    expected.attributes = {{QStringLiteral("age"), QStringLiteral("adult"), false, {}},
                           {QStringLiteral("hobby"), QStringLiteral("music"), true, 0},
                           {QStringLiteral("residence"), QStringLiteral("urban"), true, 1}};
    expected.analysis = QStringLiteral("Because.");
    expected.answer = {{QStringLiteral("A"), QStringLiteral("B")}, true};
    expected.dialogue.rounds = {
        Round{{{QStringLiteral("User"), QStringLiteral("My band rehearses.")},
               {QStringLiteral("AI"), QStringLiteral("Lovely.")}}},
        Round{{{QStringLiteral("User"), QStringLiteral("The tram is late.")},
               {QStringLiteral("AI"), QStringLiteral("A pity.")}}},
    };
    expected.extra = R"({"index":485,"task_index":1})";
    QVERIFY(*item == expected);
}

void tst_IpDialogReader::sparseLineBecomesAnItem()
{
    const auto item = read(R"({"history":[[],[]],"GT":{"answer":[],"analysis":"",)"
                           R"("related_attributes":{}},"request":"","user_attr_group":{},)"
                           R"("domain":null,"task":"advice","index":-1})");
    VERIFY_RESULT(item);
    Item expected;
    expected.key = QStringLiteral("advice--1");
    expected.task = QStringLiteral("advice");
    expected.answer.isList = true;
    expected.dialogue.rounds = {Round{}, Round{}};
    expected.extra = R"({"index":-1})";
    QVERIFY(*item == expected);
    const auto without = read(lineWith(R"("domain": "Books", )", ""));
    VERIFY_RESULT(without);
    QCOMPARE(without->domain, QString());
}

void tst_IpDialogReader::escapedTextIsRead()
{
    const auto item =
        read(lineWith("Which?", R"(\u4f60\u597d \ud83d\udc4d \"x\" \\ \/ \n\t 你好 👍)"));
    VERIFY_RESULT(item);
    QCOMPARE(item->request, QStringLiteral("你好 👍 \"x\" \\ / \n\t 你好 👍"));
}

void tst_IpDialogReader::relatedAttributeNeedNotBeListed()
{
    const auto item = read(lineWith(R"("related_attributes": {"hobby": "music"})",
                                    R"("related_attributes": {"age": "adult"})"));
    VERIFY_RESULT(item);
    QVERIFY(item->attributes
            == (QList<Attribute>{{QStringLiteral("age"), QStringLiteral("adult"), true, 0},
                                 {QStringLiteral("hobby"), QStringLiteral("music"), false, {}}}));
}

void tst_IpDialogReader::keysAreFromTaskAndIndex_data()
{
    QTest::addColumn<QByteArray>("index");
    QTest::addColumn<QString>("key");
    QTest::newRow("zero") << QByteArray("0") << QStringLiteral("rank-0");
    QTest::newRow("negative") << QByteArray("-5") << QStringLiteral("rank--5");
    QTest::newRow("largest") << QByteArray("9223372036854775807")
                             << QStringLiteral("rank-9223372036854775807");
}

void tst_IpDialogReader::keysAreFromTaskAndIndex()
{
    QFETCH(QByteArray, index);
    QFETCH(QString, key);
    const auto item = read(lineWith(R"("index": 7)", R"("index": )" + index));
    VERIFY_RESULT(item);
    QCOMPARE(item->key, key);
}

void tst_IpDialogReader::unusableLineSaysWhy_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const QByteArray &line, const char *reason) {
        QTest::newRow(name) << line << QString::fromUtf8(reason);
    };
    const auto changed = [&row](const char *name, const QByteArray &part,
                                const QByteArray &replacement, const char *reason) {
        row(name, lineWith(part, replacement), reason);
    };
    const char *notJson = "The line is not a JSON object.";
    row("text", "not json", notJson);
    row("nothing", "", notJson);
    row("cut off", lineWith({}, {}).chopped(20), notJson);
    row("text after the end", lineWith({}, {}) + " x", notJson);
    row("two objects", lineWith({}, {}) + lineWith({}, {}), notJson);
    row("list", "[1, 2]", "The line must be a JSON object, but is a list.");
    row("number", "7", "The line must be a JSON object, but is a number.");
    row("string", "\"rank\"", "The line must be a JSON object, but is text.");
    row("null", "null", "The line must be a JSON object, but is null.");
    row("true", "true", "The line must be a JSON object, but is true or false.");
    row("empty object", "{}", "task is missing.");
    const char *noNumber =
        "The line holds NaN or Infinity, which JSON does not allow. Write null instead.";
    changed("NaN", "7", "NaN", noNumber);
    changed("Infinity", "7", "Infinity", noNumber);
    changed("single quotes", "\"Which?\"", "'Which?'", notJson);
    changed("trailing comma", R"("Hello."})", R"("Hello.",})", notJson);
    changed("huge number", "7", "1e999", "A number in the line is too large, or is none.");
    changed("huge whole number", "7", "123456789012345678901234567890",
            "A number in the line is too large, or is none.");
    changed("leading zero", "7", "007", "A number in the line is too large, or is none.");
    changed("invalid UTF-8", "Which?", "Wh\xFFich?",
            "The line is not valid UTF-8. Save the file as UTF-8 and try again.");
    changed("Latin-1", "Which?", "Caf\xE9?",
            "The line is not valid UTF-8. Save the file as UTF-8 and try again.");
    changed("surrogate in UTF-8", "Which?", "\xED\xA0\x80",
            "The line is not valid UTF-8. Save the file as UTF-8 and try again.");
    changed("NUL byte in a text", "Which?", QByteArray("Wh\0ich?", 7),
            "The line contains a NUL byte, which JSON does not allow.");
    row("NUL bytes only", QByteArray(10, '\0'),
        "The line contains a NUL byte, which JSON does not allow.");
    changed("NUL escape", "Which?", R"(Wh\u0000ich?)",
            "request contains a NUL character. Remove it from the text.");
    const char *badEscape = "A text in the line holds an invalid escape sequence.";
    changed("lone high surrogate", "Which?", R"(\ud83d)", badEscape);
    changed("high surrogate before text", "Which?", R"(\ud83dx)", badEscape);
    changed("two high surrogates", "Which?", R"(\ud83d\ud83d)", badEscape);
    changed("lone low surrogate", "Which?", R"(\udc4d)", badEscape);
    changed("unknown escape", "Which?", R"(\x41)", badEscape);

    changed("no task", R"("task": "rank", )", "", "task is missing.");
    changed("task a number", R"("rank")", "3", "task must be text, but is a number.");
    changed("unknown task", R"("rank")", R"("dance")",
            "The task \"dance\" is not known. The tasks are recommend, rank, filter, predict, "
            "preference_infer, risk_detect, intention_infer, advice, decision and convince.");
    changed("empty task", R"("rank")", R"("")",
            "The task \"\" is not known. The tasks are recommend, rank, filter, predict, "
            "preference_infer, risk_detect, intention_infer, advice, decision and convince.");
    changed("no index", R"("index": 7, )", "", "index is missing.");
    changed("index text", "7", R"("7")", "index must be a whole number, but is text.");
    changed("index a fraction", "7", "7.5", "index must be a whole number, but is a number.");
    changed("index null", "7", "null", "index must be a whole number, but is null.");
    changed("index too large", "7", "9223372036854775808",
            "index must be a whole number, but is a number.");
    changed("domain a number", R"("Books")", "1", "domain must be text, but is a number.");
    changed("domain a list", R"("Books")", R"(["Books"])", "domain must be text, but is a list.");
    changed("no request", R"("request": "Which?", )", "", "request is missing.");
    changed("request null", R"("Which?")", "null", "request must be text, but is null.");
    changed("request an object", R"("Which?")", "{}", "request must be text, but is an object.");

    changed("no GT", R"("GT")", R"("gt")", "GT is missing.");
    row("GT text", R"({"index": 7, "task": "rank", "request": "", "GT": "A"})",
        "GT must be an object, but is text.");
    changed("no analysis", R"("analysis": "So.",)", "", "GT.analysis is missing.");
    changed("analysis false", R"("So.")", "false",
            "GT.analysis must be text, but is true or false.");
    changed("no answer", R"("answer")", R"("answers")", "GT.answer is missing.");
    changed("answer a number", R"("A")", "1",
            "GT.answer must be text or a list of texts, but is a number.");
    changed("answer null", R"("A")", "null",
            "GT.answer must be text or a list of texts, but is null.");
    changed("answer's part a number", R"("A")", R"(["A", 2])",
            "GT.answer[1] must be text, but is a number.");
    changed("NUL in an answer", R"("A")", R"(["\u0000"])",
            "GT.answer[0] contains a NUL character. Remove it from the text.");

    changed("no attributes", R"("user_attr_group")", R"("attributes")",
            "user_attr_group is missing.");
    changed("attributes a list", R"("user_attr_group": {"hobby": "music"})",
            R"("user_attr_group": ["hobby"])", "user_attr_group must be an object, but is a list.");
    changed("attribute a number", R"("user_attr_group": {"hobby": "music"})",
            R"("user_attr_group": {"hobby": 3})",
            "user_attr_group.hobby must be text, but is a number.");
    changed("attribute without a name", R"("user_attr_group": {"hobby": "music"})",
            R"("user_attr_group": {"": "music"})",
            "user_attr_group has an attribute without a name, or with a NUL character in it. Name "
            "it.");
    changed("attribute's name with a NUL", R"("user_attr_group": {"hobby": "music"})",
            R"("user_attr_group": {"\u0000hobby": "music"})",
            "user_attr_group has an attribute without a name, or with a NUL character in it. Name "
            "it.");
    changed("no related attributes", R"("related_attributes")", R"("related")",
            "GT.related_attributes is missing.");
    changed("related attribute null", R"("related_attributes": {"hobby": "music"})",
            R"("related_attributes": {"hobby": null})",
            "GT.related_attributes.hobby must be text, but is null.");
    changed("attributes that disagree", R"("related_attributes": {"hobby": "music"})",
            R"("related_attributes": {"hobby": "chess"})",
            "GT.related_attributes.hobby is \"chess\", but user_attr_group says \"music\".");

    changed("no history", R"("history")", R"("dialogue")", "history is missing.");
    changed("history text", R"([[{"speaker": "User", "content": "Hello."}]])", R"("Hello.")",
            "history must be a list, but is text.");
    changed("round an object", R"([[{"speaker": "User", "content": "Hello."}]])", R"([[], {}])",
            "history[1] must be a list, but is an object.");
    changed("turn text", R"({"speaker": "User", "content": "Hello."})", R"("Hello.")",
            "history[0][0] must be an object, but is text.");
    changed("no speaker", R"("speaker": "User", )", "", "history[0][0].speaker is missing.");
    changed("speaker null", R"("User")", "null",
            "history[0][0].speaker must be text, but is null.");
    changed("no content", R"("content": "Hello.")", R"("text": "Hello.")",
            "history[0][0].content is missing.");
    changed("content a list", R"("Hello.")", "[]",
            "history[0][0].content must be text, but is a list.");
    changed("second turn", R"("Hello."})", R"("Hello."}, {"speaker": "AI", "content": 1})",
            "history[0][1].content must be text, but is a number.");

    changed("field twice", R"("index": 7)", R"("index": 7, "index": 7)",
            "index occurs twice. Leave one of them out.");
    changed("further field twice", R"("index": 7)", R"("index": 7, "x": 1, "x": 2)",
            "x occurs twice. Leave one of them out.");
    changed("attribute twice", R"("user_attr_group": {"hobby": "music"})",
            R"("user_attr_group": {"hobby": "music", "age": "1", "hobby": "chess"})",
            "user_attr_group.hobby occurs twice. Leave one of them out.");
    changed("content twice", R"("content": "Hello.")", R"("content": "Hello.", "content": "Bye.")",
            "history[0][0].content occurs twice. Leave one of them out.");
    changed("field twice, once escaped", R"("index": 7)", R"("index": 7, "ind\u0065x": 8)",
            "index occurs twice. Leave one of them out.");
}

void tst_IpDialogReader::unusableLineSaysWhy()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, reason);
    const auto item = read(line);
    QVERIFY2(!item, "the line was read");
    QCOMPARE(item.error().message, reason);
}

void tst_IpDialogReader::nestingIsBounded_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("lists") << QByteArray(100000, '[') + QByteArray(100000, ']');
    QTest::newRow("lists that do not end") << QByteArray(100000, '[');
    QTest::newRow("objects") << QByteArray(R"({"a":)").repeated(100000) + "1"
            + QByteArray(100000, '}');
}

void tst_IpDialogReader::nestingIsBounded()
{
    QFETCH(QByteArray, value);
    const auto item = read(lineWith(R"("index": 7)", R"("index": 7, "x": )" + value));
    QVERIFY(!item);
    QCOMPARE(item.error().message, QStringLiteral("The line is nested too deeply."));
}

void tst_IpDialogReader::furtherFieldsStay_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("kept");
    const auto row = [](const char *name, const char *field, const char *kept) {
        QTest::newRow(name) << QByteArray(field) << QByteArray(kept);
    };
    row("number", R"("x": 1.50)", R"("x":1.5)");
    row("large number", R"("x": 18446744073709551615)", R"("x":18446744073709551615)");
    row("null", R"("x": null)", R"("x":null)");
    row("objects", R"("x": {"b": [1, {"c": true}], "a": ""})",
        R"("x":{"b":[1,{"c":true}],"a":""})");
    row("Chinese", R"("名": "你好")", R"("名":"你好")");
    row("quotes in the name", R"("a\"b\\": 1)", R"("a\"b\\":1)");
    row("control character in the name", R"("a\nb": 1)", R"("a\nb":1)");
    row("NUL in the name", R"("a\u0000b": 1)", R"("a\u0000b":1)");
    row("quotes in the value", R"("x": "a\"\\\n")", R"("x":"a\"\\\n")");
    row("NUL in the value", R"("x": "a\u0000b")", R"("x":"a\u0000b")");
    row("empty name", R"("": 1)", R"("":1)");
}

void tst_IpDialogReader::furtherFieldsStay()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, kept);
    const auto item = read(lineWith(R"("index": 7)", R"("index": 7, )" + field));
    VERIFY_RESULT(item);
    QCOMPARE(item->extra, R"({"index":7,)" + kept + '}');
}

void tst_IpDialogReader::readerIsUsableAfterABadLine()
{
    const auto reader = makeItemReader(QStringLiteral("ip-dialog"));
    QVERIFY(!reader->read("nonsense"));
    const auto first = reader->read(ipDialogLine("rank", 1));
    QVERIFY(!reader->read(QByteArray(100000, '[')));
    const auto second = reader->read(ipDialogLine("rank", 2));
    VERIFY_RESULT(first);
    VERIFY_RESULT(second);
    QCOMPARE(first->key, QStringLiteral("rank-1"));
    QCOMPARE(second->key, QStringLiteral("rank-2"));
}

void tst_IpDialogReader::formatIsSniffed_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("format");
    QTest::newRow("ip-dialog") << ipDialogLine("rank", 1) << QStringLiteral("ip-dialog");
    QTest::newRow("dialogues") << dialogueLine("d1") << QStringLiteral("dialogues");
    QTest::newRow("other") << QByteArray(R"({"texts": []})") << QString();
    QTest::newRow("not JSON") << QByteArray("unit,annotator,value") << QString();
    QTest::newRow("list") << QByteArray("[]") << QString();
    QTest::newRow("empty") << QByteArray("") << QString();
}

void tst_IpDialogReader::formatIsSniffed()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, format);
    QCOMPARE(sniffItemFormat(line), format);
}

void tst_IpDialogReader::readersExistForTheFormats()
{
    for (const char *format : {"ip-dialog", "dialogues", "messages", "sharegpt", "dailydialog"})
        QVERIFY(makeItemReader(QString::fromLatin1(format)));
    QVERIFY(!makeItemReader(QStringLiteral("auto")));
    QVERIFY(!makeItemReader(QString()));
}

CONCORD_TEST(tst_IpDialogReader)

#include "tst_ipdialogreader.moc"
