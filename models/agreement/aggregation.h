// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/labelcounts.h"
#include "models/core/result.h"

namespace Concord {

/// What raters together say of each unit: a distribution over the categories, and a label.
class Consensus
{
public:
    Consensus() = default;

    /// `posteriors` is patterns x categories, row by row; each row sums to 1.
    Consensus(const LabelCounts &counts, std::vector<double> posteriors);

    qsizetype unitCount() const { return qsizetype(m_patternOf.size()); }
    std::span<const double> posterior(qsizetype unit) const;

    /// The most likely category; of equally likely ones the first in the order of categories.
    quint32 label(qsizetype unit) const { return m_labels[m_patternOf[size_t(unit)]]; }
    bool isTie(qsizetype unit) const { return m_ties[m_patternOf[size_t(unit)]]; }

private:
    size_t m_categories = 0;
    std::vector<quint32> m_patternOf;
    std::vector<double> m_posteriors;
    std::vector<quint32> m_labels;
    std::vector<bool> m_ties;
};

/// An Error when there is nothing to aggregate, or so many categories that `cellsPerRater` numbers
/// for each rater, or one for each pattern and category, do not fit into memory.
Result<void> checkAggregation(const LabelCounts &counts, qint64 cellsPerRater);

/// Each category's share of the labels of each pattern: patterns x categories.
std::vector<double> voteShares(const LabelCounts &counts);

/// Turns logarithms of weights into shares that sum to 1; gives the logarithm of the sum of
/// weights. An entry may be minus infinity (a weight of 0), but not all of them.
double sharesFromLogs(std::span<double> logs);

/// Whether a likelihood that must not decrease went from `before` to `after`, but for rounding.
bool isNoDecrease(double before, double after);

/// What a reader has to know about the data before trusting the labels; translated sentences.
QStringList aggregationWarnings(const LabelCounts &counts);

} // namespace Concord
