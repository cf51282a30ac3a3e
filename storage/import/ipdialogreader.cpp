// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/ipdialogreader.h"

#include "models/dataset/task.h"
#include "storage/import/ipdialogprompt.h"
#include "storage/text.h"

#include <QMap>

namespace Concord {

namespace {

Result<void> readHead(const JsonFields &fields, Item &item)
{
    auto task = fields.text("task");
    const auto index = fields.integer("index");
    auto domain = fields.optionalText("domain");
    auto request = fields.text("request");
    for (const Error *error :
         {task ? nullptr : &task.error(), index ? nullptr : &index.error(),
          domain ? nullptr : &domain.error(), request ? nullptr : &request.error()}) {
        if (error)
            return *error;
    }
    if (!findTask(*task))
        return Error{
            StorageText::tr(
                "The task \"%1\" is not known. The tasks are recommend, rank, filter, predict, "
                "preference_infer, risk_detect, intention_infer, advice, decision and convince.")
                .arg(*task),
            {}};
    item.key = *task + u'-' + QString::number(*index);
    item.task = *std::move(task);
    item.domain = *std::move(domain);
    item.request = *std::move(request);
    return {};
}

Result<QMap<QString, QString>> readPairs(const JsonFields &pairs)
{
    QMap<QString, QString> values;
    for (const auto field : pairs.fields()) {
        const QString type = QString::fromUtf8(field.key.data(), qsizetype(field.key.size()));
        if (type.isEmpty() || type.contains(QChar::Null))
            return Error{StorageText::tr("%1 has an attribute without a name, or with a NUL "
                                         "character in it. Name it.")
                             .arg(pairs.path()),
                         {}};
        auto value = jsonText(field.value, pairs.pathOf(type));
        if (!value)
            return value.error();
        values.insert(type, *std::move(value));
    }
    return values;
}

// Everything that is known of the user, with what matters for the request marked.
Result<void> readAttributes(const JsonFields &fields, const JsonFields &reference, Item &item)
{
    const auto all = fields.object("user_attr_group");
    const auto related = reference.object("related_attributes");
    if (!all || !related)
        return all ? related.error() : all.error();
    const auto allPairs = readPairs(*all);
    const auto relatedPairs = readPairs(*related);
    if (!allPairs || !relatedPairs)
        return allPairs ? relatedPairs.error() : allPairs.error();
    QMap<QString, QString> rest = *allPairs;
    for (auto pair = relatedPairs->begin(); pair != relatedPairs->end(); ++pair) {
        if (rest.value(pair.key(), pair.value()) != pair.value())
            return Error{StorageText::tr(
                             "GT.related_attributes.%1 is \"%2\", but user_attr_group says \"%3\".")
                             .arg(pair.key(), pair.value(), rest.value(pair.key())),
                         {}};
        rest.insert(pair.key(), pair.value());
    }
    for (auto pair = rest.begin(); pair != rest.end(); ++pair)
        item.attributes.append({pair.key(), pair.value(), relatedPairs->contains(pair.key()), {}});
    return {};
}

Result<ReferenceAnswer> readAnswer(const JsonFields &reference)
{
    const auto element = reference.element("answer");
    if (!element)
        return element.error();
    const QString path = reference.pathOf(QStringLiteral("answer"));
    simdjson::dom::array array;
    if (!element->get(array)) {
        auto parts = jsonTexts(array, path);
        if (!parts)
            return parts.error();
        return ReferenceAnswer{*std::move(parts), true};
    }
    if (!element->is_string())
        return wrongType(path, StorageText::tr("text or a list of texts"), *element);
    auto text = jsonText(*element, path);
    if (!text)
        return text.error();
    return ReferenceAnswer{{*std::move(text)}, false};
}

Result<void> readHistory(const JsonFields &fields, Item &item)
{
    const auto rounds = fields.array("history");
    if (!rounds)
        return rounds.error();
    for (const simdjson::dom::element element : *rounds) {
        const QString path = QStringLiteral("history[%1]").arg(item.dialogue.rounds.size());
        simdjson::dom::array array;
        if (element.get(array))
            return wrongType(path, StorageText::tr("a list"), element);
        auto turns = jsonTurns(array, path);
        if (!turns)
            return turns.error();
        item.dialogue.rounds.append(Round{*std::move(turns)});
    }
    return {};
}

} // namespace

Result<Item> IpDialogReader::read(QByteArrayView record, qint64 line)
{
    const auto object = m_json.parse(record);
    if (!object)
        return object.error();
    const JsonFields fields(*object);
    if (isIpDialogPrompt(fields))
        return readIpDialogPrompt(fields, line);
    Item item;
    if (auto done = readHead(fields, item); !done)
        return done.error();
    const auto reference = fields.object("GT");
    if (!reference)
        return reference.error();
    auto analysis = reference->text("analysis");
    auto answer = readAnswer(*reference);
    if (!analysis || !answer)
        return analysis ? answer.error() : analysis.error();
    item.analysis = *std::move(analysis);
    item.answer = *std::move(answer);
    if (auto done = readAttributes(fields, *reference, item); !done)
        return done.error();
    if (auto done = readHistory(fields, item); !done)
        return done.error();
    assignRevealingRounds(item.attributes, item.dialogue.rounds.size());
    item.extra =
        otherFields(*object, {"task", "domain", "user_attr_group", "request", "GT", "history"});
    return item;
}

} // namespace Concord
