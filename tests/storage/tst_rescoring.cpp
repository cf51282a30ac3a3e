// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/rescoring.h"

#include "models/text/wordnet.h"
#include "storage/import/importfiles.h"
#include "storage/import/responseimport.h"
#include "storage/journal.h"
#include "storage/runrepository.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Concord;

class tst_Rescoring : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void freshRunsAreNotOutdated();
    void runsOfAnotherVersionAreScoredAnew();
    void runsWithoutWordNetAreOutdatedWhereItIsInstalled();
    void manyResponsesComeOutInBatches();
    void cancellingLeavesTheRunAsItWas();
    void aRunThatWasDoneStaysDone();
    void stagedRunsAreLeftAlone();
    void aProjectOpenForReadingKnowsItsOutdatedRuns();

private:
    void addRun(const char *model, int items = 3);
    void makeOld();
    QStringList scores();
    qint64 version();

    std::unique_ptr<TestProject> m_project;
};

namespace {

// Items predict 0, 1, 2, … whose answers are in turn right, wrong and unreadable.
QByteArray responsesTo(int items)
{
    const QStringList texts{QStringLiteral("Answer: [yes]"), QStringLiteral("Answer: [no]"),
                            QStringLiteral("I would rather not say.")};
    QByteArray content;
    for (int i = 0; i < items; ++i) {
        content += QJsonDocument(QJsonObject{{QStringLiteral("task"), QStringLiteral("predict")},
                                             {QStringLiteral("index"), i},
                                             {QStringLiteral("predict"), texts[i % 3]}})
                       .toJson(QJsonDocument::Compact)
            + '\n';
    }
    return content;
}

QByteArray itemsFor(int items)
{
    QByteArray content;
    for (int i = 0; i < items; ++i)
        content += ipDialogLine("predict", i) + '\n';
    return content;
}

} // namespace

void tst_Rescoring::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_project = std::make_unique<TestProject>();
}

void tst_Rescoring::addRun(const char *model, int items)
{
    if (m_project->number(QStringLiteral("SELECT count(*) FROM dataset")) == 0)
        VERIFY_RESULT(m_project->importContent(itemsFor(items)));
    const QString path =
        writeFile(m_project->folder(), QStringLiteral("out.jsonl"), responsesTo(items));
    ImportSource source{path, QString(responseFormat)};
    source.model = QString::fromLatin1(model);
    source.pathway = Pathway::TaskRelated;
    const auto done = importFiles(m_project->file(), {source}, {false, testTime()});
    VERIFY_RESULT(done);
}

// As a version that found nothing in any response would have left it.
void tst_Rescoring::makeOld()
{
    VERIFY_RESULT(m_project->write([](Database &database) {
        mustExecute(database, QStringLiteral("UPDATE model_run SET scoring_version = 0"));
        mustExecute(database,
                    QStringLiteral("UPDATE response_score SET state = 'no_answer', "
                                   "task_accuracy = 0, answer_rule = 0, item_rank = 0.5"));
        return Result<void>();
    }));
}

QStringList tst_Rescoring::scores()
{
    return m_project->texts(QStringLiteral(
        "SELECT run || ' ' || item || ' ' || reading || ' ' || state || ' ' || answer_rule || ' ' "
        "|| task_accuracy || ' ' || ifnull(item_rank, 'none') || ' ' || "
        "ifnull(attribute_type_f1, 'none') FROM response_score "
        "JOIN response ON response.id = response_score.response ORDER BY response.id, reading"));
}

qint64 tst_Rescoring::version()
{
    return m_project->number(QStringLiteral("SELECT max(scoring_version) FROM model_run"));
}

void tst_Rescoring::freshRunsAreNotOutdated()
{
    addRun("m");
    const auto runs = outdatedRuns(m_project->file());
    VERIFY_RESULT(runs);
    QVERIFY(runs->isEmpty());
    const QStringList before = scores();
    const auto done = rescore(m_project->file(), testTime());
    VERIFY_RESULT(done);
    QVERIFY(done->isEmpty());
    QCOMPARE(scores(), before);
    QCOMPARE(m_project->texts(QStringLiteral("SELECT action FROM journal ORDER BY id")).last(),
             QStringLiteral("imported responses"));
}

void tst_Rescoring::runsOfAnotherVersionAreScoredAnew()
{
    addRun("m");
    addRun("n");
    const QStringList fresh = scores();
    makeOld();
    QVERIFY(scores() != fresh);
    const auto outdated = outdatedRuns(m_project->file());
    VERIFY_RESULT(outdated);
    QCOMPARE(outdated->size(), 2);
    QCOMPARE(outdated->at(0).model, QStringLiteral("m"));
    const auto done = rescore(m_project->file(), testTime());
    VERIFY_RESULT(done);
    QCOMPARE(done->size(), 2);
    QCOMPARE(scores(), fresh);
    QCOMPARE(version(), scoringVersion);
    QVERIFY(outdatedRuns(m_project->file())->isEmpty());
    const auto journal =
        m_project->read([](Database &database) { return journalEntries(database); });
    VERIFY_RESULT(journal);
    QCOMPARE(journal->last().action, QStringLiteral("scored again"));
    QCOMPARE(journal->last().subject, QStringLiteral("n"));
    QCOMPARE(journal->last().detail[u"responses"].toInt(), 3);
    QCOMPARE(m_project->faults(), QStringList());
}

void tst_Rescoring::runsWithoutWordNetAreOutdatedWhereItIsInstalled()
{
    addRun("m");
    VERIFY_RESULT(m_project->write([](Database &database) {
        mustExecute(database, QStringLiteral("UPDATE model_run SET wordnet = 0"));
        return Result<void>();
    }));
    const auto outdated = outdatedRuns(m_project->file());
    VERIFY_RESULT(outdated);
    if (!WordNet::open()) {
        QVERIFY(outdated->isEmpty());
        return;
    }
    QCOMPARE(outdated->size(), 1);
    const auto done = rescore(m_project->file(), testTime());
    VERIFY_RESULT(done);
    QVERIFY(done->at(0).usedWordNet);
    QCOMPARE(m_project->number(QStringLiteral("SELECT wordnet FROM model_run")), 1);
}

void tst_Rescoring::manyResponsesComeOutInBatches()
{
    addRun("m", 2500);
    const QStringList fresh = scores();
    makeOld();
    QList<qint64> told;
    const auto done = rescore(m_project->file(), testTime(), [&](qint64 scored, qint64 total) {
        told.append(scored);
        return total == 2500;
    });
    VERIFY_RESULT(done);
    QCOMPARE(told, (QList<qint64>{1000, 2000, 2500}));
    QCOMPARE(scores(), fresh);
}

void tst_Rescoring::cancellingLeavesTheRunAsItWas()
{
    addRun("m", 2500);
    makeOld();
    const QStringList old = scores();
    const auto done =
        rescore(m_project->file(), testTime(), [](qint64 scored, qint64) { return scored < 2000; });
    QVERIFY(!done);
    QVERIFY(done.error().message.contains(QStringLiteral("cancelled")));
    QCOMPARE(scores(), old);
    QCOMPARE(version(), 0);
}

void tst_Rescoring::aRunThatWasDoneStaysDone()
{
    addRun("m");
    addRun("n");
    makeOld();
    const auto done =
        rescore(m_project->file(), testTime(), [](qint64 scored, qint64) { return scored < 6; });
    QVERIFY(!done);
    const auto outdated = outdatedRuns(m_project->file());
    VERIFY_RESULT(outdated);
    QCOMPARE(outdated->size(), 1);
    QCOMPARE(outdated->at(0).model, QStringLiteral("n"));
}

void tst_Rescoring::stagedRunsAreLeftAlone()
{
    addRun("m");
    VERIFY_RESULT(m_project->write([](Database &database) {
        mustExecute(database,
                    QStringLiteral("UPDATE model_run SET scoring_version = 0, state = 'staged'"));
        return Result<void>();
    }));
    const auto done = rescore(m_project->file(), testTime());
    VERIFY_RESULT(done);
    QVERIFY(done->isEmpty());
    QCOMPARE(version(), 0);
}

void tst_Rescoring::aProjectOpenForReadingKnowsItsOutdatedRuns()
{
    addRun("m");
    makeOld();
    const QString path = m_project->path();
    m_project->close();
    auto readable = ProjectFile::open(path, ProjectFile::Access::Read);
    VERIFY_RESULT(readable);
    const auto outdated = outdatedRuns(**readable);
    VERIFY_RESULT(outdated);
    QCOMPARE(outdated->size(), 1);
}

CONCORD_TEST(tst_Rescoring)
#include "tst_rescoring.moc"
