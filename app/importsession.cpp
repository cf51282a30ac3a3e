// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/importsession.h"

#include "app/whendone.h"
#include "storage/import/importfiles.h"

#include <QtConcurrentRun>

namespace Concord {

ImportSession::ImportSession(QObject *parent) : QObject(parent) {}

ImportSession::~ImportSession()
{
    stop();
}

void ImportSession::start(ProjectFile &file, const QList<ImportSource> &sources)
{
    if (m_running)
        return;
    m_running = true;
    m_isPublished = false;
    m_cancelled = false;
    Q_EMIT started();
    m_future = QtConcurrent::run([this, &file, sources] {
        const ImportOptions options{false, QDateTime::currentDateTimeUtc()};
        return importFiles(file, sources, options, [this](const ImportProgress &progress) {
            QMetaObject::invokeMethod(this, [this, progress] { tell(progress); });
            return !m_cancelled;
        });
    });
    whenDone(m_future, this,
             [this](const Result<QList<ImportSummary>> &summaries) { finish(summaries); });
}

void ImportSession::tell(const ImportProgress &progress)
{
    if (progress.isIndexing && m_running && !m_isPublished) {
        m_isPublished = true;
        Q_EMIT published();
    }
    Q_EMIT progressed(progress);
}

void ImportSession::cancel()
{
    m_cancelled = true;
}

void ImportSession::stop()
{
    cancel();
    m_future.waitForFinished();
}

void ImportSession::finish(const Result<QList<ImportSummary>> &summaries)
{
    m_running = false;
    if (summaries)
        Q_EMIT finished(*summaries);
    else if (m_cancelled)
        Q_EMIT cancelled();
    else
        Q_EMIT failed(summaries.error());
}

} // namespace Concord
