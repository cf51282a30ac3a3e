// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/labelanswers.h"

#include "models/study/answervalue.h"
#include "models/study/shownunit.h"
#include "storage/studyrepository.h"
#include "storage/text.h"

#include <algorithm>

namespace Concord {

Result<void> LabelAnswers::load(StudyId study)
{
    auto asked = StudyRepository(m_database).studyTemplate(study);
    if (!asked)
        return asked.error();
    m_template = *std::move(asked);
    return {};
}

Result<Question> LabelAnswers::questionOf(const QString &question) const
{
    QStringList ids;
    for (const Question &asked : m_template.questions) {
        if (asked.id == question)
            return asked;
        ids.append(asked.id);
        if (asked.kind != QuestionKind::YesNoReason)
            continue;
        ids.append(reasonQuestion(asked.id));
        if (ids.constLast() == question)
            return Question{question, QuestionKind::FreeText, {}};
    }
    return Error{StorageText::tr("There is no question “%1” in this study. There are: %2.")
                     .arg(question, ids.join(QStringLiteral(", "))),
                 {}};
}

Result<Question> LabelAnswers::ownQuestion(UnitId unit, const Question &question)
{
    if (question.kind != QuestionKind::ItemAnswer)
        return question;
    if (!m_own.contains(unit)) {
        const auto shown = StudyRepository(m_database).shownUnit(unit);
        if (!shown)
            return shown.error();
        m_own.insert(unit, questionsOf(m_template, *shown));
    }
    const QList<Question> &own = m_own[unit];
    const auto found = std::ranges::find(own, question.id, &Question::id);
    return found == own.end() ? question : *found;
}

Result<QString> LabelAnswers::checked(UnitId unit, const QString &question, const QString &value)
{
    const auto asked = questionOf(question);
    if (!asked)
        return asked.error();
    const auto own = ownQuestion(unit, *asked);
    if (!own)
        return own.error();
    return checkedAnswer(*own, value);
}

} // namespace Concord
