// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/trainingjson.h"

#include "models/study/answervalue.h"
#include "models/study/text.h"

#include <QJsonArray>

namespace Concord {

namespace {

QStringList partNames(const StudyTemplate &studyTemplate)
{
    QStringList names = studyTemplate.shows;
    names.removeAll(QStringLiteral("text"));
    if (studyTemplate.unit.isPair) {
        names.removeAll(QStringLiteral("responses"));
        names.append({QStringLiteral("first"), QStringLiteral("second")});
    }
    return names;
}

void readTurns(CheckedObject &object, TrainingExample &example)
{
    const QString name = QStringLiteral("turns");
    if (!object.has(name))
        return;
    for (CheckedObject turn : object.objects(name)) {
        example.turns.append(
            {turn.text(QStringLiteral("speaker"), QString()), turn.text(QStringLiteral("text"))});
        turn.rejectOthers();
    }
}

void readParts(CheckedObject &object, TrainingExample &example, const StudyTemplate &studyTemplate)
{
    const QString name = QStringLiteral("parts");
    const QStringList allowed = partNames(studyTemplate);
    if (!object.has(name))
        return;
    CheckedObject parts = object.object(name);
    const QStringList names = parts.names();
    for (const QString &part : names) {
        if (!allowed.contains(part))
            parts.complain(part, StudyText::tr("is a part that the template does not show."));
        example.parts.insert(part, parts.text(part));
    }
}

// The question as the example asks it.
Question askedQuestion(const Question &question, const TrainingExample &example,
                       CheckedObject &object)
{
    if (question.kind != QuestionKind::ItemAnswer)
        return question;
    const auto asked =
        itemQuestion(question, example.task, example.parts.value(QStringLiteral("request")));
    if (!asked)
        object.complain(QStringLiteral("task"),
                        StudyText::tr("has to be a task with closed answers; one with options also "
                                      "needs a request that lists them as “A. … B. …”."));
    return asked.value_or(question);
}

void readAnswers(CheckedObject &object, TrainingExample &example, const QList<Question> &questions)
{
    CheckedObject answers = object.object(QStringLiteral("answers"));
    for (const Question &question : questions) {
        if (!answers.has(question.id)) {
            if (question.isRequired)
                answers.complain(question.id, StudyText::tr("is missing."));
            continue;
        }
        const QString value = answers.text(question.id);
        const bool isOpen =
            question.kind == QuestionKind::AttributeSet && question.attributes.isEmpty();
        const auto checked = checkedAnswer(askedQuestion(question, example, object), value);
        if (!checked && !isOpen)
            answers.complain(question.id, checked.error().message);
        example.answers.insert(question.id, checked && !isOpen ? *checked : value);
    }
    answers.rejectOthers();
}

QJsonObject textsByName(const QMap<QString, QString> &map)
{
    QJsonObject object;
    for (auto entry = map.cbegin(); entry != map.cend(); ++entry)
        object.insert(entry.key(), entry.value());
    return object;
}

} // namespace

TrainingExample readTraining(CheckedObject object, const StudyTemplate &studyTemplate)
{
    const QString chips = QStringLiteral("chips");
    TrainingExample example;
    readTurns(object, example);
    readParts(object, example, studyTemplate);
    if (object.has(chips))
        example.chips = object.texts(chips);
    example.task = object.text(QStringLiteral("task"), QString());
    readAnswers(object, example, studyTemplate.questions);
    example.feedback = object.text(QStringLiteral("feedback"), QString());
    object.rejectOthers();
    return example;
}

QJsonObject trainingToJson(const TrainingExample &example)
{
    QJsonArray turns;
    for (const auto &[speaker, text] : example.turns) {
        QJsonObject turn{{QStringLiteral("text"), text}};
        if (!speaker.isEmpty())
            turn.insert(QStringLiteral("speaker"), speaker);
        turns.append(turn);
    }
    QJsonObject object{{QStringLiteral("answers"), textsByName(example.answers)}};
    if (!turns.isEmpty())
        object.insert(QStringLiteral("turns"), turns);
    if (!example.parts.isEmpty())
        object.insert(QStringLiteral("parts"), textsByName(example.parts));
    if (!example.chips.isEmpty())
        object.insert(QStringLiteral("chips"), QJsonArray::fromStringList(example.chips));
    if (!example.task.isEmpty())
        object.insert(QStringLiteral("task"), example.task);
    if (!example.feedback.isEmpty())
        object.insert(QStringLiteral("feedback"), example.feedback);
    return object;
}

} // namespace Concord
