// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/agreementreport.h"

#include <QJsonArray>

namespace Concord {

namespace {

QJsonValue numberJson(const std::optional<double> &number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QJsonValue codeJson(const std::optional<UndefinedReason> &reason)
{
    return reason ? QJsonValue(undefinedCode(*reason)) : QJsonValue();
}

QJsonValue intervalJson(const std::optional<Interval> &interval)
{
    if (!interval)
        return QJsonValue();
    return QJsonObject{{QStringLiteral("level"), interval->level},
                       {QStringLiteral("low"), interval->low},
                       {QStringLiteral("high"), interval->high},
                       {QStringLiteral("method"), intervalMethodCode(interval->method)}};
}

QJsonObject detailsJson(const QList<EstimateDetail> &details)
{
    QJsonObject object;
    for (const EstimateDetail &detail : details)
        object.insert(detail.name, detail.value);
    return object;
}

QJsonObject coefficientJson(const CoefficientResult &result)
{
    const Estimate &estimate = result.estimate;
    const bool tested = estimate.test.has_value();
    return {
        {QStringLiteral("id"), result.id},
        {QStringLiteral("value"), numberJson(estimate.value)},
        {QStringLiteral("standard_error"), numberJson(estimate.standardError)},
        {QStringLiteral("standard_error_gwet"), numberJson(estimate.standardErrorGwet)},
        {QStringLiteral("zero_se"), estimate.zeroSe},
        {QStringLiteral("ci"), intervalJson(estimate.interval)},
        {QStringLiteral("p_value"), tested ? QJsonValue(estimate.test->pValue) : QJsonValue()},
        {QStringLiteral("test"), tested ? QJsonValue(estimate.test->name) : QJsonValue()},
        {QStringLiteral("weights"),
         result.weights.isEmpty() ? QJsonValue() : QJsonValue(result.weights)},
        {QStringLiteral("details"), detailsJson(estimate.details)},
        {QStringLiteral("undefined_code"), codeJson(estimate.undefined)},
        {QStringLiteral("undefined_reason"),
         estimate.undefined ? QJsonValue(undefinedSentence(*estimate.undefined)) : QJsonValue()},
    };
}

QJsonObject categoryJson(const QString &category, const Estimate &kappa)
{
    QJsonObject object = coefficientJson({QStringLiteral("fleiss_kappa"), kappa, {}});
    object.insert(QStringLiteral("category"), category);
    return object;
}

QJsonObject labelJson(const LabelAgreement &agreement)
{
    return {
        {QStringLiteral("label"), agreement.label},
        {QStringLiteral("krippendorff_alpha"),
         coefficientJson({QStringLiteral("krippendorff_alpha"), agreement.krippendorffAlpha, {}})},
        {QStringLiteral("fleiss_kappa"),
         coefficientJson({QStringLiteral("fleiss_kappa"), agreement.fleissKappa, {}})}};
}

QJsonObject pairJson(const RaterPair &pair, const QStringList &raters)
{
    return {
        {QStringLiteral("raters"), QJsonArray{raters[pair.first], raters[pair.second]}},
        {QStringLiteral("units"), pair.units},
        {QStringLiteral("percent_agreement"), numberJson(pair.percentAgreement)},
        {QStringLiteral("cohen_kappa"), numberJson(pair.cohenKappa)},
        {QStringLiteral("undefined_code"), codeJson(pair.undefined)},
    };
}

} // namespace

QJsonObject toJson(const AgreementReport &report)
{
    QJsonArray coefficients;
    for (const CoefficientResult &result : report.coefficients)
        coefficients.append(coefficientJson(result));
    QJsonArray byCategory;
    for (qsizetype k = 0; k < report.byCategory.size(); ++k)
        byCategory.append(categoryJson(report.categories[k], report.byCategory[k]));
    QJsonArray byLabel;
    for (const LabelAgreement &agreement : report.byLabel)
        byLabel.append(labelJson(agreement));
    QJsonArray pairs;
    for (const RaterPair &pair : report.pairs)
        pairs.append(pairJson(pair, report.raters));
    const auto source =
        report.categoriesDeclared ? QLatin1StringView("declared") : QLatin1StringView("observed");
    return {
        {QStringLiteral("units"), report.summary.units},
        {QStringLiteral("raters"), report.summary.raters},
        {QStringLiteral("ratings"), report.summary.ratings},
        {QStringLiteral("pairable_units"), report.summary.pairableUnits},
        {QStringLiteral("pairable_values"), report.summary.pairableValues},
        {QStringLiteral("categories"), QJsonArray::fromStringList(report.categories)},
        {QStringLiteral("categories_source"), source},
        {QStringLiteral("measure"), measureName(report.measure)},
        {QStringLiteral("coefficients"), coefficients},
        {QStringLiteral("by_category"), byCategory},
        {QStringLiteral("by_label"), byLabel},
        {QStringLiteral("clusters"),
         report.clusters > 0 ? QJsonValue(report.clusters) : QJsonValue()},
        {QStringLiteral("pairs"), pairs},
        {QStringLiteral("warnings"), QJsonArray::fromStringList(report.warnings)},
    };
}

} // namespace Concord
