// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/study.h"

#include <functional>

namespace Concord {

class Database;

/// How many items have been looked through; false stops the search.
using CandidateProgress = std::function<bool(qint64 items)>;

/// Ascending; empty: all.
using ChosenItems = std::optional<QList<ItemId>>;

/// Reads what a study may draw from; only datasets whose import is complete.
class CandidateRepository
{
public:
    explicit CandidateRepository(const Database &database);

    /// Every unit of the wanted kind within the token limits, item by item: candidatefinder.h says
    /// which. An Error "Cancelled." when `progress` (asked about every thousand items) says false;
    /// one that names what there is where a run or the excluded study is unknown.
    Result<QList<Candidate>> candidates(const PopulationQuery &query,
                                        const CandidateProgress &progress = {}) const;

    /// Types and values of all attributes of the wanted items, in alphabetical order; without those
    /// that no answer can hold (with | or =).
    Result<QList<AttributeChoice>> vocabulary(const PopulationQuery &query) const;

    /// "MODEL/PATHWAY" of every run there is, in order of import.
    Result<QStringList> runs() const;

private:
    Result<void> checkRuns(const QStringList &wanted) const;
    Result<ChosenItems> chosenItems(const PopulationQuery &query) const;

    const Database &m_database;
};

} // namespace Concord
