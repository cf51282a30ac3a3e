// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/importsummary.h"

#include <QFuture>
#include <QObject>

#include <atomic>

namespace Concord {

class ProjectFile;

/// One import of files of any kinds at a time, on a worker thread.
class ImportSession : public QObject
{
    Q_OBJECT

public:
    explicit ImportSession(QObject *parent = nullptr);
    ~ImportSession() override;

    bool isRunning() const { return m_running; }
    /// Whether all is in the project and only the search is being prepared, which may be cancelled
    /// without loss.
    bool isPublished() const { return m_isPublished; }

    /// The file must stay open until finished() or failed(); does nothing while one is running.
    void start(ProjectFile &file, const QList<ImportSource> &sources);
    void cancel();
    /// Cancels and waits: before the project is closed.
    void stop();

Q_SIGNALS:
    void started();
    void progressed(const Concord::ImportProgress &progress);
    void published(); ///< what was imported can be seen; the search is prepared now
    void finished(const QList<Concord::ImportSummary> &summaries);
    void cancelled();
    void failed(const Concord::Error &error);

private:
    void tell(const ImportProgress &progress);
    void finish(const Result<QList<ImportSummary>> &summaries);

    std::atomic_bool m_cancelled = false;
    bool m_running = false;
    bool m_isPublished = false;
    QFuture<Result<QList<ImportSummary>>> m_future;
};

} // namespace Concord
