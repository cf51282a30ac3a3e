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

CONCORD_TEST(tst_ImportCommand)
#include "tst_importcommand.moc"
