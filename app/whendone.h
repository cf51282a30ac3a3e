// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QObject>

namespace Concord {

/// Calls `then(value)` from the event loop of `context`'s thread when the future has its value, and
/// never when `context` is gone by then. (QFuture::then of Qt 6.4 asserts in that case.)
template <typename Value, typename Then>
void whenDone(const QFuture<Value> &future, QObject *context, Then then)
{
    auto *watcher = new QFutureWatcher<Value>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, then = std::move(then)] {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0)
                             then(watcher->result());
                     });
    watcher->setFuture(future);
}

} // namespace Concord
