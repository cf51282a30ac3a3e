// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/template.h"

namespace Concord {

constexpr int templateFormatVersion = 1;

/// Reads a template file, an object with all of:
///
///     format_version: 1            id, title: texts
///     unit: {kind, tokenizer?, min_tokens?, max_tokens?}     tokenizer: penn (default),
///     white_space shows, hides: lists of texts speaker_labels: roles | neutral | none questions:
///     [{id, kind, text, options: [{id, text, key, origin?}], required?}] guideline: list of
///     paragraphs coefficient: a coefficient's id       measure: nominal | ordinal | interval |
///     ratio normalise_typography?: bool  needs_origins?: list of human | synthetic paper_design:
///     {units, annotators, per_unit}
///
/// Ids and keys are unique where they stand. Fields that are not listed are an Error, for they are
/// likely misspelt. Every Error names the place, such as questions[0].options[1].id.
Result<StudyTemplate> parseStudyTemplate(const QByteArray &json);

/// The same as a file: parseStudyTemplate() gives back an equal template.
QByteArray studyTemplateJson(const StudyTemplate &studyTemplate);

} // namespace Concord
