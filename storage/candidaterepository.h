// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/study.h"

#include <functional>

namespace Concord {

class Database;

/// How many items have been looked through; false stops the search.
using CandidateProgress = std::function<bool(qint64 items)>;

/// Reads what a study may draw from; only datasets whose import is complete.
class CandidateRepository
{
public:
    explicit CandidateRepository(const Database &database);

    /// Every unit of the wanted kind within the token limits, item by item; turns are counted one
    /// by one, and texts without a visible character are no candidates. The stratum is the dataset
    /// and the task. An Error "Cancelled." when `progress` (asked about every thousand items) says
    /// false.
    Result<QList<Candidate>> candidates(const PopulationQuery &query,
                                        const CandidateProgress &progress = {}) const;

private:
    const Database &m_database;
};

} // namespace Concord
