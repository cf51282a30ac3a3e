// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dataset/item.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace Concord {

namespace {

void addField(QCryptographicHash &hash, const QByteArray &bytes)
{
    const auto size = qToLittleEndian(quint64(bytes.size()));
    hash.addData(QByteArrayView(reinterpret_cast<const char *>(&size), sizeof size));
    hash.addData(bytes);
}

void addNumber(QCryptographicHash &hash, qint64 number)
{
    addField(hash, QByteArray::number(number));
}

} // namespace

QByteArray contentHash(const Item &item, const QByteArray &dialogueHash)
{
    QCryptographicHash hash(QCryptographicHash::Blake2b_256);
    for (const QString &field : {item.key, item.task, item.domain, item.request, item.analysis})
        addField(hash, field.toUtf8());
    addNumber(hash, item.answer.isList ? 1 : 0);
    addNumber(hash, item.answer.parts.size());
    for (const QString &part : item.answer.parts)
        addField(hash, part.toUtf8());
    addNumber(hash, item.attributes.size());
    for (const Attribute &attribute : item.attributes) {
        addField(hash, attribute.type.toUtf8());
        addField(hash, attribute.value.toUtf8());
        addNumber(hash, attribute.related ? 1 : 0);
        addNumber(hash, attribute.round.value_or(-1));
    }
    addField(hash, item.extra);
    addField(hash, item.context);
    addField(hash, dialogueHash);
    return hash.result();
}

QByteArray placedHash(const QByteArray &itemHash, qint64 line)
{
    return itemHash + QByteArray::number(line);
}

} // namespace Concord
