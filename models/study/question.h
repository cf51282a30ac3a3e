// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/measure.h"
#include "models/core/result.h"
#include "models/dataset/dataset.h"

namespace Concord {

/// How a question is answered; answervalue.h says how its answers are written.
enum class QuestionKind {
    SingleChoice, ///< one option
    MultipleChoice, ///< any options, none too
    AttributeSet, ///< values of attribute types, at most one of each type
    Scale, ///< one of the options, which are points in order with their anchors
    YesNoReason, ///< one option; some of them have to be given a reason
    Ranking, ///< all options, best first
    FreeText,
    ItemAnswer, ///< as the item's task wants: yes or no, options or a ranking; see itemQuestion()
};

struct AnswerOption
{
    QString id; ///< what is stored and exported
    QString text;
    QString key; ///< one digit or letter that gives this answer
    std::optional<Origin> origin = {}; ///< the right answer for texts of that origin

    friend bool operator==(const AnswerOption &, const AnswerOption &) = default;
};

/// An attribute type with the values it may have.
struct AttributeChoice
{
    QString type;
    QStringList values;

    friend bool operator==(const AttributeChoice &, const AttributeChoice &) = default;
};

struct Question
{
    QString id;
    QuestionKind kind = QuestionKind::SingleChoice;
    QString text;
    QList<AnswerOption> options = {};
    bool isRequired = true;
    /// Of an AttributeSet; empty in a template that takes its population's vocabulary, which a
    /// study gets when it is made.
    QList<AttributeChoice> attributes = {};
    QStringList reasonFor = {}; ///< of YesNoReason: the options that need a reason
    /// What suits this question; otherwise the template's.
    std::optional<Measure> measure = {};
    QString coefficient = {};

    /// The option of that id, or nullptr.
    const AnswerOption *option(QStringView optionId) const;
    QStringList optionIds() const;

    friend bool operator==(const Question &, const Question &) = default;
};

QString questionKindId(QuestionKind kind);

/// The question an ItemAnswer turns into for an item: yes or no for binary choice; for multiple
/// choice and ranking the options "A. …", "B. …" of the request, with their letters as ids and
/// keys. Nothing for open-ended or unknown tasks and for requests without two options.
std::optional<Question> itemQuestion(const Question &asked, const QString &task,
                                     const QString &request);

} // namespace Concord
