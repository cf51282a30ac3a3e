// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/dialoguesreader.h"

#include "storage/import/itemfields.h"
#include "storage/text.h"

namespace Concord {

namespace {

Result<QString> readKey(const JsonFields &fields)
{
    if (const auto number = fields.integer("id"))
        return QString::number(*number);
    auto key = fields.text("id");
    if (key && key->isEmpty())
        return Error{StorageText::tr("id is empty. Give every dialogue an id."), {}};
    return key;
}

} // namespace

Result<Item> DialoguesReader::read(QByteArrayView record, qint64)
{
    const auto object = m_json.parse(record);
    if (!object)
        return object.error();
    const JsonFields fields(*object);
    auto key = readKey(fields);
    if (!key)
        return key.error();
    const auto array = fields.array("turns");
    if (!array)
        return array.error();
    const auto turns = jsonTurns(*array, QStringLiteral("turns"));
    if (!turns)
        return turns.error();
    Item item;
    QList<QByteArrayView> known{"id", "turns"};
    known += takeItemFields(fields, item);
    if (turns->isEmpty() && item.request.isEmpty() && item.attributes.isEmpty())
        return Error{StorageText::tr("turns is empty: a dialogue has at least one turn."), {}};
    item.key = *std::move(key);
    item.dialogue.rounds = roundsFromTurns(*turns);
    item.extra = otherFields(*object, known);
    return item;
}

} // namespace Concord
