// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/aggregation.h"

#include "models/agreement/estimate.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace Concord {

namespace {

// Posteriors that are equal by symmetry differ by rounding, in an order that means nothing.
constexpr double tieTolerance = 1e-10;
constexpr double likelihoodRounding = 1e-9;
constexpr qint64 mostCells = 50'000'000; // 400 MB

} // namespace

Consensus::Consensus(const LabelCounts &counts, std::vector<double> posteriors)
    : m_categories(size_t(counts.categoryCount())), m_patternOf(counts.patternOfUnit()),
      m_posteriors(std::move(posteriors))
{
    for (size_t begin = 0; begin < m_posteriors.size(); begin += m_categories) {
        const auto row = std::span<const double>(m_posteriors).subspan(begin, m_categories);
        const double best = *std::ranges::max_element(row);
        const auto isBest = [&](double share) { return share >= best - tieTolerance; };
        m_labels.push_back(quint32(std::ranges::find_if(row, isBest) - row.begin()));
        m_ties.push_back(std::ranges::count_if(row, isBest) > 1);
    }
}

std::span<const double> Consensus::posterior(qsizetype unit) const
{
    return std::span<const double>(m_posteriors)
        .subspan(m_patternOf[size_t(unit)] * m_categories, m_categories);
}

Result<void> checkAggregation(const LabelCounts &counts, qint64 cellsPerRater)
{
    if (counts.unitCount() == 0)
        return Error{undefinedSentence(UndefinedReason::noData), {}};
    const qint64 posteriors = qint64(counts.patternCount()) * counts.categoryCount();
    if (posteriors > mostCells || cellsPerRater > mostCells / counts.raterCount())
        return Error{
            QCoreApplication::translate(
                "Concord::Agreement",
                "%1 categories and %2 raters are too many for this method. Is this the right "
                "column? Majority vote needs less memory than Dawid-Skene.")
                .arg(counts.categoryCount())
                .arg(counts.raterCount()),
            {}};
    return {};
}

std::vector<double> voteShares(const LabelCounts &counts)
{
    const auto categories = size_t(counts.categoryCount());
    std::vector<double> shares(size_t(counts.patternCount()) * categories, 0);
    for (qsizetype p = 0; p < counts.patternCount(); ++p) {
        qint64 labels = 0;
        for (const LabelCount &cell : counts.pattern(p))
            labels += cell.count;
        for (const LabelCount &cell : counts.pattern(p))
            shares[size_t(p) * categories + cell.category] += cell.count;
        for (size_t k = 0; k < categories; ++k)
            shares[size_t(p) * categories + k] /= double(labels);
    }
    return shares;
}

double sharesFromLogs(std::span<double> logs)
{
    const double greatest = *std::ranges::max_element(logs);
    Q_ASSERT(std::isfinite(greatest));
    double sum = 0;
    for (double &entry : logs) {
        entry = std::exp(entry - greatest);
        sum += entry;
    }
    for (double &entry : logs)
        entry /= sum;
    return greatest + std::log(sum);
}

bool isNoDecrease(double before, double after)
{
    return after >= before - likelihoodRounding * std::max(1.0, std::abs(before));
}

QStringList aggregationWarnings(const LabelCounts &counts)
{
    QStringList warnings;
    if (counts.raterCount() == 1)
        warnings.append(QCoreApplication::translate(
            "Concord::Agreement",
            "Only one rater gave labels: they are taken as they are, and nothing can be said about "
            "their quality."));
    if (counts.categoryCount() == 1)
        warnings.append(undefinedSentence(UndefinedReason::oneCategory));
    if (!counts.categoriesDeclared() && counts.unitCount() > 0)
        warnings.append(QCoreApplication::translate(
            "Concord::Agreement",
            "The categories are those observed: one that nobody used is not counted."));
    return warnings;
}

} // namespace Concord
