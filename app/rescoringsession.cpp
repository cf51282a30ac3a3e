// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rescoringsession.h"

#include "app/whendone.h"
#include "storage/projectfile.h"
#include "storage/rescoring.h"

#include <QtConcurrentRun>

namespace Concord {

RescoringSession::RescoringSession(QObject *parent) : QObject(parent) {}

RescoringSession::~RescoringSession()
{
    stop();
}

void RescoringSession::start(ProjectFile &file)
{
    if (m_running)
        return;
    m_running = true;
    m_cancelled = false;
    const bool isWritable = file.isWritable();
    m_future = QtConcurrent::run([this, &file, isWritable] {
        if (!isWritable)
            return outdatedRuns(file);
        return rescore(file, QDateTime::currentDateTimeUtc(), [this](qint64 scored, qint64 total) {
            QMetaObject::invokeMethod(this, [this, scored, total] {
                m_isScoring = m_running;
                Q_EMIT progressed(scored, total);
            });
            return !m_cancelled;
        });
    });
    whenDone(m_future, this,
             [this, isWritable](const Result<QList<ModelRun>> &runs) { finish(runs, isWritable); });
}

void RescoringSession::cancel()
{
    m_cancelled = true;
}

void RescoringSession::stop()
{
    cancel();
    m_future.waitForFinished();
}

void RescoringSession::finish(const Result<QList<ModelRun>> &runs, bool isWritable)
{
    m_running = false;
    m_isScoring = false;
    if (!runs && m_cancelled)
        Q_EMIT cancelled();
    else if (!runs)
        Q_EMIT failed(runs.error());
    else if (runs->isEmpty())
        return;
    else if (isWritable)
        Q_EMIT finished(*runs);
    else
        Q_EMIT outdated(*runs);
}

} // namespace Concord
