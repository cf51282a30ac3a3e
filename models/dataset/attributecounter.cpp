// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dataset/attributecounter.h"

#include "models/dataset/valuecounts.h"

#include <QCoreApplication>

#include <algorithm>

namespace Concord {

namespace {

constexpr qsizetype mostTypes = 40; ///< that a heatmap has room for

struct CounterText
{
    Q_DECLARE_TR_FUNCTIONS(Concord::DatasetStatistics)
};

void appendOnce(QList<qsizetype> &list, qsizetype value)
{
    if (!list.contains(value))
        list.append(value);
}

HeatmapCell togetherCell(const QString &row, const QString &column, qint64 items)
{
    HeatmapCell cell;
    cell.value = double(items);
    cell.text = QString::number(items);
    cell.description = row == column
        ? CounterText::tr("%1: matters in %n item(s)", nullptr, int(items)).arg(row)
        : CounterText::tr("%1 and %2: matter in %n item(s)", nullptr, int(items)).arg(row, column);
    return cell;
}

} // namespace

void AttributeCounter::define(qint64 id, const QString &type, const QString &value)
{
    auto known = m_types.find(type);
    if (known == m_types.end()) {
        known = m_types.insert(type, m_types.size());
        m_items.append(0);
    }
    m_index.insert(id, m_values.size());
    m_values.append({*known, value, 0, 0});
}

void AttributeCounter::add(qint64 item, qint64 id, bool isRelated)
{
    if (item != m_item)
        finishItem();
    m_item = item;
    const auto index = m_index.constFind(id);
    if (index == m_index.constEnd())
        return;
    Value &value = m_values[*index];
    ++value.items;
    appendOnce(m_ofItem, value.type);
    if (isRelated) {
        ++value.related;
        appendOnce(m_relatedOfItem, value.type);
    }
}

void AttributeCounter::finishItem()
{
    for (const qsizetype type : std::as_const(m_ofItem))
        ++m_items[type];
    for (const qsizetype first : std::as_const(m_relatedOfItem)) {
        for (const qsizetype second : std::as_const(m_relatedOfItem)) {
            if (first <= second)
                ++m_pairs[{first, second}];
        }
    }
    m_ofItem.clear();
    m_relatedOfItem.clear();
}

QList<AttributeDistribution> AttributeCounter::distributions()
{
    finishItem();
    QList<QList<const Value *>> valuesOf(m_items.size());
    for (const Value &value : std::as_const(m_values)) {
        if (value.items > 0)
            valuesOf[value.type].append(&value);
    }
    QList<AttributeDistribution> all;
    for (auto type = m_types.cbegin(); type != m_types.cend(); ++type) {
        QList<const Value *> &values = valuesOf[*type];
        if (values.isEmpty())
            continue;
        std::sort(values.begin(), values.end(), [](const Value *first, const Value *second) {
            return first->items != second->items ? first->items > second->items
                                                 : first->value < second->value;
        });
        AttributeDistribution distribution;
        distribution.type = type.key();
        for (const Value *value : std::as_const(values)) {
            distribution.values.append({value->value, value->items});
            distribution.related.append({value->value, value->related});
        }
        distribution.items = m_items[*type];
        distribution.evenness = pielouEvenness(distribution.values);
        all.append(distribution);
    }
    return all;
}

qint64 AttributeCounter::together(qsizetype first, qsizetype second) const
{
    return m_pairs.value({std::min(first, second), std::max(first, second)});
}

QList<qsizetype> AttributeCounter::shownTypes() const
{
    QList<qsizetype> types;
    for (const qsizetype type : m_types) {
        if (together(type, type) > 0)
            types.append(type);
    }
    if (types.size() <= mostTypes)
        return types;
    QList<qsizetype> frequent = types;
    std::stable_sort(frequent.begin(), frequent.end(), [this](qsizetype first, qsizetype second) {
        return together(first, first) > together(second, second);
    });
    frequent.resize(mostTypes);
    types.removeIf([&](qsizetype type) { return !frequent.contains(type); });
    return types;
}

HeatmapGrid AttributeCounter::cooccurrence()
{
    finishItem();
    HeatmapGrid grid;
    const QList<qsizetype> types = shownTypes();
    if (types.isEmpty())
        return grid;
    grid.title = CounterText::tr("Attributes that matter together");
    grid.rowTitle = grid.columnTitle = CounterText::tr("Attribute");
    grid.valueTitle = CounterText::tr("Items");
    QHash<qsizetype, QString> names;
    for (auto type = m_types.cbegin(); type != m_types.cend(); ++type)
        names.insert(*type, type.key());
    for (const qsizetype type : types)
        grid.rows.append(names.value(type));
    grid.columns = grid.rows;
    qint64 most = 1;
    for (const qsizetype row : types) {
        for (const qsizetype column : types) {
            const qint64 items = together(row, column);
            most = std::max(most, items);
            grid.cells.append(togetherCell(names.value(row), names.value(column), items));
        }
    }
    grid.high = double(most);
    grid.lowText = QStringLiteral("0");
    grid.highText = QString::number(most);
    return grid;
}

} // namespace Concord
