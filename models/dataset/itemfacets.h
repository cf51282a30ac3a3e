// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/itemfilter.h"

#include <QList>
#include <QString>

namespace Concord {

/// A value of a facet and how many items have it.
struct FacetValue
{
    QString value;
    qint64 items = 0;

    friend bool operator==(const FacetValue &, const FacetValue &) = default;
};

/// What items can be narrowed by with a list of values. The second of AttributeType and
/// AttributeValue, Run and Outcome, Study and StudyState is there when the first is chosen.
enum class ItemFacet {
    Dataset,
    Task,
    Domain,
    AnswerFormat,
    Reviewed,
    AttributeType,
    AttributeValue,
    Run,
    Outcome,
    Study,
    StudyState
};

/// Counts beside the filters: each facet under all filters but its own.
struct ItemFacets
{
    QList<FacetValue> datasets; ///< in order of import
    QList<FacetValue> tasks; ///< in the benchmark's order
    QList<FacetValue> domains; ///< by name
    QList<FacetValue> answerFormats = {}; ///< by id, as in task.h
    QList<FacetValue> reviewed = {}; ///< "yes" and "no"
    QList<FacetValue> attributeTypes = {}; ///< by name; related ones
    QList<FacetValue> attributeValues = {}; ///< of the type that is chosen, by name
    QList<FacetValue> runs = {}; ///< as runChoice() has them; items with an answer
    QList<FacetValue> outcomes = {}; ///< of the run that is chosen
    QList<FacetValue> studies = {}; ///< by name
    QList<FacetValue> studyStates = {}; ///< "answered" and "open", of the study that is chosen

    friend bool operator==(const ItemFacets &, const ItemFacets &) = default;
};

QList<FacetValue> &valuesOf(ItemFacets &facets, ItemFacet facet);
QList<FacetValue> valuesOf(const ItemFacets &facets, ItemFacet facet);

/// The value of a facet that a filter asks for; empty: any.
QString chosenValue(const ItemFilter &filter, ItemFacet facet);
/// Asks for another one, and for nothing that depended on the former one.
void choose(ItemFilter &filter, ItemFacet facet, const QString &value);
/// The facet whose choice this one depends on.
std::optional<ItemFacet> facetAbove(ItemFacet facet);

/// A model and a pathway as one value.
QString runChoice(const QString &model, const QString &pathway);

} // namespace Concord
