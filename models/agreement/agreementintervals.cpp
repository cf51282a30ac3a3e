// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/agreementintervals.h"

#include "models/agreement/agreementwarnings.h"
#include "models/agreement/jackknife.h"

namespace Concord {

namespace {

// Item bootstraps under-cover below (agreement.md section 4).
constexpr qint64 fewUnits = 20;
// Up to here a jackknife that nobody asked for takes no noticeable time.
constexpr qsizetype quickJackknife = 2000;

using Basis = Coefficient::Basis;

std::span<const qint64> frequenciesOf(const AgreementInput &input, Basis basis)
{
    return basis == Basis::rows ? input.rows.frequencies() : input.counts.frequencies();
}

ResamplingUnits resamplingUnits(const AgreementInput &input, Basis basis)
{
    const auto frequencies = frequenciesOf(input, basis);
    if (input.ratings.clusterCount() == 0)
        return ResamplingUnits::fromPatterns(frequencies);
    const auto rows = input.rows.patternOfUnits();
    std::vector<quint32> patterns(rows.begin(), rows.end());
    if (basis == Basis::counts) {
        for (quint32 &pattern : patterns)
            pattern = input.counts.patternOfRows()[pattern];
    }
    return ResamplingUnits::fromClusters(qsizetype(frequencies.size()), patterns,
                                         input.ratings.clusterCount(), input.ratings.clusters());
}

// Without the units that do not matter to the coefficient.
ResamplingUnits jackknifeUnits(const AgreementInput &input, const Coefficient &coefficient)
{
    const qsizetype least = coefficient.usesCompleteOnly ? input.ratings.raterCount()
        : coefficient.usesPairableOnly                   ? 2
                                                         : 1;
    if (least == 1 || input.ratings.clusterCount() > 0)
        return resamplingUnits(input, coefficient.basis);
    const auto frequencies = frequenciesOf(input, coefficient.basis);
    std::vector<qint64> kept(frequencies.begin(), frequencies.end());
    for (size_t u = 0; u < kept.size(); ++u) {
        const auto pattern = qsizetype(u);
        const qint64 ratings = coefficient.basis == Basis::rows
            ? qint64(input.rows.row(pattern).size())
            : input.counts.ratings(pattern);
        if (ratings < least)
            kept[u] = 0;
    }
    return ResamplingUnits::fromPatterns(kept);
}

IntervalChoice choiceFor(const AgreementInput &input, const Coefficient &coefficient,
                         const AgreementOptions &options)
{
    if (options.interval != IntervalChoice::automatic)
        return options.interval;
    if (input.ratings.clusterCount() > 0)
        return IntervalChoice::bootstrap;
    if (!coefficient.prefersBootstrap)
        return IntervalChoice::analytic;
    const bool isFew =
        coefficient.usesPairableOnly && input.ratings.summary().pairableUnits < fewUnits;
    return isFew ? IntervalChoice::jackknife : IntervalChoice::bootstrap;
}

bool isResampled(IntervalChoice choice)
{
    return choice == IntervalChoice::bootstrap || choice == IntervalChoice::bca;
}

void takeStandardError(const Coefficient &coefficient, Estimate &estimate, double error)
{
    estimate.standardError = error;
    estimate.zeroSe = error == 0;
    estimate.test.reset();
    if (error > 0 && coefficient.isTested)
        estimate.test = waldZTest(*estimate.value, error);
}

// An error of another kind than the coefficient's own is worse than none.
void dropErrors(Estimate &estimate)
{
    estimate.standardError.reset();
    estimate.standardErrorGwet.reset();
    estimate.zeroSe = false;
    estimate.interval.reset();
    estimate.test.reset();
}

void addBootstrap(const AgreementInput &input, const QList<const Coefficient *> &chosen,
                  Basis basis, const AgreementOptions &options, AgreementReport &report)
{
    QList<PatternStatistic> statistics;
    QList<qsizetype> places;
    bool isAccelerated = false;
    for (qsizetype i = 0; i < chosen.size(); ++i) {
        const IntervalChoice choice = choiceFor(input, *chosen[i], options);
        if (!report.coefficients[i].estimate.value || !chosen[i]->statistic
            || chosen[i]->basis != basis || !isResampled(choice))
            continue;
        statistics.append(chosen[i]->statistic(input));
        places.append(i);
        isAccelerated = choice == IntervalChoice::bca;
    }
    const ResamplingUnits units = resamplingUnits(input, basis);
    if (statistics.isEmpty() || units.total() < 2)
        return;
    const auto summaries = bootstrap(
        units, statistics,
        {options.replicates, options.seed, options.level, isAccelerated, options.threads});
    for (qsizetype i = 0; i < places.size(); ++i) {
        CoefficientResult &result = report.coefficients[places[i]];
        Estimate &estimate = result.estimate;
        estimate.interval = summaries[i].interval;
        const bool isKnown = summaries[i].standardError && !summaries[i].isWithheld();
        if (isKnown && !estimate.standardError)
            takeStandardError(*chosen[places[i]], estimate, *summaries[i].standardError);
        if (const auto warning = bootstrapWarning(result.id, summaries[i]))
            report.warnings.append(*warning);
        if (!estimate.interval && !summaries[i].isWithheld())
            report.warnings.append(acceleratedWarning(result.id));
    }
}

void addJackknife(const AgreementInput &input, const Coefficient &coefficient,
                  const AgreementOptions &options, AgreementReport &report,
                  CoefficientResult &result)
{
    Estimate &estimate = result.estimate;
    const auto summary =
        jackknife(jackknifeUnits(input, coefficient), coefficient.statistic(input));
    estimate.interval.reset();
    if (!summary) {
        report.warnings.append(jackknifeWarning(result.id));
        return;
    }
    estimate.interval = jackknifeInterval(*estimate.value, *summary, options.level);
    if (estimate.standardError)
        return;
    takeStandardError(coefficient, estimate, summary->standardError);
    if (estimate.test)
        estimate.test = waldTest(*estimate.value, summary->standardError, summary->df);
}

bool isOrdinalAlpha(const AgreementInput &input, const Coefficient &coefficient)
{
    const bool hasOwnMetric = input.scheme == WeightScheme::Unweighted;
    return coefficient.id == QLatin1StringView("krippendorff_alpha")
        && input.metric.measure != Measure::set
        && (hasOwnMetric ? input.metric.dependsOnData() : input.scheme == WeightScheme::Ordinal);
}

// Alpha's linearised error takes the ordinal metric as given, which it is not. Where the jackknife
// would take long the bootstrap's error has its place, or none.
void correctOrdinalError(const AgreementInput &input, const Coefficient &coefficient,
                         const AgreementOptions &options, AgreementReport &report,
                         Estimate &estimate)
{
    if (!isOrdinalAlpha(input, coefficient) || !estimate.standardError)
        return;
    const double fixedMetric = *estimate.standardError;
    dropErrors(estimate);
    estimate.details.append({QLatin1StringView("standard_error_fixed_metric"), fixedMetric});
    const bool isQuick = input.counts.size() <= quickJackknife;
    const auto summary = isQuick
        ? jackknife(jackknifeUnits(input, coefficient), coefficient.statistic(input))
        : std::nullopt;
    if (!summary) {
        if (!isResampled(choiceFor(input, coefficient, options)))
            report.warnings.append(jackknifeWarning(coefficient.id));
        return;
    }
    takeStandardError(coefficient, estimate, summary->standardError);
    if (estimate.test)
        estimate.test = waldTest(*estimate.value, summary->standardError, summary->df);
    if (choiceFor(input, coefficient, options) != IntervalChoice::none)
        estimate.interval = jackknifeInterval(*estimate.value, *summary, options.level);
}

// ICC comes with an interval and a test of its own but without a standard error.
void addMissingError(const AgreementInput &input, const Coefficient &coefficient,
                     Estimate &estimate)
{
    if (estimate.standardError || !coefficient.usesCompleteOnly
        || input.rows.size() > quickJackknife)
        return;
    const auto summary =
        jackknife(jackknifeUnits(input, coefficient), coefficient.statistic(input));
    if (!summary)
        return;
    estimate.standardError = summary->standardError;
    estimate.zeroSe = summary->standardError == 0;
}

// What was computed from units by themselves says nothing where they come in clusters.
void correctForClusters(const AgreementInput &input, const Coefficient &coefficient,
                        const AgreementOptions &options, AgreementReport &report,
                        CoefficientResult &result)
{
    dropErrors(result.estimate);
    const IntervalChoice choice = choiceFor(input, coefficient, options);
    if (!coefficient.statistic || isResampled(choice))
        return;
    addJackknife(input, coefficient, options, report, result);
    if (choice == IntervalChoice::none)
        result.estimate.interval.reset();
}

} // namespace

void addIntervals(const AgreementInput &input, const QList<const Coefficient *> &chosen,
                  const AgreementOptions &options, AgreementReport &report)
{
    const bool isClustered = input.ratings.clusterCount() > 0;
    for (qsizetype i = 0; i < chosen.size(); ++i) {
        CoefficientResult &result = report.coefficients[i];
        const IntervalChoice choice = choiceFor(input, *chosen[i], options);
        if (choice == IntervalChoice::none)
            result.estimate.interval.reset();
        if (!result.estimate.value)
            continue;
        if (isClustered) {
            correctForClusters(input, *chosen[i], options, report, result);
            continue;
        }
        if (!chosen[i]->statistic)
            continue;
        correctOrdinalError(input, *chosen[i], options, report, result.estimate);
        addMissingError(input, *chosen[i], result.estimate);
        if (choice == IntervalChoice::jackknife)
            addJackknife(input, *chosen[i], options, report, result);
    }
    addBootstrap(input, chosen, Basis::counts, options, report);
    addBootstrap(input, chosen, Basis::rows, options, report);
    for (Estimate &estimate : report.byCategory) {
        if (isClustered)
            dropErrors(estimate);
        else if (options.interval == IntervalChoice::none)
            estimate.interval.reset();
    }
    for (LabelAgreement &label : report.byLabel) {
        for (Estimate *estimate : {&label.krippendorffAlpha, &label.fleissKappa}) {
            if (isClustered)
                dropErrors(*estimate);
            else if (options.interval == IntervalChoice::none)
                estimate->interval.reset();
        }
    }
}

} // namespace Concord
