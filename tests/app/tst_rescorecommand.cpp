// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commandrunner.h"
#include "tests/app/responsefixture.h"
#include "tests/support/testregistry.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

class tst_RescoreCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void metricsSaysThatScoresAreOld();
    void rescoreBringsThemUpToDate();
    void upToDateScoresAreLeft();
    void whatIsNoProjectIsRefused();

private:
    Run run(const char *command, const QStringList &options = {}) const
    {
        return runInside(QStringList{QString::fromLatin1(command), m_project} + options);
    }
    double accuracy() const
    {
        return run("metrics", {QStringLiteral("--format"), QStringLiteral("json")})
            .json()[0][u"task_accuracy"]
            .toDouble();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_project;
};

void tst_RescoreCommand::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_project = makeResponseProject(m_folder->path(), 3);
}

void tst_RescoreCommand::metricsSaysThatScoresAreOld()
{
    QVERIFY(!run("metrics").err.contains("rescore"));
    makeScoresOld(m_project);
    const Run computed = run("metrics");
    QCOMPARE(computed.exitCode, 0);
    QVERIFY2(computed.err.contains("concord rescore"), computed.err.constData());
    QVERIFY(!computed.out.contains("rescore"));
    const Run imported = run("metrics", {QStringLiteral("--origin"), QStringLiteral("imported")});
    QVERIFY(!imported.err.contains("rescore"));
}

void tst_RescoreCommand::rescoreBringsThemUpToDate()
{
    const double fresh = accuracy();
    QVERIFY(fresh != 0.25);
    makeScoresOld(m_project);
    QCOMPARE(accuracy(), 0.25);
    const Run rescored = run("rescore", {QStringLiteral("--json")});
    QVERIFY2(rescored.exitCode == 0, rescored.err.constData());
    QCOMPARE(rescored.json().array().size(), 1);
    const QJsonObject one = rescored.json()[0].toObject();
    QCOMPARE(one[u"model"].toString(), QStringLiteral("quill"));
    QCOMPARE(one[u"pathway"].toString(), QStringLiteral("TaskRelated"));
    QCOMPARE(one[u"dataset"].toString(), QStringLiteral("bench"));
    QCOMPARE(one[u"responses"].toInt(), 3);
    QCOMPARE(accuracy(), fresh);
    QVERIFY(!run("metrics").err.contains("rescore"));
}

void tst_RescoreCommand::upToDateScoresAreLeft()
{
    QCOMPARE(run("rescore", {QStringLiteral("--json")}).json().array().size(), 0);
    const Run rescored = run("rescore");
    QCOMPARE(rescored.exitCode, 0);
    QVERIFY2(rescored.out.contains("up to date"), rescored.out.constData());
}

void tst_RescoreCommand::whatIsNoProjectIsRefused()
{
    const QString missing = m_folder->filePath(QStringLiteral("none.concord"));
    QCOMPARE(runInside({QStringLiteral("rescore"), missing}).exitCode, 1);
    QCOMPARE(runInside({QStringLiteral("rescore")}).exitCode, 2);
}

CONCORD_TEST(tst_RescoreCommand)
#include "tst_rescorecommand.moc"
