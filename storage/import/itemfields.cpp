// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/itemfields.h"

#include <algorithm>
#include <array>
#include <utility>

namespace Concord {

namespace {

constexpr std::array textFields{std::pair("task", &Item::task), std::pair("domain", &Item::domain),
                                std::pair("request", &Item::request),
                                std::pair("analysis", &Item::analysis)};

std::optional<QStringList> attributeValues(simdjson::dom::element element)
{
    simdjson::dom::array array;
    if (!element.get(array)) {
        const auto values = jsonTexts(array, {});
        return values && !values->isEmpty() ? std::optional(*values) : std::nullopt;
    }
    const auto value = jsonText(element, {});
    return value ? std::optional(QStringList(*value)) : std::nullopt;
}

void addOnce(const Attribute &attribute, QList<Attribute> &attributes)
{
    const auto known = std::ranges::find_if(attributes, [&](const Attribute &each) {
        return each.type == attribute.type && each.value == attribute.value;
    });
    if (known == attributes.end())
        attributes.append(attribute);
    else
        known->related = known->related || attribute.related;
}

// False where the field is there but no object of texts.
bool addAttributes(const JsonFields &fields, const char *name, bool isRelated,
                   QList<Attribute> &attributes)
{
    if (!fields.element(name))
        return true;
    const auto pairs = fields.object(name);
    if (!pairs)
        return false;
    for (const auto field : pairs->fields()) {
        const QString type = QString::fromUtf8(field.key.data(), qsizetype(field.key.size()));
        const auto values = attributeValues(field.value);
        if (!values || type.isEmpty() || type.contains(QChar::Null))
            return false;
        for (const QString &value : *values)
            addOnce({type, value, isRelated, {}}, attributes);
    }
    return true;
}

ReferenceAnswer takenAnswer(const JsonFields &fields)
{
    if (const auto array = fields.array("answer")) {
        const auto parts = jsonTexts(*array, {});
        return parts ? ReferenceAnswer{*parts, true} : ReferenceAnswer();
    }
    const auto text = fields.text("answer");
    return text ? ReferenceAnswer{{*text}, false} : ReferenceAnswer();
}

} // namespace

QList<QByteArrayView> takeItemFields(const JsonFields &fields, Item &item)
{
    QList<QByteArrayView> taken;
    for (const auto &[name, member] : textFields) {
        const auto text = fields.text(name);
        if (!text || text->isEmpty())
            continue;
        item.*member = *text;
        taken.append(name);
    }
    QList<Attribute> attributes;
    if (addAttributes(fields, "attributes", false, attributes)
        && addAttributes(fields, "related_attributes", true, attributes) && !attributes.isEmpty()) {
        sortAttributes(attributes);
        item.attributes = attributes;
        taken.append("attributes");
        taken.append("related_attributes");
    }
    item.answer = takenAnswer(fields);
    if (!item.answer.isEmpty())
        taken.append("answer");
    if (const auto context = fields.object("context")) {
        item.context = otherFields(context->fields(), {});
        if (!item.context.isEmpty())
            taken.append("context");
    }
    return taken;
}

} // namespace Concord
