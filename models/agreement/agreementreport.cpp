// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/agreementreport.h"

#include "models/agreement/agreementwarnings.h"
#include "models/agreement/coefficients.h"
#include "models/agreement/fleisskappa.h"

#include <QCoreApplication>

namespace Concord {

namespace {

constexpr qsizetype categoryLimit = 100; // more are numbers or names, not categories

using Coefficients = QList<const Coefficient *>;

QString reportText(const char *text)
{
    return QCoreApplication::translate("Concord::Agreement", text);
}

Result<Coefficients> chosenCoefficients(const QStringList &ids)
{
    Coefficients chosen;
    QStringList known;
    for (const Coefficient &coefficient : coefficients()) {
        known.append(coefficient.id);
        if (ids.isEmpty())
            chosen.append(&coefficient);
    }
    for (const QString &id : ids) {
        const Coefficient *found = findCoefficient(id);
        if (!found) {
            const QString text = reportText(QT_TRANSLATE_NOOP(
                "Concord::Agreement", "There is no coefficient “%1”. The coefficients are: %2."));
            return Error{text.arg(id, known.join(QLatin1StringView(", "))), {}};
        }
        chosen.append(found);
    }
    return chosen;
}

std::optional<Error> wrongAgreementOption(const AgreementOptions &options)
{
    if (!(options.level > 0 && options.level < 1)) {
        return Error{
            reportText(QT_TRANSLATE_NOOP("Concord::Agreement",
                                         "The confidence level has to lie between 0 and 1, "
                                         "such as 0.95.")),
            {}};
    }
    if (options.replicates < 100) {
        return Error{reportText(QT_TRANSLATE_NOOP("Concord::Agreement",
                                                  "A bootstrap needs at least 100 replicates.")),
                     {}};
    }
    return std::nullopt;
}

Result<AlphaMetric> metricFor(const Ratings &ratings, Measure measure)
{
    if (measure == Measure::nominal)
        return AlphaMetric{};
    const auto values = numericValues(ratings.categories());
    const bool needsNumbers = measure != Measure::ordinal || !ratings.categoriesDeclared();
    if (values || !needsNumbers)
        return AlphaMetric{measure, values.value_or(std::vector<double>())};
    if (measure == Measure::ordinal) {
        return Error{reportText(QT_TRANSLATE_NOOP("Concord::Agreement",
                                                  "The order of the categories is not known. "
                                                  "Declare them in order; only numbers have one by "
                                                  "themselves.")),
                     {}};
    }
    return Error{reportText(QT_TRANSLATE_NOOP("Concord::Agreement",
                                              "Interval and ratio data have to be numbers, but "
                                              "some of the labels are not.")),
                 {}};
}

bool wantsBootstrap(const Coefficient &coefficient, IntervalChoice choice)
{
    return choice == IntervalChoice::bootstrap
        || (choice == IntervalChoice::automatic && coefficient.prefersBootstrap);
}

// Replaces intervals by the bootstrap's, for the coefficients that are resampled as `basis`.
void bootstrapIntervals(const AgreementInput &input, const Coefficients &chosen,
                        Coefficient::Basis basis, const AgreementOptions &options,
                        AgreementReport &report)
{
    QList<PatternStatistic> statistics;
    QList<qsizetype> places;
    for (qsizetype i = 0; i < chosen.size(); ++i) {
        const Estimate &estimate = report.coefficients[i].estimate;
        // Without an interval so far there is a single unit, which cannot be resampled.
        if (!estimate.interval || chosen[i]->basis != basis
            || !wantsBootstrap(*chosen[i], options.interval))
            continue;
        statistics.append(chosen[i]->statistic(input));
        places.append(i);
    }
    if (statistics.isEmpty())
        return;
    const auto frequencies =
        basis == Coefficient::Basis::rows ? input.rows.frequencies() : input.counts.frequencies();
    const auto summaries =
        bootstrap(frequencies, statistics, {options.replicates, options.seed, options.level});
    for (qsizetype i = 0; i < places.size(); ++i) {
        CoefficientResult &result = report.coefficients[places[i]];
        result.estimate.interval = summaries[i].interval;
        if (const auto warning = bootstrapWarning(result.id, summaries[i]))
            report.warnings.append(*warning);
    }
}

} // namespace

Result<AgreementReport> agreementReport(const Ratings &ratings, const AgreementOptions &options)
{
    if (auto error = wrongAgreementOption(options))
        return *std::move(error);
    const auto chosen = chosenCoefficients(options.coefficients);
    if (!chosen)
        return chosen.error();
    const auto metric = metricFor(ratings, options.measure);
    if (!metric)
        return metric.error();

    AgreementInput input(ratings);
    input.metric = *metric;
    AgreementReport report;
    report.summary = ratings.summary();
    report.raters = ratings.raters();
    report.categories = ratings.categories();
    report.categoriesDeclared = ratings.categoriesDeclared();
    report.measure = options.measure;
    if (options.measure == Measure::nominal && report.categories.size() <= categoryLimit)
        report.byCategory =
            fleissKappaByCategory(input.counts, {options.level, options.standardError});
    report.pairs = raterPairs(input.rows, options.pairLimit);
    report.warnings = agreementWarnings(report);
    for (const Coefficient *coefficient : *chosen) {
        Estimate estimate = coefficient->estimate(input, {options.level, options.standardError});
        if (options.interval == IntervalChoice::none)
            estimate.interval.reset();
        report.coefficients.append({coefficient->id, estimate});
    }
    bootstrapIntervals(input, *chosen, Coefficient::Basis::counts, options, report);
    bootstrapIntervals(input, *chosen, Coefficient::Basis::rows, options, report);
    return report;
}

} // namespace Concord
