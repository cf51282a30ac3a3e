// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/readstudy.h"

#include <cmath>

namespace Concord {

namespace {

constexpr qsizetype longestSharedText = 64;

} // namespace

int StudyCollector::unit(const QString &key)
{
    const auto known = m_units.constFind(key);
    if (known != m_units.constEnd())
        return *known;
    const int index = int(m_study.units.size());
    m_study.units.append({key});
    m_units.insert(key, index);
    return index;
}

int StudyCollector::person(const QString &name, bool isJudge)
{
    const auto known = m_people.constFind({name, isJudge});
    if (known != m_people.constEnd())
        return *known;
    const int index = int(m_study.people.size());
    m_study.people.append({name, isJudge});
    m_people.insert({name, isJudge}, index);
    return index;
}

int StudyCollector::question(const QString &name, AnswerShape shape)
{
    const auto known = m_questions.constFind({name, int(shape)});
    if (known != m_questions.constEnd())
        return *known;
    const int index = int(m_study.questions.size());
    m_study.questions.append({name, shape});
    m_questions.insert({name, int(shape)}, index);
    return index;
}

QString StudyCollector::shared(const QString &text)
{
    return text.size() > longestSharedText ? text : *m_texts.insert(text);
}

QString numberText(double number)
{
    constexpr double largestWhole = 1e15;
    if (std::trunc(number) == number && std::abs(number) < largestWhole)
        return QString::number(qint64(number));
    return QString::number(number, 'g', 15);
}

} // namespace Concord
