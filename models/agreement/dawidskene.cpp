// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/dawidskene.h"

#include <algorithm>
#include <cmath>

namespace Concord {

namespace {

class DawidSkeneModel
{
public:
    DawidSkeneModel(const LabelCounts &counts, double smoothing)
        : m_counts(counts), m_smoothing(smoothing), m_categories(size_t(counts.categoryCount())),
          m_posteriors(voteShares(counts)), m_prior(m_categories),
          m_shares(size_t(counts.raterCount()) * m_categories * m_categories),
          m_logs(m_shares.size())
    {}

    void maximise();
    double expect();

    // What EM must not decrease: with smoothing, the likelihood times the prior that it stands for.
    double objective(double logLikelihood) const;

    DawidSkeneResult result() const;

private:
    // Where the shares of a rater's label begin: one for each true category.
    size_t at(size_t rater, size_t label) const
    {
        return (rater * m_categories + label) * m_categories;
    }
    void countLabels();
    void normaliseRows();

    const LabelCounts &m_counts;
    double m_smoothing;
    size_t m_categories;
    std::vector<double> m_posteriors; // patterns x categories
    std::vector<double> m_prior;
    std::vector<double> m_shares; // raters x labels x true categories
    std::vector<double> m_logs; // of m_shares
};

void DawidSkeneModel::maximise()
{
    std::ranges::fill(m_prior, 0);
    for (qsizetype p = 0; p < m_counts.patternCount(); ++p) {
        for (size_t j = 0; j < m_categories; ++j)
            m_prior[j] +=
                double(m_counts.frequency(p)) * m_posteriors[size_t(p) * m_categories + j];
    }
    for (double &share : m_prior)
        share /= double(m_counts.unitCount());
    countLabels();
    normaliseRows();
}

void DawidSkeneModel::countLabels()
{
    std::ranges::fill(m_shares, m_smoothing);
    for (qsizetype p = 0; p < m_counts.patternCount(); ++p) {
        const double *posterior = m_posteriors.data() + size_t(p) * m_categories;
        for (const LabelCount &cell : m_counts.pattern(p)) {
            const double times = double(m_counts.frequency(p)) * cell.count;
            double *shares = m_shares.data() + at(cell.rater, cell.category);
            for (size_t j = 0; j < m_categories; ++j)
                shares[j] += times * posterior[j];
        }
    }
}

void DawidSkeneModel::normaliseRows()
{
    for (size_t rater = 0; rater < size_t(m_counts.raterCount()); ++rater) {
        for (size_t j = 0; j < m_categories; ++j) {
            double total = 0;
            for (size_t label = 0; label < m_categories; ++label)
                total += m_shares[at(rater, label) + j];
            for (size_t label = 0; label < m_categories; ++label) {
                double &share = m_shares[at(rater, label) + j];
                share = total > 0 ? share / total : 0;
                m_logs[at(rater, label) + j] = std::log(share);
            }
        }
    }
}

// Only labels that occur are multiplied in, so that 0 * log 0 never arises.
double DawidSkeneModel::expect()
{
    double logLikelihood = 0;
    for (qsizetype p = 0; p < m_counts.patternCount(); ++p) {
        const std::span<double> posterior(m_posteriors.data() + size_t(p) * m_categories,
                                          m_categories);
        for (size_t j = 0; j < m_categories; ++j)
            posterior[j] = std::log(m_prior[j]);
        for (const LabelCount &cell : m_counts.pattern(p)) {
            const double *logs = m_logs.data() + at(cell.rater, cell.category);
            for (size_t j = 0; j < m_categories; ++j)
                posterior[j] += cell.count * logs[j];
        }
        logLikelihood += double(m_counts.frequency(p)) * sharesFromLogs(posterior);
    }
    return logLikelihood;
}

double DawidSkeneModel::objective(double logLikelihood) const
{
    if (m_smoothing == 0)
        return logLikelihood;
    double logs = 0;
    for (const double log : m_logs)
        logs += log;
    return logLikelihood + m_smoothing * logs;
}

DawidSkeneResult DawidSkeneModel::result() const
{
    DawidSkeneResult result;
    result.consensus = Consensus(m_counts, m_posteriors);
    result.prior = m_prior;
    result.confusion.reserve(m_shares.size());
    for (size_t rater = 0; rater < size_t(m_counts.raterCount()); ++rater) {
        for (size_t truth = 0; truth < m_categories; ++truth) {
            for (size_t label = 0; label < m_categories; ++label)
                result.confusion.push_back(m_shares[at(rater, label) + truth]);
        }
    }
    return result;
}

} // namespace

std::span<const double> DawidSkeneResult::confusionRow(qsizetype rater, int truth) const
{
    const size_t size = prior.size();
    const auto row = std::span<const double>(confusion).subspan(
        (size_t(rater) * size + size_t(truth)) * size, size);
    return std::ranges::all_of(row, [](double share) { return share == 0; })
        ? std::span<const double>()
        : row;
}

double DawidSkeneResult::accuracy(qsizetype rater) const
{
    double right = 0;
    double known = 0;
    for (int truth = 0; truth < int(prior.size()); ++truth) {
        const auto row = confusionRow(rater, truth);
        if (row.empty())
            continue;
        right += prior[size_t(truth)] * row[size_t(truth)];
        known += prior[size_t(truth)];
    }
    return right / known;
}

Result<DawidSkeneResult> dawidSkene(const LabelCounts &counts, const DawidSkeneOptions &options)
{
    const qint64 categories = counts.categoryCount();
    if (auto usable = checkAggregation(counts, categories * categories); !usable)
        return usable.error();
    DawidSkeneModel model(counts, options.smoothing);
    std::vector<double> trace;
    std::vector<double> objectives;
    bool converged = false;
    while (!converged && int(trace.size()) < options.iterations) {
        model.maximise();
        trace.push_back(model.expect());
        objectives.push_back(model.objective(trace.back()));
        if (trace.size() < 2)
            continue;
        Q_ASSERT(isNoDecrease(objectives.end()[-2], objectives.back()));
        const double change = std::abs(trace.back() - trace.end()[-2]);
        converged = change <= options.tolerance * std::abs(trace.back());
    }
    DawidSkeneResult result = model.result();
    result.trace = std::move(trace);
    result.converged = converged;
    return result;
}

} // namespace Concord
