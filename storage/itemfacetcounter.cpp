// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/itemfacetcounter.h"

#include "models/dataset/task.h"
#include "storage/itemsearch.h"
#include "storage/rowscan.h"

#include <QHash>

#include <algorithm>

namespace Concord {

namespace {

void sortByTask(QList<FacetValue> &values)
{
    const auto place = [](const FacetValue &value) {
        const Task *task = findTask(value.value);
        return task ? task - tasks().data() : std::ptrdiff_t(tasks().size());
    };
    std::ranges::stable_sort(values, {}, place);
}

// Values in the order they first come in, each once.
class ValueCounts
{
public:
    void add(const QString &value, qint64 items)
    {
        if (items == 0)
            return;
        const auto place = m_places.constFind(value);
        if (place != m_places.constEnd()) {
            m_values[*place].items += items;
            return;
        }
        m_places.insert(value, m_values.size());
        m_values.append({value, items});
    }
    QList<FacetValue> values() const { return m_values; }

private:
    QList<FacetValue> m_values;
    QHash<QString, qsizetype> m_places;
};

QList<FacetValue> formatsOf(const QList<FacetValue> &ofTasks)
{
    ValueCounts formats;
    for (const FacetValue &value : ofTasks) {
        if (const Task *task = findTask(value.value))
            formats.add(answerFormatId(task->answerFormat), value.items);
    }
    return formats.values();
}

void arrange(QList<FacetValue> &values, ItemFacet facet)
{
    switch (facet) {
    case ItemFacet::Task:
        sortByTask(values);
        break;
    case ItemFacet::Dataset: // by import
    case ItemFacet::Run:
        break;
    case ItemFacet::Reviewed: // "yes" first
        std::ranges::sort(values, std::ranges::greater(), &FacetValue::value);
        break;
    default:
        std::ranges::sort(values, {}, &FacetValue::value);
    }
}

SqlCondition runRows(const ItemFilter &filter, bool isOutcome)
{
    // Of all pathways an item may have the same outcome more than once.
    const bool mayRepeat = isOutcome && filter.pathway.isEmpty();
    SqlCondition rows{
        (mayRepeat ? QStringLiteral("SELECT DISTINCT ") : QStringLiteral("SELECT "))
        + (isOutcome ? outcomeSql() : QStringLiteral("model || char(9) || pathway"))
        + u", response.item FROM model_run CROSS JOIN response ON response.run = model_run.id "
        + (isOutcome ? QStringLiteral("JOIN response_score ON response_score.response = "
                                      "response.id AND reading = 'published' ")
                     : QString())
        + u"WHERE model_run.state = 'ready'"};
    if (isOutcome) {
        rows.require(QStringLiteral("model = ?"), {filter.model});
        if (!filter.pathway.isEmpty())
            rows.require(QStringLiteral("pathway = ?"), {filter.pathway});
    }
    return rows;
}

// The items of a subject as the filter takes them (sqlcondition.cpp).
SqlCondition studyRows()
{
    const QString subjects =
        QStringLiteral(" FROM study JOIN unit ON unit.study = study.id AND training = 0 "
                       "JOIN unit_subject ON unit_subject.unit = unit.id ");
    return {u"SELECT study.name, unit_subject.item" + subjects
            + u"WHERE unit_subject.item IS NOT NULL UNION SELECT study.name, response.item"
            + subjects
            + u"JOIN response ON response.id = unit_subject.response "
              u"UNION SELECT study.name, item.id"
            + subjects
            + u"JOIN item ON item.dialogue = unit_subject.dialogue "
              u"WHERE unit_subject.item IS NULL"};
}

} // namespace

ItemFacetCounter::ItemFacetCounter(ItemFilter filter) : m_filter(std::move(filter)) {}

ItemFacetCounter::Found ItemFacetCounter::foundIn(const QList<ItemId> &ids)
{
    return {presence(ids), ids.size()};
}

void ItemFacetCounter::setFound(const QList<ItemId> &ids)
{
    m_found = foundIn(ids);
}

// Rows of (value, item); rows of the same value come together where that costs nothing.
SqlCondition ItemFacetCounter::rowsOf(ItemFacet facet) const
{
    switch (facet) {
    case ItemFacet::Dataset:
        return {QStringLiteral("SELECT dataset.name, item.id FROM dataset CROSS JOIN item ON "
                               "item.dataset = dataset.id WHERE state = 'ready' "
                               "ORDER BY dataset.id")};
    case ItemFacet::Task:
    case ItemFacet::AnswerFormat:
        return {QStringLiteral("SELECT task, id FROM item WHERE task IS NOT NULL ORDER BY task")};
    case ItemFacet::Domain:
        return {
            QStringLiteral("SELECT domain, id FROM item WHERE domain IS NOT NULL ORDER BY domain")};
    case ItemFacet::Reviewed:
        return {QStringLiteral("SELECT 'yes', item FROM review")};
    case ItemFacet::AttributeType:
        return {QStringLiteral("SELECT type, item FROM attribute CROSS JOIN item_attribute ON "
                               "attribute = attribute.id WHERE related = 1 ORDER BY type, value")};
    case ItemFacet::AttributeValue:
        return {QStringLiteral("SELECT value, item FROM attribute CROSS JOIN item_attribute ON "
                               "attribute = attribute.id WHERE related = 1 AND type = ? "
                               "ORDER BY value"),
                {m_filter.attributeType}};
    case ItemFacet::Run:
    case ItemFacet::Outcome:
        return runRows(m_filter, facet == ItemFacet::Outcome);
    case ItemFacet::Study:
        return studyRows();
    case ItemFacet::StudyState:
        break; // of two searches
    }
    return {};
}

Result<QList<FacetValue>> ItemFacetCounter::countRows(const Database &database,
                                                      const SqlCondition &select,
                                                      const Found &found) const
{
    auto rows = RowScan::start(database, select);
    if (!rows)
        return rows.error();
    ValueCounts counts;
    QByteArray value;
    qint64 items = 0;
    int run = 0; // of rows with the same value
    std::vector<int> countedIn(found.has.size(), -1); // an item may have two values of a type
    while (rows->next()) {
        const QByteArrayView here = rows->text(0);
        if (here != QByteArrayView(value)) {
            counts.add(QString::fromUtf8(value), items);
            value = here.toByteArray();
            items = 0;
            ++run;
        }
        const qint64 item = rows->integer(1);
        if (!found.contains(item) || countedIn[size_t(item)] == run)
            continue;
        countedIn[size_t(item)] = run;
        ++items;
    }
    counts.add(QString::fromUtf8(value), items);
    if (auto done = rows->ended(); !done)
        return done.error();
    return counts.values();
}

Result<void> ItemFacetCounter::count(const Database &database, ItemFacet facet, ItemFacets &facets)
{
    const std::optional<ItemFacet> above = facetAbove(facet);
    if (above && chosenValue(m_filter, *above).isEmpty())
        return {};
    ItemFilter others = m_filter;
    choose(others, facet, {});
    const bool isWhole = others == m_filter;
    Found open;
    if (!isWhole || !m_found) {
        const auto ids = searchItems(database, others);
        if (!ids)
            return ids.error();
        open = foundIn(*ids);
        if (isWhole)
            m_found = open;
    }
    const Found &found = isWhole ? *m_found : open;
    if (facet == ItemFacet::StudyState) {
        for (const bool isAnswered : {true, false}) {
            others.isAnswered = isAnswered;
            const auto ids = searchItems(database, others);
            if (!ids)
                return ids.error();
            facets.studyStates.append(
                {isAnswered ? QStringLiteral("answered") : QStringLiteral("open"), ids->size()});
        }
        return {};
    }
    auto values = countRows(database, rowsOf(facet), found);
    if (!values)
        return values.error();
    if (facet == ItemFacet::AnswerFormat)
        *values = formatsOf(*values);
    if (facet == ItemFacet::Reviewed && found.items > 0) {
        const qint64 reviewed = values->isEmpty() ? 0 : values->constFirst().items;
        *values = {{QStringLiteral("yes"), reviewed},
                   {QStringLiteral("no"), found.items - reviewed}};
    }
    arrange(*values, facet);
    valuesOf(facets, facet) = *std::move(values);
    return {};
}

} // namespace Concord
