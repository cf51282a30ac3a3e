// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/designjson.h"

#include <QJsonArray>

namespace Concord {

namespace {

struct FilterField
{
    const char16_t *name;
    QString ItemFilter::*member;
};

constexpr FilterField filterFields[] = {
    {u"dataset", &ItemFilter::dataset},
    {u"task", &ItemFilter::task},
    {u"domain", &ItemFilter::domain},
    {u"attribute_type", &ItemFilter::attributeType},
    {u"attribute_value", &ItemFilter::attributeValue},
    {u"text", &ItemFilter::text},
    {u"study", &ItemFilter::study},
    {u"model", &ItemFilter::model},
    {u"pathway", &ItemFilter::pathway},
};

std::optional<bool> optionalBool(const QJsonValue &value)
{
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

QJsonObject ruleToJson(const UnitRule &rule)
{
    QJsonObject object{{QStringLiteral("kind"), unitKindId(rule.kind)},
                       {QStringLiteral("tokenizer"), tokenizerId(rule.tokenizer)},
                       {QStringLiteral("pair"), rule.isPair}};
    if (rule.minTokens)
        object.insert(QStringLiteral("min_tokens"), *rule.minTokens);
    if (rule.maxTokens)
        object.insert(QStringLiteral("max_tokens"), *rule.maxTokens);
    return object;
}

std::optional<int> optionalInt(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toInt()) : std::nullopt;
}

UnitRule ruleFromJson(const QJsonObject &object)
{
    UnitRule rule;
    rule.kind = unitKindFromId(object[u"kind"].toString()).value_or(rule.kind);
    for (const Tokenizer tokenizer : {Tokenizer::Penn, Tokenizer::WhiteSpace}) {
        if (object[u"tokenizer"].toString() == tokenizerId(tokenizer))
            rule.tokenizer = tokenizer;
    }
    rule.minTokens = optionalInt(object[u"min_tokens"]);
    rule.maxTokens = optionalInt(object[u"max_tokens"]);
    rule.isPair = object[u"pair"].toBool();
    return rule;
}

} // namespace

QJsonObject itemFilterToJson(const ItemFilter &filter)
{
    QJsonObject object;
    for (const FilterField &field : filterFields) {
        if (!(filter.*field.member).isEmpty())
            object.insert(field.name, filter.*field.member);
    }
    if (filter.answerFormat)
        object.insert(QStringLiteral("answer_format"), answerFormatId(*filter.answerFormat));
    if (filter.isReviewed)
        object.insert(QStringLiteral("reviewed"), *filter.isReviewed);
    if (filter.isAnswered)
        object.insert(QStringLiteral("answered"), *filter.isAnswered);
    if (filter.outcome)
        object.insert(QStringLiteral("outcome"), answerOutcomeId(*filter.outcome));
    if (filter.highestScore)
        object.insert(QStringLiteral("max_score"), *filter.highestScore);
    return object;
}

ItemFilter itemFilterFromJson(const QJsonObject &object)
{
    ItemFilter filter;
    for (const FilterField &field : filterFields)
        filter.*field.member = object[QStringView(field.name)].toString();
    filter.answerFormat = answerFormatFromId(object[u"answer_format"].toString());
    filter.isReviewed = optionalBool(object[u"reviewed"]);
    filter.isAnswered = optionalBool(object[u"answered"]);
    filter.outcome = answerOutcomeFromId(object[u"outcome"].toString());
    if (object[u"max_score"].isDouble())
        filter.highestScore = object[u"max_score"].toDouble();
    return filter;
}

QJsonObject designToJson(const StudyDesign &design)
{
    QJsonArray strata;
    for (const Stratum stratum : design.strata)
        strata.append(stratumId(stratum));
    QJsonObject object{
        {QStringLiteral("units"), design.units},
        {QStringLiteral("per_unit"), design.perUnit},
        {QStringLiteral("population"), design.population},
        {QStringLiteral("filter"), itemFilterToJson(design.filter)},
        {QStringLiteral("strata"), strata},
        {QStringLiteral("runs"), QJsonArray::fromStringList(design.runs)},
        {QStringLiteral("training_units"), design.trainingUnits},
        {QStringLiteral("pass_mark"), design.passMark},
        {QStringLiteral("repeated_units"), design.repeatedUnits},
        {QStringLiteral("phase"), studyPhaseId(design.phase)},
        {QStringLiteral("excluded_study"), design.excludedStudy},
        {QStringLiteral("consent"), design.consent},
        {QStringLiteral("asks_consent"), design.asksConsent},
    };
    if (design.unit)
        object.insert(QStringLiteral("unit"), ruleToJson(*design.unit));
    return object;
}

StudyDesign designFromJson(const QJsonObject &object)
{
    StudyDesign design;
    design.units = object[u"units"].toInt();
    design.perUnit = object[u"per_unit"].toInt();
    design.population = object[u"population"].toString();
    design.filter = itemFilterFromJson(object[u"filter"].toObject());
    if (object.contains(u"strata")) {
        design.strata.clear();
        const QJsonArray strata = object[u"strata"].toArray();
        for (const auto id : strata) {
            if (const auto stratum = stratumFromId(id.toString()))
                design.strata.append(*stratum);
        }
    }
    if (object[u"unit"].isObject())
        design.unit = ruleFromJson(object[u"unit"].toObject());
    const QJsonArray runs = object[u"runs"].toArray();
    for (const auto run : runs)
        design.runs.append(run.toString());
    design.trainingUnits = object[u"training_units"].toInt();
    design.passMark = object[u"pass_mark"].toDouble();
    design.repeatedUnits = object[u"repeated_units"].toInt();
    design.phase = studyPhaseFromId(object[u"phase"].toString()).value_or(design.phase);
    design.excludedStudy = object[u"excluded_study"].toString();
    design.consent = object[u"consent"].toString();
    design.asksConsent = object[u"asks_consent"].toBool(true);
    return design;
}

} // namespace Concord
