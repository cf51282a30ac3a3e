// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/answercheck.h"

#include "models/study/text.h"

#include <algorithm>

namespace Concord {

namespace {

const Question *askedQuestion(const QList<Question> &questions, const QString &id)
{
    const auto found = std::ranges::find(questions, id, &Question::id);
    return found == questions.end() ? nullptr : &*found;
}

Question textQuestion(const QString &id)
{
    return {id, QuestionKind::FreeText, {}};
}

Question markQuestion(const QString &id)
{
    Question question{id, QuestionKind::SingleChoice, {}};
    question.options = {{setValue, {}, {}}};
    return question;
}

// The question whose rules hold for the answers to `id`; nothing: there is no such question.
std::optional<Question> ruleFor(const QList<Question> &questions, const QString &id)
{
    if (const Question *question = askedQuestion(questions, id))
        return *question;
    if (id == commentQuestion)
        return textQuestion(id);
    if (id == flagQuestion || id == skipQuestion || id == consentQuestion)
        return markQuestion(id);
    const auto isReason = [&](const Question &question) {
        return question.kind == QuestionKind::YesNoReason && reasonQuestion(question.id) == id;
    };
    if (std::ranges::any_of(questions, isReason))
        return textQuestion(id);
    return std::nullopt;
}

} // namespace

Result<std::optional<QString>> checkedEventValue(const QList<Question> &questions,
                                                 const QString &question,
                                                 const std::optional<QString> &value)
{
    const std::optional<Question> rule = ruleFor(questions, question);
    if (!rule)
        return Error{StudyText::tr("The study has no question “%1”.").arg(question.left(80)), {}};
    if (!value)
        return value;
    const Result<QString> checked = checkedAnswer(*rule, *value);
    if (!checked)
        return checked.error();
    return std::optional(*checked);
}

} // namespace Concord
