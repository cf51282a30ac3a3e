// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/evaluation/modelrun.h"

#include <QFuture>
#include <QObject>

#include <atomic>

namespace Concord {

class ProjectFile;

/// Scores a project's outdated runs anew, on a worker thread; silent where there are none.
class RescoringSession : public QObject
{
    Q_OBJECT

public:
    explicit RescoringSession(QObject *parent = nullptr);
    ~RescoringSession() override;

    /// Whether there were outdated runs and they are being scored now.
    bool isScoring() const { return m_isScoring; }

    /// Looks for outdated runs, and scores them where the file is open for writing. It must stay
    /// open until stop(). Does nothing while one is running.
    void start(ProjectFile &file);
    void cancel();
    /// Cancels and waits: before the project is closed.
    void stop();

Q_SIGNALS:
    void progressed(qint64 scored, qint64 total);
    void finished(const QList<Concord::ModelRun> &runs); ///< that were scored again, at least one
    void outdated(const QList<Concord::ModelRun> &runs); ///< of a file open for reading only
    void cancelled(); ///< only after progressed()
    void failed(const Concord::Error &error);

private:
    void finish(const Result<QList<ModelRun>> &runs, bool isWritable);

    std::atomic_bool m_cancelled = false;
    bool m_running = false;
    bool m_isScoring = false;
    QFuture<Result<QList<ModelRun>>> m_future;
};

} // namespace Concord
