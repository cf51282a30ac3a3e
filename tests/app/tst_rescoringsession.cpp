// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rescoringsession.h"

#include "storage/projectfile.h"
#include "tests/app/responsefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Concord;

class tst_RescoringSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void outdatedRunsAreScoredAgain();
    void upToDateRunsAreLeftInSilence();
    void aFileOpenForReadingIsOnlyReported();
    void cancellingLeavesTheScores();

private:
    void open(ProjectFile::Access access);
    qint64 outdatedCount()
    {
        return numberIn(m_path,
                        QStringLiteral("SELECT count(*) FROM response_score WHERE "
                                       "task_accuracy = 0.25"));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<ProjectFile> m_project;
};

void tst_RescoringSession::init()
{
    m_project.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = makeResponseProject(m_folder->path(), 1500);
}

void tst_RescoringSession::open(ProjectFile::Access access)
{
    auto project = ProjectFile::open(m_path, access);
    VERIFY_RESULT(project);
    m_project = *std::move(project);
}

void tst_RescoringSession::outdatedRunsAreScoredAgain()
{
    makeScoresOld(m_path);
    QCOMPARE(outdatedCount(), 3000);
    open(ProjectFile::Access::Write);
    RescoringSession session;
    QSignalSpy finished(&session, &RescoringSession::finished);
    QSignalSpy progressed(&session, &RescoringSession::progressed);
    session.start(*m_project);
    QVERIFY(finished.wait(20'000));
    QCOMPARE(finished[0][0].value<QList<ModelRun>>().size(), 1);
    QCOMPARE(progressed.size(), 2);
    QCOMPARE(progressed[1][0].toInt(), 1500);
    QVERIFY(!session.isScoring());
    QCOMPARE(outdatedCount(), 0);
}

void tst_RescoringSession::upToDateRunsAreLeftInSilence()
{
    open(ProjectFile::Access::Write);
    RescoringSession session;
    QSignalSpy finished(&session, &RescoringSession::finished);
    QSignalSpy cancelled(&session, &RescoringSession::cancelled);
    session.start(*m_project);
    session.stop();
    QCoreApplication::processEvents();
    QCOMPARE(finished.size(), 0);
    QCOMPARE(cancelled.size(), 0);
}

void tst_RescoringSession::aFileOpenForReadingIsOnlyReported()
{
    makeScoresOld(m_path);
    open(ProjectFile::Access::Read);
    RescoringSession session;
    QSignalSpy outdated(&session, &RescoringSession::outdated);
    session.start(*m_project);
    QVERIFY(outdated.wait(20'000));
    QCOMPARE(outdatedCount(), 3000);
}

void tst_RescoringSession::cancellingLeavesTheScores()
{
    makeScoresOld(m_path);
    open(ProjectFile::Access::Write);
    RescoringSession session;
    QSignalSpy cancelled(&session, &RescoringSession::cancelled);
    session.start(*m_project);
    session.cancel();
    QVERIFY(cancelled.wait(20'000));
    QCOMPARE(outdatedCount(), 3000);
}

CONCORD_TEST(tst_RescoringSession)
#include "tst_rescoringsession.moc"
