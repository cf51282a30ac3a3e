// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commandrunner.h"
#include "tests/support/comparenear.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace Concord;

/// A small IP-Dialog file and a plain dialogue, counted in every format.
class tst_DatasetCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void jsonHasEveryNumber();
    void whatIsUndefinedIsNullWithItsReason();
    void itemsWithoutDialogueHaveNone();
    void diversityCanBeLeftOut();
    void datasetsStandSideBySide();
    void csvIsLong();
    void latexIsTables();
    void drawsFollowTheSeed();
    void unknownDatasetNamesThoseThereAre();
    void projectWithoutDatasetsSaysSo();
    void wrongUsageIsExplained_data();
    void wrongUsageIsExplained();
    void realDataComeOutAsTheOracleHasThem();

private:
    Run run(const char *arguments = "") const
    {
        return runInside(QStringList{QStringLiteral("dataset"), m_project}
                         + QString::fromLatin1(arguments).split(u' ', Qt::SkipEmptyParts));
    }

    QTemporaryDir m_folder;
    QString m_project;
};

void tst_DatasetCommand::initTestCase()
{
    m_project = m_folder.filePath(QStringLiteral("p.concord"));
    QByteArray lines;
    for (int i = 0; i < 6; ++i)
        lines += ipDialogLine(i % 2 == 0 ? "rank" : "advice", i);
    const QString items = writeFile(m_folder.path(), QStringLiteral("items.jsonl"), lines);
    const QString talk = writeFile(m_folder.path(), QStringLiteral("talk.jsonl"),
                                   dialogueLine("d1") + dialogueLine("d2", "Fine day."));
    QCOMPARE(runInside({QStringLiteral("new"), m_project}).exitCode, 0);
    const Run imported = runInside({QStringLiteral("import"), m_project, items, talk});
    QVERIFY2(imported.exitCode == 0, imported.err.constData());
}

void tst_DatasetCommand::jsonHasEveryNumber()
{
    const Run shown = run("items --format json");
    QVERIFY2(shown.exitCode == 0, shown.err.constData());
    const QJsonObject dataset = shown.json().object();
    QCOMPARE(dataset[u"dataset"].toString(), QStringLiteral("items"));
    QCOMPARE(dataset[u"items"].toInt(), 6);
    QCOMPARE(dataset[u"all"][u"related_attributes"].toInt(), 12);
    QVERIFY(dataset[u"all"][u"task"].isNull());
    QCOMPARE(dataset[u"tasks"].toArray().size(), 2);
    QCOMPARE(dataset[u"tasks"][0][u"task"].toString(), QStringLiteral("rank"));
    QCOMPARE(dataset[u"tasks"][0][u"items"].toInt(), 3);
    QCOMPARE(dataset[u"turns"][u"counts"].toArray().size(), 1);
    QVERIFY(!dataset[u"attributes"].toArray().isEmpty());
    QCOMPARE(dataset[u"cooccurrence"][u"types"].toArray().size(), 2);
    QCOMPARE(dataset[u"diversity"].toArray().size(), 8);
    QCOMPARE(dataset[u"diversity"][0][u"id"].toString(), QStringLiteral("mattr"));
    QVERIFY(!dataset[u"diversity"][0][u"definition"].toString().isEmpty());
}

void tst_DatasetCommand::whatIsUndefinedIsNullWithItsReason()
{
    const QJsonObject talk = run("talk --format json").json().object();
    const QJsonValue hdd = talk[u"diversity"][2];
    QCOMPARE(hdd[u"id"].toString(), QStringLiteral("hdd"));
    QVERIFY(hdd[u"value"].isNull());
    QVERIFY(hdd[u"undefined_reason"].toString().contains(QStringLiteral("42")));
    const QJsonValue hobby = run("items --format json").json()[u"attributes"][0];
    QVERIFY(hobby[u"evenness"].isNull());
    QVERIFY(!hobby[u"undefined_reason"].toString().isEmpty());
}

// Requests alone, as PersonaLens has: their empty dialogue is none.
void tst_DatasetCommand::itemsWithoutDialogueHaveNone()
{
    const QString project = m_folder.filePath(QStringLiteral("asked.concord"));
    const QString asked = writeFile(m_folder.path(), QStringLiteral("asked.csv"),
                                    "key,task,request\n1,rank,Why?\n2,rank,How?\n");
    QCOMPARE(runInside({QStringLiteral("new"), project}).exitCode, 0);
    QCOMPARE(runInside({QStringLiteral("import"), project, asked}).exitCode, 0);
    const QJsonObject dataset =
        runInside({QStringLiteral("dataset"), project, QStringLiteral("asked"),
                   QStringLiteral("--no-diversity"), QStringLiteral("--format"),
                   QStringLiteral("json")})
            .json()
            .object();
    QCOMPARE(dataset[u"items"].toInt(), 2);
    QCOMPARE(dataset[u"all"][u"dialogues"].toInt(-1), 0);
    QCOMPARE(dataset[u"tasks"][0][u"dialogues"].toInt(-1), 0);
}

void tst_DatasetCommand::diversityCanBeLeftOut()
{
    QVERIFY(run("items --no-diversity --format json").json()[u"diversity"].isNull());
    QVERIFY(!run("items --no-diversity").out.contains("MATTR"));
    QVERIFY(run("items").out.contains("MATTR"));
}

void tst_DatasetCommand::datasetsStandSideBySide()
{
    const Run shown = run();
    QVERIFY2(shown.exitCode == 0, shown.err.constData());
    QVERIFY(shown.out.contains("items  talk"));
    const QJsonArray both = run("--format json").json().array();
    QCOMPARE(both.size(), 2);
    QCOMPARE(both[1][u"dataset"].toString(), QStringLiteral("talk"));
    QVERIFY(both[1][u"tasks"].toArray().isEmpty());
}

void tst_DatasetCommand::csvIsLong()
{
    const QByteArray csv = run("--format csv").out;
    QVERIFY(csv.startsWith("dataset,section,task,measure,value\r\n"));
    QVERIFY(csv.contains("items,tasks,rank,items,3\r\n"));
    QVERIFY(csv.contains("items,tasks,,items,6\r\n"));
    QVERIFY(csv.contains("talk,tasks,,items,2\r\n"));
    QVERIFY(csv.contains("talk,diversity,,hdd,\r\n"));
    for (const QByteArray &line : csv.split('\n')) {
        if (!line.isEmpty())
            QCOMPARE(line.count(','), line.contains('"') ? 5 : 4);
    }
}

void tst_DatasetCommand::latexIsTables()
{
    const QByteArray one = run("items --format latex").out;
    QVERIFY(one.contains("\\toprule"));
    QVERIFY(one.count("\\begin{tabular}") >= 3);
    QCOMPARE(one.count("\\begin{tabular}"), one.count("\\end{tabular}"));
    QCOMPARE(run("--format latex").out.count("\\begin{tabular}{lrr}"), 1);
}

void tst_DatasetCommand::drawsFollowTheSeed()
{
    const QByteArray first = run("talk --sample 1 --seed 4 --format json").out;
    QCOMPARE(run("talk --sample 1 --seed 4 --format json").out, first);
    const QJsonValue mattr = QJsonDocument::fromJson(first)[u"diversity"][0];
    QVERIFY(mattr[u"sample"].toString().contains(QStringLiteral("1 of 2")));
    QVERIFY(run("talk --sample 0 --format json").json()[u"diversity"][0][u"sample"].isNull());
}

void tst_DatasetCommand::unknownDatasetNamesThoseThereAre()
{
    const Run unknown = run("speech");
    QCOMPARE(unknown.exitCode, 1);
    QVERIFY2(unknown.err.contains("\"speech\""), unknown.err.constData());
    QVERIFY2(unknown.err.contains("items, talk"), unknown.err.constData());
    QVERIFY(unknown.out.isEmpty());
}

void tst_DatasetCommand::projectWithoutDatasetsSaysSo()
{
    const QString empty = m_folder.filePath(QStringLiteral("empty.concord"));
    QCOMPARE(runInside({QStringLiteral("new"), empty}).exitCode, 0);
    const Run shown = runInside({QStringLiteral("dataset"), empty});
    QCOMPARE(shown.exitCode, 0);
    QVERIFY(shown.err.contains("no datasets"));
    const Run json = runInside(
        {QStringLiteral("dataset"), empty, QStringLiteral("--format"), QStringLiteral("json")});
    QVERIFY(json.json().isArray() && json.json().array().isEmpty());
}

void tst_DatasetCommand::wrongUsageIsExplained_data()
{
    QTest::addColumn<QString>("arguments");
    const auto row = [](const char *tag, const char *arguments) {
        QTest::newRow(tag) << QString::fromLatin1(arguments);
    };
    row("an unknown format", "--format xml");
    row("a negative sample", "--sample=-1");
    row("no seed", "--seed x");
    row("a sample of nothing", "--no-diversity --sample 5");
    row("two datasets", "items talk");
}

void tst_DatasetCommand::wrongUsageIsExplained()
{
    QFETCH(QString, arguments);
    const Run wrong = run(arguments.toLatin1().constData());
    QCOMPARE(wrong.exitCode, 2);
    QVERIFY(!wrong.err.isEmpty());
}

void tst_DatasetCommand::realDataComeOutAsTheOracleHasThem()
{
    const QString path = sharedFile(QStringLiteral("data/ip-dialog/filtered_data_test_1000.jsonl"));
    CONCORD_NEEDS(path);
    const QString project = m_folder.filePath(QStringLiteral("real.concord"));
    QCOMPARE(runInside({QStringLiteral("new"), project}).exitCode, 0);
    QCOMPARE(runInside({QStringLiteral("import"), project, path}).exitCode, 0);
    const Run text = runInside({QStringLiteral("dataset"), project});
    for (const char *number : {"223.14", "214.55", "177.11", "170.19", "4294", "937"})
        QVERIFY2(text.out.contains(number), number);
    const QJsonArray list = runInside({QStringLiteral("dataset"), project,
                                       QStringLiteral("--format"), QStringLiteral("json")})
                                .json()
                                .array();
    QCOMPARE(list.size(), 1);
    COMPARE_NEAR(list[0][u"all"][u"history_words"].toDouble(), 223.136, 1e-9);
    COMPARE_NEAR(list[0][u"diversity"][1][u"value"].toDouble(), 115.29777573835055, 1e-9);
}

CONCORD_TEST(tst_DatasetCommand)

#include "tst_datasetcommand.moc"
