// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/study/slice.h"

namespace Concord {

class Database;

/// Saved choices of items.
class SliceRepository
{
public:
    explicit SliceRepository(const Database &database);

    /// In alphabetical order.
    Result<QList<Slice>> all() const;
    /// An Error names those there are.
    Result<Slice> find(const QString &name) const;
    /// A slice of that name is replaced: studies keep the filter they were made with.
    Result<void> save(const Slice &slice);
    /// An Error names those there are.
    Result<void> remove(const QString &name);

private:
    const Database &m_database;
};

} // namespace Concord
