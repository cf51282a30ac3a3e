// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/checkedjson.h"

#include <QRegularExpression>

namespace Concord {

/// Holds a value against a schema that JsonSchema has read; keeps the first complaint.
class SchemaChecker
{
public:
    /// `root` holds the "$defs" and has to outlive the checker.
    explicit SchemaChecker(const QJsonObject &root, int depth = 0);

    void check(const QJsonValue &schema, const QJsonValue &value, const QString &path);
    const std::optional<Error> &complaint() const { return m_complaint.error; }

private:
    void checkKind(const QJsonObject &schema, const QJsonValue &value, const QString &path);
    void checkText(const QJsonObject &schema, const QString &text, const QString &path);
    void checkNumber(const QJsonObject &schema, double number, const QString &path);
    void checkArray(const QJsonObject &schema, const QJsonArray &array, const QString &path);
    void checkObject(const QJsonObject &schema, const QJsonObject &object, const QString &path);
    void checkMember(const QJsonObject &schema, const QString &name, const QJsonValue &value,
                     const QString &path);
    void checkBranches(const QJsonObject &schema, const QJsonValue &value, const QString &path);
    bool fits(const QJsonValue &schema, const QJsonValue &value) const;

    const QJsonObject &m_root;
    int m_depth;
    JsonComplaint m_complaint;
};

/// "string", "integer", …: what "type" may name.
QStringList jsonTypeNames();

/// The schema that a "$ref" leads to, of the form "#/$defs/name"; undefined for any other.
QJsonValue referredSchema(const QJsonObject &root, const QString &reference);

/// A "pattern", whose last $ means the very end of a text.
QRegularExpression schemaPattern(QString pattern);

} // namespace Concord
