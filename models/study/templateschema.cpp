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

Result<JsonSchema> templateSchema()
{
    initSchemaResources();
    QFile file(QStringLiteral(":/concord/studies/template.schema.json"));
    if (!file.open(QIODevice::ReadOnly))
        return Error{StudyText::tr("This program is incomplete: install it again."),
                     file.fileName()};
    return JsonSchema::parse(file.readAll());
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
