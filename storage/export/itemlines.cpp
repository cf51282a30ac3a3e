// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/export/itemlines.h"

#include "models/charts/csvline.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QSet>

namespace Concord {

namespace {

QByteArray textJson(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

QByteArray listJson(const QStringList &texts)
{
    return QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact);
}

// Fields in the order in which they are added.
class ObjectLine
{
public:
    void add(const char *name, const QByteArray &json)
    {
        addNamed('"' + QByteArray(name) + '"', json);
    }
    void addNamed(const QByteArray &name, const QByteArray &json)
    {
        m_json += (m_json.isEmpty() ? "{" : ",") + name + ':' + json;
    }
    // The fields of a compact object, as they are: numbers keep their digits.
    void addFields(const QByteArray &object)
    {
        if (object.size() > 2)
            m_json += (m_json.isEmpty() ? "{" : ",") + object.sliced(1, object.size() - 2);
    }
    QByteArray json() const { return (m_json.isEmpty() ? QByteArray("{") : m_json) + '}'; }

private:
    QByteArray m_json;
};

QByteArray turnJson(const Turn &turn)
{
    ObjectLine line;
    line.add("speaker", textJson(turn.speaker));
    line.add("content", textJson(turn.content));
    return line.json();
}

QByteArray turnsJson(const QList<Turn> &turns)
{
    QByteArrayList parts;
    for (const Turn &turn : turns)
        parts.append(turnJson(turn));
    return '[' + parts.join(',') + ']';
}

QByteArray historyJson(const Dialogue &dialogue)
{
    QByteArrayList parts;
    for (const Round &round : dialogue.rounds)
        parts.append(turnsJson(round.turns));
    return '[' + parts.join(',') + ']';
}

QList<Turn> allTurns(const Dialogue &dialogue)
{
    QList<Turn> turns;
    for (const Round &round : dialogue.rounds)
        turns += round.turns;
    return turns;
}

// By type; a type with several values has a list of them.
QByteArray attributesJson(const QList<Attribute> &attributes, bool onlyRelated)
{
    QMap<QString, QStringList> values;
    for (const Attribute &attribute : attributes) {
        if (attribute.related || !onlyRelated)
            values[attribute.type].append(attribute.value);
    }
    ObjectLine line;
    for (auto type = values.cbegin(); type != values.cend(); ++type)
        line.addNamed(textJson(type.key()),
                      type->size() == 1 ? textJson(type->constFirst()) : listJson(*type));
    return line.json();
}

bool hasTypeTwice(const QList<Attribute> &attributes)
{
    QSet<QString> types;
    for (const Attribute &attribute : attributes)
        types.insert(attribute.type);
    return types.size() < attributes.size();
}

QByteArray writtenAnswer(const ReferenceAnswer &answer)
{
    return answer.isList ? listJson(answer.parts) : textJson(answer.parts.value(0));
}

bool isIpDialog(const Item &item, const QJsonObject &extra)
{
    const QJsonValue index = extra[u"index"];
    return findTask(item.task) && index.isDouble() && item.context.isEmpty()
        && !hasTypeTwice(item.attributes)
        && item.key == item.task + u'-' + QString::number(index.toInteger());
}

QByteArray ipDialogLine(const Item &item)
{
    ObjectLine reference;
    reference.add("related_attributes", attributesJson(item.attributes, true));
    reference.add("analysis", textJson(item.analysis));
    reference.add("answer", writtenAnswer(item.answer));
    ObjectLine line;
    line.add("task", textJson(item.task));
    line.add("domain", item.domain.isEmpty() ? QByteArray("null") : textJson(item.domain));
    line.add("user_attr_group", attributesJson(item.attributes, false));
    line.add("request", textJson(item.request));
    line.add("GT", reference.json());
    line.add("history", historyJson(item.dialogue));
    line.addFields(item.extra);
    return line.json();
}

QByteArray dialoguesLine(const Item &item)
{
    ObjectLine line;
    line.add("id", textJson(item.key));
    line.add("turns", turnsJson(allTurns(item.dialogue)));
    if (!item.task.isEmpty())
        line.add("task", textJson(item.task));
    if (!item.domain.isEmpty())
        line.add("domain", textJson(item.domain));
    if (!item.request.isEmpty())
        line.add("request", textJson(item.request));
    if (!item.attributes.isEmpty()) {
        line.add("attributes", attributesJson(item.attributes, false));
        line.add("related_attributes", attributesJson(item.attributes, true));
    }
    if (!item.analysis.isEmpty())
        line.add("analysis", textJson(item.analysis));
    if (!item.answer.isEmpty())
        line.add("answer", writtenAnswer(item.answer));
    if (!item.context.isEmpty())
        line.add("context", item.context);
    line.addFields(item.extra);
    return line.json();
}

QString attributeCell(const QList<Attribute> &attributes, bool isRelated)
{
    QStringList texts;
    for (const Attribute &attribute : attributes) {
        if (attribute.related == isRelated)
            texts.append(attribute.type + u'=' + attribute.value);
    }
    return texts.join(u'|');
}

QString dialogueCell(const Dialogue &dialogue)
{
    QStringList lines;
    const QList<Turn> turns = allTurns(dialogue);
    for (const Turn &turn : turns)
        lines.append(turn.speaker + u": " + turn.content);
    return lines.join(u'\n');
}

} // namespace

QByteArray itemJsonLine(const Item &item)
{
    const QJsonObject extra = QJsonDocument::fromJson(item.extra).object();
    return isIpDialog(item, extra) ? ipDialogLine(item) : dialoguesLine(item);
}

QByteArray itemCsvHeader()
{
    return "key,dataset,task,domain,request,dialogue,related_attributes,other_attributes,"
           "answer\r\n";
}

QByteArray itemCsvLine(const QString &dataset, const Item &item)
{
    return csvLine({item.key, dataset, item.task, item.domain, item.request,
                    dialogueCell(item.dialogue), attributeCell(item.attributes, true),
                    attributeCell(item.attributes, false), item.answer.parts.join(u'|')})
        .toUtf8();
}

} // namespace Concord
