// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/checkedjson.h"

#include "models/study/text.h"

#include <QJsonArray>

namespace Concord {

void JsonComplaint::add(const QString &path, const QString &sentence)
{
    const QString place = path.isEmpty() ? StudyText::tr("The file") : path;
    if (!error)
        error = Error{StudyText::tr("%1 %2").arg(place, sentence), {}};
}

CheckedObject::CheckedObject(const QJsonValue &value, QString path, JsonComplaint &complaint)
    : m_object(value.toObject()), m_path(std::move(path)), m_complaint(&complaint)
{
    if (!value.isObject())
        complaint.add(m_path, StudyText::tr("has to be an object, in { }."));
}

QString CheckedObject::pathOf(const QString &name) const
{
    return m_path.isEmpty() ? name : QString(m_path + u'.' + name);
}

void CheckedObject::complain(const QString &name, const QString &sentence)
{
    m_complaint->add(pathOf(name), sentence);
}

QJsonValue CheckedObject::take(const QString &name)
{
    m_known.insert(name);
    QJsonValue value = m_object.value(name);
    if (value.isUndefined())
        complain(name, StudyText::tr("is missing."));
    return value;
}

QString CheckedObject::text(const QString &name)
{
    QString text = take(name).toString();
    if (text.trimmed().isEmpty())
        complain(name, StudyText::tr("has to be a text that is not empty."));
    return text;
}

QString CheckedObject::text(const QString &name, const QString &otherwise)
{
    return has(name) ? text(name) : otherwise;
}

QString CheckedObject::word(const QString &name, const QStringList &allowed)
{
    QString word = text(name);
    if (!allowed.contains(word))
        complain(name,
                 StudyText::tr("is “%1”; it has to be one of: %2.")
                     .arg(word, allowed.join(QStringLiteral(", "))));
    return word;
}

QString CheckedObject::word(const QString &name, const QStringList &allowed,
                            const QString &otherwise)
{
    return has(name) ? word(name, allowed) : otherwise;
}

int CheckedObject::number(const QString &name, int minimum, int maximum)
{
    const int number = take(name).toInt(minimum - 1);
    if (number < minimum || number > maximum)
        complain(
            name,
            StudyText::tr("has to be a whole number from %1 to %2.").arg(minimum).arg(maximum));
    return number;
}

std::optional<int> CheckedObject::optionalNumber(const QString &name, int minimum, int maximum)
{
    if (!has(name))
        return std::nullopt;
    return number(name, minimum, maximum);
}

bool CheckedObject::flag(const QString &name, bool otherwise)
{
    if (!has(name))
        return otherwise;
    const QJsonValue value = take(name);
    if (!value.isBool())
        complain(name, StudyText::tr("has to be true or false."));
    return value.toBool();
}

QStringList CheckedObject::texts(const QString &name)
{
    const QJsonValue value = take(name);
    if (!value.isArray())
        complain(name, StudyText::tr("has to be a list of texts, in [ ]."));
    QStringList texts;
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        texts.append(array[i].toString());
        if (texts.constLast().trimmed().isEmpty())
            complain(name + u'[' + QString::number(i) + u']',
                     StudyText::tr("has to be a text that is not empty."));
    }
    return texts;
}

CheckedObject CheckedObject::object(const QString &name)
{
    return {take(name), pathOf(name), *m_complaint};
}

QList<CheckedObject> CheckedObject::objects(const QString &name)
{
    const QJsonValue value = take(name);
    const QJsonArray array = value.toArray();
    if (array.isEmpty())
        complain(name, StudyText::tr("has to be a list with at least one object, in [ ]."));
    QList<CheckedObject> objects;
    for (qsizetype i = 0; i < array.size(); ++i)
        objects.append({array[i], pathOf(name) + u'[' + QString::number(i) + u']', *m_complaint});
    return objects;
}

void CheckedObject::rejectOthers()
{
    const QStringList names = m_object.keys();
    for (const QString &name : names) {
        if (!m_known.contains(name))
            complain(name, StudyText::tr("is no field of a template. Is it misspelt?"));
    }
}

} // namespace Concord
