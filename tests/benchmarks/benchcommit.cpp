// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/annotatesession.h"
#include "storage/projectfile.h"
#include "storage/studyrepository.h"
#include "tests/app/annotationfixture.h"
#include "ui/pages/annotatepage.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QTemporaryDir>
#include <QUuid>

#include <sqlite3.h>

#include <algorithm>
#include <cstdio>

using namespace Concord;

namespace {

constexpr int answers = 1000;

struct Spread
{
    double median;
    double p99;
};

Spread spread(QList<qint64> nanoseconds)
{
    std::sort(nanoseconds.begin(), nanoseconds.end());
    const auto at = [&](double share) {
        return double(nanoseconds[qsizetype(share * double(nanoseconds.size() - 1))]) / 1e6;
    };
    return {at(0.5), at(0.99)};
}

void run(sqlite3 *handle, const char *sql)
{
    if (sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("%s", sqlite3_errmsg(handle));
}

/// The baseline: the same row into the same tables, by SQLite alone, WAL and synchronous=FULL.
class RawCommits
{
public:
    explicit RawCommits(const QString &path)
    {
        sqlite3_open(qPrintable(path), &m_handle);
        run(m_handle, "PRAGMA journal_mode = WAL");
        run(m_handle, "PRAGMA synchronous = FULL");
        sqlite3_stmt *first = nullptr;
        sqlite3_prepare_v2(m_handle, "SELECT id FROM assignment LIMIT 1", -1, &first, nullptr);
        sqlite3_step(first);
        m_assignment = reinterpret_cast<const char *>(sqlite3_column_text(first, 0));
        sqlite3_finalize(first);
        sqlite3_prepare_v2(
            m_handle,
            "INSERT INTO annotation_event (id, assignment, question, value, counter, device, "
            "sequence, "
            "started_at, duration_ms, answered_at) VALUES (?1, ?2, 'source', 'human', ?3, "
            "'00000000-0000-0000-0000-00000000beef', ?3, '2026-01-01T00:00:00.000Z', 1000, "
            "'2026-01-01T00:00:01.000Z')",
            -1, &m_insert, nullptr);
    }
    ~RawCommits()
    {
        sqlite3_finalize(m_insert);
        sqlite3_close(m_handle);
    }
    RawCommits(const RawCommits &) = delete;
    RawCommits &operator=(const RawCommits &) = delete;

    qint64 commit(int number)
    {
        const QByteArray id = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
        QElapsedTimer timer;
        timer.start();
        run(m_handle, "BEGIN IMMEDIATE");
        sqlite3_bind_text(m_insert, 1, id.constData(), -1, SQLITE_STATIC);
        sqlite3_bind_text(m_insert, 2, m_assignment.constData(), -1, SQLITE_STATIC);
        sqlite3_bind_int(m_insert, 3, number);
        if (sqlite3_step(m_insert) != SQLITE_DONE)
            qFatal("%s", sqlite3_errmsg(m_handle));
        sqlite3_reset(m_insert);
        run(m_handle, "COMMIT");
        return timer.nsecsElapsed();
    }

private:
    sqlite3 *m_handle = nullptr;
    sqlite3_stmt *m_insert = nullptr;
    QByteArray m_assignment;
};

} // namespace

/// Time from a key press on the page to its answer being on disk, beside a raw SQLite commit of the
/// same row into a copy of the same project; in turns, so that both meet the same machine.
int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const QTemporaryDir folder(QDir::currentPath()
                               + QStringLiteral("/bench-XXXXXX")); // a real disk
    const QString path = makeTuringProject(folder.path(), answers / 2);
    auto project = ProjectFile::open(path, ProjectFile::Access::Write);
    if (!project)
        qFatal("%s", qPrintable(project.error().message));
    const StudyId study = makeTuringStudy(**project, answers, {QStringLiteral("A")}, 1);
    project->reset();
    const QString copy = folder.filePath(QStringLiteral("raw.concord"));
    QFile::copy(path, copy);
    project = ProjectFile::open(path, ProjectFile::Access::Write);
    RawCommits raw(copy);
    AnnotateSession session(DeviceId::create());
    const auto annotators =
        (*project)
            ->read([&](Database &database) { return StudyRepository(database).annotators(study); })
            .result();
    if (const auto started = session.start(**project, study, annotators->constFirst().id); !started)
        qFatal("%s", qPrintable(started.error().message));
    AnnotatePage page(session.units());
    QObject::connect(&page, &AnnotatePage::answerRequested, &session, &AnnotateSession::answer);
    QObject::connect(&session, &AnnotateSession::screenChanged, &page, &AnnotatePage::setScreen);
    page.begin(session.annotatorName(), session.studyTemplate());
    page.setScreen(session.screen());
    page.resize(1280, 800);
    page.show();
    QElapsedTimer timer;
    QList<qint64> ours;
    QList<qint64> shown;
    QList<qint64> theirs;
    QObject::connect(&session, &AnnotateSession::answersChanged,
                     [&] { ours.append(timer.nsecsElapsed()); });
    for (int i = 1; i <= answers; ++i) {
        const bool isHuman = i % 2 == 0;
        QKeyEvent key(QEvent::KeyPress, isHuman ? Qt::Key_1 : Qt::Key_2, Qt::NoModifier,
                      isHuman ? QStringLiteral("1") : QStringLiteral("2"));
        timer.start();
        QCoreApplication::sendEvent(&page, &key);
        shown.append(timer.nsecsElapsed());
        theirs.append(raw.commit(i));
    }
    if (ours.size() != answers)
        qFatal("%lld of %d answers were committed", qlonglong(ours.size()), answers);
    const Spread a = spread(ours);
    const Spread b = spread(theirs);
    const Spread c = spread(shown);
    std::printf("%d answers                      median ms      p99 ms\n", answers);
    std::printf("raw SQLite commit                %10.3f  %10.3f\n", b.median, b.p99);
    std::printf("key press to committed           %10.3f  %10.3f\n", a.median, a.p99);
    std::printf("key press to next unit shown     %10.3f  %10.3f\n", c.median, c.p99);
    std::printf("ratio committed / raw            %10.2f  %10.2f\n", a.median / b.median,
                a.p99 / b.p99);
    return 0;
}
