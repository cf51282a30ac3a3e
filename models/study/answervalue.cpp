// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/answervalue.h"

#include "models/study/text.h"

#include <QRegularExpression>

#include <algorithm>

namespace Concord {

namespace {

const QString reasonSuffix = QStringLiteral("#reason");
const QString wordSeparator = QStringLiteral(", ");
const QString rankSeparator = QStringLiteral(" > ");

Error noAnswer(const Question &question, const QString &value, const QString &allowed)
{
    return {StudyText::tr("“%1” is no answer to the question “%2”. %3")
                .arg(value.left(80), question.id, allowed),
            {}};
}

Error allowedIds(const Question &question, const QString &value)
{
    return noAnswer(
        question, value,
        StudyText::tr("Allowed are: %1.").arg(question.optionIds().join(wordSeparator)));
}

Result<QString> checkedChoice(const Question &question, const QString &value)
{
    if (!question.option(value))
        return allowedIds(question, value);
    return value;
}

Result<QString> checkedChoices(const Question &question, const QString &value)
{
    const QStringList ids = chosenIds(value);
    const bool areKnown =
        std::ranges::all_of(ids, [&](const QString &id) { return question.option(id) != nullptr; });
    if (!areKnown || QSet<QString>(ids.begin(), ids.end()).size() != ids.size())
        return noAnswer(question, value,
                        StudyText::tr("Allowed are {} and any of %1, joined by |.")
                            .arg(question.optionIds().join(wordSeparator)));
    return choiceValue(question, ids);
}

Result<QString> checkedRanking(const Question &question, const QString &value)
{
    QStringList ids = rankedIds(value);
    QStringList expected = question.optionIds();
    std::ranges::sort(ids);
    std::ranges::sort(expected);
    if (ids != expected)
        return noAnswer(question, value,
                        StudyText::tr("It has to name each of %1 once, joined by >.")
                            .arg(question.optionIds().join(wordSeparator)));
    return value;
}

const AttributeChoice *attributeType(const Question &question, const QString &type)
{
    const auto found = std::ranges::find(question.attributes, type, &AttributeChoice::type);
    return found == question.attributes.end() ? nullptr : &*found;
}

Result<QString> checkedAttributes(const Question &question, const QString &value)
{
    const QStringList pairs = chosenIds(value);
    const AttributeValues chosen = chosenAttributes(value);
    if (chosen.size() != pairs.size())
        return noAnswer(question, value,
                        StudyText::tr("It has to be {} or type=value pairs joined by |, with one "
                                      "value of each type at most."));
    for (auto pair = chosen.cbegin(); pair != chosen.cend(); ++pair) {
        const AttributeChoice *type = attributeType(question, pair.key());
        if (!type || !type->values.contains(pair.value()))
            return noAnswer(
                question, value,
                type ? StudyText::tr("Values of %1 are: %2.")
                           .arg(pair.key(), type->values.join(wordSeparator))
                     : StudyText::tr("There is no attribute type “%1” here.").arg(pair.key()));
    }
    return attributesValue(question, chosen);
}

Result<QString> checkedText(const Question &question, const QString &value)
{
    const QString text = value.trimmed();
    if (text.isEmpty() || text.size() > longestAnswer)
        return noAnswer(
            question, value,
            StudyText::tr("It has to hold between 1 and %1 characters.").arg(longestAnswer));
    return text;
}

Result<QString> checkedItemAnswer(const Question &question, const QString &value)
{
    static const QRegularExpression form(
        QStringLiteral("^(yes|no|\\{\\}|[A-Z](\\|[A-Z])*|[A-Z](>[A-Z])*)\\z"));
    if (!form.match(value).hasMatch())
        return noAnswer(
            question, value,
            StudyText::tr("It has to be yes, no, letters joined by | (options), letters "
                          "joined by > (a ranking) or {}."));
    return value;
}

QString optionWords(const Question &question, const QString &id)
{
    const AnswerOption *option = question.option(id);
    return option ? option->text : id;
}

} // namespace

QString reasonQuestion(const QString &question)
{
    return question + reasonSuffix;
}

bool isReasonQuestion(QStringView question)
{
    return question.endsWith(reasonSuffix);
}

QString choiceValue(const Question &question, const QStringList &optionIds)
{
    QStringList ordered;
    for (const AnswerOption &option : question.options) {
        if (optionIds.contains(option.id))
            ordered.append(option.id);
    }
    return ordered.isEmpty() ? emptySetValue : ordered.join(u'|');
}

QStringList chosenIds(const QString &value)
{
    return value == emptySetValue ? QStringList() : value.split(u'|');
}

QString attributesValue(const Question &question, const AttributeValues &attributes)
{
    QStringList pairs;
    for (const AttributeChoice &type : question.attributes) {
        if (attributes.contains(type.type))
            pairs.append(type.type + u'=' + attributes[type.type]);
    }
    return pairs.isEmpty() ? emptySetValue : pairs.join(u'|');
}

AttributeValues chosenAttributes(const QString &value)
{
    AttributeValues attributes;
    const QStringList pairs = chosenIds(value);
    for (const QString &pair : pairs) {
        const qsizetype equals = pair.indexOf(u'=');
        if (equals > 0)
            attributes.insert(pair.left(equals), pair.mid(equals + 1));
    }
    return attributes;
}

QString rankingValue(const QStringList &optionIds)
{
    return optionIds.join(u'>');
}

QStringList rankedIds(const QString &value)
{
    return value.split(u'>');
}

Result<QString> checkedAnswer(const Question &question, const QString &value)
{
    switch (question.kind) {
    case QuestionKind::SingleChoice:
    case QuestionKind::Scale:
    case QuestionKind::YesNoReason:
        return checkedChoice(question, value);
    case QuestionKind::MultipleChoice:
        return checkedChoices(question, value);
    case QuestionKind::AttributeSet:
        return checkedAttributes(question, value);
    case QuestionKind::Ranking:
        return checkedRanking(question, value);
    case QuestionKind::FreeText:
        return checkedText(question, value);
    case QuestionKind::ItemAnswer:
        return checkedItemAnswer(question, value);
    }
    Q_UNREACHABLE();
}

bool needsReason(const Question &question, const QString &value)
{
    return question.kind == QuestionKind::YesNoReason && question.reasonFor.contains(value);
}

QString answerWords(const Question &question, const QString &value)
{
    if (question.kind == QuestionKind::FreeText)
        return value;
    QStringList words;
    if (question.kind == QuestionKind::AttributeSet) {
        const QStringList pairs = chosenIds(value);
        for (QString pair : pairs)
            words.append(pair.replace(u'=', QStringLiteral(": ")));
    } else {
        const bool isRanking = question.kind == QuestionKind::Ranking;
        const QStringList ids = isRanking ? rankedIds(value) : chosenIds(value);
        for (const QString &id : ids)
            words.append(optionWords(question, id));
        if (isRanking)
            return words.join(rankSeparator);
    }
    return words.isEmpty() ? StudyText::tr("none") : words.join(wordSeparator);
}

} // namespace Concord
