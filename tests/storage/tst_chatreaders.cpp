// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importfiles.h"
#include "storage/import/itemreader.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Concord;

namespace {

// "speaker: content" a turn, rounds parted by "|".
QString chatText(const Dialogue &dialogue)
{
    QStringList rounds;
    for (const Round &round : dialogue.rounds) {
        QStringList turns;
        for (const Turn &turn : round.turns)
            turns.append(turn.speaker + u": " + turn.content);
        rounds.append(turns.join(u'/'));
    }
    return rounds.join(u'|');
}

} // namespace

// The formats "messages", "sharegpt" and "dailydialog".
class tst_ChatReaders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void chatBecomesADialogue_data();
    void chatBecomesADialogue();
    void keyIsIdOrLine_data();
    void keyIsIdOrLine();
    void furtherFieldsStay();
    void unusableChatSaysWhy_data();
    void unusableChatSaysWhy();
    void formatIsSniffed_data();
    void formatIsSniffed();
    void fileIsImported_data();
    void fileIsImported();
    void realDialoguesReadAlike();
};

void tst_ChatReaders::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_ChatReaders::chatBecomesADialogue_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QString>("chat");
    const auto row = [](const char *name, const char *format, const QByteArray &record,
                        const char *chat) {
        QTest::newRow(name) << QString::fromLatin1(format) << record << QString::fromUtf8(chat);
    };
    const auto messages = [&row](const char *name, const QByteArray &list, const char *chat) {
        row(name, "messages", R"({"messages": [)" + list + "]}", chat);
    };
    messages("two rounds",
             R"({"role":"user","content":"Hi 你好 👍"},{"role":"assistant","content":"Hello"},)"
             R"({"role":"user","content":"Bye"})",
             "user: Hi 你好 👍/assistant: Hello|user: Bye");
    messages("system opens no round",
             R"({"role":"system","content":"Be kind."},{"role":"user","content":"1"},)"
             R"({"role":"assistant","content":"2"},{"role":"user","content":"3"},)"
             R"({"role":"assistant","content":"4"})",
             "system: Be kind./user: 1/assistant: 2|user: 3/assistant: 4");
    messages("nor does developer, nor both",
             R"({"role":"system","content":"a"},{"role":"developer","content":"b"},)"
             R"({"role":"user","content":"1"},{"role":"assistant","content":"2"},)"
             R"({"role":"user","content":"3"})",
             "system: a/developer: b/user: 1/assistant: 2|user: 3");
    messages("system alone", R"({"role":"system","content":"a"})", "system: a");
    messages("parts",
             R"({"role":"user","content":[{"type":"text","text":"Look:"},)"
             R"({"type":"image_url","image_url":{"url":"https://example.org/a.png"}},)"
             R"({"type":"input_audio","input_audio":{"data":"AAAA"}},{"type":"file","file":{}},)"
             R"("plain"]})",
             "user: Look:\n[image]\n[audio]\n[file]\nplain");
    messages("no parts", R"({"role":"user","content":[]})", "user: ");
    messages(
        "calls",
        R"({"role":"user","content":"Weather?"},{"role":"assistant","content":null,"tool_calls":)"
        R"([{"id":"1","type":"function","function":{"name":"weather","arguments":"{\"at\":\"Bonn\"}"}},)"
        R"({"id":"2","type":"function","function":{"name":"time","arguments":{"zone": 1}}}]},)"
        R"({"role":"tool","tool_call_id":"1","content":"Rain"},{"role":"assistant","content":"It rains."})",
        "user: Weather?/assistant: weather({\"at\":\"Bonn\"})\ntime({\"zone\":1})/tool: Rain/"
        "assistant: It rains.");
    messages("a call behind what is said",
             R"({"role":"assistant","content":"Let me see.","function_call":{"name":"look"}})",
             "assistant: Let me see.\nlook()");
    row("sharegpt", "sharegpt",
        R"({"id":"x","conversations":[{"from":"system","value":"s"},{"from":"human","value":"1"},)"
        R"({"from":"gpt","value":"2"},{"from":"human","value":"3"},{"from":"gpt","value":"4"}]})",
        "system: s/human: 1/gpt: 2|human: 3/gpt: 4");
    row("sharegpt by other names", "sharegpt",
        R"({"conversation":[{"role":"user","content":"1"},{"role":"assistant","content":"2"}]})",
        "user: 1/assistant: 2");
    row("dailydialog", "dailydialog",
        "The kitchen stinks . __eou__ I'll throw out the garbage . __eou__ Thanks . __eou__",
        "A: The kitchen stinks ./B: I'll throw out the garbage .|A: Thanks .");
    row("dailydialog without its last end", "dailydialog", "Hi__eou__\tHo ", "A: Hi/B: Ho");
    row("dailydialog, nothing said", "dailydialog", "Hi __eou__ __eou__ Hm __eou__ Ho __eou__",
        "A: Hi/A: Hm/B: Ho");
}

void tst_ChatReaders::chatBecomesADialogue()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, record);
    QFETCH(QString, chat);
    const auto item = makeItemReader(format)->read(record, 1);
    VERIFY_RESULT(item);
    QCOMPARE(chatText(item->dialogue), chat);
}

void tst_ChatReaders::keyIsIdOrLine_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QString>("key");
    const QByteArray rest = R"("messages": [{"role": "user", "content": "a"}]})";
    const auto messages = [&rest](const char *name, const QByteArray &field, const char *key) {
        QTest::newRow(name) << QStringLiteral("messages") << QByteArray('{' + field + rest)
                            << QString::fromUtf8(key);
    };
    messages("id", R"("id": "chat 7",)", "chat 7");
    messages("whole number", R"("id": 7,)", "7");
    messages("conversation_id", R"("conversation_id": "c",)", "c");
    messages("key", R"("key": -1,)", "-1");
    messages("id goes first", R"("key": "k", "id": "i",)", "i");
    messages("null is none", R"("id": null, "key": "k",)", "k");
    messages("line", "", "line-12");
    QTest::newRow("sharegpt") << QStringLiteral("sharegpt")
                              << QByteArray(R"({"conversations":[{"from":"human","value":"a"}]})")
                              << QStringLiteral("line-12");
    QTest::newRow("dailydialog") << QStringLiteral("dailydialog") << QByteArray("a __eou__")
                                 << QStringLiteral("line-12");
}

void tst_ChatReaders::keyIsIdOrLine()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, record);
    QFETCH(QString, key);
    const auto item = makeItemReader(format)->read(record, 12);
    VERIFY_RESULT(item);
    QCOMPARE(item->key, key);
}

void tst_ChatReaders::furtherFieldsStay()
{
    const auto reader = makeItemReader(QStringLiteral("messages"));
    auto item = reader->read(
        R"({"id":"i","key":"k","model":"m","messages":[{"role":"user","content":"a"}]})", 1);
    VERIFY_RESULT(item);
    QCOMPARE(item->extra, QByteArray(R"({"key":"k","model":"m"})"));
    item = makeItemReader(QStringLiteral("sharegpt"))
               ->read(R"({"id":1,"tools":"[]","conversations":[{"from":"a","value":"b"}]})", 1);
    VERIFY_RESULT(item);
    QCOMPARE(item->extra, QByteArray(R"({"tools":"[]"})"));
    QVERIFY(item->task.isEmpty() && item->request.isEmpty() && item->attributes.isEmpty());
}

void tst_ChatReaders::unusableChatSaysWhy_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *format, const QByteArray &record,
                        const char *reason) {
        QTest::newRow(name) << QString::fromLatin1(format) << record << QString::fromUtf8(reason);
    };
    row("no messages", "messages", "{}", "messages is missing.");
    row("messages are text", "messages", R"({"messages":"a"})",
        "messages must be a list, but is text.");
    row("empty", "messages", R"({"messages":[]})",
        "messages is empty: a dialogue has at least one turn.");
    row("no object", "messages", R"({"messages":["a"]})",
        "messages[0] must be an object, but is text.");
    row("no role", "messages", R"({"messages":[{"content":"a"}]})", "messages[0].role is missing.");
    row("no content", "messages", R"({"messages":[{"role":"user"}]})",
        "messages[0].content is missing.");
    row("null", "messages", R"({"messages":[{"role":"user","content":null}]})",
        "messages[0].content is null, and the message calls no tool.");
    row("number", "messages", R"({"messages":[{"role":"user","content":5}]})",
        "messages[0].content must be text or a list of parts, but is a number.");
    row("part", "messages", R"({"messages":[{"role":"user","content":["a",{"type":"text"}]}]})",
        "messages[0].content[1].text is missing.");
    row("part without type", "messages", R"({"messages":[{"role":"user","content":[{}]}]})",
        "messages[0].content[0].type is missing.");
    row("call without name", "messages",
        R"({"messages":[{"role":"a","content":null,"tool_calls":[{"function":{}}]}]})",
        "messages[0].tool_calls[0].function.name is missing.");
    row("twice", "messages", R"({"messages":[{"role":"a","role":"b","content":"c"}]})",
        "messages[0].role occurs twice. Leave one of them out.");
    row("NUL", "messages", R"({"messages":[{"role":"a","content":"\u0000"}]})",
        "messages[0].content contains a NUL character. Remove it from the text.");
    row("empty id", "messages", R"({"id":"","messages":[{"role":"a","content":"b"}]})",
        "id is empty. Give every dialogue an id, or none.");
    row("id is a list", "messages", R"({"id":[],"messages":[{"role":"a","content":"b"}]})",
        "id must be text, but is a list.");
    row("no JSON", "messages", "user: hi", "The line is not a JSON object.");
    row("sharegpt", "sharegpt", R"({"conversations":[{"from":"human"}]})",
        "conversations[0].value is missing.");
    row("no conversations", "sharegpt", "{}", "conversations is missing.");
    row("no end", "dailydialog", "Hello there.",
        "The line has no __eou__, which ends an utterance.");
    row("nothing", "dailydialog", " __eou__ __eou__",
        "The line has no utterance with something in it.");
    row("encoding", "dailydialog", "\xE9 __eou__",
        "The line is not valid UTF-8. Save the file as UTF-8 and try again.");
    row("NUL in text", "dailydialog", QByteArray("a\0b __eou__", 11),
        "The line contains a NUL byte. Remove it from the text.");
}

void tst_ChatReaders::unusableChatSaysWhy()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, record);
    QFETCH(QString, reason);
    const auto item = makeItemReader(format)->read(record, 1);
    QVERIFY(!item);
    QCOMPARE(item.error().message, reason);
}

void tst_ChatReaders::formatIsSniffed_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QString>("format");
    QTest::newRow("messages") << QByteArray(R"({"messages": []})") << QStringLiteral("messages");
    QTest::newRow("sharegpt") << QByteArray(R"({"conversations": []})")
                              << QStringLiteral("sharegpt");
    QTest::newRow("singular") << QByteArray(R"({"conversation": []})")
                              << QStringLiteral("sharegpt");
    QTest::newRow("dailydialog") << QByteArray("Hi . __eou__") << QStringLiteral("dailydialog");
    QTest::newRow("__eou__ in JSON")
        << QByteArray(R"({"messages": ["a __eou__"]})") << QStringLiteral("messages");
    QTest::newRow("turns go first")
        << QByteArray(R"({"messages": [], "turns": []})") << QStringLiteral("dialogues");
    QTest::newRow("no list") << QByteArray(R"({"messages": 3})") << QString();
    QTest::newRow("prompt") << QByteArray(R"({"instruction": "", "input": "a", "output": "b"})")
                            << QStringLiteral("ip-dialog");
}

void tst_ChatReaders::formatIsSniffed()
{
    QFETCH(QByteArray, record);
    QFETCH(QString, format);
    QCOMPARE(sniffItemFormat(record), format);
}

void tst_ChatReaders::fileIsImported_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("format");
    const QByteArray mark = "\xEF\xBB\xBF";
    QTest::newRow("messages") << QByteArray(
        "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}\r\nbad\r\n\r\n"
        "{\"messages\":[{\"role\":\"user\",\"content\":\"b\"}]}")
                              << QStringLiteral("messages");
    QTest::newRow("sharegpt") << QByteArray(
        "bad\n{\"conversations\":[{\"from\":\"human\",\"value\":\"a\"}]}\n"
        "{\"conversations\":[{\"from\":\"human\",\"value\":\"b\"}]}\n")
                              << QStringLiteral("sharegpt");
    QTest::newRow("dailydialog") << QByteArray(mark + "a __eou__ b __eou__\r\nbad\r\nc __eou__")
                                 << QStringLiteral("dailydialog");
    QTest::newRow("prompts") << QByteArray(
        "{\"index\":1,\"task\":\"rank\",\"instruction\":\"\",\"input\":\"a\",\"output\":\"b\"}\n"
        "bad\n{\"index\":2,\"task\":\"rank\",\"instruction\":\"\",\"input\":\"a\",\"output\":\"b\"}"
        "\n") << QStringLiteral("ip-dialog");
}

void tst_ChatReaders::fileIsImported()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, format);
    TestProject project;
    const QString name = QStringLiteral("data.txt");
    const auto summaries = project.importContent(content, name);
    VERIFY_RESULT(summaries);
    QCOMPARE(summaries->at(0).format, format);
    QCOMPARE(summaries->at(0).imported, 2);
    QCOMPARE(summaries->at(0).rejectedCount, 1);
    QCOMPARE(importCandidate(project.folder() + u'/' + name).kind, ImportKind::Items);
    QCOMPARE(project.faults(), QStringList());
}

void tst_ChatReaders::realDialoguesReadAlike()
{
    const QString path = sharedFile(QStringLiteral("data/dailydialog/dialogues_25_35.jsonl"));
    CONCORD_NEEDS(path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto lines = makeItemReader(QStringLiteral("dialogues"));
    const auto texts = makeItemReader(QStringLiteral("dailydialog"));
    int dialogues = 0;
    for (QByteArray line = file.readLine(); !line.isEmpty(); line = file.readLine()) {
        const auto item = lines->read(line);
        VERIFY_RESULT(item);
        QByteArray text;
        for (const Round &round : item->dialogue.rounds) {
            for (const Turn &turn : round.turns)
                text += turn.content.toUtf8() + " __eou__ ";
        }
        const auto same = texts->read(text, ++dialogues);
        VERIFY_RESULT(same);
        QVERIFY(same->dialogue == item->dialogue);
    }
    QCOMPARE(dialogues, 400);
}

CONCORD_TEST(tst_ChatReaders)

#include "tst_chatreaders.moc"
