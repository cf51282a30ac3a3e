// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importfiles.h"
#include "storage/projectfile.h"
#include "tests/app/commandrunner.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace Concord;

/// `concord import` with files of several kinds.
class tst_ImportCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void filesOfAllKindsComeInTogether();
    void modelAndPathwayAreForResponses();
    void nothingComesInWhenOneFileFails();
    void anUnpreparedSearchIsSaid();
    void tablesComeIn();
    void aTableWithoutRowsIsSaid();
    void columnsAreMapped();
    void wrongMappingsAreRefused_data();
    void wrongMappingsAreRefused();
    void previewImportsNothing();
    void previewOfATableWithoutTextSaysSo();
    void theSameFileAddsNothing();
    void conflictsAreToldOrReplaced();
    void conflictsGoWithAdding();

private:
    QString file(const char *name, const QByteArray &content) const
    {
        return writeFile(m_folder->path(), QString::fromLatin1(name), content);
    }
    Run import(const QStringList &arguments) const
    {
        return runInside(QStringList{QStringLiteral("import"), m_project} + arguments);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_project;
    QString m_benchmark;
    QString m_responses;
    QString m_aggregates;
};

void tst_ImportCommand::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_project = m_folder->filePath(QStringLiteral("p.concord"));
    QCOMPARE(runInside({QStringLiteral("new"), m_project}).exitCode, 0);
    m_benchmark = file("bench.jsonl", ipDialogLine("predict", 1) + '\n');
    m_responses = file("quill.jsonl", R"({"task":"predict","index":1,"predict":"Answer: [yes]"})");
    m_aggregates = file("all.json", R"({"alpaca_hq_cot1_1000": {"qwen": {"rank": {
        "answer_acc": 50.0, "attribute_f1": 40.0, "value_f1": 30.0,
        "relative_value_acc": 60.0}}}})");
}

void tst_ImportCommand::filesOfAllKindsComeInTogether()
{
    const Run run = import({m_responses, m_benchmark, m_aggregates, QStringLiteral("--pathway"),
                            QStringLiteral("DirectResponse"), QStringLiteral("--json")});
    QVERIFY2(run.exitCode == 0, run.err.constData());
    const QJsonArray sources = run.json()[u"sources"].toArray();
    QCOMPARE(sources.size(), 3);
    QCOMPARE(sources[0][u"format"].toString(), QStringLiteral("ip-dialog-responses"));
    QCOMPARE(sources[0][u"dataset"].toString(), QStringLiteral("bench"));
    QCOMPARE(sources[1][u"format"].toString(), QStringLiteral("ip-dialog"));
    QCOMPARE(sources[2][u"format"].toString(), QStringLiteral("ip-dialog-metrics"));
    const Run metrics = runInside(
        {QStringLiteral("metrics"), m_project, QStringLiteral("--format"), QStringLiteral("json")});
    QCOMPARE(metrics.json().array().size(), 1);
    QCOMPARE(metrics.json()[0][u"model"].toString(), QStringLiteral("quill"));
}

void tst_ImportCommand::modelAndPathwayAreForResponses()
{
    const Run items = import({m_benchmark, QStringLiteral("--model"), QStringLiteral("m")});
    QCOMPARE(items.exitCode, 2);
    QVERIFY2(items.err.contains("--model"), items.err.constData());
    const Run unsaid = import({m_benchmark, m_responses});
    QCOMPARE(unsaid.exitCode, 2);
    QVERIFY2(unsaid.err.contains("--pathway"), unsaid.err.constData());
    const Run unknown = import({m_responses, QStringLiteral("--pathway"), QStringLiteral("x")});
    QCOMPARE(unknown.exitCode, 2);
    const Run both =
        import({m_responses, m_responses, QStringLiteral("--pathway"),
                QStringLiteral("TaskRelated"), QStringLiteral("--model"), QStringLiteral("m")});
    QCOMPARE(both.exitCode, 2);
}

void tst_ImportCommand::nothingComesInWhenOneFileFails()
{
    const Run run = import({m_benchmark, m_responses, m_responses, QStringLiteral("--pathway"),
                            QStringLiteral("TaskRelated")});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains("already"), run.err.constData());
    const Run items = runInside({QStringLiteral("items"), m_project, QStringLiteral("--json")});
    QCOMPARE(items.exitCode, 0);
    QVERIFY2(!items.out.contains("predict-1"), items.out.constData());
}

void tst_ImportCommand::anUnpreparedSearchIsSaid()
{
    {
        const auto project = ProjectFile::open(m_project, ProjectFile::Access::Write);
        VERIFY_RESULT(project);
        VERIFY_RESULT(
            importFiles(**project, {{m_benchmark}}, {false, QDateTime::currentDateTimeUtc()},
                        [](const ImportProgress &progress) { return !progress.isIndexing; }));
    }
    const QStringList search{QStringLiteral("items"), m_project, QStringLiteral("--json"),
                             QStringLiteral("--text"), QStringLiteral("which")};
    const Run before = runInside(search);
    QCOMPARE(before.exitCode, 0);
    QVERIFY2(before.err.contains("0 %"), before.err.constData());
    QVERIFY(runInside({QStringLiteral("items"), m_project}).err.isEmpty());
    // An import goes on with it.
    const Run import = this->import({file("more.jsonl", ipDialogLine("predict", 2) + '\n')});
    QVERIFY2(import.exitCode == 0, import.err.constData());
    const Run after = runInside(search);
    QVERIFY2(after.err.isEmpty(), after.err.constData());
    QCOMPARE(runInside({QStringLiteral("verify"), m_project}).exitCode, 0);
}

void tst_ImportCommand::tablesComeIn()
{
    const Run run =
        import({file("faq.csv", "id,question,text\nq1,Why?,\"A: So\nB: Ah\"\nq2,How?\n"),
                QStringLiteral("--json")});
    QVERIFY2(run.exitCode == 0, run.err.constData());
    QCOMPARE(run.json()[u"format"].toString(), QStringLiteral("csv"));
    QCOMPARE(run.json()[u"imported"].toInt(), 1);
    QCOMPARE(run.json()[u"rejected"][0][u"line"].toInt(), 4);
}

void tst_ImportCommand::aTableWithoutRowsIsSaid()
{
    const Run run = import({file("t.csv", "key,request\n")});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains("t.csv holds no rows"), run.err.constData());
}

void tst_ImportCommand::columnsAreMapped()
{
    const QString table = file("t.csv", "Nr,\"What, exactly?\",Says,Hobby\n7,Why?,Hi,chess\n");
    const QStringList mapping{QStringLiteral("--map"),
                              QStringLiteral("key=Nr,request=What, exactly?"),
                              QStringLiteral("--map"), QStringLiteral("turn=Says,related=Hobby")};
    const Run preview = import(QStringList{table, QStringLiteral("--preview"), QStringLiteral("3"),
                                           QStringLiteral("--json")}
                               + mapping);
    QVERIFY2(preview.exitCode == 0, preview.err.constData());
    const QJsonValue item = preview.json()[0][u"items"][0];
    QCOMPARE(item[u"key"].toString(), QStringLiteral("7"));
    QCOMPARE(item[u"request"].toString(), QStringLiteral("Why?"));
    QCOMPARE(item[u"turns"][0][u"speaker"].toString(), QStringLiteral("Says"));
    QCOMPARE(item[u"attributes"][0][u"type"].toString(), QStringLiteral("Hobby"));
    QVERIFY(item[u"attributes"][0][u"related"].toBool());
    QCOMPARE(import(QStringList{table} + mapping).exitCode, 0);
    const Run verify = runInside({QStringLiteral("verify"), m_project});
    QVERIFY2(verify.exitCode == 0, verify.out.constData());
}

void tst_ImportCommand::wrongMappingsAreRefused_data()
{
    QTest::addColumn<QString>("mapping");
    QTest::addColumn<QString>("why");
    QTest::newRow("no field") << QStringLiteral("Nr") << QStringLiteral("FIELD=COLUMN");
    QTest::newRow("unknown field") << QStringLiteral("colour=Nr") << QStringLiteral("FIELD");
    QTest::newRow("a head that is neither there nor not")
        << QStringLiteral("request=Text,head=maybe") << QStringLiteral("head=no");
    QTest::newRow("unknown column")
        << QStringLiteral("request=Other") << QStringLiteral("no column \"Other\"");
}

void tst_ImportCommand::wrongMappingsAreRefused()
{
    QFETCH(QString, mapping);
    QFETCH(QString, why);
    const Run run = import({file("t.csv", "Nr,Text\n1,2\n"), QStringLiteral("--map"), mapping});
    QVERIFY(run.exitCode != 0);
    QVERIFY2(QString::fromUtf8(run.err).contains(why), run.err.constData());
}

void tst_ImportCommand::previewImportsNothing()
{
    const Run run = import({m_benchmark, QStringLiteral("--preview"), QStringLiteral("2")});
    QVERIFY2(run.exitCode == 0, run.err.constData());
    QVERIFY2(run.out.contains("predict-1"), run.out.constData());
    const Run list = runInside({QStringLiteral("info"), m_project, QStringLiteral("--json")});
    QVERIFY(!list.out.contains("bench"));
    QCOMPARE(import({m_benchmark, QStringLiteral("--preview"), QStringLiteral("x")}).exitCode, 2);
    const Run none = import({m_folder->filePath(QStringLiteral("none.csv")),
                             QStringLiteral("--preview"), QStringLiteral("2")});
    QCOMPARE(none.exitCode, 1);
    QVERIFY2(none.err.contains("does not exist"), none.err.constData());
}

void tst_ImportCommand::previewOfATableWithoutTextSaysSo()
{
    const Run run =
        import({file("t.csv", "a,b\n1,2\n"), QStringLiteral("--preview"), QStringLiteral("2")});
    QVERIFY(run.exitCode != 0);
    QVERIFY2(run.err.contains("--map"), run.err.constData());
}

void tst_ImportCommand::theSameFileAddsNothing()
{
    QCOMPARE(import({m_benchmark}).exitCode, 0);
    QVERIFY(import({m_benchmark}).exitCode != 0);
    const Run run = import({m_benchmark, QStringLiteral("--add"), QStringLiteral("--json")});
    QVERIFY2(run.exitCode == 0, run.err.constData());
    QCOMPARE(run.json()[u"imported"].toInt(-1), 0);
    QCOMPARE(run.json()[u"skipped"].toInt(), 1);
    QCOMPARE(run.json()[u"conflict_count"].toInt(-1), 0);
    const Run text = import({m_benchmark, QStringLiteral("--add")});
    QVERIFY2(text.out.contains("skipped"), text.out.constData());
    QCOMPARE(runInside({QStringLiteral("verify"), m_project}).exitCode, 0);
}

void tst_ImportCommand::conflictsAreToldOrReplaced()
{
    const QString name = QStringLiteral("talk");
    const QStringList add{QStringLiteral("--name"), name, QStringLiteral("--add"),
                          QStringLiteral("--json")};
    QCOMPARE(import(QStringList{file("a.jsonl", dialogueLine("d", "one"))} + add).exitCode, 0);
    const QStringList changed{file("b.jsonl", dialogueLine("d", "two"))};
    const Run kept = import(changed + add);
    QVERIFY2(kept.exitCode == 0, kept.err.constData());
    QCOMPARE(kept.json()[u"conflicts"][0][u"line"].toInt(), 1);
    QCOMPARE(kept.json()[u"replaced"].toInt(-1), 0);
    const Run replaced = import(
        changed + add + QStringList{QStringLiteral("--on-conflict"), QStringLiteral("replace")});
    QVERIFY2(replaced.exitCode == 0, replaced.err.constData());
    QCOMPARE(replaced.json()[u"replaced"].toInt(), 1);
    QCOMPARE(replaced.json()[u"conflict_count"].toInt(-1), 0);
    QCOMPARE(runInside({QStringLiteral("verify"), m_project}).exitCode, 0);
}

void tst_ImportCommand::conflictsGoWithAdding()
{
    for (const QString &rule : {QStringLiteral("replace"), QStringLiteral("ask")}) {
        const Run run = import({m_benchmark, QStringLiteral("--on-conflict"), rule});
        QCOMPARE(run.exitCode, 2);
    }
}

CONCORD_TEST(tst_ImportCommand)
#include "tst_importcommand.moc"
