// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/transaction.h"

#include "storage/query.h"

namespace Concord {

Transaction::Transaction(const Database &database)
    : m_database(database), m_begun(execute(database, QStringLiteral("BEGIN IMMEDIATE"))),
      m_open(bool(m_begun))
{}

Transaction::~Transaction()
{
    // SQLite has already rolled back after some errors; then this fails and nothing is open.
    if (m_open)
        static_cast<void>(bool(execute(m_database, QStringLiteral("ROLLBACK"))));
}

Result<void> Transaction::commit()
{
    Result<void> done = execute(m_database, QStringLiteral("COMMIT"));
    if (done)
        m_open = false;
    return done;
}

} // namespace Concord
