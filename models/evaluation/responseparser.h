// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/item.h"
#include "models/evaluation/pathway.h"
#include "models/evaluation/reading.h"

#include <QMap>

namespace Concord {

/// A part of a response, and which rule found it.
struct ParsedField
{
    QString text; ///< without white space around it; empty when no rule matched
    int rule = 0; ///< number of the rule (ip-dialog.md section 4); 0: none matched

    friend bool operator==(const ParsedField &, const ParsedField &) = default;
};

/// What a model's response says, field by field.
struct ParsedResponse
{
    ParsedField attributes;
    ParsedField analysis;
    ParsedField answer;

    friend bool operator==(const ParsedResponse &, const ParsedResponse &) = default;
};

/// Takes a raw response apart (ip-dialog.md section 4): of each field's rules the first that
/// matches anywhere counts.
///
/// Repaired differs in two places: a "]" that the published code appends to a response without
/// brackets is not taken for a part of the answer, and an analysis may end at any Answer heading.
ParsedResponse parseResponse(const QString &response, Pathway pathway, Reading reading);

/// What an answer's text says in the answer format of `task`: options or sentences as a list, else
/// one text. Of an unknown task the text as it is.
ReferenceAnswer parseAnswer(const QString &text, const QString &task);

/// Types and values of "age: child, hobby: music". Parts without exactly one colon are left out;
/// of a type that is named twice the last value counts.
QMap<QString, QString> parseAttributes(const QString &text);

/// Why a field has its text, or why it has none: a sentence.
QString ruleSentence(const ParsedField &field);

enum class ResponsePart { Attributes, Analysis, Answer };

/// What a rule for that part looks for and what it takes, in a sentence; empty for rule 0.
QString ruleDescription(ResponsePart part, int rule, Pathway pathway);

} // namespace Concord
