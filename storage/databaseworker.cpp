// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/databaseworker.h"

#include <sqlite3.h>

#include <chrono>

namespace Concord {

Result<std::unique_ptr<DatabaseWorker>>
DatabaseWorker::start(std::function<Result<Database>()> open, Step onIdle, Step onClose)
{
    std::unique_ptr<DatabaseWorker> worker(new DatabaseWorker);
    worker->m_onIdle = std::move(onIdle);
    worker->m_onClose = std::move(onClose);
    QPromise<Result<void>> opened;
    opened.start();
    QFuture<Result<void>> isOpen = opened.future();
    worker->m_thread = std::thread(
        [raw = worker.get(), open = std::move(open), promise = std::move(opened)]() mutable {
            raw->run(open, std::move(promise));
        });
    if (const Result<void> done = isOpen.result(); !done)
        return done.error();
    return worker;
}

DatabaseWorker::~DatabaseWorker()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void DatabaseWorker::interrupt()
{
    const std::lock_guard lock(m_mutex);
    if (m_handle)
        sqlite3_interrupt(m_handle);
}

void DatabaseWorker::enqueue(Step step, Priority priority)
{
    {
        const std::lock_guard lock(m_mutex);
        (priority == Priority::Urgent ? m_urgent : m_ordinary).push_back(std::move(step));
    }
    m_wake.notify_one();
}

void DatabaseWorker::run(const std::function<Result<Database>()> &open,
                         QPromise<Result<void>> opened)
{
    Result<Database> database = open();
    if (!database) {
        opened.addResult(Result<void>(database.error()));
        opened.finish();
        return;
    }
    {
        const std::lock_guard lock(m_mutex);
        m_handle = database->handle();
    }
    opened.addResult(Result<void>());
    opened.finish();
    work(*database);
    if (m_onClose)
        m_onClose(*database);
    const std::lock_guard lock(m_mutex);
    m_handle = nullptr;
}

void DatabaseWorker::work(Database &database)
{
    using namespace std::chrono_literals;
    const auto hasWork = [this] { return m_stopping || !m_urgent.empty() || !m_ordinary.empty(); };
    bool worked = false;
    std::unique_lock lock(m_mutex);
    for (;;) {
        if (worked && m_onIdle && !m_wake.wait_for(lock, 1s, hasWork)) {
            worked = false;
            lock.unlock();
            m_onIdle(database);
            lock.lock();
        }
        m_wake.wait(lock, hasWork);
        std::deque<Step> &queue = m_urgent.empty() ? m_ordinary : m_urgent;
        if (queue.empty())
            return; // stopping, and everything is done
        {
            const Step step = std::move(queue.front());
            queue.pop_front();
            lock.unlock();
            step(database);
        }
        worked = true;
        lock.lock();
    }
}

} // namespace Concord
