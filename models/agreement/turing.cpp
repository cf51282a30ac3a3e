// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/turing.h"

#include "models/agreement/bootstrap.h"

#include <boost/math/distributions/normal.hpp>

#include <QCoreApplication>
#include <QHash>

#include <array>
#include <map>
#include <vector>

namespace Concord {

namespace {

// The four counts of a unit, ordered so that equal units come together in one order.
using UnitPattern = std::array<qint64, 4>;

UnitPattern patternOf(const TuringCounts &counts)
{
    return {counts.hits, counts.misses, counts.falseAlarms, counts.correctRejections};
}

void addPattern(TuringCounts &sum, const UnitPattern &pattern, qint64 times)
{
    sum.hits += pattern[0] * times;
    sum.misses += pattern[1] * times;
    sum.falseAlarms += pattern[2] * times;
    sum.correctRejections += pattern[3] * times;
}

struct Rates
{
    double zHit = 0;
    double zFalseAlarm = 0;
};

std::optional<Rates> correctedRates(const TuringCounts &counts)
{
    if (counts.synthetic() == 0 || counts.human() == 0)
        return std::nullopt;
    const auto z = [](qint64 said, qint64 total) {
        const double rate = (double(said) + 0.5) / (double(total) + 1);
        return quantile(boost::math::normal_distribution<double>(), rate);
    };
    return Rates{z(counts.hits, counts.synthetic()), z(counts.falseAlarms, counts.human())};
}

Estimate estimateOf(std::optional<double> value, const TuringCounts &counts)
{
    if (!value) {
        return Estimate::none(counts.judged() == 0 ? UndefinedReason::noData
                                                   : UndefinedReason::zeroVariance);
    }
    Estimate estimate;
    estimate.value = value;
    return estimate;
}

std::optional<double> accuracyOf(const TuringCounts &counts)
{
    if (counts.judged() == 0)
        return std::nullopt;
    return double(counts.correct()) / double(counts.judged());
}

std::optional<double> sensitivityOf(const TuringCounts &counts)
{
    const auto rates = correctedRates(counts);
    return rates ? std::optional(rates->zHit - rates->zFalseAlarm) : std::nullopt;
}

std::optional<double> criterionOf(const TuringCounts &counts)
{
    const auto rates = correctedRates(counts);
    return rates ? std::optional(0 - (rates->zHit + rates->zFalseAlarm) / 2) : std::nullopt;
}

TuringScore scoreOf(const TuringCounts &counts, double level)
{
    TuringScore score;
    score.counts = counts;
    score.accuracy = estimateOf(accuracyOf(counts), counts);
    score.sensitivity = turingSensitivity(counts);
    score.criterion = turingCriterion(counts);
    if (counts.judged() > 0) {
        score.exact = clopperPearson(counts.correct(), counts.judged(), level);
        score.pValue = binomialTestAgainstHalf(counts.correct(), counts.judged());
    }
    return score;
}

// Gives the pooled estimates their intervals: whole units are drawn, with all their answers.
void bootstrapPooled(const std::map<UnitPattern, qint64> &patterns, const TuringOptions &options,
                     TuringScore &pooled)
{
    std::vector<UnitPattern> rows;
    std::vector<qint64> frequencies;
    for (const auto &[pattern, frequency] : patterns) {
        rows.push_back(pattern);
        frequencies.push_back(frequency);
    }
    const auto statisticOf = [&rows](std::optional<double> (*value)(const TuringCounts &)) {
        return [&rows, value](std::span<const qint64> drawn) {
            TuringCounts counts;
            for (size_t i = 0; i < rows.size(); ++i)
                addPattern(counts, rows[i], drawn[i]);
            return value(counts);
        };
    };
    const QList<BootstrapSummary> summaries =
        bootstrap(ResamplingUnits::fromPatterns(frequencies),
                  {statisticOf(accuracyOf), statisticOf(sensitivityOf), statisticOf(criterionOf)},
                  {options.replicates, options.seed, options.level});
    const auto complete = [](Estimate &estimate, const BootstrapSummary &summary) {
        if (!estimate.value)
            return;
        estimate.interval = summary.interval;
        estimate.standardError = summary.standardError;
    };
    complete(pooled.accuracy, summaries[0]);
    complete(pooled.sensitivity, summaries[1]);
    complete(pooled.criterion, summaries[2]);
}

} // namespace

void TuringCounts::add(Author truth, Author answer, qint64 times)
{
    if (truth == Author::Ai)
        (answer == Author::Ai ? hits : misses) += times;
    else
        (answer == Author::Ai ? falseAlarms : correctRejections) += times;
}

Estimate turingSensitivity(const TuringCounts &counts)
{
    return estimateOf(sensitivityOf(counts), counts);
}

Estimate turingCriterion(const TuringCounts &counts)
{
    return estimateOf(criterionOf(counts), counts);
}

TuringResults turingResults(const QList<TuringJudgement> &judgements, const QStringList &annotators,
                            const TuringOptions &options)
{
    QStringList names = annotators;
    QHash<QString, TuringCounts> byAnnotator;
    QHash<QString, TuringCounts> byUnit;
    TuringCounts all;
    for (const TuringJudgement &judgement : judgements) {
        if (!byAnnotator.contains(judgement.annotator) && !names.contains(judgement.annotator))
            names.append(judgement.annotator);
        byAnnotator[judgement.annotator].add(judgement.truth, judgement.answer);
        byUnit[judgement.unit].add(judgement.truth, judgement.answer);
        all.add(judgement.truth, judgement.answer);
    }

    TuringResults results;
    for (const QString &name : std::as_const(names))
        results.annotators.append({name, scoreOf(byAnnotator.value(name), options.level)});
    std::map<UnitPattern, qint64> patterns;
    for (const TuringCounts &unit : std::as_const(byUnit)) {
        ++patterns[patternOf(unit)];
        results.isClustered = results.isClustered || unit.judged() > 1;
    }
    results.units = byUnit.size();
    results.pooled = scoreOf(all, options.level);
    if (results.units > 1)
        bootstrapPooled(patterns, options, results.pooled);
    return results;
}

QString turingUndefinedSentence(UndefinedReason reason)
{
    if (reason == UndefinedReason::zeroVariance) {
        return QCoreApplication::translate("Concord::Turing",
                                           "Only texts of one origin were judged; telling them "
                                           "apart needs both.");
    }
    if (reason == UndefinedReason::noData)
        return QCoreApplication::translate("Concord::Turing", "No answers yet.");
    return undefinedSentence(reason);
}

} // namespace Concord
