// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/itemlisting.h"

#include "app/apptext.h"
#include "models/report/resulttext.h"
#include "storage/itemrepository.h"
#include "storage/projectfile.h"

#include <QJsonArray>
#include <QJsonObject>

namespace Concord {

namespace {

constexpr qsizetype rowsAtOnce = 500;

struct ListedItem
{
    ItemRow row;
    QList<FailureRow> responses;
};

QJsonValue valueOrNull(std::optional<double> value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonArray responsesJson(const QList<FailureRow> &rows)
{
    QJsonArray responses;
    for (const FailureRow &row : rows) {
        responses.append(QJsonObject{
            {QStringLiteral("model"), row.model},
            {QStringLiteral("pathway"), QString(pathwayName(row.pathway))},
            {QStringLiteral("task_accuracy"), row.taskAccuracy},
            {QStringLiteral("attribute_type_f1"), valueOrNull(row.attributeTypeF1)},
            {QStringLiteral("relative_value_accuracy"), valueOrNull(row.relativeValueAccuracy)},
            {QStringLiteral("state"), QString(parseStateName(row.state))},
            {QStringLiteral("tags"), QJsonArray::fromStringList(row.tags)}});
    }
    return responses;
}

QJsonObject toJson(const ListedItem &item, bool withResponses)
{
    const auto textOrNull = [](const QString &text) {
        return text.isEmpty() ? QJsonValue() : QJsonValue(text);
    };
    const ItemRow &row = item.row;
    QJsonObject object{{QStringLiteral("id"), row.id.value()},
                       {QStringLiteral("key"), row.key},
                       {QStringLiteral("dataset"), row.dataset},
                       {QStringLiteral("task"), textOrNull(row.task)},
                       {QStringLiteral("domain"), textOrNull(row.domain)},
                       {QStringLiteral("text"), row.text},
                       {QStringLiteral("rounds"), row.rounds},
                       {QStringLiteral("turns"), row.turns},
                       {QStringLiteral("words"), row.words},
                       {QStringLiteral("reviewed"), row.isReviewed},
                       {QStringLiteral("related_attributes"), row.relatedAttributes}};
    if (withResponses)
        object.insert(QStringLiteral("responses"), responsesJson(item.responses));
    return object;
}

std::optional<double> scoreOf(const FailureRow &row, FailureMeasure measure)
{
    switch (measure) {
    case FailureMeasure::TaskAccuracy:
        return row.taskAccuracy;
    case FailureMeasure::AttributeTypeF1:
        return row.attributeTypeF1;
    case FailureMeasure::RelativeValueAccuracy:
        return row.relativeValueAccuracy;
    }
    Q_UNREACHABLE();
}

QStringList cells(const ListedItem &item, const std::optional<FailureFilter> &filter)
{
    constexpr qsizetype shown = 60;
    const ItemRow &row = item.row;
    QStringList texts{row.key, row.dataset, row.task, row.domain};
    if (filter) {
        const FailureRow worst = item.responses.value(0);
        const auto score = scoreOf(worst, filter->measure);
        texts += {worst.model, QString(pathwayName(worst.pathway)),
                  score ? decimalText(*score) : QStringLiteral("–")};
    }
    texts.append(row.text.size() > shown ? row.text.first(shown - 1) + u'…' : row.text);
    return texts;
}

QStringList header(bool withResponses)
{
    QStringList titles{AppText::tr("ITEM"), AppText::tr("DATASET"), AppText::tr("TASK"),
                       AppText::tr("DOMAIN")};
    if (withResponses)
        titles += {AppText::tr("MODEL"), AppText::tr("PATHWAY"), AppText::tr("SCORE")};
    return titles << AppText::tr("REQUEST OR FIRST TURN");
}

Result<QList<ListedItem>> readPage(const Database &database, const ItemListing &listing,
                                   const QList<ItemId> &page)
{
    const auto rows = ItemRepository(database).rows(page);
    if (!rows)
        return rows.error();
    QHash<ItemId, QList<FailureRow>> byItem;
    if (listing.filter) {
        QList<ResponseId> responses;
        for (const ItemId item : page)
            responses += listing.responses.value(item);
        const auto found = FailureRepository(database).rows(responses, listing.filter->reading);
        if (!found)
            return found.error();
        for (const FailureRow &row : *found)
            byItem[row.item].append(row);
    }
    QList<ListedItem> items;
    for (const ItemRow &row : *rows)
        items.append({row, byItem.value(row.id)});
    return items;
}

} // namespace

Result<void> printListing(ProjectFile &project, const ItemListing &listing, bool asJson,
                          Output &output)
{
    const QList<ItemId> &ids = listing.ids;
    const bool withResponses = listing.filter.has_value();
    const QList<qsizetype> widths = withResponses ? QList<qsizetype>{20, 20, 16, 20, 18, 15, 5, 0}
                                                  : QList<qsizetype>{20, 20, 16, 20, 0};
    if (asJson)
        output.line(ids.isEmpty() ? QStringLiteral("[]") : QStringLiteral("["));
    for (qsizetype first = 0; first < ids.size(); first += rowsAtOnce) {
        const QList<ItemId> page = ids.mid(first, rowsAtOnce);
        const Result<QList<ListedItem>> items =
            project.read([&](Database &database) { return readPage(database, listing, page); })
                .result();
        if (!items)
            return items.error();
        QList<QStringList> table;
        for (const ListedItem &item : *items) {
            // Not by its id: an item of the list may be gone by now.
            const bool isLast = first + rowsAtOnce >= ids.size() && &item == &items->constLast();
            if (asJson)
                output.line(u"  " + QString::fromUtf8(jsonText(toJson(item, withResponses), false))
                            + (isLast ? u"" : u","));
            else
                table.append(cells(item, listing.filter));
        }
        if (!asJson)
            output.table(first == 0 ? header(withResponses) : QStringList(), table, widths);
    }
    if (asJson && !ids.isEmpty())
        output.line(QStringLiteral("]"));
    return {};
}

Result<ItemListing> listFailures(Database &database, const ItemFilter &items,
                                 const FailureFilter &filter, std::optional<qsizetype> limit)
{
    const auto refs = fittingResponses(database, items, filter);
    if (!refs)
        return refs.error();
    ItemListing listing{{}, filter, {}};
    for (const ResponseRef &ref : *refs) {
        const bool isNew = !listing.responses.contains(ref.item);
        if (isNew && limit && listing.ids.size() >= *limit)
            continue;
        if (isNew)
            listing.ids.append(ref.item);
        listing.responses[ref.item].append(ref.response);
    }
    return listing;
}

Result<ItemListing> listItems(Database &database, const ItemFilter &items, const ItemOrder &order,
                              std::optional<qsizetype> limit)
{
    if (auto known = checkItemFilter(database, items); !known)
        return known.error();
    auto ids = ItemRepository(database).find(items, order, limit);
    if (!ids)
        return ids.error();
    return ItemListing{*std::move(ids), {}, {}};
}

} // namespace Concord
