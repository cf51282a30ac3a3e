// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <functional>

namespace Concord {

class Database;

/// Told how much is done, from 0 to 1, from the thread that reads; false stops it.
using ReadingProgress = std::function<bool(double done)>;

/// While it lives, statements of the connection end with "Cancelled." once the progress says stop.
/// One at a time per connection.
class WatchedReading
{
public:
    WatchedReading(const Database &database, ReadingProgress progress);
    ~WatchedReading();
    WatchedReading(const WatchedReading &) = delete;
    WatchedReading &operator=(const WatchedReading &) = delete;

    /// Says how much is done; an Error when it is to stop.
    Result<void> reached(double done);

private:
    bool goesOn() const { return !m_progress || m_progress(m_done); }

    const Database &m_database;
    ReadingProgress m_progress;
    double m_done = 0;
};

} // namespace Concord
