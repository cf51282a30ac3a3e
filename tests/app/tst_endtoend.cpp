// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commandrunner.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

/// Drives the built program on the real data, as a person would.
class tst_EndToEnd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromNewToShowOnTheRealData();
    void fromStudyToReportOnTheRealData();
    void withoutADisplayTheWindowIsRefusedWithASentence();
};

void tst_EndToEnd::fromNewToShowOnTheRealData()
{
    const QString benchmark =
        sharedFile(QStringLiteral("data/ip-dialog/filtered_data_test_1000.jsonl"));
    const QString dialogues = sharedFile(QStringLiteral("data/dailydialog/dialogues_25_35.jsonl"));
    const QString utterances =
        sharedFile(QStringLiteral("data/dailydialog/utterances_25_35.jsonl"));
    CONCORD_NEEDS(benchmark);
    const QTemporaryDir folder;
    const QString project = folder.filePath(QStringLiteral("Ärger & Co.concord"));

    QCOMPARE(runProgram({QStringLiteral("new"), project}).exitCode, 0);
    Run run = runProgram({QStringLiteral("import"), project, benchmark, QStringLiteral("--origin"),
                          QStringLiteral("synthetic"), QStringLiteral("--name"),
                          QStringLiteral("IP-Dialog"), QStringLiteral("--json")});
    QVERIFY2(run.exitCode == 0, run.err.constData());
    QCOMPARE(run.json().object()[u"imported"].toInt(), 1000);
    QCOMPARE(run.json().object()[u"rejected"].toArray().size(), 0);
    run =
        runProgram({QStringLiteral("import"), project, dialogues, utterances,
                    QStringLiteral("--origin"), QStringLiteral("human"), QStringLiteral("--json")});
    QVERIFY2(run.exitCode == 0, run.err.constData());
    QCOMPARE(run.json().object()[u"imported"].toInt(), 800);

    run = runProgram({QStringLiteral("items"), project, QStringLiteral("--task"),
                      QStringLiteral("rank"), QStringLiteral("--json")});
    QCOMPARE(run.json().array().size(), 100);
    run = runProgram({QStringLiteral("items"), project, QStringLiteral("--text"),
                      QStringLiteral("networking gadgets"), QStringLiteral("--json")});
    QVERIFY(run.json().array().size() >= 1);
    QCOMPARE(run.json().array()[0][u"key"].toString(), QStringLiteral("recommend-485"));

    run = runProgram({QStringLiteral("show"), project, QStringLiteral("recommend-485"),
                      QStringLiteral("--json")});
    const QJsonObject item = run.json().object();
    QCOMPARE(item[u"rounds"].toArray().size(), 4);
    QVERIFY(item[u"rounds"][0][0][u"content"].toString().contains(u"I’ve organized"));
    QCOMPARE(item[u"domain"].toString(), QStringLiteral("Career Related Products"));

    run = runProgram({QStringLiteral("verify"), project});
    QVERIFY2(run.exitCode == 0, run.out.constData());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

namespace {

// Fills in every empty value: each annotator is right about four units in five.
QByteArray filledIn(const QByteArray &csv, int &rows)
{
    QByteArray filled;
    const QList<QByteArray> lines = csv.split('\n');
    for (const QByteArray &line : lines) {
        QList<QByteArray> cells = line.trimmed().split(',');
        if (cells.size() == 9 && cells[0] != "unit_key") {
            const int number = cells[0].last(4).toInt();
            cells[3] = (number + (qHash(cells[1] + cells[0], size_t(7)) % 5 == 0 ? 1 : 0)) % 2 == 0
                ? "human"
                : "ai";
            ++rows;
        }
        filled += cells.join(',') + '\n';
    }
    return filled;
}

} // namespace

void tst_EndToEnd::fromStudyToReportOnTheRealData()
{
    const QString benchmark =
        sharedFile(QStringLiteral("data/ip-dialog/filtered_data_test_1000.jsonl"));
    const QString utterances =
        sharedFile(QStringLiteral("data/dailydialog/utterances_25_35.jsonl"));
    CONCORD_NEEDS(benchmark);
    const QTemporaryDir folder;
    const QString project = folder.filePath(QStringLiteral("p.concord"));
    const auto succeeds = [](const QStringList &arguments) {
        const Run run = runProgram(arguments);
        if (run.exitCode != 0)
            qWarning() << run.err;
        return run.exitCode == 0;
    };
    QVERIFY(succeeds({QStringLiteral("new"), project}));
    QVERIFY(succeeds({QStringLiteral("import"), project, benchmark, QStringLiteral("--origin"),
                      QStringLiteral("synthetic")}));
    QVERIFY(succeeds({QStringLiteral("import"), project, utterances, QStringLiteral("--origin"),
                      QStringLiteral("human")}));

    // The paper's design: 200 units, 6 annotators, 3 per unit.
    Run run = runProgram({QStringLiteral("study"), QStringLiteral("create"), project,
                          QStringLiteral("--template"), QStringLiteral("fidelity"),
                          QStringLiteral("--name"), QStringLiteral("Turing"),
                          QStringLiteral("--seed"), QStringLiteral("1"), QStringLiteral("--json")});
    QVERIFY2(run.exitCode == 0, run.err.constData());
    QCOMPARE(run.json().object()[u"units"].toInt(), 200);
    QCOMPARE(run.json().object()[u"assignments"].toInt(), 600);
    QCOMPARE(run.json().object()[u"warnings"].toArray().size(), 0);

    run =
        runProgram({QStringLiteral("labels"), QStringLiteral("export"), project,
                    QStringLiteral("--study"), QStringLiteral("Turing"), QStringLiteral("--all")});
    int rows = 0;
    const QString labels =
        writeFile(folder.path(), QStringLiteral("labels.csv"), filledIn(run.out, rows));
    QCOMPARE(rows, 600);
    QVERIFY(succeeds({QStringLiteral("labels"), QStringLiteral("import"), project,
                      QStringLiteral("--study"), QStringLiteral("Turing"), labels}));

    run = runProgram({QStringLiteral("study"), QStringLiteral("status"), project,
                      QStringLiteral("Turing"), QStringLiteral("--json")});
    const QJsonArray annotators = run.json().object()[u"annotators"].toArray();
    QCOMPARE(annotators.size(), 6);
    for (QJsonValueConstRef annotator : annotators) {
        QCOMPARE(annotator.toObject()[u"total"].toInt(), 100);
        QCOMPARE(annotator.toObject()[u"done"].toInt(), 100);
    }
    run = runProgram({QStringLiteral("agreement"), project, QStringLiteral("--study"),
                      QStringLiteral("Turing"), QStringLiteral("--json")});
    const QJsonObject agreement = run.json().object();
    QCOMPARE(agreement[u"units"].toInt(), 200);
    QCOMPARE(agreement[u"ratings"].toInt(), 600);
    QCOMPARE(agreement[u"pairs"].toArray().size(), 15);
    for (QJsonValueConstRef pair : agreement[u"pairs"].toArray())
        QCOMPARE(pair.toObject()[u"units"].toInt(), 40);
    for (QJsonValueConstRef coefficient : agreement[u"coefficients"].toArray()) {
        if (coefficient.toObject()[u"id"] == QStringLiteral("fleiss_kappa"))
            QVERIFY(coefficient.toObject()[u"value"].toDouble() > 0.2);
    }

    const QString report = folder.filePath(QStringLiteral("report.html"));
    QVERIFY(succeeds({QStringLiteral("report"), project, QStringLiteral("--study"),
                      QStringLiteral("Turing"), QStringLiteral("-o"), report}));
    QFile file(report);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray html = file.readAll();
    QVERIFY(html.startsWith("<!DOCTYPE html>"));
    QVERIFY(html.contains("Fleiss"));
    QVERIFY(!html.contains("src=\"http"));
    for (const char *name : {"c.svg", "c.png", "c.csv", "c.tex"}) {
        const QString chart = folder.filePath(QString::fromLatin1(name));
        QVERIFY(succeeds({QStringLiteral("chart"), project, QStringLiteral("--chart"),
                          QStringLiteral("confusion"), QStringLiteral("-o"), chart}));
        QVERIFY(QFileInfo(chart).size() > 20);
    }
    QVERIFY(succeeds(
        {QStringLiteral("study"), QStringLiteral("close"), project, QStringLiteral("Turing")}));
    QVERIFY(succeeds({QStringLiteral("labels"), QStringLiteral("import"), project,
                      QStringLiteral("--study"), QStringLiteral("Turing"), labels}));
    QVERIFY(succeeds({QStringLiteral("verify"), project}));
}

void tst_EndToEnd::withoutADisplayTheWindowIsRefusedWithASentence()
{
    const Run run = runProgram({});
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.out.isEmpty());
    QVERIFY2(run.err.contains("display"), run.err.constData());
}

CONCORD_TEST(tst_EndToEnd)
#include "tst_endtoend.moc"
