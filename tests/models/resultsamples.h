// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/results/resultinput.h"

namespace Concord {

inline QString sampleText(const char *latin)
{
    return QString::fromUtf8(latin);
}

inline Question sampleQuestion(QuestionKind kind, std::initializer_list<const char *> options)
{
    Question question{sampleText("q"), kind, sampleText("?")};
    for (const char *id : options)
        question.options.append({sampleText(id), sampleText(id).toUpper(), {}});
    return question;
}

/// Ada and Ben are people, Judge is none.
inline ResultInput sampleInput(const Question &question, Measure measure = Measure::nominal)
{
    ResultInput input;
    input.question = question;
    input.measure = measure;
    input.annotators = {sampleText("Ada"), sampleText("Ben")};
    return input;
}

inline void addSampleAnswer(ResultInput &input, const char *unit, const char *annotator,
                            const char *value, const char *reason = "")
{
    input.answers.append({sampleText(unit), sampleText(annotator),
                          input.judges.contains(sampleText(annotator)), sampleText(value),
                          sampleText(reason)});
}

inline const OutcomeTable *outcomeTable(const QList<OutcomeTable> &tables, const char *id)
{
    for (const OutcomeTable &table : tables) {
        if (table.id == sampleText(id))
            return &table;
    }
    return nullptr;
}

/// A value that must be there.
inline double outcomeNumber(const OutcomeTable &table, const char *row, const char *column,
                            const char *kind = "")
{
    return table.value(sampleText(row), sampleText(column), sampleText(kind)).value.value_or(-1e9);
}

} // namespace Concord
