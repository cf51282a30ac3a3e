// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apptext.h"
#include "app/commands/command.h"
#include "storage/itemrepository.h"
#include "storage/projectfile.h"

#include <QJsonObject>

namespace Concord {

namespace {

constexpr qsizetype rowsAtOnce = 500;

QJsonObject toJson(const ItemRow &row)
{
    const auto textOrNull = [](const QString &text) {
        return text.isEmpty() ? QJsonValue() : QJsonValue(text);
    };
    return {{QStringLiteral("id"), row.id.value()},
            {QStringLiteral("key"), row.key},
            {QStringLiteral("dataset"), row.dataset},
            {QStringLiteral("task"), textOrNull(row.task)},
            {QStringLiteral("domain"), textOrNull(row.domain)},
            {QStringLiteral("text"), row.text},
            {QStringLiteral("rounds"), row.rounds},
            {QStringLiteral("related_attributes"), row.relatedAttributes}};
}

QStringList cells(const ItemRow &row)
{
    constexpr qsizetype shown = 60;
    const QString text = row.text.size() > shown ? row.text.first(shown - 1) + u'…' : row.text;
    return {row.key, row.dataset, row.task, row.domain, text};
}

// Prints rows as they are read, so that a million of them need no more memory than a page.
Result<void> print(ProjectFile &project, const QList<ItemId> &ids, bool asJson, Output &output)
{
    if (asJson)
        output.line(ids.isEmpty() ? QStringLiteral("[]") : QStringLiteral("["));
    for (qsizetype first = 0; first < ids.size(); first += rowsAtOnce) {
        const QList<ItemId> page = ids.mid(first, rowsAtOnce);
        const Result<QList<ItemRow>> rows =
            project.read([page](Database &database) { return ItemRepository(database).rows(page); })
                .result();
        if (!rows)
            return rows.error();
        QList<QStringList> table;
        for (const ItemRow &row : *rows) {
            const bool isLast = row.id == ids.constLast();
            if (asJson)
                output.line(u"  " + QString::fromUtf8(jsonText(toJson(row), false))
                            + (isLast ? u"" : u","));
            else
                table.append(cells(row));
        }
        const QStringList header{AppText::tr("ITEM"), AppText::tr("DATASET"), AppText::tr("TASK"),
                                 AppText::tr("DOMAIN"), AppText::tr("REQUEST OR FIRST TURN")};
        if (!asJson)
            output.table(first == 0 ? header : QStringList(), table, {20, 20, 16, 20, 0});
    }
    if (asJson && !ids.isEmpty())
        output.line(QStringLiteral("]"));
    return {};
}

Result<ItemFilter> filterFrom(const QCommandLineParser &parser)
{
    ItemFilter filter;
    filter.dataset = parser.value(QStringLiteral("dataset"));
    filter.task = parser.value(QStringLiteral("task"));
    filter.domain = parser.value(QStringLiteral("domain"));
    filter.text = parser.value(QStringLiteral("text"));
    const QString attribute = parser.value(QStringLiteral("attribute"));
    const qsizetype equals = attribute.indexOf(u'=');
    filter.attributeType = equals < 0 ? attribute : attribute.first(equals);
    filter.attributeValue = equals < 0 ? QString() : attribute.sliced(equals + 1);
    if (parser.isSet(QStringLiteral("attribute"))
        && (filter.attributeType.isEmpty() || equals == attribute.size() - 1))
        return Error{AppText::tr("--attribute must be TYPE or TYPE=VALUE, such as hobby=music."),
                     {}};
    return filter;
}

// These narrow by a model's responses; a project without any has nothing to narrow by.
Result<void> refuseRunFilters(const QCommandLineParser &parser)
{
    for (const QString &option : {QStringLiteral("model"), QStringLiteral("pathway"),
                                  QStringLiteral("max-score"), QStringLiteral("tag")}) {
        if (parser.isSet(option))
            return Error{
                AppText::tr("This project has no model responses, so --%1 has nothing to go by.")
                    .arg(option),
                {}};
    }
    return {};
}

ExitCode runItems(const QCommandLineParser &parser, Output &output)
{
    const auto filter = filterFrom(parser);
    if (!filter)
        return output.wrongUsage(filter.error().message);
    std::optional<qsizetype> limit;
    if (parser.isSet(QStringLiteral("limit"))) {
        bool isNumber = false;
        limit = parser.value(QStringLiteral("limit")).toLongLong(&isNumber);
        if (!isNumber || *limit < 0)
            return output.wrongUsage(AppText::tr("--limit must be a whole number of items."));
    }
    auto project =
        ProjectFile::open(parser.positionalArguments().constFirst(), ProjectFile::Access::Read);
    if (!project)
        return output.fail(project.error());
    if (auto allowed = refuseRunFilters(parser); !allowed)
        return output.fail(allowed.error());
    const Result<QList<ItemId>> ids = (*project)
                                          ->read([&](Database &database) {
                                              return ItemRepository(database).find(*filter, limit);
                                          })
                                          .result();
    if (!ids)
        return output.fail(ids.error());
    const bool asJson = parser.isSet(QStringLiteral("json"));
    if (ids->isEmpty() && !asJson)
        output.note(AppText::tr("No item fits."));
    if (auto done = print(**project, *ids, asJson, output); !done)
        return output.fail(done.error());
    return ExitCode::Done;
}

} // namespace

Command itemsCommand()
{
    const auto option = [](const char *name, const QString &description, const char *value) {
        return QCommandLineOption(QString::fromLatin1(name), description,
                                  QString::fromLatin1(value));
    };
    Command command;
    command.name = QStringLiteral("items");
    command.arguments = QStringLiteral("PROJECT");
    command.summary = AppText::tr("List items, narrowed by filters that must all fit.");
    command.leastArguments = command.mostArguments = 1;
    command.options = {
        option("dataset", AppText::tr("Of this dataset."), "D"),
        option("task", AppText::tr("Of this task, such as recommend."), "T"),
        option("domain", AppText::tr("Of this domain."), "D"),
        option("attribute", AppText::tr("With this related attribute."), "TYPE[=VALUE]"),
        option("text",
               AppText::tr("With all these words in request or dialogue; \"…\" is a phrase."),
               "QUERY"),
        option("model", AppText::tr("With responses of this model."), "M"),
        option("pathway", AppText::tr("With responses under this pathway."), "P"),
        option("max-score", AppText::tr("With a response that scores at most this."), "X"),
        option("tag", AppText::tr("With a response that has this tag."), "TAG"),
        option("limit", AppText::tr("At most so many."), "N"),
        jsonOption(),
    };
    command.run = runItems;
    return command;
}

} // namespace Concord
