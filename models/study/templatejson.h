// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/template.h"

namespace Concord {

constexpr int templateFormatVersion = 1;

// The format of template files; resources/studies/template.schema.json says the same as a JSON
// Schema. A file is an object with these fields, of which those with a ? may be left out:
//
//     format_version         1
//     id, title              texts
//     unit                   {kind, tokenizer?, min_tokens?, max_tokens?, pair?}
//                            kind: utterance | round | dialogue | item | attribute | response
//                            tokenizer: penn (otherwise) | white_space; limits are inclusive
//                            pair: true for two responses to one item, side by side
//     shows                  list of parts, in the order of the screen: text (the turns), request,
//                            attributes (all of the item), attribute (the unit's own), analysis,
//                            answer (the item's reference), responses (of models)
//     hides                  list of texts: what annotators must not be told
//     speaker_labels         neutral (A, B) | roles (as in the data) | none
//     normalise_typography?  true or false (otherwise)
//     questions              list of questions, which questionjson.h describes
//     guideline              list of paragraphs
//     consent?               list of paragraphs, agreed to before the first unit
//     training?              list of {turns?, parts?, chips?, task?, answers, feedback?}
//                            turns: [{speaker?, text}]
//                            parts: {part: text}; of a pair "first" and "second"
//                            chips: list of texts, for attributes or attribute
//                            task: that says how an item_answer is given to parts.request
//                            answers: {question id: answer as in answervalue.h}
//     coefficient            a coefficient's id       } of questions that name none;
//     measure                nominal | ordinal |      } see measureOf() and coefficientOf()
//                            interval | ratio         }
//     needs_origins?         list of human | synthetic: units come in equal parts from these
//     paper_design           {units, annotators, per_unit}: whole numbers
//
// Ids and keys are unique where they stand. A unit of kind attribute shows "attribute" and one of
// kind response "responses"; a pair is of responses. A question of kind item_answer needs units of
// kind item that show "request". Training examples answer every required question.

/// Reads such a file. Fields that are not listed are an Error, for they are likely misspelt. Every
/// Error names the place, such as questions[0].options[1].id. What a person wrote goes through
/// checkedStudyTemplate() of templateschema.h.
Result<StudyTemplate> parseStudyTemplate(const QByteArray &json);

/// The same as a file: parseStudyTemplate() gives back an equal template.
QByteArray studyTemplateJson(const StudyTemplate &studyTemplate);

} // namespace Concord
