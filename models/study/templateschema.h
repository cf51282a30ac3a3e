// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/jsonschema.h"
#include "models/study/template.h"

namespace Concord {

/// The format of templates as a JSON Schema, of resources/studies/template.schema.json: as people
/// read it, and to check by.
Result<QByteArray> templateSchemaText();
Result<JsonSchema> templateSchema();

/// Reads a template that a person wrote: as parseStudyTemplate() does, whose sentences say how to
/// mend a fault, and then against the schema, so that what is taken is what is documented.
Result<StudyTemplate> checkedStudyTemplate(const QByteArray &json);

} // namespace Concord
