// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/templateschema.h"

#include "models/study/templatejson.h"
#include "models/study/text.h"

#include <QFile>
#include <QJsonDocument>

// Q_INIT_RESOURCE must be called outside of any namespace.
static void initSchemaResources()
{
    Q_INIT_RESOURCE(concord_schemas);
}

namespace Concord {

Result<QByteArray> templateSchemaText()
{
    initSchemaResources();
    QFile file(QStringLiteral(":/concord/studies/template.schema.json"));
    if (!file.open(QIODevice::ReadOnly))
        return Error{StudyText::tr("This program is incomplete: install it again."),
                     file.fileName()};
    return file.readAll();
}

Result<JsonSchema> templateSchema()
{
    const auto text = templateSchemaText();
    if (!text)
        return text.error();
    return JsonSchema::parse(*text);
}

Result<StudyTemplate> checkedStudyTemplate(const QByteArray &json)
{
    auto parsed = parseStudyTemplate(json);
    if (!parsed)
        return parsed;
    const auto schema = templateSchema();
    if (!schema)
        return schema.error();
    if (const auto fits = schema->check(QJsonDocument::fromJson(json).object()); !fits)
        return Error{StudyText::tr("The template cannot be used: %1").arg(fits.error().message),
                     {}};
    return parsed;
}

} // namespace Concord
