// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/searchsession.h"

#include "app/whendone.h"
#include "storage/projectfile.h"

#include <QtConcurrentRun>

namespace Concord {

SearchSession::SearchSession(QObject *parent) : QObject(parent) {}

SearchSession::~SearchSession()
{
    stop();
}

void SearchSession::start(ProjectFile &file)
{
    if (m_running || !file.isWritable())
        return;
    m_running = true;
    m_cancelled = false;
    m_future = QtConcurrent::run([this, &file] {
        return fillSearch(file, [this](const SearchFill &fill) {
            QMetaObject::invokeMethod(this, [this, fill] {
                if (m_cancelled)
                    return;
                m_isFilling = m_running;
                Q_EMIT progressed(fill.filled, fill.total);
            });
            return !m_cancelled;
        });
    });
    whenDone(m_future, this, [this](const Result<SearchFill> &fill) { finish(fill); });
}

void SearchSession::cancel()
{
    m_cancelled = true;
}

void SearchSession::stop()
{
    cancel();
    m_future.waitForFinished();
    m_isFilling = false; // nobody wants to hear of it any more
}

void SearchSession::finish(const Result<SearchFill> &fill)
{
    m_running = false;
    const bool wasFilling = std::exchange(m_isFilling, false);
    if (!fill)
        Q_EMIT failed(fill.error());
    else if (!wasFilling)
        return;
    else if (fill->isComplete())
        Q_EMIT finished();
    else
        Q_EMIT cancelled();
}

} // namespace Concord
