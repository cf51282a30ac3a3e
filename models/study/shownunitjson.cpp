// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/questionjson.h"
#include "models/study/shownunit.h"
#include "models/study/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Concord {

namespace {

QJsonArray turnsToJson(const QList<ShownTurn> &turns)
{
    QJsonArray array;
    for (const ShownTurn &turn : turns)
        array.append(QJsonObject{{QStringLiteral("label"), turn.label},
                                 {QStringLiteral("side"), turn.side},
                                 {QStringLiteral("text"), turn.text}});
    return array;
}

QJsonArray partsToJson(const QList<ShownPart> &parts)
{
    QJsonArray array;
    for (const ShownPart &part : parts)
        array.append(
            QJsonObject{{QStringLiteral("part"), part.part},
                        {QStringLiteral("heading"), part.heading},
                        {QStringLiteral("text"), part.text},
                        {QStringLiteral("chips"), QJsonArray::fromStringList(part.chips)}});
    return array;
}

QStringList textsFromJson(const QJsonValue &value)
{
    QStringList texts;
    const QJsonArray array = value.toArray();
    for (const auto text : array)
        texts.append(text.toString());
    return texts;
}

QJsonObject keyToJson(const TrainingKey &key)
{
    QJsonObject answers;
    for (auto answer = key.answers.cbegin(); answer != key.answers.cend(); ++answer)
        answers.insert(answer.key(), answer.value());
    return {{QStringLiteral("answers"), answers}, {QStringLiteral("feedback"), key.feedback}};
}

TrainingKey keyFromJson(const QJsonObject &object)
{
    TrainingKey key;
    key.feedback = object.value(QStringLiteral("feedback")).toString();
    const QJsonObject answers = object.value(QStringLiteral("answers")).toObject();
    for (auto answer = answers.constBegin(); answer != answers.constEnd(); ++answer)
        key.answers.insert(answer.key(), answer.value().toString());
    return key;
}

} // namespace

QByteArray shownUnitJson(const ShownUnit &unit)
{
    QJsonObject object{{QStringLiteral("key"), unit.key},
                       {QStringLiteral("turns"), turnsToJson(unit.turns)},
                       {QStringLiteral("parts"), partsToJson(unit.parts)}};
    if (unit.itemQuestion)
        object.insert(QStringLiteral("item_question"), questionToJson(*unit.itemQuestion));
    if (unit.training)
        object.insert(QStringLiteral("training"), keyToJson(*unit.training));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<ShownUnit> shownUnitFromJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return Error{StudyText::tr("A unit's content is damaged."),
                     QString::fromUtf8(json.left(200))};
    const QJsonObject object = document.object();
    ShownUnit unit;
    unit.key = object.value(QStringLiteral("key")).toString();
    const QJsonArray turns = object.value(QStringLiteral("turns")).toArray();
    for (const auto turn : turns)
        unit.turns.append(
            {turn[u"label"].toString(), turn[u"side"].toInt(), turn[u"text"].toString()});
    const QJsonArray parts = object.value(QStringLiteral("parts")).toArray();
    for (const auto part : parts)
        unit.parts.append({part[u"part"].toString(), part[u"heading"].toString(),
                           part[u"text"].toString(), textsFromJson(part[u"chips"])});
    if (object.contains(QStringLiteral("item_question"))) {
        auto question = questionFromJson(object.value(QStringLiteral("item_question")));
        if (!question)
            return question.error();
        unit.itemQuestion = *std::move(question);
    }
    if (object.contains(QStringLiteral("training")))
        unit.training = keyFromJson(object.value(QStringLiteral("training")).toObject());
    return unit;
}

} // namespace Concord
