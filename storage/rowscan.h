// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "storage/sqlcondition.h"

#include <QByteArrayView>

struct sqlite3;
struct sqlite3_stmt;

namespace Concord {

class Database;

/// Reads rows over SQLite's own interface: lists of a million ids, where Qt SQL would make a
/// QVariant of every value. Texts are views that last until the next row.
class RowScan
{
public:
    static Result<RowScan> start(const Database &database, const SqlCondition &select);
    RowScan(RowScan &&other) noexcept;
    RowScan &operator=(RowScan &&) = delete;
    ~RowScan();

    bool next();
    qint64 integer(int column) const;
    QByteArrayView text(int column) const;
    /// After next() has given false: done, or why the rows broke off (damage, interruption).
    Result<void> ended() const;

private:
    RowScan() = default;

    sqlite3 *m_handle = nullptr;
    sqlite3_stmt *m_statement = nullptr;
    int m_code = 0;
};

} // namespace Concord
