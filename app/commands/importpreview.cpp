// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/importpreview.h"

#include "app/apptext.h"
#include "app/commands/output.h"
#include "storage/import/csvitems.h"
#include "storage/import/itemsource.h"

#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>
#include <array>

namespace Concord {

namespace {

struct MappedField
{
    const char *name;
    QString ColumnMapping::*field;
};

constexpr std::array mappedFields = {
    MappedField{"key", &ColumnMapping::key},
    MappedField{"task", &ColumnMapping::task},
    MappedField{"domain", &ColumnMapping::domain},
    MappedField{"request", &ColumnMapping::request},
    MappedField{"dialogue", &ColumnMapping::dialogue},
    MappedField{"analysis", &ColumnMapping::analysis},
    MappedField{"answer", &ColumnMapping::answer},
};

bool isMappedField(const QString &name)
{
    return name == u"turn" || name == u"attribute" || name == u"related" || name == u"head"
        || std::ranges::any_of(mappedFields, [&](const MappedField &each) {
               return name == QLatin1String(each.name);
           });
}

// "key=ID,request=What, exactly?": a comma that no field follows is part of a column's name.
QStringList splitMapping(const QStringList &wanted)
{
    QStringList pairs;
    for (const QString &text : wanted) {
        const QStringList pieces = text.split(u',');
        for (qsizetype i = 0; i < pieces.size(); ++i) {
            const bool begins = isMappedField(pieces[i].section(u'=', 0, 0).trimmed().toLower())
                && pieces[i].contains(u'=');
            if (i == 0 || begins)
                pairs.append(pieces[i]);
            else
                pairs.last() += QString(u',' + pieces[i]);
        }
    }
    return pairs;
}

// False for a field that there is none of.
bool setColumn(ColumnMapping &mapping, const QString &field, const QString &column)
{
    if (field == u"turn") {
        mapping.turns.append(column);
    } else if (field == u"attribute") {
        mapping.attributes.append(column);
    } else if (field == u"related") {
        mapping.related.append(column);
        if (!mapping.attributes.contains(column))
            mapping.attributes.append(column);
    } else if (field == u"head") {
        if (column != u"yes" && column != u"no")
            return false;
        mapping.hasHead = column != u"no";
    } else {
        const auto known = std::ranges::find_if(mappedFields, [&](const MappedField &each) {
            return field == QLatin1String(each.name);
        });
        if (known == mappedFields.end())
            return false;
        mapping.*known->field = column;
    }
    return true;
}

// What the head says of the fields that `wanted` leaves open.
ColumnMapping mappingToStartFrom(const ColumnMapping &guessed, const QStringList &pairs)
{
    ColumnMapping mapping = guessed;
    for (const QString &pair : pairs) {
        const QString field = pair.section(u'=', 0, 0).trimmed().toLower();
        if (field == u"head" && pair.section(u'=', 1).trimmed() == u"no")
            return {};
        if (field == u"turn")
            mapping.turns.clear();
        if (field == u"attribute" || field == u"related") {
            mapping.attributes.clear();
            mapping.related.clear();
        }
    }
    return mapping;
}

QString beginningOf(const Item &item)
{
    constexpr qsizetype shown = 100;
    QString text = item.request;
    for (const Round &round : item.dialogue.rounds) {
        if (text.isEmpty() && !round.turns.isEmpty())
            text = round.turns.constFirst().content;
    }
    text = text.simplified();
    return text.size() > shown ? QString(text.first(shown) + u'…') : text;
}

QJsonObject itemAsJson(const Item &item)
{
    QJsonArray turns;
    for (const Round &round : item.dialogue.rounds) {
        for (const Turn &turn : round.turns)
            turns.append(QJsonObject{{QStringLiteral("speaker"), turn.speaker},
                                     {QStringLiteral("content"), turn.content}});
    }
    QJsonArray attributes;
    for (const Attribute &attribute : item.attributes)
        attributes.append(QJsonObject{{QStringLiteral("type"), attribute.type},
                                      {QStringLiteral("value"), attribute.value},
                                      {QStringLiteral("related"), attribute.related}});
    return {{QStringLiteral("line"), item.line},
            {QStringLiteral("key"), item.key},
            {QStringLiteral("task"), item.task},
            {QStringLiteral("domain"), item.domain},
            {QStringLiteral("request"), item.request},
            {QStringLiteral("attributes"), attributes},
            {QStringLiteral("analysis"), item.analysis},
            {QStringLiteral("answer"), QJsonArray::fromStringList(item.answer.parts)},
            {QStringLiteral("turns"), turns}};
}

// With the reason why a table makes no items.
Result<ImportPreview> wholePreview(const ImportSource &source, qsizetype count)
{
    auto preview = previewItems(source, count);
    if (!preview || preview->columns.isEmpty())
        return preview;
    if (const auto places = placesOfColumns(preview->mapping, preview->columns); !places)
        return Error{
            AppText::tr("%1: %2 Say it with --map.").arg(source.path, places.error().message), {}};
    return preview;
}

} // namespace

Result<ImportSource> mapColumns(const ImportSource &source, const QStringList &wanted)
{
    ImportSource mapped = source;
    if (source.format == u"auto")
        mapped.format = tableFormat;
    if (mapped.format != tableFormat)
        return Error{AppText::tr("--map is for tables: it goes with --format csv."), {}};
    const auto columns = CsvItems::columns({source.path});
    if (!columns)
        return columns.error();
    const QStringList pairs = splitMapping(wanted);
    ColumnMapping mapping = mappingToStartFrom(columns->mapping, pairs);
    for (const QString &pair : pairs) {
        const QString field = pair.section(u'=', 0, 0).trimmed().toLower();
        if (!pair.contains(u'=') || !setColumn(mapping, field, pair.section(u'=', 1).trimmed()))
            return Error{AppText::tr("\"%1\" says no column. Write --map FIELD=COLUMN, where FIELD "
                                     "is key, task, domain, request, dialogue, turn, attribute, "
                                     "related, analysis or answer; or head=no.")
                             .arg(pair),
                         {}};
    }
    mapped.columns = mapping;
    return mapped;
}

Result<QJsonObject> previewAsJson(const ImportSource &source, qsizetype count)
{
    const auto preview = wholePreview(source, count);
    if (!preview)
        return preview.error();
    QJsonArray items;
    for (const Item &item : preview->items)
        items.append(itemAsJson(item));
    QJsonArray rejected;
    for (const Reject &reject : preview->rejected)
        rejected.append(QJsonObject{{QStringLiteral("line"), reject.line},
                                    {QStringLiteral("reason"), reject.reason}});
    return QJsonObject{{QStringLiteral("source"), QFileInfo(source.path).fileName()},
                       {QStringLiteral("format"), preview->format},
                       {QStringLiteral("columns"), QJsonArray::fromStringList(preview->columns)},
                       {QStringLiteral("items"), items},
                       {QStringLiteral("rejected"), rejected}};
}

Result<void> printPreview(const ImportSource &source, qsizetype count, Output &output)
{
    const auto preview = wholePreview(source, count);
    if (!preview)
        return preview.error();
    output.line(AppText::tr("%1: %2").arg(QFileInfo(source.path).fileName(), preview->format));
    if (!preview->columns.isEmpty())
        output.line(AppText::tr("  columns: %1").arg(preview->columns.join(QStringLiteral(", "))));
    for (const Item &item : preview->items)
        output.line(AppText::tr("  line %1: %2 [%3] turns: %4  %5")
                        .arg(item.line)
                        .arg(item.key, item.task)
                        .arg(item.dialogue.turnCount())
                        .arg(beginningOf(item)));
    for (const Reject &reject : preview->rejected)
        output.line(
            AppText::tr("  line %1 cannot be used: %2").arg(reject.line).arg(reject.reason));
    return {};
}

} // namespace Concord
