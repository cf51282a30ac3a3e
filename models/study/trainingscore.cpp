// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/trainingscore.h"

#include "models/study/answervalue.h"

namespace Concord {

namespace {

// 0.7 of 10 is 7, whatever binary fractions make of it.
constexpr double passMarkTolerance = 1e-9;

QString writtenAlike(const Question &question, const QString &value)
{
    const Result<QString> checked = checkedAnswer(question, value);
    return checked ? *checked : value;
}

} // namespace

bool TrainingScore::isPassed() const
{
    return asked == 0 || right >= passMark * asked - passMarkTolerance;
}

void TrainingScore::add(const TrainingFeedback &feedback)
{
    for (const TrainingMark &mark : feedback.marks) {
        asked += mark.isRight ? 1 : 0;
        right += mark.isRight == true ? 1 : 0;
    }
}

TrainingFeedback trainingFeedback(const QList<Question> &questions,
                                  const QMap<QString, QString> &answers, const TrainingKey &key)
{
    TrainingFeedback feedback{{}, key.feedback};
    for (const Question &question : questions) {
        if (!key.answers.contains(question.id))
            continue;
        const QString right = writtenAlike(question, key.answers[question.id]);
        const QString given = writtenAlike(question, answers.value(question.id));
        const bool isGiven = answers.contains(question.id);
        TrainingMark mark{question.text, isGiven ? answerWords(question, given) : QString(),
                          answerWords(question, right)};
        if (question.kind != QuestionKind::FreeText)
            mark.isRight = isGiven && given == right;
        feedback.marks.append(mark);
    }
    return feedback;
}

} // namespace Concord
