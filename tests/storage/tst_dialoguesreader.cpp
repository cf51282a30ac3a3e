// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/itemreader.h"

#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

using namespace Concord;

class tst_DialoguesReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void lineBecomesAnItem();
    void textsAreKeptToTheLetter();
    void turnsAreParted();
    void whatAnExportSaysIsRead();
    void fieldsOfOtherShapesStayFurtherFields();
    void idIsTextOrAWholeNumber_data();
    void idIsTextOrAWholeNumber();
    void unusableLineSaysWhy_data();
    void unusableLineSaysWhy();
};

void tst_DialoguesReader::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_DialoguesReader::lineBecomesAnItem()
{
    const auto item =
        makeItemReader(QStringLiteral("dialogues"))->read(dialogueLine("dd-0001", "你好 👍"));
    VERIFY_RESULT(item);
    Item expected;
    expected.key = QStringLiteral("dd-0001");
    expected.dialogue.rounds = {Round{{{QStringLiteral("A"), QStringLiteral("你好 👍")},
                                       {QStringLiteral("B"), QStringLiteral("Well.")}}}};
    expected.extra = R"({"source":"test"})";
    QVERIFY(*item == expected);
}

void tst_DialoguesReader::textsAreKeptToTheLetter()
{
    const QString text = QChar(0xFEFF) + QStringLiteral(" a ") + QChar(0xFEFF);
    const QByteArray line =
        R"({"id":"x","turns":[{"speaker":"A","content":")" + text.toUtf8() + R"("}]})";
    const auto item = makeItemReader(QStringLiteral("dialogues"))->read(line);
    VERIFY_RESULT(item);
    QCOMPARE(item->dialogue.rounds[0].turns[0].content, text);
}

void tst_DialoguesReader::turnsAreParted()
{
    const auto item =
        makeItemReader(QStringLiteral("dialogues"))
            ->read(
                R"({"id":"x","turns":[{"speaker":"A","content":"1"},{"speaker":"B","content":"2"},)"
                R"({"speaker":"A","content":"3"},{"speaker":"","content":""}]})");
    VERIFY_RESULT(item);
    QCOMPARE(item->dialogue.rounds.size(), 2);
    QCOMPARE(item->dialogue.rounds[1].turns.size(), 2);
    QVERIFY(item->extra.isEmpty());
}

void tst_DialoguesReader::whatAnExportSaysIsRead()
{
    const auto item =
        makeItemReader(QStringLiteral("dialogues"))
            ->read(R"({"id":"x","turns":[],"task":"t","domain":"d","request":"r","analysis":"w",)"
                   R"("attributes":{"a":["1","2"],"b":"3"},"related_attributes":{"a":["2"]},)"
                   R"("answer":["p","q"],"context":{"n":1},"source":"s"})");
    VERIFY_RESULT(item);
    Item expected;
    expected.key = QStringLiteral("x");
    expected.task = QStringLiteral("t");
    expected.domain = QStringLiteral("d");
    expected.request = QStringLiteral("r");
    expected.analysis = QStringLiteral("w");
    expected.attributes = {{QStringLiteral("a"), QStringLiteral("1"), false, {}},
                           {QStringLiteral("a"), QStringLiteral("2"), true, {}},
                           {QStringLiteral("b"), QStringLiteral("3"), false, {}}};
    sortAttributes(expected.attributes);
    expected.answer = {{QStringLiteral("p"), QStringLiteral("q")}, true};
    expected.context = R"({"n":1})";
    expected.extra = R"({"source":"s"})";
    QVERIFY(*item == expected);
}

void tst_DialoguesReader::fieldsOfOtherShapesStayFurtherFields()
{
    const QByteArray fields =
        R"("task":3,"domain":"","request":["a"],"attributes":{"a":1},"answer":null,"context":[1])";
    const QByteArray line = R"({"id":"x","turns":[{"speaker":"A","content":"1"}],)" + fields + '}';
    const auto item = makeItemReader(QStringLiteral("dialogues"))->read(line);
    VERIFY_RESULT(item);
    Item expected;
    expected.key = QStringLiteral("x");
    expected.dialogue.rounds = {Round{{{QStringLiteral("A"), QStringLiteral("1")}}}};
    expected.extra = QByteArray('{' + fields + '}');
    QVERIFY(*item == expected);
}

void tst_DialoguesReader::idIsTextOrAWholeNumber_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QString>("key");
    QTest::newRow("text") << QByteArray(R"("a b/c")") << QStringLiteral("a b/c");
    QTest::newRow("Chinese") << QByteArray(R"("对话")") << QStringLiteral("对话");
    QTest::newRow("number") << QByteArray("17") << QStringLiteral("17");
    QTest::newRow("negative number") << QByteArray("-1") << QStringLiteral("-1");
}

void tst_DialoguesReader::idIsTextOrAWholeNumber()
{
    QFETCH(QByteArray, id);
    QFETCH(QString, key);
    const auto item =
        makeItemReader(QStringLiteral("dialogues"))
            ->read(QByteArray(R"({"id":)" + id + R"(,"turns":[{"speaker":"A","content":"1"}]})"));
    VERIFY_RESULT(item);
    QCOMPARE(item->key, key);
}

void tst_DialoguesReader::unusableLineSaysWhy_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const QByteArray &line, const char *reason) {
        QTest::newRow(name) << line << QString::fromUtf8(reason);
    };
    const QByteArray turns = R"("turns":[{"speaker":"A","content":"1"}])";
    row("not JSON", "hello", "The line is not a JSON object.");
    row("empty object", "{}", "id is missing.");
    row("no id", "{" + turns + "}", "id is missing.");
    row("empty id", R"({"id":"",)" + turns + "}", "id is empty. Give every dialogue an id.");
    row("id null", R"({"id":null,)" + turns + "}", "id must be text, but is null.");
    row("id a fraction", R"({"id":1.5,)" + turns + "}", "id must be text, but is a number.");
    row("id with a NUL", R"({"id":"\u0000",)" + turns + "}",
        "id contains a NUL character. Remove it from the text.");
    row("id twice", R"({"id":1,"id":2,)" + turns + "}", "id occurs twice. Leave one of them out.");
    row("no turns", R"({"id":1})", "turns is missing.");
    row("turns empty", R"({"id":1,"turns":[]})",
        "turns is empty: a dialogue has at least one turn.");
    row("turns text", R"({"id":1,"turns":"Hello"})", "turns must be a list, but is text.");
    row("turn text", R"({"id":1,"turns":["Hello"]})", "turns[0] must be an object, but is text.");
    row("no speaker", R"({"id":1,"turns":[{"content":"1"}]})", "turns[0].speaker is missing.");
    row("content a number", R"({"id":1,"turns":[{"speaker":"A","content":1}]})",
        "turns[0].content must be text, but is a number.");
    row("speaker with a NUL", R"({"id":1,"turns":[{"speaker":"\u0000","content":""}]})",
        "turns[0].speaker contains a NUL character. Remove it from the text.");
    row("invalid UTF-8", "{\"id\":\"\xC3\x28\"," + turns + "}",
        "The line is not valid UTF-8. Save the file as UTF-8 and try again.");
}

void tst_DialoguesReader::unusableLineSaysWhy()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, reason);
    const auto item = makeItemReader(QStringLiteral("dialogues"))->read(line);
    QVERIFY2(!item, "the line was read");
    QCOMPARE(item.error().message, reason);
}

CONCORD_TEST(tst_DialoguesReader)

#include "tst_dialoguesreader.moc"
