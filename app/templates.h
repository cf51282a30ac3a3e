// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/study/template.h"

namespace Concord {

/// The study templates that come with the program.
Result<QList<StudyTemplate>> builtInTemplates();

/// The template of that id, or an Error that names those there are.
Result<StudyTemplate> findTemplate(const QString &id);

} // namespace Concord
