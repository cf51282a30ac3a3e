// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QString>

#include <functional>

namespace Concord {

class Database;
class ProjectFile;

/// How far the full-text indexes are filled, in turns and requests.
struct SearchFill
{
    qint64 filled = 0;
    qint64 total = 0;

    bool isComplete() const { return filled >= total; }
};

/// Estimated from the ids, in no time.
Result<SearchFill> searchFill(const Database &database);

/// Puts at most `rows` further turns and requests into the full-text indexes, in one transaction;
/// whether there are more.
Result<bool> indexSome(Database &database, qint64 rows);

/// Called from time to time on the calling thread; false cancels.
using SearchFillProgress = std::function<bool(const SearchFill &)>;

/// Fills the indexes in short transactions and tells how far it came; blocking, for any thread but
/// the project's own. What is cancelled goes on where it was when this is called again. Calls
/// `progress` at least once when there is anything to do.
Result<SearchFill> fillSearch(ProjectFile &project, const SearchFillProgress &progress = {});

/// Takes the requests of items out of their index as far as they are in it: to be called before the
/// rows of item_text that fit `condition` change or go.
Result<void> unindexRequests(const Database &database, const QString &condition);
/// The same for rows of turn.
Result<void> unindexTurns(const Database &database, const QString &condition);
/// To be called after rows were deleted, in the same transaction, as SQLite gives the largest ids
/// again.
Result<void> lowerSearchMarks(const Database &database);

} // namespace Concord
