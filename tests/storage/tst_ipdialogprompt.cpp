// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dataset/task.h"
#include "storage/import/itemreader.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Concord;

namespace {

Result<Item> readPrompt(const QJsonObject &object, qint64 line = 1)
{
    return makeItemReader(QStringLiteral("ip-dialog"))
        ->read(QJsonDocument(object).toJson(QJsonDocument::Compact), line);
}

// The prompt of the training data around a dialogue and a request, in the published layout.
QString promptText(const QString &history, const QString &request)
{
    return QStringLiteral("You are a helpful agent for the task: rank. The task requires …\n"
                          "You will leverage my history dialogue and my inferred attributes. My "
                          "history dialogue is:\n\n")
        + history
        + QStringLiteral("\n\nYou can infer my attributes from the user attribute group: "
                         "{'age': ['child']}\n---Important Note---\n- First, …\nOutput: "
                         "\n- Answer: [A, B]\n\nMy Request: ")
        + request + QStringLiteral("\nOutput: ");
}

QJsonObject promptLine(const QString &input, const QString &output)
{
    return {{QStringLiteral("index"), 7},
            {QStringLiteral("task"), QStringLiteral("rank")},
            {QStringLiteral("instruction"), QString()},
            {QStringLiteral("input"), input},
            {QStringLiteral("output"), output}};
}

QString joinedPairs(const QJsonObject &pairs)
{
    QStringList texts;
    for (auto pair = pairs.begin(); pair != pairs.end(); ++pair)
        texts.append(pair.key() + u": " + pair.value().toString());
    return texts.join(QStringLiteral(", "));
}

QString historyText(const QJsonArray &rounds)
{
    QStringList lines;
    for (const QJsonValue &round : rounds) {
        const QJsonArray turns = round.toArray();
        for (const QJsonValue &turn : turns)
            lines.append(turn[u"speaker"].toString() + u": " + turn[u"content"].toString());
    }
    return lines.join(u'\n');
}

} // namespace

class tst_IpDialogPrompt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void promptIsTakenApart();
    void outputOfEachPathwayIsRead_data();
    void outputOfEachPathwayIsRead();
    void keyIsWhatIsThere();
    void otherPromptIsOneTurn();
    void unusableLineSaysWhy();
    void benchmarkComesBackFromItsPrompts();
};

void tst_IpDialogPrompt::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_IpDialogPrompt::promptIsTakenApart()
{
    const auto item = readPrompt(
        promptLine(promptText(QStringLiteral("User: One\nand more\nAI: Two\nUser: Three\nAI: Four"),
                              QStringLiteral("Rank: A. x, B. y")),
                   QStringLiteral("- Attributes: [residence: urban, hobby: music]\n- Analysis: "
                                  "[Because.]\n- Answer: [B, A]")));
    VERIFY_RESULT(item);
    Item expected;
    expected.key = QStringLiteral("rank-7");
    expected.task = QStringLiteral("rank");
    expected.request = QStringLiteral("Rank: A. x, B. y");
    expected.attributes = {{QStringLiteral("hobby"), QStringLiteral("music"), true, 0},
                           {QStringLiteral("residence"), QStringLiteral("urban"), true, 1}};
    expected.analysis = QStringLiteral("Because.");
    expected.answer = {{QStringLiteral("B"), QStringLiteral("A")}, true};
    const QString user = QStringLiteral("User");
    const QString ai = QStringLiteral("AI");
    expected.dialogue.rounds = {
        Round{{{user, QStringLiteral("One\nand more")}, {ai, QStringLiteral("Two")}}},
        Round{{{user, QStringLiteral("Three")}, {ai, QStringLiteral("Four")}}}};
    expected.extra = R"({"index":7})";
    QVERIFY(*item == expected);
}

void tst_IpDialogPrompt::outputOfEachPathwayIsRead_data()
{
    QTest::addColumn<QString>("attributes");
    QTest::addColumn<int>("count");
    QTest::newRow("DirectResponse") << QString() << 0;
    QTest::newRow("AttributeFilter") << QStringLiteral("- Full Attribute Values: [No Support]\n"
                                                       "- Related Attribute Values: [age: child]\n")
                                     << 1;
    QTest::newRow("TypeGuided") << QStringLiteral(
        "- Attribute Key: [age, hobby]\n- Attribute Values: [age: child, hobby: music]\n")
                                << 2;
    QTest::newRow("FullAttributes")
        << QStringLiteral("- Full Attribute Values: [No Support]\n") << 0;
    QTest::newRow("TaskRelated") << QStringLiteral("- Attributes: [age: child]\n") << 1;
}

void tst_IpDialogPrompt::outputOfEachPathwayIsRead()
{
    QFETCH(QString, attributes);
    QFETCH(int, count);
    const auto item =
        readPrompt(promptLine(promptText(QStringLiteral("User: a\nAI: b"), QStringLiteral("r")),
                              attributes + u"- Analysis: [x]\n- Answer: [A, B]"));
    VERIFY_RESULT(item);
    QCOMPARE(item->attributes.size(), count);
    QCOMPARE(item->analysis, QStringLiteral("x"));
    QCOMPARE(item->answer.parts, (QStringList{QStringLiteral("A"), QStringLiteral("B")}));
}

void tst_IpDialogPrompt::keyIsWhatIsThere()
{
    QJsonObject line =
        promptLine(promptText(QStringLiteral("User: a"), QStringLiteral("b")), QStringLiteral("c"));
    line.remove(QStringLiteral("index"));
    line.insert(QStringLiteral("id"), 31);
    QCOMPARE(readPrompt(line)->key, QStringLiteral("31"));
    line.remove(QStringLiteral("id"));
    QCOMPARE(readPrompt(line, 12)->key, QStringLiteral("line-12"));
}

void tst_IpDialogPrompt::otherPromptIsOneTurn()
{
    QJsonObject line = promptLine(QStringLiteral("Give three tips."), QStringLiteral("1. Eat."));
    line[QStringLiteral("instruction")] = QStringLiteral("Be brief.");
    const auto item = readPrompt(line);
    VERIFY_RESULT(item);
    QCOMPARE(item->request, QStringLiteral("Be brief.\nGive three tips."));
    QCOMPARE(item->answer.parts, QStringList{QStringLiteral("1. Eat.")});
    QCOMPARE(item->dialogue.rounds.size(), 1);
    QCOMPARE(item->dialogue.rounds[0].turns[0].content, item->request);
}

void tst_IpDialogPrompt::unusableLineSaysWhy()
{
    QJsonObject line = promptLine(QString(), QString());
    line[QStringLiteral("output")] = 5;
    const auto item = readPrompt(line);
    QVERIFY(!item);
    QCOMPARE(item.error().message, QStringLiteral("output must be text, but is a number."));
}

// The training file itself is not published where we could read it, but what makes it is: the same
// prompt of each line of the benchmark.
void tst_IpDialogPrompt::benchmarkComesBackFromItsPrompts()
{
    const QString path = sharedFile(QStringLiteral("data/ip-dialog/filtered_data_test_1000.jsonl"));
    CONCORD_NEEDS(path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto reader = makeItemReader(QStringLiteral("ip-dialog"));
    int lines = 0;
    for (QByteArray text = file.readLine(); !text.isEmpty(); text = file.readLine(), ++lines) {
        const auto whole = reader->read(text);
        VERIFY_RESULT(whole);
        const QJsonObject object = QJsonDocument::fromJson(text).object();
        const QJsonObject reference = object[u"GT"].toObject();
        QJsonObject line = promptLine(
            promptText(historyText(object[u"history"].toArray()), object[u"request"].toString()),
            u"- Attributes: [" + joinedPairs(reference[u"related_attributes"].toObject())
                + u"]\n- Analysis: [" + reference[u"analysis"].toString() + u"]\n- Answer: [x]");
        line[QStringLiteral("index")] = object[u"index"];
        line[QStringLiteral("task")] = object[u"task"];
        const auto item = readPrompt(line);
        VERIFY_RESULT(item);
        QCOMPARE(item->key, whole->key);
        QCOMPARE(item->request, whole->request);
        QCOMPARE(item->analysis, whole->analysis.trimmed());
        QVERIFY(item->dialogue == whole->dialogue);
        QList<Attribute> related = whole->attributes;
        related.removeIf([](const Attribute &attribute) { return !attribute.related; });
        QVERIFY(item->attributes == related);
    }
    QCOMPARE(lines, 1000);
}

CONCORD_TEST(tst_IpDialogPrompt)

#include "tst_ipdialogprompt.moc"
