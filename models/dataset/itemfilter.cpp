// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dataset/itemfilter.h"

#include <QList>

#include <algorithm>
#include <iterator>

namespace Concord {

namespace {

using Column = ItemOrder::Column;

constexpr std::pair<AnswerOutcome, const char16_t *> outcomeIds[] = {
    {AnswerOutcome::Wrong, u"wrong"},
    {AnswerOutcome::Right, u"right"},
    {AnswerOutcome::Unparsed, u"unparsed"},
};

constexpr std::pair<Column, const char16_t *> columnIds[] = {
    {Column::Import, u"import"}, {Column::Key, u"key"},         {Column::Task, u"task"},
    {Column::Domain, u"domain"}, {Column::Rounds, u"rounds"},   {Column::Turns, u"turns"},
    {Column::Words, u"words"},   {Column::Dataset, u"dataset"}, {Column::Reviewed, u"reviewed"},
    {Column::Text, u"text"},
};

template <typename Value, size_t size>
QString idIn(const std::pair<Value, const char16_t *> (&ids)[size], Value value)
{
    const auto found = std::ranges::find(ids, value, &std::pair<Value, const char16_t *>::first);
    return found == std::end(ids) ? QString() : QString::fromUtf16(found->second);
}

template <typename Value, size_t size>
std::optional<Value> valueIn(const std::pair<Value, const char16_t *> (&ids)[size], QStringView id)
{
    for (const auto &[value, name] : ids) {
        if (id == QStringView(name))
            return value;
    }
    return {};
}

} // namespace

QString answerOutcomeId(AnswerOutcome outcome)
{
    return idIn(outcomeIds, outcome);
}

std::optional<AnswerOutcome> answerOutcomeFromId(QStringView id)
{
    return valueIn(outcomeIds, id);
}

QString itemColumnId(ItemOrder::Column column)
{
    return idIn(columnIds, column);
}

std::optional<ItemOrder::Column> itemColumnFromId(QStringView id)
{
    return valueIn(columnIds, id);
}

QList<ItemOrder::Column> itemColumns()
{
    QList<Column> columns;
    for (const auto &[column, id] : columnIds)
        columns.append(column);
    return columns;
}

} // namespace Concord
