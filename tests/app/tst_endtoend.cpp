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

void tst_EndToEnd::withoutADisplayTheWindowIsRefusedWithASentence()
{
    const Run run = runProgram({});
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.out.isEmpty());
    QVERIFY2(run.err.contains("display"), run.err.constData());
}

CONCORD_TEST(tst_EndToEnd)
#include "tst_endtoend.moc"
