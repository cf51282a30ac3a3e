// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/watchedreading.h"

#include "storage/database.h"
#include "storage/text.h"

#include <sqlite3.h>

namespace Concord {

namespace {

constexpr int stepsBetween = 200'000; ///< of SQLite's machine: a few milliseconds

} // namespace

WatchedReading::WatchedReading(const Database &database, ReadingProgress progress)
    : m_database(database), m_progress(std::move(progress))
{
    const auto stops = [](void *self) {
        return static_cast<WatchedReading *>(self)->goesOn() ? 0 : 1;
    };
    sqlite3_progress_handler(m_database.handle(), stepsBetween, stops, this);
}

WatchedReading::~WatchedReading()
{
    sqlite3_progress_handler(m_database.handle(), 0, nullptr, nullptr);
}

Result<void> WatchedReading::reached(double done)
{
    m_done = done;
    if (goesOn())
        return {};
    return Error{StorageText::tr("Cancelled."), {}};
}

} // namespace Concord
