// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

namespace Concord {

class Database;

/// A write transaction (BEGIN IMMEDIATE); rolls back unless commit() succeeded.
///
/// Qt's own transaction() is a deferred BEGIN: reading first and writing later in it fails at once
/// when another connection has written meanwhile, and no busy timeout helps.
class Transaction
{
public:
    explicit Transaction(const Database &database);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    /// Check this before the first statement.
    const Result<void> &begun() const { return m_begun; }
    Result<void> commit();

private:
    const Database &m_database;
    Result<void> m_begun;
    bool m_open = false;
};

} // namespace Concord
