// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/searchindex.h"

#include <QFuture>
#include <QObject>

#include <atomic>

namespace Concord {

/// Fills a project's full-text indexes where an import left off, on a worker thread; silent where
/// they are filled.
class SearchSession : public QObject
{
    Q_OBJECT

public:
    explicit SearchSession(QObject *parent = nullptr);
    ~SearchSession() override;

    /// The file must stay open until stop(). Does nothing while one is running, and for a file open
    /// for reading.
    void start(ProjectFile &file);
    void cancel();
    /// Cancels and waits, for the time of a short transaction: before the project is closed, and
    /// before an import, which goes on with it.
    void stop();

Q_SIGNALS:
    void progressed(qint64 filled, qint64 total);
    void finished(); ///< only after progressed()
    void cancelled(); ///< only after progressed()
    void failed(const Concord::Error &error);

private:
    void finish(const Result<SearchFill> &fill);

    std::atomic_bool m_cancelled = false;
    bool m_running = false;
    bool m_isFilling = false;
    QFuture<Result<SearchFill>> m_future;
};

} // namespace Concord
