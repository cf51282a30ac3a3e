// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/output.h"

namespace Concord {

/// `study templates --schema`: the format of templates as a JSON Schema.
ExitCode printTemplateSchema(Output &output);

/// `study templates`: lists the built-in templates, or, where files are named, checks each of them.
ExitCode runTemplates(const QStringList &files, bool asJson, Output &output);

} // namespace Concord
