// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apptext.h"
#include "app/commands/command.h"
#include "app/commands/optionreading.h"
#include "app/commands/responsefilters.h"
#include "storage/projectfile.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <functional>

namespace Concord {

namespace {

/// A tag of the project and how many responses have it.
struct ListedTag
{
    QString name;
    qint64 responses = 0;
};

/// Which response is to get a tag or to lose it.
struct TaggingRequest
{
    QString tag;
    QString item;
    EvaluationFilter runs; ///< model and pathway
    bool isTagged = true;
};

Result<QList<ListedTag>> listTags(const Database &database)
{
    const FailureRepository failures(database);
    const auto tags = failures.tags();
    if (!tags)
        return tags.error();
    const auto counts = failures.tagCounts();
    if (!counts)
        return counts.error();
    QHash<QString, qint64> sums;
    for (const TagCount &count : *counts)
        sums[count.tag] += count.responses;
    QList<ListedTag> listed;
    for (const Tag &tag : *tags)
        listed.append({tag.name, sums.value(tag.name)});
    return listed;
}

void printTags(const QList<ListedTag> &tags, bool asJson, Output &output)
{
    QJsonArray array;
    QList<QStringList> table;
    for (const ListedTag &tag : tags) {
        array.append(QJsonObject{{QStringLiteral("tag"), tag.name},
                                 {QStringLiteral("responses"), tag.responses}});
        table.append({tag.name, QString::number(tag.responses)});
    }
    if (asJson)
        output.json(array);
    else if (tags.isEmpty())
        output.line(AppText::tr("This project has no tags. Make some with --set A,B,C."));
    else
        output.table({AppText::tr("TAG"), AppText::tr("RESPONSES")}, table);
}

QString describe(const QList<FailureRow> &rows)
{
    QStringList texts;
    for (const FailureRow &row : rows)
        texts.append(row.model + u' ' + pathwayName(row.pathway));
    return texts.join(QStringLiteral(", "));
}

// As describe(), for choosing with --model.
QString choicesText(const QList<FailureRow> &rows)
{
    QStringList texts;
    for (const FailureRow &row : rows)
        texts.append(modelIdAndTitle(row.model) + u' ' + pathwayName(row.pathway));
    return texts.join(QStringLiteral(", "));
}

Result<FailureRow> chosenResponse(Database &database, const TaggingRequest &request)
{
    const auto item = itemNamed(database, request.item);
    if (!item)
        return item.error();
    const auto rows = FailureRepository(database).rowsOfItem(item->id, Reading::AsPublished);
    if (!rows)
        return rows.error();
    if (rows->isEmpty())
        return Error{AppText::tr("There are no responses to %1.").arg(item->key), {}};
    QList<FailureRow> fitting = *rows;
    const EvaluationFilter &chosen = request.runs;
    fitting.removeIf([&](const FailureRow &row) {
        return (!chosen.models.isEmpty() && !chosen.models.contains(row.model))
            || (!chosen.pathways.isEmpty() && !chosen.pathways.contains(row.pathway));
    });
    if (fitting.isEmpty())
        return Error{AppText::tr("%1 has no such response. There are: %2.")
                         .arg(item->key, choicesText(*rows)),
                     {}};
    if (fitting.size() > 1)
        return Error{AppText::tr("%1 has several responses. Say which with --model and --pathway: "
                                 "%2.")
                         .arg(item->key, choicesText(fitting)),
                     {}};
    return fitting.constFirst();
}

// The response's tags afterwards, in a sentence.
Result<QString> applyTag(Database &database, const TaggingRequest &request)
{
    FailureRepository failures(database);
    const auto tags = failures.tags();
    if (!tags)
        return tags.error();
    const auto tag = std::find_if(tags->begin(), tags->end(),
                                  [&](const Tag &each) { return each.name == request.tag; });
    if (tag == tags->end())
        return unknownTag(request.tag, *tags);
    const auto row = chosenResponse(database, request);
    if (!row)
        return row.error();
    if (auto done = failures.setTagged(row->response, tag->id, request.isTagged); !done)
        return done.error();
    const auto after = failures.rows({row->response}, Reading::AsPublished);
    if (!after)
        return after.error();
    const QStringList names = after->value(0).tags;
    const QString subject = row->key + u", " + describe({*row});
    return names.isEmpty() ? AppText::tr("%1: no tags").arg(subject)
                           : AppText::tr("%1: %2").arg(subject, names.join(QStringLiteral(", ")));
}

/// What the project's tags are to be.
using TagChange = std::function<Result<QList<Tag>>(const QList<Tag> &before)>;

ExitCode changeTags(const QString &path, const TagChange &change, bool asJson, Output &output)
{
    auto project = ProjectFile::open(path, ProjectFile::Access::Write);
    if (!project)
        return output.fail(project.error());
    const Result<QList<ListedTag>> tags =
        (*project)
            ->write([&](Database &database) -> Result<QList<ListedTag>> {
                FailureRepository failures(database);
                const auto before = failures.tags();
                if (!before)
                    return before.error();
                const auto after = change(*before);
                if (!after)
                    return after.error();
                if (auto done = failures.setTags(*after); !done)
                    return done.error();
                return listTags(database);
            })
            .result();
    if (!tags)
        return output.fail(tags.error());
    printTags(*tags, asJson, output);
    return ExitCode::Done;
}

ExitCode setTags(const QString &path, const QStringList &names, bool asJson, Output &output)
{
    if (const QString fault = tagNamesFault(names); !fault.isEmpty())
        return output.wrongUsage(fault);
    return changeTags(
        path,
        [&](const QList<Tag> &before) -> Result<QList<Tag>> { return tagsNamed(names, before); },
        asJson, output);
}

// Both names may have a "=": the old one is the longest that there is.
Result<QList<Tag>> renamedTags(const QString &renaming, const QList<Tag> &before)
{
    qsizetype chosen = -1;
    for (qsizetype i = 0; i < before.size(); ++i) {
        if (renaming.startsWith(before[i].name + u'=')
            && (chosen < 0 || before[i].name.size() > before[chosen].name.size()))
            chosen = i;
    }
    if (chosen < 0)
        return unknownTag(renaming.section(u'=', 0, 0), before);
    QList<Tag> after = before;
    after[chosen].name = renaming.mid(before[chosen].name.size() + 1);
    return after;
}

ExitCode renameTag(const QString &path, const QString &renaming, bool asJson, Output &output)
{
    if (renaming.indexOf(u'=') < 1 || renaming.section(u'=', 1).trimmed().isEmpty())
        return output.wrongUsage(AppText::tr("Say both names: --rename OLD=NEW."));
    return changeTags(
        path, [&](const QList<Tag> &before) { return renamedTags(renaming, before); }, asJson,
        output);
}

ExitCode tagResponse(const QString &path, const TaggingRequest &request, Output &output)
{
    auto project = ProjectFile::open(path, ProjectFile::Access::Write);
    if (!project)
        return output.fail(project.error());
    const Result<QString> sentence =
        (*project)->write([&](Database &database) { return applyTag(database, request); }).result();
    if (!sentence)
        return output.fail(sentence.error());
    output.line(*sentence);
    return ExitCode::Done;
}

ExitCode showTags(const QString &path, bool asJson, Output &output)
{
    auto project = ProjectFile::open(path, ProjectFile::Access::Read);
    if (!project)
        return output.fail(project.error());
    const Result<QList<ListedTag>> tags =
        (*project)->read([](Database &database) { return listTags(database); }).result();
    if (!tags)
        return output.fail(tags.error());
    printTags(*tags, asJson, output);
    return ExitCode::Done;
}

// "a, b" without white space; an empty part stays, so that it is refused.
QStringList namesFrom(const QString &text)
{
    QStringList names;
    for (const QString &part : text.split(u','))
        names.append(part.trimmed());
    return text.trimmed().isEmpty() ? QStringList() : names;
}

ExitCode runTag(const QCommandLineParser &parser, Output &output)
{
    const QStringList arguments = parser.positionalArguments();
    const bool puts = parser.isSet(QStringLiteral("put"));
    const bool takes = parser.isSet(QStringLiteral("take"));
    const bool sets = parser.isSet(QStringLiteral("set"));
    const bool renames = parser.isSet(QStringLiteral("rename"));
    const bool asJson = parser.isSet(QStringLiteral("json"));
    if (int(puts) + int(takes) + int(sets) + int(renames) > 1)
        return output.wrongUsage(AppText::tr("Say only one of --set, --rename, --put and --take."));
    if (arguments.size() != (puts || takes ? 2 : 1))
        return output.wrongUsage(
            puts || takes ? AppText::tr("Say which item: concord tag PROJECT --put TAG ITEM.")
                          : AppText::tr("An item goes with --put or --take only."));
    if (sets)
        return setTags(arguments[0], namesFrom(parser.value(QStringLiteral("set"))), asJson,
                       output);
    if (renames)
        return renameTag(arguments[0], parser.value(QStringLiteral("rename")), asJson, output);
    if (!puts && !takes)
        return showTags(arguments[0], asJson, output);
    const auto runs = readRunFilter(parser);
    if (!runs)
        return output.wrongUsage(runs.error().message);
    const QString option = puts ? QStringLiteral("put") : QStringLiteral("take");
    return tagResponse(arguments[0], {parser.value(option), arguments[1], *runs, puts}, output);
}

} // namespace

Command tagCommand()
{
    Command command;
    command.name = QStringLiteral("tag");
    command.arguments = QStringLiteral("PROJECT [ITEM]");
    command.summary = AppText::tr("List or change the tags for what went wrong in a response.");
    command.details = AppText::tr(
        "Without --set, --rename, --put and --take the tags are listed, with how many responses "
        "have each. A tag that --set no longer names is taken from its responses; one that is "
        "renamed keeps them.\n"
        "JSON: a list of tag and responses.");
    command.leastArguments = 1;
    command.mostArguments = 2;
    command.options = {
        valueOption("set", AppText::tr("Make these the tags, in this order."), "A,B,C"),
        valueOption("rename", AppText::tr("Call the tag OLD NEW; its responses keep it."),
                    "OLD=NEW"),
        valueOption("put", AppText::tr("Put this tag on the response to ITEM."), "TAG"),
        valueOption("take", AppText::tr("Take this tag from the response to ITEM."), "TAG"),
        valueOption("model", AppText::tr("The response of this model."), "M"),
        valueOption("pathway", AppText::tr("The response under this pathway."), "P"),
        jsonOption(),
    };
    command.examples = {
        QStringLiteral("concord tag p.concord --set off-topic,wrong-attribute,cut"),
        QStringLiteral(
            "concord tag p.concord --put cut filter-1 --model claude --pathway TypeGuided")};
    command.run = runTag;
    return command;
}

} // namespace Concord
