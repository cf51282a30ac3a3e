// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/activeclock.h"

#include <QElapsedTimer>

#include <memory>

namespace Concord {

ActiveClock::ActiveClock(MillisecondsSince now, qint64 idleAfter)
    : m_now(std::move(now)), m_idleAfter(idleAfter), m_last(m_now())
{}

void ActiveClock::restart()
{
    m_total = 0;
    m_last = m_now();
}

void ActiveClock::touch()
{
    const qint64 now = m_now();
    m_total += qMin(now - m_last, m_idleAfter);
    m_last = now;
}

qint64 ActiveClock::elapsed() const
{
    return m_total + qMin(m_now() - m_last, m_idleAfter);
}

ActiveClock::MillisecondsSince monotonicClock()
{
    auto timer = std::make_shared<QElapsedTimer>();
    timer->start();
    return [timer] { return timer->elapsed(); };
}

} // namespace Concord
