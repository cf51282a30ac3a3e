// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apptext.h"
#include "app/commands/command.h"
#include "app/commands/responsefilters.h"
#include "storage/itemrepository.h"
#include "storage/projectfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Concord {

namespace {

struct FoundItem
{
    ItemRow row;
    Item item;
};

Result<FoundItem> findItem(Database &database, const QString &name)
{
    const auto row = itemNamed(database, name);
    if (!row)
        return row.error();
    auto item = ItemRepository(database).load(row->id);
    if (!item)
        return item.error();
    return FoundItem{*row, *std::move(item)};
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue answerJson(const ReferenceAnswer &answer)
{
    if (answer.isList)
        return QJsonArray::fromStringList(answer.parts);
    return answer.isEmpty() ? QJsonValue() : QJsonValue(answer.parts.constFirst());
}

QJsonArray attributesJson(const QList<Attribute> &attributes)
{
    QJsonArray array;
    for (const Attribute &attribute : attributes) {
        array.append(
            QJsonObject{{QStringLiteral("type"), attribute.type},
                        {QStringLiteral("value"), attribute.value},
                        {QStringLiteral("related"), attribute.related},
                        {QStringLiteral("round"),
                         attribute.round ? QJsonValue(*attribute.round + 1) : QJsonValue()}});
    }
    return array;
}

QJsonArray dialogueJson(const Dialogue &dialogue)
{
    QJsonArray rounds;
    for (const Round &round : dialogue.rounds) {
        QJsonArray turns;
        for (const Turn &turn : round.turns)
            turns.append(QJsonObject{{QStringLiteral("speaker"), turn.speaker},
                                     {QStringLiteral("content"), turn.content}});
        rounds.append(turns);
    }
    return rounds;
}

QJsonObject toJson(const FoundItem &found)
{
    const Item &item = found.item;
    return {{QStringLiteral("id"), found.row.id.value()},
            {QStringLiteral("key"), item.key},
            {QStringLiteral("dataset"), found.row.dataset},
            {QStringLiteral("line"), item.line},
            {QStringLiteral("task"), textOrNull(item.task)},
            {QStringLiteral("domain"), textOrNull(item.domain)},
            {QStringLiteral("request"), textOrNull(item.request)},
            {QStringLiteral("attributes"), attributesJson(item.attributes)},
            {QStringLiteral("rounds"), dialogueJson(item.dialogue)},
            {QStringLiteral("analysis"), textOrNull(item.analysis)},
            {QStringLiteral("answer"), answerJson(item.answer)},
            {QStringLiteral("extra"), QJsonDocument::fromJson(item.extra).object()},
            {QStringLiteral("context"), QJsonDocument::fromJson(item.context).object()}};
}

// A type that has several values is named once: "Genre: history / science fiction".
QString attributesText(const QList<Attribute> &attributes, std::optional<int> round)
{
    QString text;
    QString type;
    for (const Attribute &attribute : attributes) {
        if (!attribute.related || (round && attribute.round != round))
            continue;
        const bool isFurtherValue = !text.isEmpty() && attribute.type == type;
        if (isFurtherValue)
            text += u" / " + attribute.value;
        else
            text += (text.isEmpty() ? u"" : u", ") + attribute.type + u": " + attribute.value;
        type = attribute.type;
    }
    return text;
}

void print(const FoundItem &found, Output &output)
{
    const Item &item = found.item;
    QStringList head{found.row.dataset + u'/' + item.key, item.task, item.domain};
    head.removeAll(QString());
    output.line(head.join(QStringLiteral(" · ")));
    if (!item.request.isEmpty())
        output.line(u'\n' + AppText::tr("Request: %1").arg(item.request));
    if (const QString related = attributesText(item.attributes, {}); !related.isEmpty())
        output.line(AppText::tr("Related attributes: %1").arg(related));
    for (qsizetype i = 0; i < item.dialogue.rounds.size(); ++i) {
        const QString reveals = attributesText(item.attributes, int(i));
        const QString title = AppText::tr("Round %1").arg(i + 1);
        output.line(
            u'\n'
            + (reveals.isEmpty() ? title : AppText::tr("%1 (reveals %2)").arg(title, reveals)));
        for (const Turn &turn : item.dialogue.rounds[i].turns)
            output.line(QStringLiteral("  %1: %2").arg(turn.speaker, turn.content));
    }
    if (!item.analysis.isEmpty())
        output.line(u'\n' + AppText::tr("Reference analysis: %1").arg(item.analysis));
    if (!item.answer.isEmpty())
        output.line(AppText::tr("Reference answer: %1")
                        .arg(item.answer.parts.join(item.answer.parts.value(0).size() > 2
                                                        ? QStringLiteral("\n  ")
                                                        : QStringLiteral(", "))));
}

ExitCode runShow(const QCommandLineParser &parser, Output &output)
{
    const QStringList arguments = parser.positionalArguments();
    auto project = ProjectFile::open(arguments[0], ProjectFile::Access::Read);
    if (!project)
        return output.fail(project.error());
    const Result<FoundItem> found =
        (*project)
            ->read([name = arguments[1]](Database &database) { return findItem(database, name); })
            .result();
    if (!found)
        return output.fail(found.error());
    if (parser.isSet(QStringLiteral("json")))
        output.json(toJson(*found));
    else
        print(*found, output);
    return ExitCode::Done;
}

} // namespace

Command showCommand()
{
    Command command;
    command.name = QStringLiteral("show");
    command.arguments = QStringLiteral("PROJECT ITEM");
    command.summary =
        AppText::tr("Show one item whole: request, dialogue, attributes and reference.");
    command.details = AppText::tr(
        "ITEM is a key such as recommend-485, or DATASET/KEY where several datasets have that key, "
        "or, where no key is called so, "
        "the number that `items --json` calls id.\n"
        "JSON: an object of id, dataset, key, line, task, domain, request, rounds (lists of turns "
        "with speaker and content), attributes (type, value, related, round), analysis, answer, "
        "and what the source says besides: context and extra.");
    command.leastArguments = command.mostArguments = 2;
    command.options = {jsonOption()};
    command.examples = {QStringLiteral("concord show p.concord recommend-485"),
                        QStringLiteral("concord show p.concord benchmark/recommend-485 --json")};
    command.run = runShow;
    return command;
}

} // namespace Concord
