// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/dialogue.h"

#include <QStringList>

#include <simdjson.h>

namespace Concord {

/// One JSON object of a JSON Lines file. Errors are reasons for the rejects list: they name the
/// field
/// ("GT.analysis must be text, but is a number") and leave the line's number to the caller.
class JsonLine
{
public:
    /// Parses a line; the object lives until the next call. A field that occurs twice is an error.
    Result<simdjson::dom::object> parse(QByteArrayView line);

private:
    simdjson::dom::parser m_parser;
};

/// Fields of an object, by type. `path` is how errors call it: "GT.answer".
class JsonFields
{
public:
    JsonFields(simdjson::dom::object object, QString path = {})
        : m_object(object), m_path(std::move(path))
    {}

    Result<QString> text(const char *name) const;
    /// An empty text for null or a field that is not there.
    Result<QString> optionalText(const char *name) const;
    Result<qint64> integer(const char *name) const;
    Result<JsonFields> object(const char *name) const;
    Result<simdjson::dom::array> array(const char *name) const;
    Result<simdjson::dom::element> element(const char *name) const;

    simdjson::dom::object fields() const { return m_object; }
    QString path() const { return m_path; }
    QString pathOf(const QString &name) const
    {
        return m_path.isEmpty() ? name : m_path + u'.' + name;
    }

private:
    simdjson::dom::object m_object;
    QString m_path;
};

/// The element as text, or the reason why it is none.
Result<QString> jsonText(simdjson::dom::element element, const QString &path);
/// An object as JsonFields, or the reason why it is none or has a field twice.
Result<JsonFields> jsonObject(simdjson::dom::element element, const QString &path);
/// A list of texts.
Result<QStringList> jsonTexts(simdjson::dom::array array, const QString &path);
/// A list of {speaker, content}.
Result<QList<Turn>> jsonTurns(simdjson::dom::array array, const QString &path);
/// "path must be EXPECTED, but is a number."
Error wrongType(const QString &path, const QString &expected, simdjson::dom::element element);
/// The object's fields except `known`, as compact JSON; empty when none is left.
QByteArray otherFields(simdjson::dom::object object, const QList<QByteArrayView> &known);

} // namespace Concord
