// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/resultsdisputes.h"

#include "storage/studyrepository.h"

#include <QMap>
#include <QSet>

namespace Concord {

namespace {

constexpr qsizetype excerptLength = 240;

// The turns; of a unit without any, what is shown beside them.
QString excerptOf(const ShownUnit &shown)
{
    QStringList texts;
    for (const ShownTurn &turn : shown.turns)
        texts.append(turn.text);
    for (qsizetype i = 0; i < shown.parts.size() && shown.turns.isEmpty(); ++i)
        texts.append(shown.parts[i].text);
    const QString text = texts.join(u' ').simplified();
    return text.size() > excerptLength ? text.first(excerptLength) + u'…' : text;
}

DisputedUnit disputedUnit(const StudyData &data, const ShownUnit &shown, const QString &key,
                          const QList<CountedAnswer> &answers)
{
    const bool isItems = data.question.kind == QuestionKind::ItemAnswer && shown.itemQuestion;
    const Question &asked = isItems ? *shown.itemQuestion : data.question;
    const QString truth = data.references.value(key);
    DisputedUnit unit{
        key, excerptOf(shown), {}, truth.isEmpty() ? QString() : answerWords(asked, truth)};
    for (const CountedAnswer &answer : answers)
        unit.labels.append({answer.annotator, answerWords(asked, answer.value)});
    return unit;
}

} // namespace

Result<QList<DisputedUnit>> disputedUnits(const Database &database, const StudyData &data)
{
    QList<DisputedUnit> disputed;
    if (data.question.kind == QuestionKind::FreeText)
        return disputed;
    QMap<QString, QList<CountedAnswer>> answers;
    QMap<QString, QSet<QString>> values;
    for (const CountedAnswer &answer : countedAnswers(data)) {
        if (answer.isJudge)
            continue;
        answers[answer.unit].append(answer);
        values[answer.unit].insert(answer.value);
    }
    QHash<QString, UnitId> units;
    for (const StudyUnit &unit : data.units)
        units.insert(unit.key, unit.id);
    for (auto unit = answers.cbegin(); unit != answers.cend(); ++unit) {
        if (values.value(unit.key()).size() < 2)
            continue;
        const auto shown = StudyRepository(database).shownUnit(units.value(unit.key()));
        if (!shown)
            return shown.error();
        disputed.append(disputedUnit(data, *shown, unit.key(), unit.value()));
    }
    return disputed;
}

} // namespace Concord
