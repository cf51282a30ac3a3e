// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/runrepository.h"

#include <memory>
#include <vector>

namespace Concord {

class WordNet;

/// Scores responses in both readings on all cores, with WordNet where it is installed. Used by one
/// thread.
class ResponseScorer
{
public:
    ResponseScorer();
    ~ResponseScorer();
    ResponseScorer(const ResponseScorer &) = delete;
    ResponseScorer &operator=(const ResponseScorer &) = delete;

    bool usesWordNet() const { return m_wordNets.front() != nullptr; }
    /// Why it does not; empty when it does.
    QString warning() const { return m_warning; }

    /// The scores of `texts`, each of which answers the item at its place in `items`.
    QList<ResponseScores> score(const QList<ScoringItem> &items, const QStringList &texts,
                                Pathway pathway);

private:
    std::vector<std::shared_ptr<WordNet>> m_wordNets; ///< one for each thread; null without
    QString m_warning;
};

} // namespace Concord
