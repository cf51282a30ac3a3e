// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/databaseworker.h"

#include "storage/query.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

#include <atomic>
#include <semaphore>

using namespace Concord;

class tst_DatabaseWorker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void taskRunsOnAThreadOfItsOwn();
    void failureToOpenIsTheResult();
    void tasksRunInOrder();
    void urgentTaskOvertakes();
    void cancelledTaskDoesNotRun();
    void interruptEndsTheStatementThatRuns();
    void interruptWithNothingToInterruptIsHarmless();
    void destructionFinishesWhatIsQueued();
    void closingStepComesLast();
    void idleStepComesOnceAfterWork();

private:
    static Result<std::unique_ptr<DatabaseWorker>> memoryWorker(DatabaseWorker::Step onIdle = {},
                                                                DatabaseWorker::Step onClose = {})
    {
        const auto open = [] {
            return Database::open(QStringLiteral(":memory:"), Database::Mode::Create);
        };
        return DatabaseWorker::start(open, std::move(onIdle), std::move(onClose));
    }
};

void tst_DatabaseWorker::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_DatabaseWorker::taskRunsOnAThreadOfItsOwn()
{
    const auto worker = memoryWorker();
    VERIFY_RESULT(worker);
    const auto threadOf = [](Database &database) {
        mustExecute(database, QStringLiteral("SELECT 1"));
        return std::this_thread::get_id();
    };
    const std::thread::id first = (*worker)->submit(threadOf).result();
    QVERIFY(first != std::this_thread::get_id());
    QVERIFY((*worker)->submit(threadOf).result() == first);
}

void tst_DatabaseWorker::failureToOpenIsTheResult()
{
    const auto worker = DatabaseWorker::start([] {
        return Database::open(QStringLiteral("/nonexistent/x.db"), Database::Mode::ReadOnly);
    });
    QVERIFY(!worker);
    QVERIFY(worker.error().message.contains(u"/nonexistent/x.db does not exist."));
}

void tst_DatabaseWorker::tasksRunInOrder()
{
    const auto worker = memoryWorker();
    VERIFY_RESULT(worker);
    QList<int> order; // touched by the worker alone until the last task has ended
    QFuture<bool> last;
    for (int i = 0; i < 100; ++i) {
        last = (*worker)->submit([&order, i](Database &) {
            order.append(i);
            return true;
        });
    }
    QVERIFY(last.result());
    QCOMPARE(order.size(), 100);
    QVERIFY(std::is_sorted(order.begin(), order.end()));
}

void tst_DatabaseWorker::urgentTaskOvertakes()
{
    const auto worker = memoryWorker();
    VERIFY_RESULT(worker);
    std::binary_semaphore gate(0);
    QStringList order;
    const auto add = [&order](const QString &name) {
        return [&order, name](Database &) {
            order.append(name);
            return true;
        };
    };
    (*worker)->submit([&gate](Database &) {
        gate.acquire();
        return true;
    });
    (*worker)->submit(add(QStringLiteral("batch 1")));
    const auto last = (*worker)->submit(add(QStringLiteral("batch 2")));
    (*worker)->submit(add(QStringLiteral("answer 1")), DatabaseWorker::Priority::Urgent);
    (*worker)->submit(add(QStringLiteral("answer 2")), DatabaseWorker::Priority::Urgent);
    gate.release();
    QVERIFY(last.result());
    QCOMPARE(order,
             (QStringList{QStringLiteral("answer 1"), QStringLiteral("answer 2"),
                          QStringLiteral("batch 1"), QStringLiteral("batch 2")}));
}

void tst_DatabaseWorker::cancelledTaskDoesNotRun()
{
    const auto worker = memoryWorker();
    VERIFY_RESULT(worker);
    std::binary_semaphore gate(0);
    std::atomic<bool> hasRun = false;
    (*worker)->submit([&gate](Database &) {
        gate.acquire();
        return true;
    });
    auto cancelled = (*worker)->submit([&hasRun](Database &) { return hasRun = true; });
    cancelled.cancel();
    gate.release();
    QVERIFY((*worker)->submit([](Database &) { return true; }).result());
    QVERIFY(cancelled.isFinished());
    QVERIFY(!hasRun);
}

void tst_DatabaseWorker::interruptEndsTheStatementThatRuns()
{
    const auto worker = memoryWorker();
    VERIFY_RESULT(worker);
    std::binary_semaphore isRunning(0);
    const auto endless = (*worker)->submit([&isRunning](Database &database) -> Result<void> {
        Query query(database,
                    QStringLiteral("WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL "
                                   "SELECT i + 1 FROM n) SELECT i FROM n"));
        if (auto done = query.exec(); !done)
            return done;
        isRunning.release();
        while (query.next()) {}
        return query.ended();
    });
    isRunning.acquire();
    (*worker)->interrupt();
    const Result<void> done = endless.result();
    QVERIFY(!done);
    QCOMPARE(done.error().message, QStringLiteral("Cancelled."));
    QCOMPARE((*worker)
                 ->submit([](Database &database) {
                     return numberFrom(database, QStringLiteral("SELECT 7"));
                 })
                 .result(),
             7);
}

void tst_DatabaseWorker::interruptWithNothingToInterruptIsHarmless()
{
    const auto worker = memoryWorker();
    VERIFY_RESULT(worker);
    (*worker)->interrupt();
    QCOMPARE((*worker)
                 ->submit([](Database &database) {
                     return numberFrom(database, QStringLiteral("SELECT 7"));
                 })
                 .result(),
             7);
}

void tst_DatabaseWorker::destructionFinishesWhatIsQueued()
{
    std::binary_semaphore gate(0);
    std::atomic<int> finished = 0;
    {
        const auto worker = memoryWorker();
        VERIFY_RESULT(worker);
        (*worker)->submit([&gate](Database &) {
            gate.acquire();
            return true;
        });
        for (int i = 0; i < 10; ++i)
            (*worker)->submit([&finished](Database &) { return ++finished; });
        gate.release();
    }
    QCOMPARE(finished.load(), 10);
}

void tst_DatabaseWorker::closingStepComesLast()
{
    QStringList order;
    {
        const auto worker = memoryWorker({}, [&order](Database &database) {
            mustExecute(database, QStringLiteral("SELECT 1"));
            order.append(QStringLiteral("close"));
        });
        VERIFY_RESULT(worker);
        (*worker)->submit([&order](Database &) {
            order.append(QStringLiteral("task"));
            return true;
        });
    }
    QCOMPARE(order, (QStringList{QStringLiteral("task"), QStringLiteral("close")}));
}

void tst_DatabaseWorker::idleStepComesOnceAfterWork()
{
    std::atomic<int> idle = 0;
    const auto worker = memoryWorker([&idle](Database &) { ++idle; });
    VERIFY_RESULT(worker);
    QVERIFY((*worker)->submit([](Database &) { return true; }).result());
    QTRY_COMPARE(idle.load(), 1);
    // It has settled again: another idle step needs another task.
    QVERIFY((*worker)->submit([](Database &) { return true; }).result());
    QTRY_COMPARE(idle.load(), 2);
}

CONCORD_TEST(tst_DatabaseWorker)

#include "tst_databaseworker.moc"
