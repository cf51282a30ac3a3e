// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/ipdialogprompt.h"

#include "models/evaluation/responseparser.h"
#include "storage/import/chatmessages.h"

#include <algorithm>

namespace Concord {

namespace {

constexpr QStringView historyHeading = u"My history dialogue is:\n\n";
constexpr QStringView requestHeading = u"\nMy Request: ";
constexpr QStringView outputHeading = u"\nOutput:";

struct Prompt
{
    QList<Turn> turns; ///< empty when the text is none
    QString request;
};

QList<Turn> turnsOf(QStringView history)
{
    QList<Turn> turns;
    for (const QStringView line : history.split(u'\n')) {
        const QStringView speaker = line.startsWith(u"User: ") ? u"User"
            : line.startsWith(u"AI: ")                         ? u"AI"
                                                               : QStringView();
        if (!speaker.isEmpty())
            turns.append({speaker.toString(), line.sliced(speaker.size() + 2).toString()});
        else if (turns.isEmpty())
            return {};
        else
            turns.last().content += u'\n' + line;
    }
    return turns;
}

Prompt readPrompt(const QString &text)
{
    const qsizetype heading = text.indexOf(historyHeading);
    const qsizetype request = text.lastIndexOf(requestHeading);
    if (heading < 0 || request < heading)
        return {};
    const qsizetype begin = heading + historyHeading.size();
    qsizetype end = request;
    for (const QStringView next :
         {u"\n\nYou can infer my attributes", u"\n\n---Important Note---"}) {
        if (const qsizetype found = text.indexOf(next, begin); found >= 0)
            end = std::min(end, found);
    }
    if (end < begin)
        return {};
    QString asked = text.sliced(request + requestHeading.size());
    asked.truncate(asked.lastIndexOf(outputHeading));
    return {turnsOf(QStringView(text).sliced(begin, end - begin)), asked};
}

// Which of the five prompts an output answers: the headings tell.
Pathway pathwayOf(const QString &output)
{
    const auto all = pathways();
    const auto found = std::ranges::find_if(all, [&](Pathway pathway) {
        const QLatin1StringView heading = attributeHeading(pathway);
        return !heading.isEmpty() && output.contains(QString(u"- " + heading + u':'));
    });
    return found == all.end() ? Pathway::DirectResponse : *found;
}

void readOutput(const QString &output, Item &item)
{
    const ParsedResponse parsed = parseResponse(output, pathwayOf(output), Reading::Repaired);
    item.analysis = parsed.analysis.text;
    item.answer = parsed.answer.rule > 0 ? parseAnswer(parsed.answer.text, item.task)
                                         : ReferenceAnswer{{output}, false};
    const QMap<QString, QString> pairs = parseAttributes(parsed.attributes.text);
    for (auto pair = pairs.begin(); pair != pairs.end(); ++pair)
        item.attributes.append({pair.key(), pair.value(), true, {}});
    assignRevealingRounds(item.attributes, item.dialogue.rounds.size());
}

Result<QString> promptKey(const JsonFields &fields, const QString &task, qint64 line)
{
    if (const auto index = fields.integer("index"); index && !task.isEmpty())
        return QString(task + u'-' + QString::number(*index));
    return chatKey(fields, {"id"}, line);
}

} // namespace

bool isIpDialogPrompt(const JsonFields &fields)
{
    return !fields.element("history") && fields.element("input") && fields.element("output");
}

Result<Item> readIpDialogPrompt(const JsonFields &fields, qint64 line)
{
    auto task = fields.optionalText("task");
    const auto instruction = fields.optionalText("instruction");
    const auto input = fields.text("input");
    const auto output = fields.text("output");
    if (!task || !instruction)
        return task ? instruction.error() : task.error();
    if (!input || !output)
        return input ? output.error() : input.error();
    auto key = promptKey(fields, *task, line);
    if (!key)
        return key.error();
    Item item;
    item.key = *std::move(key);
    item.task = *std::move(task);
    item.extra = otherFields(fields.fields(), {"task", "instruction", "input", "output"});
    QStringList asked{*instruction, *input};
    asked.removeAll(QString());
    const QString text = asked.join(u'\n');
    if (Prompt prompt = readPrompt(text); !prompt.turns.isEmpty()) {
        item.request = prompt.request;
        item.dialogue.rounds = roundsFromTurns(prompt.turns);
        readOutput(*output, item);
        return item;
    }
    item.request = text;
    item.dialogue.rounds = {Round{{{QStringLiteral("User"), text}}}};
    item.answer = {{*output}, false};
    return item;
}

} // namespace Concord
