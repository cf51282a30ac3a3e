// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/annotatesession.h"
#include "models/core/random.h"
#include "storage/annotationrepository.h"
#include "storage/projectfile.h"
#include "storage/studyrepository.h"
#include "tests/app/kindstudy.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QMap>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>

using namespace Concord;

namespace {

constexpr int unitsOfAStudy = 1000;
constexpr quint64 longestRoundMs = 60;

const QByteArray durableQuestion = R"([{"id": "q", "kind": "single_choice", "text": "Which?",
    "options": [{"id": "a", "text": "A", "key": "1"}, {"id": "b", "text": "B", "key": "2"},
                {"id": "c", "text": "C", "key": "3"}]}])";

[[noreturn]] void fail(const char *what, int round)
{
    std::fprintf(stderr, "round %d: %s\n", round, what);
    std::exit(1);
}

/// Kills annotators and looks at what they left behind.
class Killer
{
public:
    explicit Killer(quint64 seed)
        : m_random(seed), m_folder(QDir::currentPath() + QStringLiteral("/durability-XXXXXX")),
          m_path(m_folder.filePath(QStringLiteral("p.concord"))) // on a real disk
    {
        makeProject();
    }

    void run(int round)
    {
        if (m_said.size() > unitsOfAStudy / 2)
            makeProject();
        annotateUntilKilled(round);
        check(round);
    }

    qsizetype answers() const { return m_answers + m_said.size(); }
    int unsaid() const { return m_unsaid; }

private:
    void makeProject()
    {
        m_answers += m_said.size();
        m_said.clear();
        m_resume = 0;
        QFile::remove(m_path);
        const auto project = ProjectFile::create(m_path, QDateTime::currentDateTimeUtc());
        if (!project)
            fail(qPrintable(project.error().message), 0);
        m_study = makeKindStudy(
            **project, {.studyTemplate = kindTemplate(durableQuestion), .units = unitsOfAStudy});
        const auto annotators = (*project)
                                    ->read([this](Database &database) {
                                        return StudyRepository(database).annotators(m_study);
                                    })
                                    .result();
        m_annotator = annotators->constFirst().id;
    }

    // The moment is a number of answers and then a time, so that it falls anywhere in a commit.
    void annotateUntilKilled(int round)
    {
        QProcess helper;
        helper.start(QStringLiteral(CONCORD_DURABILITY_HELPER),
                     {m_path, m_study.toString(), m_annotator.toString()});
        if (!helper.waitForReadyRead(30'000))
            fail(helper.readAllStandardError().constData(), round);
        QElapsedTimer timer;
        timer.start();
        const qint64 wanted = qint64(m_random.below(longestRoundMs * 1000)) * 1000; // nanoseconds
        while (timer.nsecsElapsed() < wanted)
            helper.waitForReadyRead(1);
        helper.kill(); // SIGKILL
        helper.waitForFinished();
        const QList<QByteArray> lines = helper.readAllStandardOutput().split('\n');
        for (const QByteArray &line : lines) {
            const QList<QByteArray> words = line.split(' ');
            if (words[0] == "at" && words[1].toInt() != m_resume)
                fail("did not resume at the first open unit", round);
            if (words.size() == 2 && words[0] != "at")
                m_said.insert(words[0].toInt(), QString::fromLatin1(words[1]));
        }
    }

    void check(int round)
    {
        const auto project = ProjectFile::open(m_path, ProjectFile::Access::Write);
        if (!project)
            fail(qPrintable(project.error().message), round);
        AnnotateSession session(DeviceId::create());
        if (!session.start(**project, m_study, m_annotator))
            fail("the study does not open any more", round);
        const QList<UnitEntry> entries = session.units().entries();
        qsizetype kept = 0;
        for (qsizetype i = 0; i < entries.size(); ++i) {
            const bool isDone = entries[i].state == AssignmentState::Done;
            const QString said = m_said.value(int(i));
            if (!said.isEmpty() && (!isDone || entries[i].answer != said.toUpper()))
                fail("an acknowledged answer is lost", round);
            kept += isDone ? 1 : 0;
        }
        if (kept > m_said.size() + 1)
            fail("more answers than were given", round);
        m_unsaid += int(kept - m_said.size());
        for (int i = int(m_said.size()); i < kept; ++i)
            m_said.insert(i, entries[i].answer.toLower());
        m_resume = session.screen().position;
        if (m_resume != int(kept))
            fail("the next open unit is not the next one", round);
    }

    Philox m_random;
    QTemporaryDir m_folder;
    QString m_path;
    StudyId m_study;
    AnnotatorId m_annotator;
    QMap<int, QString> m_said; ///< by position; with the one that there was no time to say
    qsizetype m_answers = 0; ///< in earlier projects
    int m_unsaid = 0;
    int m_resume = 0;
};

} // namespace

/// Kills a scripted annotator at random moments (SIGKILL) and checks that no acknowledged answer is
/// lost and that the next one resumes at the right unit: durability ROUNDS [SEED]
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int rounds = arguments.value(1, QStringLiteral("5")).toInt();
    Killer killer(arguments.value(2, QStringLiteral("1")).toULongLong());
    for (int round = 1; round <= rounds; ++round)
        killer.run(round);
    std::printf("%d kills, %lld answers kept, %d of them without a time to say so; none lost\n",
                rounds, qlonglong(killer.answers()), killer.unsaid());
    return killer.answers() > 0 ? 0 : 1;
}
