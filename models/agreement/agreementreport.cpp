// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/agreementreport.h"

#include "models/agreement/agreementintervals.h"
#include "models/agreement/agreementsetup.h"
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

// All of them, but for those that go with weights only where there are weights.
Coefficients allCoefficients(const AgreementOptions &options)
{
    Coefficients all;
    for (const Coefficient &coefficient : coefficients()) {
        if (coefficient.needs != Coefficient::Needs::Weights
            || options.weights != WeightScheme::Unweighted)
            all.append(&coefficient);
    }
    return all;
}

Result<Coefficients> chosenCoefficients(const AgreementOptions &options)
{
    if (options.coefficients.isEmpty())
        return allCoefficients(options);
    Coefficients chosen;
    for (const QString &id : options.coefficients) {
        const Coefficient *found = findCoefficient(id);
        if (!found) {
            QStringList known;
            for (const Coefficient &coefficient : coefficients())
                known.append(coefficient.id);
            const QString text = reportText(QT_TRANSLATE_NOOP(
                "Concord::Agreement", "There is no coefficient “%1”. The coefficients are: %2."));
            return Error{text.arg(id, known.join(QLatin1StringView(", "))), {}};
        }
        if (found->needs == Coefficient::Needs::Weights
            && options.weights == WeightScheme::Unweighted) {
            const QString text = reportText(
                QT_TRANSLATE_NOOP("Concord::Agreement", "“%1” needs weights. Name them."));
            return Error{text.arg(id), {}};
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

// A coefficient that was named is computed wherever it can be; of all, what fits the measure.
bool isApplicable(const Coefficient &coefficient, const AgreementInput &input,
                  const AgreementOptions &options)
{
    if (coefficient.needsMatrix && input.scores.size() > weightCategoryLimit)
        return false;
    return canCompute(coefficient, input)
        && (!options.coefficients.isEmpty() || fitsMeasure(coefficient, options.measure));
}

CoefficientResult resultOf(const Coefficient &coefficient, const AgreementInput &input,
                           const AgreementOptions &options)
{
    CoefficientResult result{coefficient.id, {}, {}};
    if (!isApplicable(coefficient, input, options)) {
        result.estimate = Estimate::none(UndefinedReason::wrongMeasure);
        return result;
    }
    if (coefficient.takesWeights && input.scheme != WeightScheme::Unweighted) {
        const bool isAlpha = coefficient.id == QLatin1StringView("krippendorff_alpha");
        const bool isGwet = input.scheme == WeightScheme::Ordinal && !isAlpha;
        result.weights = weightSchemeName(isGwet ? WeightScheme::GwetOrdinal : input.scheme);
    }
    result.estimate = coefficient.estimate(input, {options.level, options.standardError});
    return result;
}

void leaveMisfitsOut(Coefficients &chosen, AgreementReport &report)
{
    Coefficients kept;
    QList<CoefficientResult> results;
    for (qsizetype i = 0; i < chosen.size(); ++i) {
        const auto &reason = report.coefficients[i].estimate.undefined;
        // Without weights AC2 is AC1.
        const bool isMisfit = reason == UndefinedReason::wrongMeasure
            || reason == UndefinedReason::notTwoRaters
            || (chosen[i]->id == QLatin1StringView("gwet_ac2")
                && report.coefficients[i].weights.isEmpty());
        if (isMisfit && chosen[i]->id != QLatin1StringView("cohen_kappa"))
            continue;
        kept.append(chosen[i]);
        results.append(report.coefficients[i]);
    }
    chosen = kept;
    report.coefficients = results;
}

} // namespace

Result<AgreementReport> agreementReport(const Ratings &ratings, const AgreementOptions &options)
{
    if (auto error = wrongAgreementOption(options))
        return *std::move(error);
    auto chosen = chosenCoefficients(options);
    if (!chosen)
        return chosen.error();
    AgreementInput input(ratings);
    if (auto done = applyOptions(input, options); !done)
        return done.error();

    AgreementReport report;
    report.summary = ratings.summary();
    report.raters = ratings.raters();
    report.categories = ratings.categories();
    report.categoriesDeclared = ratings.categoriesDeclared();
    report.measure = options.measure;
    report.clusters = ratings.clusterCount();
    const InferenceOptions inference{options.level, options.standardError};
    if (options.measure == Measure::nominal && report.categories.size() <= categoryLimit)
        report.byCategory = fleissKappaByCategory(input.counts, inference);
    if (options.measure == Measure::set)
        report.byLabel = agreementByLabel(input.counts, report.categories, inference);
    report.pairs = raterPairs(input.rows, options.pairLimit);
    report.warnings = agreementWarnings(report);
    if (!input.weights.isSymmetric())
        report.warnings.append(asymmetryWarning());
    for (const Coefficient *coefficient : *chosen)
        report.coefficients.append(resultOf(*coefficient, input, options));
    if (options.applicableOnly && options.coefficients.isEmpty())
        leaveMisfitsOut(*chosen, report);
    if (const auto warning = completeUnitsWarning(report))
        report.warnings.append(*warning);
    addIntervals(input, *chosen, options, report);
    return report;
}

} // namespace Concord
