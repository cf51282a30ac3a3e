// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/template.h"

#include "models/study/answervalue.h"

#include <algorithm>
#include <utility>

namespace Concord {

namespace {

// The example with its attribute sets written as the questions' are; nothing where a question does
// not offer what the example answers.
std::optional<TrainingExample> offeredExample(TrainingExample example,
                                              const QList<Question> &questions)
{
    for (const Question &question : questions) {
        if (question.kind != QuestionKind::AttributeSet || !example.answers.contains(question.id))
            continue;
        const auto answer = checkedAnswer(question, example.answers[question.id]);
        if (!answer)
            return std::nullopt;
        example.answers[question.id] = *answer;
    }
    return example;
}

} // namespace

const Question *StudyTemplate::question(QStringView questionId) const
{
    const auto found = std::ranges::find(questions, questionId, &Question::id);
    return found == questions.end() ? nullptr : &*found;
}

StudyTemplate withVocabulary(StudyTemplate studyTemplate, const QList<AttributeChoice> &vocabulary)
{
    for (Question &question : studyTemplate.questions) {
        if (question.kind == QuestionKind::AttributeSet && question.attributes.isEmpty())
            question.attributes = vocabulary;
    }
    const QList<TrainingExample> examples = std::exchange(studyTemplate.training, {});
    for (const TrainingExample &example : examples) {
        if (const auto offered = offeredExample(example, studyTemplate.questions))
            studyTemplate.training.append(*offered);
    }
    return studyTemplate;
}

bool needsVocabulary(const StudyTemplate &studyTemplate)
{
    return std::ranges::any_of(studyTemplate.questions, [](const Question &question) {
        return question.kind == QuestionKind::AttributeSet && question.attributes.isEmpty();
    });
}

bool isTextUnit(UnitKind kind)
{
    return kind == UnitKind::Utterance || kind == UnitKind::Round || kind == UnitKind::Dialogue;
}

QString unitKindId(UnitKind kind)
{
    switch (kind) {
    case UnitKind::Item:
        return QStringLiteral("item");
    case UnitKind::Dialogue:
        return QStringLiteral("dialogue");
    case UnitKind::Round:
        return QStringLiteral("round");
    case UnitKind::Utterance:
        return QStringLiteral("utterance");
    case UnitKind::Attribute:
        return QStringLiteral("attribute");
    case UnitKind::Response:
        return QStringLiteral("response");
    }
    Q_UNREACHABLE();
}

std::optional<UnitKind> unitKindFromId(QStringView id)
{
    for (const UnitKind kind : {UnitKind::Item, UnitKind::Dialogue, UnitKind::Round,
                                UnitKind::Utterance, UnitKind::Attribute, UnitKind::Response}) {
        if (id == unitKindId(kind))
            return kind;
    }
    return std::nullopt;
}

QString speakerLabelsId(SpeakerLabels labels)
{
    switch (labels) {
    case SpeakerLabels::Roles:
        return QStringLiteral("roles");
    case SpeakerLabels::Neutral:
        return QStringLiteral("neutral");
    case SpeakerLabels::None:
        return QStringLiteral("none");
    }
    Q_UNREACHABLE();
}

QStringList shownParts()
{
    return {QStringLiteral("text"),      QStringLiteral("request"),  QStringLiteral("attributes"),
            QStringLiteral("attribute"), QStringLiteral("analysis"), QStringLiteral("answer"),
            QStringLiteral("responses")};
}

Measure measureOf(const StudyTemplate &studyTemplate, const Question &question)
{
    if (question.measure)
        return *question.measure;
    switch (question.kind) {
    case QuestionKind::MultipleChoice:
    case QuestionKind::AttributeSet:
        return Measure::set;
    case QuestionKind::Ranking:
    case QuestionKind::FreeText:
    case QuestionKind::ItemAnswer:
        return Measure::nominal;
    case QuestionKind::SingleChoice:
    case QuestionKind::Scale:
    case QuestionKind::YesNoReason:
        return studyTemplate.measure;
    }
    Q_UNREACHABLE();
}

QString coefficientOf(const StudyTemplate &studyTemplate, const Question &question)
{
    if (!question.coefficient.isEmpty())
        return question.coefficient;
    if (measureOf(studyTemplate, question) == Measure::set)
        return QStringLiteral("krippendorff_alpha");
    return studyTemplate.coefficient;
}

} // namespace Concord
