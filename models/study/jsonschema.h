// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QJsonObject>
#include <QStringList>

namespace Concord {

/// A JSON Schema (draft 2020-12) of the keywords that Concord's own schemas use; our own, for
/// Debian's valijson brings Qt 5 along.
class JsonSchema
{
public:
    /// An Error for what is no schema, for a keyword that is not in knownKeywords(), and for a
    /// reference that leads nowhere: a rule that is not understood must not pass for one that is
    /// kept.
    static Result<JsonSchema> parse(const QByteArray &json);
    static QStringList knownKeywords();

    /// An Error that names the first place that does not fit, such as "questions[0].options[1].id",
    /// and says why.
    Result<void> check(const QJsonValue &value) const;

private:
    explicit JsonSchema(QJsonObject schema) : m_schema(std::move(schema)) {}

    QJsonObject m_schema;
};

} // namespace Concord
