// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/template.h"

#include <algorithm>

namespace Concord {

const AnswerOption *Question::option(QStringView optionId) const
{
    const auto found = std::ranges::find(options, optionId, &AnswerOption::id);
    return found == options.end() ? nullptr : &*found;
}

QStringList Question::optionIds() const
{
    QStringList ids;
    for (const AnswerOption &option : options)
        ids.append(option.id);
    return ids;
}

const Question *StudyTemplate::question(QStringView questionId) const
{
    const auto found = std::ranges::find(questions, questionId, &Question::id);
    return found == questions.end() ? nullptr : &*found;
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

QString questionKindId(QuestionKind kind)
{
    switch (kind) {
    case QuestionKind::SingleChoice:
        return QStringLiteral("single_choice");
    case QuestionKind::MultipleChoice:
        return QStringLiteral("multiple_choice");
    case QuestionKind::AttributeSet:
        return QStringLiteral("attribute_set");
    case QuestionKind::Scale:
        return QStringLiteral("scale");
    case QuestionKind::YesNoReason:
        return QStringLiteral("yes_no_reason");
    case QuestionKind::Ranking:
        return QStringLiteral("ranking");
    case QuestionKind::FreeText:
        return QStringLiteral("free_text");
    }
    Q_UNREACHABLE();
}

} // namespace Concord
