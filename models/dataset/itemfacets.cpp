// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dataset/itemfacets.h"

namespace Concord {

namespace {

constexpr QChar runSeparator = u'\t'; // no name of a model has one in it

QList<FacetValue> ItemFacets::*membersOf(ItemFacet facet)
{
    switch (facet) {
    case ItemFacet::Dataset:
        return &ItemFacets::datasets;
    case ItemFacet::Task:
        return &ItemFacets::tasks;
    case ItemFacet::Domain:
        return &ItemFacets::domains;
    case ItemFacet::AnswerFormat:
        return &ItemFacets::answerFormats;
    case ItemFacet::Reviewed:
        return &ItemFacets::reviewed;
    case ItemFacet::AttributeType:
        return &ItemFacets::attributeTypes;
    case ItemFacet::AttributeValue:
        return &ItemFacets::attributeValues;
    case ItemFacet::Run:
        return &ItemFacets::runs;
    case ItemFacet::Outcome:
        return &ItemFacets::outcomes;
    case ItemFacet::Study:
        return &ItemFacets::studies;
    case ItemFacet::StudyState:
        return &ItemFacets::studyStates;
    }
    Q_UNREACHABLE();
}

QString choiceOf(std::optional<bool> value, const QString &yes, const QString &no)
{
    if (!value)
        return {};
    return *value ? yes : no;
}

std::optional<bool> valueOf(const QString &choice, const QString &yes)
{
    return choice.isEmpty() ? std::nullopt : std::optional(choice == yes);
}

const QString yes = QStringLiteral("yes");
const QString answered = QStringLiteral("answered");

void chooseRun(ItemFilter &filter, const QString &value)
{
    filter.model = value.section(runSeparator, 0, 0);
    filter.pathway = value.section(runSeparator, 1, 1);
    filter.outcome.reset();
    filter.highestScore.reset();
}

} // namespace

QList<FacetValue> &valuesOf(ItemFacets &facets, ItemFacet facet)
{
    return facets.*membersOf(facet);
}

QList<FacetValue> valuesOf(const ItemFacets &facets, ItemFacet facet)
{
    return facets.*membersOf(facet);
}

QString runChoice(const QString &model, const QString &pathway)
{
    return pathway.isEmpty() ? model : QString(model + runSeparator + pathway);
}

QString chosenValue(const ItemFilter &filter, ItemFacet facet)
{
    switch (facet) {
    case ItemFacet::Dataset:
        return filter.dataset;
    case ItemFacet::Task:
        return filter.task;
    case ItemFacet::Domain:
        return filter.domain;
    case ItemFacet::AnswerFormat:
        return filter.answerFormat ? answerFormatId(*filter.answerFormat) : QString();
    case ItemFacet::Reviewed:
        return choiceOf(filter.isReviewed, yes, QStringLiteral("no"));
    case ItemFacet::AttributeType:
        return filter.attributeType;
    case ItemFacet::AttributeValue:
        return filter.attributeValue;
    case ItemFacet::Run:
        return runChoice(filter.model, filter.pathway);
    case ItemFacet::Outcome:
        return filter.outcome ? answerOutcomeId(*filter.outcome) : QString();
    case ItemFacet::Study:
        return filter.study;
    case ItemFacet::StudyState:
        return choiceOf(filter.isAnswered, answered, QStringLiteral("open"));
    }
    Q_UNREACHABLE();
}

void choose(ItemFilter &filter, ItemFacet facet, const QString &value)
{
    switch (facet) {
    case ItemFacet::Dataset:
        filter.dataset = value;
        break;
    case ItemFacet::Task:
        filter.task = value;
        break;
    case ItemFacet::Domain:
        filter.domain = value;
        break;
    case ItemFacet::AnswerFormat:
        filter.answerFormat = answerFormatFromId(value);
        break;
    case ItemFacet::Reviewed:
        filter.isReviewed = valueOf(value, yes);
        break;
    case ItemFacet::AttributeType:
        filter.attributeType = value;
        filter.attributeValue.clear();
        break;
    case ItemFacet::AttributeValue:
        filter.attributeValue = value;
        break;
    case ItemFacet::Run:
        chooseRun(filter, value);
        break;
    case ItemFacet::Outcome:
        filter.outcome = answerOutcomeFromId(value);
        break;
    case ItemFacet::Study:
        filter.study = value;
        filter.isAnswered.reset();
        break;
    case ItemFacet::StudyState:
        filter.isAnswered = valueOf(value, answered);
        break;
    }
}

std::optional<ItemFacet> facetAbove(ItemFacet facet)
{
    switch (facet) {
    case ItemFacet::AttributeValue:
        return ItemFacet::AttributeType;
    case ItemFacet::Outcome:
        return ItemFacet::Run;
    case ItemFacet::StudyState:
        return ItemFacet::Study;
    default:
        return {};
    }
}

} // namespace Concord
