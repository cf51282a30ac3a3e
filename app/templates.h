// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/study/template.h"

namespace Concord {

/// The files of the study templates that come with the program, in the order of lists.
Result<QList<QByteArray>> builtInTemplateFiles();
Result<QList<StudyTemplate>> builtInTemplates();

/// What a template's file holds; an Error for what cannot be read or is far too large.
Result<QByteArray> templateFileBytes(const QString &path);
/// The template in a file of a researcher's own; every Error names the file.
Result<StudyTemplate> templateFromFile(const QString &path);

/// The built-in template of that id, or the one in a file where a path to a .json file is given;
/// otherwise an Error that names those there are.
Result<StudyTemplate> findTemplate(const QString &idOrPath);

} // namespace Concord
