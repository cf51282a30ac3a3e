// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <functional>

namespace Concord {

/// Measures time at work: a pause longer than the idle threshold counts as that threshold.
class ActiveClock
{
public:
    using MillisecondsSince = std::function<qint64()>; ///< monotonic; injected for tests

    /// `idleAfter` in milliseconds.
    ActiveClock(MillisecondsSince now, qint64 idleAfter);

    void setIdleAfter(qint64 milliseconds) { m_idleAfter = milliseconds; }
    void restart();
    /// Something was done: a key, a click, a scroll.
    void touch();
    /// Milliseconds at work since restart().
    qint64 elapsed() const;

private:
    MillisecondsSince m_now;
    qint64 m_idleAfter;
    qint64 m_last;
    qint64 m_total = 0;
};

/// The monotonic clock of this machine, in milliseconds.
ActiveClock::MillisecondsSince monotonicClock();

} // namespace Concord
