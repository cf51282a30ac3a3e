// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"

#include <QFuture>
#include <QPromise>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace Concord {

/// A thread with a connection of its own that works off tasks one after another.
///
/// Urgent tasks (an annotator's answer) overtake waiting ordinary ones (an import's batches).
/// Destruction finishes the tasks that are queued, then `onClose`, then closes the connection.
class DatabaseWorker
{
public:
    enum class Priority { Ordinary, Urgent };
    using Step = std::function<void(Database &)>;

    /// Waits until `open` has run on the new thread. `onIdle` runs after about a second without
    /// tasks, once, when there has been one before.
    static Result<std::unique_ptr<DatabaseWorker>> start(std::function<Result<Database>()> open,
                                                         Step onIdle = {}, Step onClose = {});
    ~DatabaseWorker();
    DatabaseWorker(const DatabaseWorker &) = delete;
    DatabaseWorker &operator=(const DatabaseWorker &) = delete;

    /// Queues `task(Database &)`; the future holds what it returns. From any thread.
    template <typename Task>
    auto submit(Task task, Priority priority = Priority::Ordinary)
        -> QFuture<std::invoke_result_t<Task &, Database &>>
    {
        using Value = std::invoke_result_t<Task &, Database &>;
        auto promise = std::make_shared<QPromise<Value>>();
        promise->start();
        QFuture<Value> future = promise->future();
        enqueue(
            [promise, task = std::move(task)](Database &database) mutable {
                if (!promise->isCanceled())
                    promise->addResult(task(database));
                promise->finish();
            },
            priority);
        return future;
    }

    /// Makes the statement that runs now, if any, end with the error "Cancelled.". From any thread.
    void interrupt();

private:
    DatabaseWorker() = default;
    void enqueue(Step step, Priority priority);
    void run(const std::function<Result<Database>()> &open, QPromise<Result<void>> opened);
    void work(Database &database);

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Step> m_urgent;
    std::deque<Step> m_ordinary;
    bool m_stopping = false;
    sqlite3 *m_handle = nullptr; ///< while open; under m_mutex
    Step m_onIdle;
    Step m_onClose;
    std::thread m_thread;
};

} // namespace Concord
