// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dataset/itemtext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Concord {

namespace {

void addTextField(QJsonObject &object, QLatin1StringView key, const QString &text)
{
    if (!text.isEmpty())
        object.insert(key, text);
}

QJsonArray attributeArray(const QList<Attribute> &attributes)
{
    QJsonArray array;
    for (const Attribute &attribute : attributes) {
        QJsonObject object{{QStringLiteral("type"), attribute.type},
                           {QStringLiteral("value"), attribute.value},
                           {QStringLiteral("related"), attribute.related}};
        if (attribute.round)
            object.insert(QStringLiteral("round"), *attribute.round + 1);
        array.append(object);
    }
    return array;
}

QJsonArray roundArray(const Dialogue &dialogue)
{
    QJsonArray rounds;
    for (const Round &round : dialogue.rounds) {
        QJsonArray turns;
        for (const Turn &turn : round.turns) {
            turns.append(QJsonObject{{QStringLiteral("speaker"), turn.speaker},
                                     {QStringLiteral("content"), turn.content}});
        }
        rounds.append(turns);
    }
    return rounds;
}

void addObjectField(QJsonObject &object, QLatin1StringView key, const QByteArray &json)
{
    const QJsonObject inner = QJsonDocument::fromJson(json).object();
    if (!inner.isEmpty())
        object.insert(key, inner);
}

} // namespace

QString dialogueText(const Dialogue &dialogue)
{
    QStringList rounds;
    for (const Round &round : dialogue.rounds) {
        QStringList turns;
        for (const Turn &turn : round.turns) {
            turns.append(turn.speaker.isEmpty()
                             ? turn.content
                             : QString(turn.speaker + QLatin1StringView(": ") + turn.content));
        }
        rounds.append(turns.join(u'\n'));
    }
    return rounds.join(QLatin1StringView("\n\n"));
}

QByteArray itemJson(const Item &item)
{
    QJsonObject object{{QStringLiteral("key"), item.key}};
    addTextField(object, QLatin1StringView("task"), item.task);
    addTextField(object, QLatin1StringView("domain"), item.domain);
    addTextField(object, QLatin1StringView("request"), item.request);
    if (!item.attributes.isEmpty())
        object.insert(QStringLiteral("attributes"), attributeArray(item.attributes));
    object.insert(QStringLiteral("rounds"), roundArray(item.dialogue));
    addTextField(object, QLatin1StringView("analysis"), item.analysis);
    if (item.answer.isList)
        object.insert(QStringLiteral("answer"), QJsonArray::fromStringList(item.answer.parts));
    else
        addTextField(object, QLatin1StringView("answer"), item.answer.parts.value(0));
    addObjectField(object, QLatin1StringView("extra"), item.extra);
    addObjectField(object, QLatin1StringView("context"), item.context);
    return QJsonDocument(object).toJson();
}

} // namespace Concord
