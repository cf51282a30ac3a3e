// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commandrunner.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace Concord;

/// `items`, `failures`, `tag` and the charts of tags, on a small project and on the real data.
class tst_FailuresCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void itemsAreNarrowedByResponses_data();
    void itemsAreNarrowedByResponses();
    void itemsSayWhatTheResponsesScored();
    void withoutSuchOptionsNothingChanges();
    void theTableShowsTheWorst();
    void failuresArePrintedOrWritten();
    void failuresAreNarrowedLikeItems();
    void tagsAreSetPutAndTaken();
    void tagsAreDrawn();
    void wrongValuesAreExitCodeTwo_data();
    void wrongValuesAreExitCodeTwo();
    void whatIsUnknownIsExitCodeOne_data();
    void whatIsUnknownIsExitCodeOne();
    void theRealFailuresAreCounted();

private:
    Run run(const QString &arguments) const
    {
        QStringList list = arguments.split(u' ');
        list.replaceInStrings(QStringLiteral("@"), m_folder->path());
        list.insert(1, m_folder->filePath(QStringLiteral("p.concord")));
        return runInside(list);
    }
    void addResponses(const char *model, const char *pathway, const QByteArrayList &texts);
    QStringList keys(const QString &arguments) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QTemporaryDir m_templates;
    QString m_template; ///< the project as every test finds it
};

namespace {

QByteArray fileContent(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

// Three items with the answer A, B; by hand claude scores 1, 2/3 and 0 (no answer), qwen 0, 1 and 0
// (no option). Only qwen's second response states attributes: both types, one of two values.
void tst_FailuresCommand::initTestCase()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QCOMPARE(run(QStringLiteral("new")).exitCode, 0);
    writeFile(m_folder->path(), QStringLiteral("bench.jsonl"),
              ipDialogLine("filter", 1) + ipDialogLine("filter", 2) + ipDialogLine("filter", 3));
    const Run imported = run(QStringLiteral("import @/bench.jsonl"));
    QVERIFY2(imported.exitCode == 0, imported.err.constData());
    addResponses("claude", "DirectResponse",
                 {"- Answer: [A, B]", "- Answer: [A]", "I do not know."});
    addResponses("qwen", "TypeGuided",
                 {"- Answer: [C]",
                  "- Attribute Values: [hobby: music, residence: rural]\\n- Answer: [A, B]",
                  "- Answer: [Dune]"});
    m_template = m_templates.filePath(QStringLiteral("p.concord"));
    QVERIFY(QFile::copy(m_folder->filePath(QStringLiteral("p.concord")), m_template));
}

void tst_FailuresCommand::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QFile::copy(m_template, m_folder->filePath(QStringLiteral("p.concord"))));
}

void tst_FailuresCommand::addResponses(const char *model, const char *pathway,
                                       const QByteArrayList &texts)
{
    QByteArray content;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        content += R"({"task":"filter","index":)" + QByteArray::number(i + 1) + R"(,"predict":")"
            + texts[i] + "\"}\n";
    }
    const QString name = QString::fromLatin1(model);
    writeFile(m_folder->path(), name + u".jsonl", content);
    const Run imported = run(QStringLiteral("import @/%1.jsonl --model %1 --pathway %2")
                                 .arg(name, QString::fromLatin1(pathway)));
    QVERIFY2(imported.exitCode == 0, imported.err.constData());
}

// Of what `items` or `failures` lists as JSON.
QStringList tst_FailuresCommand::keys(const QString &arguments) const
{
    const Run listed = run(arguments + u" --json");
    QStringList names;
    const QJsonArray items = listed.json().array();
    for (const QJsonValue item : items) {
        QStringList models;
        const QJsonArray responses = item[u"responses"].toArray();
        for (const QJsonValue response : responses)
            models.append(response[u"model"].toString());
        names.append(item[u"key"].toString() + u':' + models.join(u','));
    }
    return names;
}

void tst_FailuresCommand::itemsAreNarrowedByResponses_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *options, const char *expected) {
        QTest::newRow(options) << QString::fromLatin1(options) << QString::fromLatin1(expected);
    };
    row("--model qwen", "filter-1:qwen filter-3:qwen filter-2:qwen");
    row("--pathway DirectResponse", "filter-3:claude filter-2:claude filter-1:claude");
    row("--pathway cot2", "filter-1:qwen filter-3:qwen filter-2:qwen");
    row("--max-score 0.7", "filter-1:qwen filter-3:claude,qwen filter-2:claude");
    row("--max-score 0.7 --limit 2", "filter-1:qwen filter-3:claude,qwen");
    row("--max-score 0.7 --limit 0", "");
    row("--min-score 0.6 --max-score 0.7", "filter-2:claude");
    row("--state unusable_answer", "filter-3:qwen");
    row("--state no_answer", "filter-3:claude");
    row("--state no_answer --model qwen", "");
    row("--measure relative-value-accuracy --min-score 0.5", "filter-2:qwen");
    row("--reading repaired --measure attribute-type-f1 --max-score 1", "filter-2:qwen");
    row("--model Qwen2.5-7B-Instruct", "filter-1:qwen filter-3:qwen filter-2:qwen");
    row("--model claude-3.5-sonnet --limit 1", "filter-3:claude");
    row("--model qwen --domain Books --dataset bench --attribute hobby=music --text tram",
        "filter-1:qwen filter-3:qwen filter-2:qwen");
    row("--model qwen --attribute age", ""); // not related
    row("--model qwen --text zebra", "");
}

void tst_FailuresCommand::itemsAreNarrowedByResponses()
{
    QFETCH(QString, options);
    QFETCH(QString, expected);
    QCOMPARE(keys(QString(u"items " + options)).join(u' '), expected);
}

void tst_FailuresCommand::itemsSayWhatTheResponsesScored()
{
    const Run listed = run(QStringLiteral("items --max-score 1 --reading repaired --json"));
    QCOMPARE(listed.exitCode, 0);
    const QJsonArray items = listed.json().array();
    QCOMPARE(items.size(), 3);
    const QJsonValue second = items.at(2);
    QCOMPARE(second[u"key"].toString(), QStringLiteral("filter-2"));
    QCOMPARE(second[u"domain"].toString(), QStringLiteral("Books"));
    QCOMPARE(second[u"rounds"].toInt(), 2);
    const QJsonArray responses = second[u"responses"].toArray();
    const QJsonObject qwen{{QStringLiteral("model"), QStringLiteral("qwen")},
                           {QStringLiteral("pathway"), QStringLiteral("TypeGuided")},
                           {QStringLiteral("task_accuracy"), 1.0},
                           {QStringLiteral("attribute_type_f1"), 1.0},
                           {QStringLiteral("relative_value_accuracy"), 0.5},
                           {QStringLiteral("state"), QStringLiteral("parsed")},
                           {QStringLiteral("tags"), QJsonArray()}};
    QCOMPARE(responses.at(1).toObject(), qwen);
    QVERIFY(responses.at(0)[u"attribute_type_f1"].isNull()); // claude states none
}

void tst_FailuresCommand::withoutSuchOptionsNothingChanges()
{
    const Run listed = run(QStringLiteral("items --json"));
    QCOMPARE(listed.json().array().size(), 3);
    QVERIFY(!listed.json()[0].toObject().contains(u"responses"));
    QVERIFY(!run(QStringLiteral("items")).out.contains("MODEL"));
}

void tst_FailuresCommand::theTableShowsTheWorst()
{
    const QByteArrayList lines =
        run(QStringLiteral("items --min-score 0.5")).out.trimmed().split('\n');
    QCOMPARE(lines.size(), 3);
    for (const char *title : {"MODEL", "PATHWAY", "SCORE"})
        QVERIFY(lines[0].contains(title));
    QVERIFY(lines[1].startsWith("filter-2"));
    for (const char *cell : {"claude", "DirectResponse", "0.667"})
        QVERIFY2(lines[1].contains(cell), lines[1].constData());
}

void tst_FailuresCommand::failuresArePrintedOrWritten()
{
    const Run printed = run(QStringLiteral("failures"));
    QCOMPARE(printed.exitCode, 0);
    const QByteArrayList lines = printed.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 6);
    const QJsonObject first = QJsonDocument::fromJson(lines[0]).object();
    QCOMPARE(first[u"item"].toString(), QStringLiteral("filter-1"));
    QCOMPARE(first[u"model"].toString(), QStringLiteral("qwen"));
    QCOMPARE(first[u"response"].toString(), QStringLiteral("- Answer: [C]"));
    for (const auto &[options, isCsv] :
         {std::pair("-o @/out.csv", true), std::pair("-o @/out.jsonl", false),
          std::pair("-o @/out.jsonl --format csv", true)}) {
        const Run written = run(QStringLiteral("failures ") + QString::fromLatin1(options));
        QVERIFY2(written.exitCode == 0, written.err.constData());
        const QString name = QString::fromLatin1(options).section(u' ', 1, 1).remove(u'@');
        const QByteArray content = fileContent(m_folder->path() + name);
        QCOMPARE(content.startsWith("dataset,item,"), isCsv);
        QCOMPARE(content == printed.out, !isCsv);
    }
    QVERIFY(run(QStringLiteral("failures --format csv")).out.startsWith("dataset,item,"));
    QCOMPARE(run(QStringLiteral("failures -o @/none/out.csv")).exitCode, 1);
}

void tst_FailuresCommand::failuresAreNarrowedLikeItems()
{
    const auto count = [&](const char *options) {
        return run(QStringLiteral("failures ") + QString::fromLatin1(options)).out.count('\n');
    };
    QCOMPARE(count("--model qwen"), 3);
    QCOMPARE(count("--max-score 0"), 3);
    QCOMPARE(count("--limit 4"), 4);
    QCOMPARE(count("--dataset bench --text tram --state parsed"), 4);
    QCOMPARE(count("--text zebra"), 0);
    QCOMPARE(run(QStringLiteral("failures --text zebra")).exitCode, 0);
}

void tst_FailuresCommand::tagsAreSetPutAndTaken()
{
    const auto tags = [&] {
        QStringList texts;
        const QJsonArray listed = run(QStringLiteral("tag --json")).json().array();
        for (const QJsonValue tag : listed)
            texts.append(
                QStringLiteral("%1 %2").arg(tag[u"tag"].toString()).arg(tag[u"responses"].toInt()));
        return texts.join(QStringLiteral(", "));
    };
    QCOMPARE(tags(), QString());
    QCOMPARE(run(QStringLiteral("tag --set vague,cut")).exitCode, 0);
    QCOMPARE(tags(), QStringLiteral("vague 0, cut 0"));
    for (const char *put : {"tag --put vague filter-1 --model qwen",
                            "tag --put vague filter-3 --model claude --pathway DirectResponse",
                            "tag --put cut filter-3 --pathway DirectResponse"}) {
        const Run done = run(QString::fromLatin1(put));
        QVERIFY2(done.exitCode == 0, done.err.constData());
    }
    QCOMPARE(tags(), QStringLiteral("vague 2, cut 1"));
    QCOMPARE(keys(QStringLiteral("items --tag vague")).join(u' '),
             QStringLiteral("filter-1:qwen filter-3:claude"));
    const QJsonValue item = run(QStringLiteral("items --tag cut --json")).json()[0];
    QCOMPARE(item[u"responses"][0][u"tags"].toArray(),
             QJsonArray({QStringLiteral("vague"), QStringLiteral("cut")}));
    QCOMPARE(run(QStringLiteral("tag --take vague filter-1 --model qwen")).exitCode, 0);
    QCOMPARE(run(QStringLiteral("tag --set cut,new")).exitCode, 0);
    QCOMPARE(tags(), QStringLiteral("cut 1, new 0"));
    QCOMPARE(run(QStringLiteral("tag --rename cut=a=b")).exitCode, 0);
    QCOMPARE(run(QStringLiteral("tag --rename a=b=c")).exitCode, 0); // "a" is no tag
    QCOMPARE(tags(), QStringLiteral("c 1, new 0"));
    QVERIFY(run(QStringLiteral("tag")).out.startsWith("TAG"));
}

void tst_FailuresCommand::tagsAreDrawn()
{
    const QString drawing = QStringLiteral("chart --chart tags-by-model -o @/tags.csv");
    QCOMPARE(run(drawing).exitCode, 1); // nothing is tagged yet
    QCOMPARE(run(QStringLiteral("tag --set vague")).exitCode, 0);
    QCOMPARE(run(QStringLiteral("tag --put vague filter-1 --model qwen")).exitCode, 0);
    const Run drawn = run(drawing);
    QVERIFY2(drawn.exitCode == 0, drawn.err.constData());
    QCOMPARE(fileContent(m_folder->filePath(QStringLiteral("tags.csv"))),
             QByteArray("Tag,Qwen2.5-7B-Instruct\r\nvague,1\r\n"));
    QCOMPARE(run(QStringLiteral("chart --chart tags-by-task -o @/tags.svg")).exitCode, 0);
    QVERIFY(fileContent(m_folder->filePath(QStringLiteral("tags.svg"))).contains("<svg"));
}

void tst_FailuresCommand::wrongValuesAreExitCodeTwo_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *arguments, const char *says) {
        QTest::newRow(arguments) << QString::fromLatin1(arguments) << QString::fromLatin1(says);
    };
    row("items --max-score high", "--max-score");
    row("items --max-score 40", "for 40 % say 0.4");
    row("items --min-score -1", "--min-score");
    row("items --min-score nan", "--min-score");
    row("items --min-score 0.5 --max-score 0.4", "--min-score");
    row("items --state broken", "no_answer");
    row("items --pathway cot9", "TypeGuided");
    row("items --measure f1", "attribute-type-f1");
    row("items --reading both", "repaired");
    row("items --tag=", "--tag");
    row("items --limit few", "--limit");
    row("failures --state broken", "no_answer");
    row("failures -o @/out.xml", "jsonl");
    row("failures --format xml", "jsonl");
    row("tag --set a,,b", "needs a name");
    row("tag --set a,a", "twice");
    row("tag --rename a", "OLD=NEW");
    row("tag --rename a=", "OLD=NEW");
    row("tag --rename =b", "OLD=NEW");
    row("tag --rename a=b --set c", "only one");
    row("tag --put a", "Say which item");
    row("tag filter-1", "--put");
    row("tag --put a --take b filter-1", "only one");
    row("tag --put a filter-1 --pathway cot9", "TypeGuided");
}

void tst_FailuresCommand::wrongValuesAreExitCodeTwo()
{
    QFETCH(QString, arguments);
    QFETCH(QString, says);
    const Run wrong = run(arguments);
    QCOMPARE(wrong.exitCode, 2);
    QVERIFY(wrong.out.isEmpty());
    QVERIFY2(QString::fromUtf8(wrong.err).contains(says), wrong.err.constData());
}

void tst_FailuresCommand::whatIsUnknownIsExitCodeOne_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *arguments, const char *says) {
        QTest::newRow(arguments) << QString::fromLatin1(arguments) << QString::fromLatin1(says);
    };
    row("items --model gpt", "claude (Claude-3.5-Sonnet), qwen (Qwen2.5-7B-Instruct)");
    row("items --task sort", "There are: filter.");
    row("items --domain Cars", "There are: Books.");
    row("items --dataset none", "There are: bench.");
    row("items --model qwen --task sort", "There are: filter.");
    row("failures --task sort", "There are: filter.");
    row("failures --domain Cars -o @/none.csv", "There are: Books.");
    row("items --tag wrong", "vague, cut");
    row("failures --model gpt", "claude (Claude");
    row("failures --model gpt -o @/none.csv", "qwen (Qwen");
    row("tag --rename wrong=right", "vague, cut");
    row("tag --rename vague=cut", "named twice");
    row("tag --put wrong filter-1 --model qwen", "vague, cut");
    row("tag --put cut filter-9 --model qwen", "filter-9");
    row("tag --put cut filter-1", "claude (Claude-3.5-Sonnet) DirectResponse, qwen (Qwen");
    row("tag --put cut filter-1 --model qwen --pathway TaskRelated", "Instruct) TypeGuided");
}

void tst_FailuresCommand::whatIsUnknownIsExitCodeOne()
{
    QFETCH(QString, arguments);
    QFETCH(QString, says);
    QCOMPARE(run(QStringLiteral("tag --set vague,cut")).exitCode, 0);
    const Run wrong = run(arguments);
    QCOMPARE(wrong.exitCode, 1);
    QVERIFY(wrong.out.isEmpty());
    QVERIFY2(QString::fromUtf8(wrong.err).contains(says), wrong.err.constData());
    QVERIFY(!QFile::exists(m_folder->filePath(QStringLiteral("none.csv"))));
}

void tst_FailuresCommand::theRealFailuresAreCounted()
{
    const QString benchmark =
        sharedFile(QStringLiteral("data/ip-dialog/filtered_data_test_1000.jsonl"));
    CONCORD_NEEDS(benchmark);
    m_folder = std::make_unique<QTemporaryDir>();
    QCOMPARE(run(QStringLiteral("new")).exitCode, 0);
    for (const QString &file :
         {benchmark,
          sharedFile(
              QStringLiteral("data/ip-dialog/responses/alpaca_hq_basic_1000/claude.jsonl"))}) {
        const Run imported = run(QString(u"import " + file));
        QVERIFY2(imported.exitCode == 0, imported.err.constData());
    }
    // Of 100 items 56 and 74 are right (ip-dialog.md section 1); one response has no answer.
    QCOMPARE(keys(QStringLiteral("items --task predict --max-score 0")).size(), 44);
    QCOMPARE(keys(QStringLiteral("items --task decision --max-score 0")).size(), 26);
    QCOMPARE(keys(QStringLiteral("items --state no_answer")).size(), 1);
    const QByteArrayList lines = run(QStringLiteral("failures")).out.trimmed().split('\n');
    QCOMPARE(lines.size(), 1000);
    QCOMPARE(QJsonDocument::fromJson(lines.first()).object()[u"task_accuracy"].toDouble(), 0.0);
}

CONCORD_TEST(tst_FailuresCommand)
#include "tst_failurescommand.moc"
