// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/personalenstask.h"

#include "storage/import/chatmessages.h"

#include <algorithm>

namespace Concord {

namespace {

// A type and value once only, related if anything says so.
void addAttribute(const Attribute &attribute, QList<Attribute> &attributes)
{
    const auto known = std::ranges::find_if(attributes, [&](const Attribute &each) {
        return each.type == attribute.type && each.value == attribute.value;
    });
    if (known == attributes.end())
        attributes.append(attribute);
    else
        known->related = known->related || attribute.related;
}

Result<QStringList> textsOf(const JsonFields &fields, const char *name)
{
    if (!fields.element(name))
        return QStringList();
    const auto array = fields.array(name);
    if (!array)
        return array.error();
    return jsonTexts(*array, fields.pathOf(QString::fromLatin1(name)));
}

Result<void> addSituations(const JsonFields &fields, Item &item)
{
    const auto situations = fields.object("situations");
    if (!situations)
        return fields.element("situations") ? situations.error() : Result<void>();
    for (const auto field : situations->fields()) {
        const auto name = jsonName(field.key, situations->path());
        if (!name)
            return name.error();
        const auto values = jsonValues(field.value, situations->pathOf(*name));
        if (!values)
            return values.error();
        for (const QString &value : *values)
            addAttribute({QStringLiteral("situation: ") + *name, value, false, {}},
                         item.attributes);
    }
    return {};
}

} // namespace

Item personaLensUserItem(const QString &user, const PersonaLensProfile &profile)
{
    Item item;
    item.key = user;
    item.context = profile.context;
    for (const Attribute &attribute : profile.demographics)
        addAttribute(attribute, item.attributes);
    sortAttributes(item.attributes);
    return item;
}

Result<Item> readPersonaLensTask(const JsonFields &fields, const QString &user, const QString &task,
                                 const PersonaLensProfile &profile)
{
    const auto id = fields.text("task_id");
    auto request = fields.text("User Intent");
    auto goal = fields.optionalText("Task Goal");
    if (!id || !request || !goal)
        return !id ? id.error() : request ? goal.error() : request.error();
    const auto domains = textsOf(fields, "Relevant Domains");
    const auto types = textsOf(fields, "Relevant Affinity Types");
    if (!domains || !types)
        return domains ? types.error() : domains.error();
    Item item = personaLensUserItem(user, profile);
    item.key += u'/' + *id;
    item.task = task;
    item.domain = domains->join(QStringLiteral(", "));
    item.request = *std::move(request);
    item.analysis = *std::move(goal);
    if (auto done = addSituations(fields, item); !done)
        return done.error();
    for (const QString &type : *types) {
        for (const QString &value : profile.valuesOf(type, *domains))
            addAttribute({type, value, true, {}}, item.attributes);
    }
    sortAttributes(item.attributes);
    item.extra =
        otherFields(fields.fields(),
                    {"User Intent", "Task Goal", "Relevant Domains", "situations", "dialogue"});
    return item;
}

Result<void> addPersonaLensDialogue(const JsonFields &fields, const QString &assistant, Item &item)
{
    const auto array = fields.array("dialogue");
    if (!array)
        return array.error();
    const auto turns =
        chatTurns(*array, QStringLiteral("dialogue"), {{"role", "from"}, {"content", "value"}});
    if (!turns)
        return turns.error();
    if (!assistant.isEmpty())
        item.key += u'/' + assistant;
    item.dialogue.rounds = chatRounds(*turns);
    const QByteArray rest = otherFields(fields.fields(), {"user_id", "task_id", "dialogue"});
    if (rest.isEmpty())
        return {};
    QByteArray extra =
        item.extra.isEmpty() ? QByteArray("{") : QByteArray(item.extra.chopped(1) + ',');
    extra += "\"dialogue\":" + rest + '}';
    item.extra = extra;
    return {};
}

QString personaLensTaskOf(const QString &id)
{
    if (id.startsWith(u"SD-"))
        return QStringLiteral("single-domain");
    return id.startsWith(u"MD-") ? QStringLiteral("multi-domain") : QString();
}

} // namespace Concord
