// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command.h"
#include "app/commands/commandline.h"
#include "models/core/version.h"
#include "tests/app/commandrunner.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

class tst_CommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void versionIsOneLine();
    void helpListsEverySubcommand();
    void helpSaysDefaults();
    void examplesAreValid();
    void everySubcommandExplainsItself();
    void wrongUsageIsExitCodeTwo_data();
    void wrongUsageIsExitCodeTwo();
    void whatCannotBeDoneIsExitCodeOne_data();
    void whatCannotBeDoneIsExitCodeOne();
    void newRefusesToOverwrite();
    void importSaysWhatCameIn();
    void importListsRejectsWithLineAndReason();
    void importOfSeveralSourcesIsOneDocument();
    void strictImportChangesNothing();
    void itemsNarrowByEachFilter_data();
    void itemsNarrowByEachFilter();
    void itemsInJsonHaveTheirFields();
    void slicesAreListedExportedAndDeleted();
    void showGivesTheWholeItem();
    void showTellsAmbiguousKeysApart();
    void verifyFindsADemoProjectSound();
    void aFileNameIsForTheWindow();

private:
    QString makeProject();

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_CommandLine::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
}

QString tst_CommandLine::makeProject()
{
    const QString project = m_folder->filePath(QStringLiteral("p.concord"));
    const QString items =
        writeFile(m_folder->path(), QStringLiteral("items.jsonl"),
                  ipDialogLine("rank", 1) + ipDialogLine("advice", 1) + ipDialogLine("rank", 2));
    const QString talk =
        writeFile(m_folder->path(), QStringLiteral("talk.jsonl"),
                  dialogueLine("d1", "We went sailing.") + dialogueLine("d2", "你好世界"));
    if (runInside({QStringLiteral("new"), project}).exitCode != 0)
        qFatal("cannot make a project");
    if (runInside({QStringLiteral("import"), project, items, talk}).exitCode != 0)
        qFatal("cannot import");
    return project;
}

void tst_CommandLine::versionIsOneLine()
{
    const Run run = runInside({QStringLiteral("--version")});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.out, "concord " + programVersion().toUtf8() + '\n');
    QVERIFY(run.err.isEmpty());
}

void tst_CommandLine::helpSaysDefaults()
{
    const QByteArray help = runInside({QStringLiteral("help"), QStringLiteral("metrics")}).out;
    QVERIFY2(help.contains("Of the bootstrap (default 2000)."), help.constData());
    QVERIFY(help.contains("task, model and pathway"));
}

// What help shows can be typed: each option exists, and as many arguments as are taken.
void tst_CommandLine::examplesAreValid()
{
    int examples = 0;
    for (const Command &command : allCommands()) {
        for (const QString &example : command.examples) {
            ++examples;
            QStringList words = example.split(u' ');
            QCOMPARE(words.takeFirst(), QStringLiteral("concord"));
            QCOMPARE(words.constFirst(), command.name);
            QCommandLineParser parser;
            parser.addOptions(command.options);
            QVERIFY2(parser.parse(words), qPrintable(example + u": " + parser.errorText()));
            const qsizetype count = parser.positionalArguments().size();
            QVERIFY2(count >= command.leastArguments
                         && (command.mostArguments < 0 || count <= command.mostArguments),
                     qPrintable(example));
            QVERIFY(
                runInside({QStringLiteral("help"), command.name}).out.contains(example.toUtf8()));
        }
    }
    QCOMPARE_GE(examples, 10);
}

void tst_CommandLine::helpListsEverySubcommand()
{
    const Run run = runInside({QStringLiteral("help")});
    QCOMPARE(run.exitCode, 0);
    for (const Command &command : allCommands())
        QVERIFY2(run.out.contains(QByteArray("\n  " + command.name.toUtf8())),
                 qPrintable(command.name));
}

void tst_CommandLine::everySubcommandExplainsItself()
{
    for (const Command &command : allCommands()) {
        const Run run = runInside({QStringLiteral("help"), command.name});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.out.contains(QByteArray("concord " + command.name.toUtf8())));
        for (const QCommandLineOption &option : command.options) {
            const QByteArray name = option.names().constFirst().toUtf8();
            QVERIFY2(run.out.contains(QByteArray((name.size() == 1 ? "-" : "--") + name)),
                     name.constData());
        }
        QCOMPARE(runInside({command.name, QStringLiteral("--help")}).out, run.out);
    }
}

void tst_CommandLine::wrongUsageIsExitCodeTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char *name, const char *arguments) {
        QTest::newRow(name) << QString::fromLatin1(arguments).split(u' ', Qt::SkipEmptyParts);
    };
    row("unknown subcommand", "frobnicate");
    row("help on an unknown one", "help frobnicate");
    row("unknown option", "items p.concord --frobnicate");
    row("an option without its value", "items p.concord --task");
    row("too few arguments", "show p.concord");
    row("too many arguments", "verify p.concord q.concord");
    row("new without a name", "new");
    row("limit is no number", "items p.concord --limit many");
    row("unknown answer format", "items p.concord --answer-format essay");
    row("reviewed is neither", "items p.concord --reviewed maybe");
    row("state of no study", "items p.concord --study-state open");
    row("unknown column", "items p.concord --sort colour");
    row("export of no format", "items p.concord --export x.txt");
    row("format of no export", "items p.concord --format csv");
    row("slice and filters", "items p.concord --slice S --task rank");
    row("attribute without a type", "items p.concord --attribute =music");
    row("origin that does not exist", "import p.concord x.jsonl --origin alien");
    row("unknown format", "import p.concord x.jsonl --format xml");
    row("one name for two sources", "import p.concord x.jsonl y.jsonl --name z");
    row("agreement of nothing", "agreement");
    row("unknown measure", "agreement --ratings x.csv --measure cubic");
    row("study without a deed", "study");
    row("study of an unknown deed", "study dance p.concord");
    row("study without a template", "study create p.concord");
    row("units are no number", "study create p.concord --template fidelity --units many");
    row("labels of no study", "labels export p.concord");
    row("labels as an unknown format", "labels export p.concord --study s --format xml");
    row("labels of an unknown kind", "labels export p.concord --study s --labels best");
    row("majority for Label Studio",
        "labels export p.concord --study s --labels majority --format label-studio");
    row("chart without a file", "chart p.concord --chart confusion");
    row("chart of an unknown kind", "chart p.concord --chart cake -o c.svg");
    row("chart as an unknown format", "chart p.concord --chart confusion -o c.gif");
    row("report without a file", "report p.concord");
    row("report as an unknown format", "report p.concord -o r.doc");
    row("ratings and a study", "agreement p.concord --study s --ratings r.csv");
    row("unknown coefficient", "agreement --ratings x.csv --coefficient zeta");
    row("level outside 0 to 1", "agreement --ratings x.csv --level 95");
}

void tst_CommandLine::wrongUsageIsExitCodeTwo()
{
    QFETCH(QStringList, arguments);
    const Run run = runInside(arguments);
    QCOMPARE(run.exitCode, 2);
    QVERIFY(run.out.isEmpty());
    QVERIFY(run.err.startsWith("concord: "));
    QCOMPARE(run.err.count('\n'), 1);
}

void tst_CommandLine::whatCannotBeDoneIsExitCodeOne_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *arguments, const char *says) {
        QTest::newRow(name) << QString::fromLatin1(arguments).split(u' ')
                            << QString::fromLatin1(says);
    };
    row("missing project", "items @/none.concord", "does not exist");
    row("a folder as project", "items @", "is a folder");
    row("no project", "items @/items.jsonl", "is not a Concord project");
    row("missing source", "import @/p.concord @/none.jsonl", "does not exist");
    row("name taken", "import @/p.concord @/items.jsonl", "already has a dataset called \"items\"");
    row("no such item", "show @/p.concord rank-77", "no item \"rank-77\"");
    row("unknown study", "items @/p.concord --study S", "There is no study \"S\"");
    row("unknown slice", "items @/p.concord --slice S", "no saved slice");
    row("unknown slice to delete", "items @/p.concord --delete-slice S", "no saved slice");
    row("no responses to filter by", "items @/p.concord --model M", "no model responses");
    row("unknown template", "study create @/p.concord --template dance", "no template \"dance\"");
    row("no human texts", "study create @/p.concord --template fidelity", "human");
    row("no study", "report @/p.concord -o @/r.html", "no study");
    row("unknown study", "study status @/p.concord Turing", "no study");
    row("two sources of one name", "import @/p.concord @/talk.jsonl @/./talk.jsonl",
        "Two of the files");
    row("missing ratings", "agreement --ratings @/none.csv", "none.csv");
}

void tst_CommandLine::whatCannotBeDoneIsExitCodeOne()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    makeProject();
    arguments.replaceInStrings(QStringLiteral("@"), m_folder->path());
    const Run run = runInside(arguments);
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.out.isEmpty());
    QVERIFY2(QString::fromUtf8(run.err).contains(says), run.err.constData());
}

void tst_CommandLine::newRefusesToOverwrite()
{
    const QString path = writeFile(m_folder->path(), QStringLiteral("precious.txt"), "precious");
    QCOMPARE(runInside({QStringLiteral("new"), path}).exitCode, 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "precious");
}

void tst_CommandLine::importSaysWhatCameIn()
{
    const QString project = m_folder->filePath(QStringLiteral("p.concord"));
    const QString source =
        writeFile(m_folder->path(), QStringLiteral("my items.jsonl"), ipDialogLine("rank", 1));
    QCOMPARE(runInside({QStringLiteral("new"), project}).exitCode, 0);
    const Run run = runInside({QStringLiteral("import"), project, source, QStringLiteral("--name"),
                               QStringLiteral("Mine"), QStringLiteral("--json")});
    QCOMPARE(run.exitCode, 0);
    const QJsonObject summary = run.json().object();
    QCOMPARE(summary[u"format"].toString(), QStringLiteral("ip-dialog"));
    QCOMPARE(summary[u"dataset"].toString(), QStringLiteral("Mine"));
    QCOMPARE(summary[u"read"].toInt(), 1);
    QCOMPARE(summary[u"imported"].toInt(), 1);
    QCOMPARE(summary[u"skipped"].toInt(-1), 0);
    QCOMPARE(summary[u"rejected"].toArray().size(), 0);
    QCOMPARE(summary[u"warnings"].toArray().size(), 0);
}

void tst_CommandLine::importListsRejectsWithLineAndReason()
{
    const QString project = m_folder->filePath(QStringLiteral("p.concord"));
    const QString source = writeFile(m_folder->path(), QStringLiteral("x.jsonl"),
                                     ipDialogLine("rank", 1) + "nonsense\n"
                                         + ipDialogLine("dance", 2) + ipDialogLine("rank", 1));
    runInside({QStringLiteral("new"), project});
    const Run run =
        runInside({QStringLiteral("import"), project, source, QStringLiteral("--json")});
    QCOMPARE(run.exitCode, 0);
    const QJsonArray rejected = run.json().object()[u"rejected"].toArray();
    QCOMPARE(rejected.size(), 3);
    QCOMPARE(rejected[0][u"line"].toInt(), 2);
    QCOMPARE(rejected[0][u"reason"].toString(), QStringLiteral("The line is not a JSON object."));
    QCOMPARE(rejected[1][u"line"].toInt(), 3);
    QVERIFY(rejected[1][u"reason"].toString().startsWith(u"The task \"dance\" is not known."));
    QCOMPARE(rejected[2][u"line"].toInt(), 4);
    QCOMPARE(rejected[2][u"reason"].toString(),
             QStringLiteral("The key \"rank-1\" was already used in line 1."));
}

void tst_CommandLine::importOfSeveralSourcesIsOneDocument()
{
    const QString project = m_folder->filePath(QStringLiteral("p.concord"));
    const QString a =
        writeFile(m_folder->path(), QStringLiteral("a.jsonl"), ipDialogLine("rank", 1));
    const QString b =
        writeFile(m_folder->path(), QStringLiteral("b.jsonl"), dialogueLine("d1") + "nonsense\n");
    runInside({QStringLiteral("new"), project});
    const QJsonObject summary =
        runInside({QStringLiteral("import"), project, a, b, QStringLiteral("--json")})
            .json()
            .object();
    QCOMPARE(summary[u"imported"].toInt(), 2);
    QCOMPARE(summary[u"sources"].toArray().size(), 2);
    QCOMPARE(summary[u"rejected"].toArray().at(0)[u"source"].toString(), QStringLiteral("b.jsonl"));
    QCOMPARE(summary[u"rejected"].toArray().at(0)[u"line"].toInt(), 2);
}

void tst_CommandLine::strictImportChangesNothing()
{
    const QString project = makeProject();
    const QString source =
        writeFile(m_folder->path(), QStringLiteral("x.jsonl"), dialogueLine("d1") + "nonsense\n");
    const QByteArray before =
        runInside({QStringLiteral("items"), project, QStringLiteral("--json")}).out;
    const Run run =
        runInside({QStringLiteral("import"), project, source, QStringLiteral("--strict")});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains("x.jsonl, line 2"), run.err.constData());
    QCOMPARE(runInside({QStringLiteral("items"), project, QStringLiteral("--json")}).out, before);
}

void tst_CommandLine::itemsNarrowByEachFilter_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QStringList>("keys");
    const auto row = [](const char *name, const QStringList &options, const QStringList &keys) {
        QTest::newRow(name) << options << keys;
    };
    const QString rank1 = QStringLiteral("rank-1");
    const QString rank2 = QStringLiteral("rank-2");
    const QString advice = QStringLiteral("advice-1");
    row("nothing", {}, {rank1, advice, rank2, QStringLiteral("d1"), QStringLiteral("d2")});
    row("dataset", {QStringLiteral("--dataset"), QStringLiteral("talk")},
        {QStringLiteral("d1"), QStringLiteral("d2")});
    row("task", {QStringLiteral("--task"), QStringLiteral("rank")}, {rank1, rank2});
    row("domain", {QStringLiteral("--domain"), QStringLiteral("Books")}, {rank1, advice, rank2});
    row("attribute", {QStringLiteral("--attribute"), QStringLiteral("hobby")},
        {rank1, advice, rank2});
    row("attribute and value", {QStringLiteral("--attribute"), QStringLiteral("hobby=music")},
        {rank1, advice, rank2});
    row("attribute that is not related",
        {QStringLiteral("--attribute"), QStringLiteral("age=adult")}, {});
    row("text", {QStringLiteral("--text"), QStringLiteral("sailing")}, {QStringLiteral("d1")});
    row("Chinese", {QStringLiteral("--text"), QStringLiteral("世界")}, {QStringLiteral("d2")});
    row("words apart",
        {QStringLiteral("--text"), QStringLiteral("which tram"), QStringLiteral("--task"),
         QStringLiteral("advice")},
        {advice});
    row("limit", {QStringLiteral("--limit"), QStringLiteral("2")}, {rank1, advice});
    row("answer format", {QStringLiteral("--answer-format"), QStringLiteral("ranking")},
        {rank1, rank2});
    row("reviewed", {QStringLiteral("--reviewed"), QStringLiteral("yes")}, {});
    row("sorted",
        {QStringLiteral("--sort"), QStringLiteral("key"), QStringLiteral("--dataset"),
         QStringLiteral("items")},
        {advice, rank1, rank2});
    row("sorted the other way round",
        {QStringLiteral("--sort"), QStringLiteral("key"), QStringLiteral("--descending"),
         QStringLiteral("--limit"), QStringLiteral("2")},
        {rank2, rank1});
}

void tst_CommandLine::itemsNarrowByEachFilter()
{
    QFETCH(QStringList, options);
    QFETCH(QStringList, keys);
    const QString project = makeProject();
    const Run run = runInside(
        QStringList{QStringLiteral("items"), project, QStringLiteral("--json")} + options);
    QCOMPARE(run.exitCode, 0);
    QStringList found;
    const QJsonArray items = run.json().array();
    for (QJsonValueConstRef item : items)
        found.append(item.toObject()[u"key"].toString());
    QCOMPARE(found, keys);
}

void tst_CommandLine::slicesAreListedExportedAndDeleted()
{
    const QString project = makeProject();
    const QStringList items{QStringLiteral("items"), project};
    QCOMPARE(runInside(items
                       + QStringList{QStringLiteral("--task"), QStringLiteral("rank"),
                                     QStringLiteral("--save-slice"), QStringLiteral("R")})
                 .exitCode,
             0);
    const QStringList slice = items + QStringList{QStringLiteral("--slice"), QStringLiteral("R")};
    QCOMPARE(runInside(slice + QStringList(QStringLiteral("--json"))).json().array().size(), 2);
    const QString path = m_folder->filePath(QStringLiteral("rank.jsonl"));
    const Run exported = runInside(slice + QStringList{QStringLiteral("--export"), path});
    QVERIFY2(exported.exitCode == 0, exported.err.constData());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count('\n'), 2);
    QCOMPARE(runInside(items + QStringList{QStringLiteral("--delete-slice"), QStringLiteral("R")})
                 .exitCode,
             0);
    QVERIFY(runInside(slice).exitCode != 0);
}

void tst_CommandLine::itemsInJsonHaveTheirFields()
{
    const QString project = makeProject();
    const QJsonArray items =
        runInside({QStringLiteral("items"), project, QStringLiteral("--json")}).json().array();
    const QJsonObject item = items[0].toObject();
    QCOMPARE(item[u"dataset"].toString(), QStringLiteral("items"));
    QCOMPARE(item[u"task"].toString(), QStringLiteral("rank"));
    QCOMPARE(item[u"domain"].toString(), QStringLiteral("Books"));
    QCOMPARE(item[u"text"].toString(), QStringLiteral("Which one?"));
    QCOMPARE(item[u"rounds"].toInt(), 2);
    QCOMPARE(item[u"related_attributes"].toInt(), 2);
    QVERIFY(items[3][u"task"].isNull());
    QCOMPARE(items[3][u"text"].toString(), QStringLiteral("We went sailing."));
}

void tst_CommandLine::showGivesTheWholeItem()
{
    const QString project = makeProject();
    const Run run = runInside(
        {QStringLiteral("show"), project, QStringLiteral("rank-2"), QStringLiteral("--json")});
    QCOMPARE(run.exitCode, 0);
    const QJsonObject item = run.json().object();
    QCOMPARE(item[u"key"].toString(), QStringLiteral("rank-2"));
    QCOMPARE(item[u"line"].toInt(), 3);
    QCOMPARE(item[u"request"].toString(), QStringLiteral("Which one?"));
    QCOMPARE(item[u"analysis"].toString(), QStringLiteral("Because."));
    QCOMPARE(item[u"answer"].toArray(), (QJsonArray{QStringLiteral("A"), QStringLiteral("B")}));
    QCOMPARE(item[u"rounds"].toArray().size(), 2);
    QCOMPARE(item[u"rounds"][0][1][u"content"].toString(), QStringLiteral("Lovely."));
    const QJsonArray attributes = item[u"attributes"].toArray();
    QCOMPARE(attributes.size(), 3);
    QCOMPARE(attributes[1][u"type"].toString(), QStringLiteral("hobby"));
    QCOMPARE(attributes[1][u"round"].toInt(), 1);
    QVERIFY(attributes[0][u"round"].isNull());
    QCOMPARE(item[u"extra"][u"task_index"].toInt(), 1);
    const Run text = runInside({QStringLiteral("show"), project, QStringLiteral("rank-2")});
    QVERIFY(text.out.contains("Round 1 (reveals hobby: music)\n  User: My band rehearses."));
}

void tst_CommandLine::showTellsAmbiguousKeysApart()
{
    const QString project = makeProject();
    const QString again =
        writeFile(m_folder->path(), QStringLiteral("again.jsonl"), ipDialogLine("rank", 1));
    QCOMPARE(runInside({QStringLiteral("import"), project, again}).exitCode, 0);
    const Run run = runInside({QStringLiteral("show"), project, QStringLiteral("rank-1")});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains("items/rank-1, again/rank-1"), run.err.constData());
    QCOMPARE(runInside({QStringLiteral("show"), project, QStringLiteral("again/rank-1")}).exitCode,
             0);
}

void tst_CommandLine::verifyFindsADemoProjectSound()
{
    const QString project = m_folder->filePath(QStringLiteral("demo.concord"));
    QCOMPARE(runInside({QStringLiteral("new"), project, QStringLiteral("--demo")}).exitCode, 0);
    const Run run = runInside({QStringLiteral("verify"), project});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.out.contains("is sound"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files),
             QStringList{QStringLiteral("demo.concord")});
}

void tst_CommandLine::aFileNameIsForTheWindow()
{
    const QString project = makeProject();
    QVERIFY(!isCommandLine({}));
    QVERIFY(!isCommandLine({project}));
    QVERIFY(isCommandLine({QStringLiteral("items"), project}));
    QVERIFY(isCommandLine({QStringLiteral("--version")}));
    const Run run = runInside({m_folder->filePath(QStringLiteral("none.concord"))});
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.err.contains("does not exist"));
}

CONCORD_TEST(tst_CommandLine)
#include "tst_commandline.moc"
