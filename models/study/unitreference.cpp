// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/unitreference.h"

#include "models/study/answervalue.h"

#include <algorithm>

namespace Concord {

namespace {

bool isRevealed(const Attribute &attribute, const UnitSubject &subject)
{
    const bool isOfRound = subject.kind == UnitKind::Round || subject.kind == UnitKind::Attribute;
    return attribute.related && (!isOfRound || attribute.round == subject.round);
}

bool isOffered(const Question &question, const Attribute &attribute)
{
    return std::ranges::any_of(question.attributes, [&](const AttributeChoice &choice) {
        return choice.type == attribute.type && choice.values.contains(attribute.value);
    });
}

std::optional<QString> attributeReference(const Question &question, const UnitSource &source)
{
    const UnitSubject &subject = source.subjects.constFirst();
    if (subject.kind == UnitKind::Utterance || source.item.attributes.isEmpty())
        return std::nullopt;
    AttributeValues values;
    for (const Attribute &attribute : source.item.attributes) {
        if (isRevealed(attribute, subject) && isOffered(question, attribute))
            values.insert(attribute.type, attribute.value);
    }
    return attributesValue(question, values);
}

std::optional<QString> itemReference(const Question &question, const UnitSource &source)
{
    const auto asked = itemQuestion(question, source.item.task, source.item.request);
    if (!asked || source.item.answer.isEmpty())
        return std::nullopt;
    QStringList ids = source.item.answer.parts;
    for (QString &id : ids)
        id = id.trimmed();
    QString value =
        asked->kind == QuestionKind::SingleChoice ? ids.constFirst().toLower() : rankingValue(ids);
    if (asked->kind == QuestionKind::MultipleChoice)
        value = ids.join(u'|');
    const auto checked = checkedAnswer(*asked, value);
    return checked ? std::optional(*checked) : std::nullopt;
}

} // namespace

std::optional<QString> referenceAnswer(const Question &question, const UnitSource &source)
{
    for (const AnswerOption &option : question.options) {
        if (option.origin && option.origin == source.origin)
            return option.id;
    }
    switch (question.kind) {
    case QuestionKind::AttributeSet:
        return attributeReference(question, source);
    case QuestionKind::ItemAnswer:
        return itemReference(question, source);
    case QuestionKind::SingleChoice:
    case QuestionKind::MultipleChoice:
    case QuestionKind::Scale:
    case QuestionKind::YesNoReason:
    case QuestionKind::Ranking:
    case QuestionKind::FreeText:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

} // namespace Concord
