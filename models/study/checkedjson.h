// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QJsonObject>
#include <QSet>
#include <QStringList>

#include <optional>

namespace Concord {

/// The first thing that is wrong with a JSON document.
struct JsonComplaint
{
    std::optional<Error> error;

    /// Keeps the first complaint: "<path> <what is wrong>".
    void add(const QString &path, const QString &sentence);
};

/// An object of a JSON document that is read field by field.
///
/// What is missing or of another kind goes to the complaint, with its path ("questions[0].id"), and
/// a harmless value is returned, so that reading goes straight on.
class CheckedObject
{
public:
    CheckedObject(const QJsonValue &value, QString path, JsonComplaint &complaint);

    bool has(const QString &name) const { return m_object.contains(name); }
    QStringList names() const { return m_object.keys(); } ///< by code point
    QString pathOf(const QString &name) const;
    void complain(const QString &name, const QString &sentence);

    QString text(const QString &name); ///< with at least one visible character
    QString text(const QString &name, const QString &otherwise);
    /// One of `allowed`.
    QString word(const QString &name, const QStringList &allowed);
    QString word(const QString &name, const QStringList &allowed, const QString &otherwise);
    int number(const QString &name, int minimum, int maximum);
    std::optional<int> optionalNumber(const QString &name, int minimum, int maximum);
    bool flag(const QString &name, bool otherwise);
    QStringList texts(const QString &name);
    CheckedObject object(const QString &name);
    QList<CheckedObject> objects(const QString &name); ///< at least one

    /// Complains of the first field that was not asked for. Call it last.
    void rejectOthers();

private:
    QJsonValue take(const QString &name);

    QJsonObject m_object;
    QString m_path;
    JsonComplaint *m_complaint;
    QSet<QString> m_known;
};

} // namespace Concord
