// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/chatmessages.h"

#include "storage/text.h"

#include <algorithm>

namespace Concord {

namespace {

const char *nameThere(const JsonFields &fields, const std::array<const char *, 2> &names)
{
    return !fields.element(names[0]) && fields.element(names[1]) ? names[1] : names[0];
}

// "[image]" of image_url, "[audio]" of input_audio.
QString placeholder(QString type)
{
    for (const char *word : {"input_", "output_"}) {
        if (type.startsWith(QLatin1String(word)))
            type.remove(0, QLatin1String(word).size());
    }
    if (type.endsWith(u"_url"))
        type.chop(4);
    return u'[' + type + u']';
}

Result<QString> partText(simdjson::dom::element element, const QString &path)
{
    if (element.is_string())
        return jsonText(element, path);
    const auto part = jsonObject(element, path);
    if (!part)
        return part.error();
    auto type = part->text("type");
    if (!type)
        return type;
    static const QStringList texts{QStringLiteral("text"), QStringLiteral("input_text"),
                                   QStringLiteral("output_text")};
    return texts.contains(*type) ? part->text("text") : placeholder(*type);
}

Result<QString> contentText(simdjson::dom::element element, const QString &path)
{
    if (element.is_string())
        return jsonText(element, path);
    simdjson::dom::array parts;
    if (element.get(parts))
        return wrongType(path, StorageText::tr("text or a list of parts"), element);
    QStringList texts;
    for (const simdjson::dom::element part : parts) {
        auto text = partText(part, QStringLiteral("%1[%2]").arg(path).arg(texts.size()));
        if (!text)
            return text;
        texts.append(*std::move(text));
    }
    return texts.join(u'\n');
}

// {name, arguments}, or {function: {name, arguments}}.
Result<QString> callText(simdjson::dom::element element, const QString &path)
{
    auto call = jsonObject(element, path);
    if (call && call->element("function"))
        call = call->object("function");
    if (!call)
        return call.error();
    auto name = call->text("name");
    if (!name)
        return name;
    QString arguments;
    if (const auto given = call->element("arguments"); given && !given->is_null()) {
        auto text = given->is_string()
            ? jsonText(*given, call->pathOf(QStringLiteral("arguments")))
            : Result<QString>(QString::fromStdString(simdjson::minify(*given)));
        if (!text)
            return text;
        arguments = *text;
    }
    return QString(*name + u'(' + arguments + u')');
}

Result<QStringList> callTexts(const JsonFields &message)
{
    QStringList texts;
    if (const auto calls = message.element("tool_calls"); calls && !calls->is_null()) {
        const auto array = message.array("tool_calls");
        if (!array)
            return array.error();
        const QString path = message.pathOf(QStringLiteral("tool_calls"));
        for (const simdjson::dom::element call : *array) {
            auto text = callText(call, QStringLiteral("%1[%2]").arg(path).arg(texts.size()));
            if (!text)
                return text.error();
            texts.append(*std::move(text));
        }
    }
    if (const auto call = message.element("function_call"); call && !call->is_null()) {
        auto text = callText(*call, message.pathOf(QStringLiteral("function_call")));
        if (!text)
            return text.error();
        texts.append(*std::move(text));
    }
    return texts;
}

Result<QString> messageText(const JsonFields &message, const char *name)
{
    auto texts = callTexts(message);
    if (!texts)
        return texts.error();
    const auto content = message.element(name);
    const bool isSaid = content && !content->is_null();
    if (!isSaid && !texts->isEmpty())
        return texts->join(u'\n');
    if (!content)
        return content.error();
    const QString path = message.pathOf(QString::fromLatin1(name));
    if (!isSaid)
        return Error{StorageText::tr("%1 is null, and the message calls no tool.").arg(path), {}};
    auto said = contentText(*content, path);
    if (!said)
        return said;
    if (!said->isEmpty() || texts->isEmpty())
        texts->prepend(*said);
    return texts->join(u'\n');
}

} // namespace

Result<QString> chatKey(const JsonFields &fields, const QList<const char *> &names, qint64 line)
{
    for (const char *name : names) {
        const auto value = fields.element(name);
        if (!value || value->is_null())
            continue;
        if (const auto number = fields.integer(name))
            return QString::number(*number);
        auto key = fields.text(name);
        if (key && key->isEmpty())
            return Error{StorageText::tr("%1 is empty. Give every dialogue an id, or none.")
                             .arg(fields.pathOf(QString::fromLatin1(name))),
                         {}};
        return key;
    }
    return QStringLiteral("line-%1").arg(line);
}

Result<QList<Turn>> chatTurns(simdjson::dom::array array, const QString &path,
                              const ChatNames &names)
{
    QList<Turn> turns;
    for (const simdjson::dom::element element : array) {
        const auto message =
            jsonObject(element, QStringLiteral("%1[%2]").arg(path).arg(turns.size()));
        if (!message)
            return message.error();
        auto speaker = message->text(nameThere(*message, names.speaker));
        if (!speaker)
            return speaker.error();
        auto content = messageText(*message, nameThere(*message, names.content));
        if (!content)
            return content.error();
        turns.append({*std::move(speaker), *std::move(content)});
    }
    if (turns.isEmpty())
        return Error{StorageText::tr("%1 is empty: a dialogue has at least one turn.").arg(path),
                     {}};
    return turns;
}

QList<Round> chatRounds(const QList<Turn> &turns)
{
    const auto begin = std::ranges::find_if(turns, [](const Turn &turn) {
        return turn.speaker != u"system" && turn.speaker != u"developer";
    });
    const qsizetype prompts = begin - turns.begin();
    QList<Round> rounds = roundsFromTurns(turns.sliced(prompts));
    if (rounds.isEmpty())
        return {Round{turns}};
    rounds.first().turns = turns.first(prompts) + rounds.constFirst().turns;
    return rounds;
}

} // namespace Concord
