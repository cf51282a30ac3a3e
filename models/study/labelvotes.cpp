// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/labelvotes.h"

#include "models/agreement/setdistance.h"
#include "models/study/answervalue.h"

#include <QHash>

#include <algorithm>

namespace Concord {

namespace {

enum class ValueForm { Category, Point, Set, Ranked };

ValueForm formOfItemAnswers(const QStringList &values)
{
    const QStringList yesAndNo{QStringLiteral("yes"), QStringLiteral("no")};
    if (std::ranges::any_of(values, [](const QString &value) { return value.contains(u'>'); }))
        return ValueForm::Ranked;
    const bool areChoices =
        std::ranges::all_of(values, [&](const QString &value) { return yesAndNo.contains(value); });
    return areChoices ? ValueForm::Category : ValueForm::Set;
}

ValueForm valueForm(const Question &question, const QStringList &values)
{
    switch (question.kind) {
    case QuestionKind::SingleChoice:
    case QuestionKind::YesNoReason:
    case QuestionKind::FreeText:
        return ValueForm::Category;
    case QuestionKind::Scale:
        return ValueForm::Point;
    case QuestionKind::MultipleChoice:
    case QuestionKind::AttributeSet:
        return ValueForm::Set;
    case QuestionKind::Ranking:
        return ValueForm::Ranked;
    case QuestionKind::ItemAnswer:
        return formOfItemAnswers(values);
    }
    Q_UNREACHABLE();
}

qsizetype mostFrequentCount(const QStringList &values)
{
    QHash<QString, qsizetype> counts;
    qsizetype most = 0;
    for (const QString &value : values)
        most = std::max(most, ++counts[value]);
    return most;
}

double spreadOfPoints(const Question &question, const QStringList &values)
{
    const QStringList points = question.optionIds();
    if (points.size() < 2)
        return 0;
    qsizetype lowest = points.size();
    qsizetype highest = 0;
    for (const QString &value : values) {
        const qsizetype place = points.indexOf(value);
        lowest = std::min(lowest, place);
        highest = std::max(highest, place);
    }
    return double(highest - lowest) / double(points.size() - 1);
}

// The share of pairs of options that stand the other way round; what only one ranks counts as such.
double rankingDistance(const QStringList &first, const QStringList &second)
{
    qsizetype pairs = 0;
    qsizetype apart = 0;
    for (qsizetype i = 0; i < first.size(); ++i) {
        for (qsizetype j = i + 1; j < first.size(); ++j) {
            const qsizetype before = second.indexOf(first[i]);
            const qsizetype after = second.indexOf(first[j]);
            ++pairs;
            apart += before < 0 || after < 0 || before > after ? 1 : 0;
        }
    }
    return pairs == 0 ? 0 : double(apart) / double(pairs);
}

template <typename Distance>
double meanOverPairs(const QList<QStringList> &answers, Distance distance)
{
    double sum = 0;
    qsizetype pairs = 0;
    for (qsizetype i = 0; i < answers.size(); ++i) {
        for (qsizetype j = i + 1; j < answers.size(); ++j) {
            sum += distance(answers[i], answers[j]);
            ++pairs;
        }
    }
    return pairs == 0 ? 0 : sum / double(pairs);
}

QList<QStringList> takenApart(const QStringList &values, QStringList (*parts)(const QString &))
{
    QList<QStringList> answers;
    for (const QString &value : values)
        answers.append(parts(value));
    return answers;
}

double jaccardDistance(const QStringList &first, const QStringList &second)
{
    return setDistance(first, second, SetDistance::Jaccard);
}

// In the order in which the question writes them, which is that of every answer.
QString membersOfMost(const Question &question, const QStringList &values)
{
    QStringList members;
    QHash<QString, qsizetype> counts;
    for (const QString &value : values) {
        const QStringList own = chosenIds(value);
        for (const QString &member : own) {
            if (++counts[member] == 1)
                members.append(member);
        }
    }
    members.removeIf([&](const QString &member) { return 2 * counts[member] <= values.size(); });
    if (members.isEmpty())
        return emptySetValue;
    if (question.kind == QuestionKind::AttributeSet)
        return attributesValue(question, chosenAttributes(members.join(u'|')));
    if (question.kind == QuestionKind::MultipleChoice)
        return choiceValue(question, members);
    std::ranges::sort(members);
    return members.join(u'|');
}

} // namespace

double labelDisagreement(const Question &question, const QStringList &values)
{
    if (values.size() < 2)
        return 0;
    switch (valueForm(question, values)) {
    case ValueForm::Category:
        return 1 - double(mostFrequentCount(values)) / double(values.size());
    case ValueForm::Point:
        return spreadOfPoints(question, values);
    case ValueForm::Set:
        return meanOverPairs(takenApart(values, setMembers), jaccardDistance);
    case ValueForm::Ranked:
        return meanOverPairs(takenApart(values, rankedIds), rankingDistance);
    }
    Q_UNREACHABLE();
}

std::optional<QString> commonValue(const QStringList &values)
{
    for (const QString &value : values) {
        if (2 * values.count(value) > values.size())
            return value;
    }
    return std::nullopt;
}

std::optional<QString> majorityLabel(const Question &question, const QStringList &values)
{
    if (values.isEmpty())
        return std::nullopt;
    if (valueForm(question, values) == ValueForm::Set)
        return membersOfMost(question, values);
    return commonValue(values);
}

} // namespace Concord
