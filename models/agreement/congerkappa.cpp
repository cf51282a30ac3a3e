// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/congerkappa.h"

#include "models/agreement/linearisation.h"

namespace Concord {

namespace {

double rowDisagreement(std::span<const Rating> row, const WeightMatrix &weights)
{
    double sum = 0;
    for (const Rating &first : row) {
        for (const Rating &second : row)
            sum += weights.disagreement(first.category, second.category);
    }
    const auto ratings = double(row.size());
    return row.size() < 2 ? 0 : sum / (ratings * (ratings - 1));
}

} // namespace

CongerTotals::CongerTotals(const RowPatterns &rows, const WeightMatrix &weights)
    : m_rows(&rows), m_weights(weights)
{
    for (qsizetype u = 0; u < rows.size(); ++u)
        m_disagreement.push_back(rowDisagreement(rows.row(u), weights));
    sum(rows.frequencies());
}

void CongerTotals::sum(std::span<const qint64> frequencies)
{
    const auto raters = size_t(m_rows->ratings().raterCount());
    const auto categories = size_t(m_rows->ratings().categoryCount());
    m_ratedBy.assign(raters, 0);
    m_shares.assign(raters * categories, 0);
    m_shareSum.assign(categories, 0);
    m_units = m_pairableUnits = m_raters = 0;
    m_observed = 0;
    for (size_t u = 0; u < frequencies.size(); ++u) {
        const qint64 frequency = frequencies[u];
        if (frequency == 0)
            continue;
        const auto row = m_rows->row(qsizetype(u));
        m_units += frequency;
        m_pairableUnits += row.size() > 1 ? frequency : 0;
        m_observed += double(frequency) * m_disagreement[u];
        for (const Rating &rating : row) {
            m_ratedBy[rating.rater] += frequency;
            m_shares[rating.rater * categories + rating.category] += double(frequency);
        }
    }
    for (size_t rater = 0; rater < raters; ++rater) {
        if (m_ratedBy[rater] == 0)
            continue;
        ++m_raters;
        for (size_t k = 0; k < categories; ++k) {
            double &share = m_shares[rater * categories + k];
            share /= double(m_ratedBy[rater]);
            m_shareSum[k] += share;
        }
    }
}

std::optional<UndefinedReason> CongerTotals::unusable() const
{
    if (m_units == 0)
        return UndefinedReason::noData;
    if (m_raters < 2)
        return UndefinedReason::oneRater;
    if (m_pairableUnits == 0)
        return UndefinedReason::noOverlap;
    return std::nullopt;
}

double CongerTotals::observedDisagreement() const
{
    return m_observed / double(m_pairableUnits);
}

double CongerTotals::expectedDisagreement() const
{
    // All ordered pairs without those of a rater with themselves.
    double own = 0;
    for (size_t rater = 0; rater < m_ratedBy.size(); ++rater) {
        const auto shares = sharesOf(rater);
        own += m_weights.expectedDisagreement(shares, shares);
    }
    const double all = m_weights.expectedDisagreement(m_shareSum, m_shareSum);
    const auto pairs = double(m_raters) * double(m_raters - 1);
    // What rounding leaves of a difference that is 0 must not pass for disagreement.
    const double difference = all - own;
    return difference <= 1e-14 * all ? 0 : difference / pairs;
}

std::vector<double> CongerTotals::unitExpected() const
{
    const size_t categories = m_shareSum.size();
    const double expected = expectedDisagreement();
    // By rater and category: what the category meets in the others' shares, less the rater's mean.
    std::vector<double> excess(m_shares.size(), 0);
    for (size_t rater = 0; rater < m_ratedBy.size(); ++rater) {
        const auto shares = sharesOf(rater);
        std::vector<double> others = m_shareSum;
        for (size_t k = 0; k < categories; ++k)
            others[k] -= shares[k];
        const std::vector<double> met = m_weights.meanDisagreement(others);
        double mean = 0;
        for (size_t k = 0; k < categories; ++k)
            mean += shares[k] * met[k];
        for (size_t k = 0; k < categories; ++k)
            excess[rater * categories + k] = met[k] - mean;
    }
    const auto pairs = double(m_raters) * double(m_raters - 1);
    std::vector<double> byRow;
    for (qsizetype u = 0; u < m_rows->size(); ++u) {
        double sum = 0;
        for (const Rating &rating : m_rows->row(u)) {
            const double inflation = double(m_units) / double(m_ratedBy[rating.rater]);
            sum += inflation * excess[rating.rater * categories + rating.category];
        }
        byRow.push_back(expected + sum / pairs);
    }
    return byRow;
}

std::span<const double> CongerTotals::sharesOf(size_t rater) const
{
    return {m_shares.data() + rater * m_shareSum.size(), m_shareSum.size()};
}

Estimate congerKappa(const RowPatterns &rows, const WeightMatrix &weights,
                     const InferenceOptions &options)
{
    const CongerTotals totals(rows, weights);
    if (const auto reason = totals.unusable())
        return Estimate::none(*reason);
    UnitTerms terms{rows.frequencies(), {}, {}};
    for (qsizetype u = 0; u < rows.size(); ++u) {
        terms.disagreement.push_back(totals.unitDisagreement(u));
        terms.isPaired.push_back(rows.row(u).size() > 1);
    }
    return chanceCorrected(terms, totals.observedDisagreement(), totals.expectedDisagreement(),
                           totals.unitExpected(), options);
}

std::optional<double> congerKappaValue(const CongerTotals &totals)
{
    if (totals.unusable())
        return std::nullopt;
    return chanceCorrectedValue(totals.observedDisagreement(), totals.expectedDisagreement());
}

} // namespace Concord
