// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apptext.h"
#include "app/commands/command.h"
#include "app/commands/itemlisting.h"
#include "app/commands/optionreading.h"
#include "app/commands/responsefilters.h"
#include "storage/export/itemexport.h"
#include "storage/projectfile.h"
#include "storage/slicerepository.h"

#include <QFileInfo>

namespace Concord {

namespace {

Result<void> saveSlice(ProjectFile &project, const Slice &slice, Output &output)
{
    Result<void> saved =
        project.write([&](Database &database) { return SliceRepository(database).save(slice); })
            .result();
    if (saved)
        output.note(AppText::tr("Saved the slice \"%1\".").arg(slice.name));
    return saved;
}

// What is asked for; an Error is a wrong usage.
struct ItemsRequest
{
    ItemFilter filter;
    ItemOrder order;
    FailureFilter responses;
    bool withResponses = false;
    std::optional<qsizetype> limit;
    std::optional<ItemExportFormat> format; ///< set: everything goes into a file
};

Result<ItemOrder> readItemOrder(const QCommandLineParser &parser)
{
    ItemOrder order;
    order.isDescending = parser.isSet(QStringLiteral("descending"));
    if (!parser.isSet(QStringLiteral("sort")))
        return order;
    QList<std::pair<QString, ItemOrder::Column>> columns;
    for (const ItemOrder::Column column : itemColumns())
        columns.append({itemColumnId(column), column});
    const auto column = readChoice(parser, QStringLiteral("sort"), columns);
    if (!column)
        return column.error();
    order.column = *column;
    return order;
}

Result<std::optional<ItemExportFormat>> readExportFormat(const QCommandLineParser &parser)
{
    const QString path = parser.value(QStringLiteral("export"));
    const QString format = parser.value(QStringLiteral("format"));
    if (!parser.isSet(QStringLiteral("export"))) {
        if (!format.isEmpty())
            return Error{AppText::tr("--format needs --export."), {}};
        return std::optional<ItemExportFormat>();
    }
    const auto read =
        itemExportFormat(format.isEmpty() ? QFileInfo(path).suffix().toLower() : format);
    if (!read)
        return Error{AppText::tr("The export is a .jsonl or a .csv file: name it so, or say "
                                 "--format jsonl or --format csv."),
                     {}};
    return read;
}

Result<ItemsRequest> readItemsRequest(const QCommandLineParser &parser)
{
    const auto filter = readItemFilter(parser);
    const auto order = readItemOrder(parser);
    const auto responses = readResponseFilter(parser);
    const auto limit = readLimit(parser);
    const auto format = readExportFormat(parser);
    for (const Error *error :
         {filter ? nullptr : &filter.error(), order ? nullptr : &order.error(),
          responses ? nullptr : &responses.error(), limit ? nullptr : &limit.error(),
          format ? nullptr : &format.error()}) {
        if (error)
            return *error;
    }
    ItemsRequest request{*filter, *order, *responses, hasResponseFilter(parser), *limit, *format};
    const bool isSliced = parser.isSet(QStringLiteral("slice"));
    if (parser.isSet(QStringLiteral("save-slice")) && request.withResponses)
        return Error{AppText::tr("A slice holds filters of items only: leave out the options "
                                 "about responses."),
                     {}};
    if (isSliced && request.filter != ItemFilter{})
        return Error{AppText::tr("--slice brings its own filters: leave out the others."), {}};
    if (request.withResponses && request.order != ItemOrder{})
        return Error{AppText::tr("Items with responses are listed worst first: leave out --sort."),
                     {}};
    return request;
}

ExitCode removeSlice(const QCommandLineParser &parser, Output &output)
{
    const QString name = parser.value(QStringLiteral("delete-slice"));
    auto project =
        ProjectFile::open(parser.positionalArguments().constFirst(), ProjectFile::Access::Write);
    if (!project)
        return output.fail(project.error());
    const Result<void> done =
        (*project)
            ->write([&](Database &database) { return SliceRepository(database).remove(name); })
            .result();
    if (!done)
        return output.fail(done.error());
    output.note(AppText::tr("Deleted the slice \"%1\".").arg(name));
    return ExitCode::Done;
}

Result<ItemListing> wantedItems(Database &database, ItemsRequest &request, const QString &slice)
{
    if (!slice.isEmpty()) {
        const auto found = SliceRepository(database).find(slice);
        if (!found)
            return found.error();
        request.filter = found->filter;
    }
    return request.withResponses
        ? listFailures(database, request.filter, request.responses, request.limit)
        : listItems(database, request.filter, request.order, request.limit);
}

ExitCode exportListing(ProjectFile &project, const ItemListing &listing, ItemExportFormat format,
                       const QString &path, Output &output)
{
    if (auto done = exportItems(project, listing.ids, format, path); !done)
        return output.fail(done.error());
    output.note(
        AppText::tr("Wrote %n item(s) to \"%1\".", nullptr, int(listing.ids.size())).arg(path));
    return ExitCode::Done;
}

ExitCode runItems(const QCommandLineParser &parser, Output &output)
{
    if (parser.isSet(QStringLiteral("delete-slice")))
        return removeSlice(parser, output);
    auto request = readItemsRequest(parser);
    if (!request)
        return output.wrongUsage(request.error().message);
    const bool savesSlice = parser.isSet(QStringLiteral("save-slice"));
    auto project =
        ProjectFile::open(parser.positionalArguments().constFirst(),
                          savesSlice ? ProjectFile::Access::Write : ProjectFile::Access::Read);
    if (!project)
        return output.fail(project.error());
    const Result<ItemListing> listing =
        (*project)
            ->read([&](Database &database) {
                return wantedItems(database, *request, parser.value(QStringLiteral("slice")));
            })
            .result();
    if (!listing)
        return output.fail(listing.error());
    if (auto done = noteUnfinishedSearch(**project, request->filter, output); !done)
        return output.fail(done.error());
    if (savesSlice) {
        const Slice slice{parser.value(QStringLiteral("save-slice")), request->filter};
        if (auto done = saveSlice(**project, slice, output); !done)
            return output.fail(done.error());
    }
    if (request->format)
        return exportListing(**project, *listing, *request->format,
                             parser.value(QStringLiteral("export")), output);
    const bool asJson = parser.isSet(QStringLiteral("json"));
    if (listing->ids.isEmpty() && !asJson)
        output.note(AppText::tr("No item fits."));
    if (auto done = printListing(**project, *listing, asJson, output); !done)
        return output.fail(done.error());
    return ExitCode::Done;
}

} // namespace

Command itemsCommand()
{
    Command command;
    command.name = QStringLiteral("items");
    command.arguments = QStringLiteral("PROJECT");
    command.summary = AppText::tr("List items, narrowed by filters that must all fit.");
    command.details = AppText::tr(
        "With an option about responses, items are listed that have one response that all of them "
        "fit, the worst first. A response without the measure fits no score.\n"
        "JSON: a list of id, key, dataset, task, domain, text, rounds, turns, words, "
        "related_attributes and reviewed; then also \"responses\", the fitting ones: model, "
        "pathway, task_accuracy, "
        "attribute_type_f1, relative_value_accuracy (null where there is none), state, tags.");
    command.leastArguments = command.mostArguments = 1;
    command.options = itemFilterOptions() + responseFilterOptions();
    command.options +=
        {valueOption("save-slice",
                     AppText::tr("Keeps the filters under a name, for `concord study create "
                                 "--population`; one of that name is replaced."),
                     "NAME"),
         valueOption("slice", AppText::tr("Those of a saved slice."), "NAME"),
         valueOption("delete-slice", AppText::tr("Deletes a saved slice and lists nothing."),
                     "NAME"),
         valueOption("sort",
                     AppText::tr("By import, key, task, domain, rounds, turns, words, dataset, "
                                 "reviewed or text."),
                     "COLUMN"),
         QCommandLineOption(QStringLiteral("descending"), AppText::tr("The other way round.")),
         valueOption("export",
                     AppText::tr("Writes the items whole to a .jsonl file, which can be imported "
                                 "again, or as a table to a .csv file."),
                     "FILE"),
         valueOption("format", AppText::tr("Of the export, whatever its name: jsonl or csv."),
                     "FORMAT"),
         limitOption(),
         jsonOption()};
    command.examples = {
        QStringLiteral("concord items p.concord --task recommend --attribute hobby=music"),
        QStringLiteral("concord items p.concord --model claude --max-score 0.2 --limit 20"),
        QStringLiteral("concord items p.concord --text concert --sort words --export hits.csv")};
    command.run = runItems;
    return command;
}

} // namespace Concord
