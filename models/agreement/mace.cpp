// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/mace.h"

#include "models/core/random.h"

#include <boost/math/special_functions/digamma.hpp>

#include <algorithm>
#include <cmath>

namespace Concord {

namespace {

constexpr double knowingPrior = 0.5;
constexpr double strategyPrior = 10;
constexpr double startNoise = 0.5;
constexpr double sameLikelihood = 1e-9;

// Uniform in [0, 1), from the upper 53 bits.
double maceUniform(Philox &random)
{
    return double(random.next64() >> 11) * 0x1p-53;
}

void divideBySum(std::span<double> weights)
{
    double sum = 0;
    for (const double weight : weights)
        sum += weight;
    for (double &weight : weights)
        weight = sum > 0 ? weight / sum : 0;
}

// exp E[log share] under a Dirichlet with these parameters.
void toGeometricMeans(std::span<double> counts)
{
    double sum = 0;
    for (const double count : counts)
        sum += count;
    const double total = boost::math::digamma(sum);
    for (double &count : counts)
        count = std::exp(boost::math::digamma(count) - total);
}

class MaceModel
{
public:
    MaceModel(const LabelCounts &counts, const MaceOptions &options, int restart);

    double expect(); // also counts what the next maximise() needs
    void maximise();

    // What EM must not decrease: the likelihood times the prior that the smoothing stands for.
    double objective(double logLikelihood) const;
    MaceResult result() const;

private:
    std::span<double> habits(size_t rater) { return {m_habits.data() + 2 * rater, 2}; }
    std::span<double> strategy(size_t rater)
    {
        return {m_strategy.data() + rater * m_categories, m_categories};
    }
    void startAtRandom(Philox &&random);
    void takeLogs();
    void countHabits(std::span<const double> posterior, const LabelCount &cell, double times);

    const LabelCounts &m_counts;
    MaceUpdate m_update;
    size_t m_categories;
    double m_smoothing;
    std::vector<double> m_posteriors; // patterns x categories
    std::vector<double> m_habits; // raters x (guesses, knows)
    std::vector<double> m_strategy; // raters x categories
    std::vector<double> m_logGuess; // of the label, if it is not the true category
    std::vector<double> m_logKnow; // of the label, if it is
    std::vector<double> m_habitCounts;
    std::vector<double> m_strategyCounts;
};

MaceModel::MaceModel(const LabelCounts &counts, const MaceOptions &options, int restart)
    : m_counts(counts), m_update(options.update), m_categories(size_t(counts.categoryCount())),
      m_smoothing(options.smoothing / double(m_categories)),
      m_posteriors(size_t(counts.patternCount()) * m_categories),
      m_habits(2 * size_t(counts.raterCount()), 0.5),
      m_strategy(size_t(counts.raterCount()) * m_categories, 1 / double(m_categories)),
      m_logGuess(m_strategy.size()), m_logKnow(m_strategy.size())
{
    if (restart > 0)
        startAtRandom(Philox(options.seed, quint64(restart)));
    takeLogs();
}

void MaceModel::startAtRandom(Philox &&random)
{
    for (double &weight : m_habits)
        weight = 1 + startNoise * maceUniform(random);
    for (double &weight : m_strategy)
        weight = 1 + startNoise * maceUniform(random);
    for (size_t rater = 0; rater < size_t(m_counts.raterCount()); ++rater) {
        divideBySum(habits(rater));
        divideBySum(strategy(rater));
    }
}

void MaceModel::takeLogs()
{
    for (size_t i = 0; i < m_strategy.size(); ++i) {
        const size_t rater = i / m_categories;
        const double guess = m_habits[2 * rater] * m_strategy[i];
        m_logGuess[i] = std::log(guess);
        m_logKnow[i] = std::log(guess + m_habits[2 * rater + 1]);
    }
}

double MaceModel::expect()
{
    m_habitCounts.assign(m_habits.size(), 0);
    m_strategyCounts.assign(m_strategy.size(), 0);
    double logLikelihood = 0;
    for (qsizetype p = 0; p < m_counts.patternCount(); ++p) {
        const std::span<double> posterior(m_posteriors.data() + size_t(p) * m_categories,
                                          m_categories);
        std::ranges::fill(posterior, -std::log(double(m_categories)));
        for (const LabelCount &cell : m_counts.pattern(p)) {
            const size_t at = cell.rater * m_categories + cell.category;
            for (size_t j = 0; j < m_categories; ++j)
                posterior[j] += cell.count * (j == cell.category ? m_logKnow : m_logGuess)[at];
        }
        const auto frequency = double(m_counts.frequency(p));
        logLikelihood += frequency * sharesFromLogs(posterior);
        for (const LabelCount &cell : m_counts.pattern(p))
            countHabits(posterior, cell, frequency * cell.count);
    }
    return logLikelihood;
}

void MaceModel::countHabits(std::span<const double> posterior, const LabelCount &cell, double times)
{
    const size_t at = cell.rater * m_categories + cell.category;
    const size_t guesses = size_t(2) * cell.rater;
    const double know = m_habits[guesses + 1];
    const double guess = m_habits[guesses] * m_strategy[at];
    const double right = posterior[cell.category];
    const double knew = right * know / (know + guess);
    const double guessed = (1 - right) + right * guess / (know + guess);
    m_habitCounts[guesses] += times * guessed;
    m_habitCounts[guesses + 1] += times * knew;
    m_strategyCounts[at] += times * guessed;
}

void MaceModel::maximise()
{
    const bool isVariational = m_update == MaceUpdate::variational;
    m_habits = m_habitCounts;
    m_strategy = m_strategyCounts;
    for (double &count : m_habits)
        count += isVariational ? knowingPrior : m_smoothing;
    for (double &count : m_strategy)
        count += isVariational ? strategyPrior : m_smoothing;
    for (size_t rater = 0; rater < size_t(m_counts.raterCount()); ++rater) {
        if (isVariational) {
            toGeometricMeans(habits(rater));
            toGeometricMeans(strategy(rater));
        } else {
            divideBySum(habits(rater));
            divideBySum(strategy(rater));
        }
    }
    takeLogs();
}

double MaceModel::objective(double logLikelihood) const
{
    if (m_smoothing == 0)
        return logLikelihood;
    double logs = 0;
    for (const double share : m_habits)
        logs += std::log(share);
    for (const double share : m_strategy)
        logs += std::log(share);
    return logLikelihood + m_smoothing * logs;
}

MaceResult MaceModel::result() const
{
    MaceResult result;
    result.consensus = Consensus(m_counts, m_posteriors);
    for (size_t rater = 0; rater < size_t(m_counts.raterCount()); ++rater) {
        const double know = m_habits[2 * rater + 1];
        result.competence.push_back(know);
        result.normalisedCompetence.push_back(know / (know + m_habits[2 * rater]));
    }
    result.strategy = m_strategy;
    for (size_t begin = 0; begin < m_strategy.size(); begin += m_categories)
        divideBySum(std::span(result.strategy).subspan(begin, m_categories));
    return result;
}

MaceResult runMace(const LabelCounts &counts, const MaceOptions &options, int restart)
{
    MaceModel model(counts, options, restart);
    std::vector<double> trace{model.expect()};
    double objective = model.objective(trace.back());
    for (int i = 0; i < options.iterations; ++i) {
        model.maximise();
        trace.push_back(model.expect());
        const double before = std::exchange(objective, model.objective(trace.back()));
        Q_ASSERT(options.update == MaceUpdate::variational || isNoDecrease(before, objective));
        Q_UNUSED(before)
    }
    MaceResult result = model.result();
    result.trace = std::move(trace);
    result.restart = restart;
    return result;
}

} // namespace

Result<MaceResult> mace(const LabelCounts &counts, const MaceOptions &options)
{
    if (auto usable = checkAggregation(counts, counts.categoryCount()); !usable)
        return usable.error();
    MaceResult best = runMace(counts, options, 0);
    for (int restart = 1; restart < options.restarts; ++restart) {
        MaceResult other = runMace(counts, options, restart);
        // Starts that end in the same place differ by rounding: then the first stays.
        const double gain = other.logLikelihood() - best.logLikelihood();
        if (gain > sameLikelihood * std::abs(best.logLikelihood()))
            best = std::move(other);
    }
    return best;
}

} // namespace Concord
