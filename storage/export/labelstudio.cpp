// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/export/labelstudio.h"

#include "models/study/answervalue.h"
#include "models/study/progress.h"
#include "models/study/shownunit.h"
#include "storage/journal.h"
#include "storage/studyanswers.h"
#include "storage/studyrepository.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <tuple>

namespace Concord {

namespace {

const QString choicesType = QStringLiteral("choices");
const QString textAreaType = QStringLiteral("textarea");
const QString rankerType = QStringLiteral("ranker");
const QString ratingType = QStringLiteral("rating");
const QString taxonomyType = QStringLiteral("taxonomy");

struct StudioValue
{
    QString type;
    QJsonValue value;
};

QJsonArray attributePaths(const QString &value)
{
    QJsonArray paths;
    const QStringList pairs = chosenIds(value);
    for (const QString &pair : pairs) {
        const qsizetype equals = pair.indexOf(u'=');
        paths.append(QJsonArray{pair.left(equals), pair.mid(equals + 1)});
    }
    return paths;
}

StudioValue rankerValue(const QString &question, const QString &value)
{
    return {rankerType, QJsonObject{{question, QJsonArray::fromStringList(rankedIds(value))}}};
}

// Label Studio's stars begin at 1.
bool isRating(const QString &value)
{
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    return isNumber && number > 0 && QString::number(number) == value;
}

StudioValue studioValue(const Question &question, const QString &value)
{
    switch (question.kind) {
    case QuestionKind::SingleChoice:
    case QuestionKind::YesNoReason:
        return {choicesType, QJsonArray{value}};
    case QuestionKind::Scale:
        if (isRating(value))
            return {ratingType, value.toInt()};
        return {choicesType, QJsonArray{value}};
    case QuestionKind::AttributeSet:
        return {taxonomyType, attributePaths(value)};
    case QuestionKind::Ranking:
        return rankerValue(question.id, value);
    case QuestionKind::FreeText:
        return {textAreaType, QJsonArray{value}};
    case QuestionKind::MultipleChoice:
        break;
    case QuestionKind::ItemAnswer:
        if (value.contains(u'>'))
            return rankerValue(question.id, value);
        break;
    }
    return {choicesType, QJsonArray::fromStringList(chosenIds(value))};
}

QJsonObject unitData(const ShownUnit &unit, const QString &study)
{
    QJsonObject data{{QStringLiteral("unit_key"), unit.key}, {QStringLiteral("study"), study}};
    QStringList paragraphs;
    QJsonArray dialogue;
    for (const ShownTurn &turn : unit.turns) {
        paragraphs.append(turn.label.isEmpty() ? turn.text
                                               : QString(turn.label + u": " + turn.text));
        dialogue.append(QJsonObject{{QStringLiteral("author"), turn.label},
                                    {QStringLiteral("text"), turn.text}});
    }
    for (const ShownPart &part : unit.parts) {
        data.insert(part.part, part.text);
        if (!part.chips.isEmpty())
            data.insert(part.part + u"_chips", QJsonArray::fromStringList(part.chips));
    }
    data.insert(QStringLiteral("text"), paragraphs.join(QStringLiteral("\n\n")));
    data.insert(QStringLiteral("dialogue"), dialogue);
    return data;
}

// The answers of one assignment, with the pseudo questions that stand beside them.
class StudioAnnotation
{
public:
    StudioAnnotation(const StudyAssignment &assignment, const AnswerState &answers,
                     const QList<Question> &questions)
        : m_assignment(assignment), m_answers(answers), m_questions(questions)
    {}

    std::optional<QJsonObject> make(LabelRows rows);

private:
    void addAnswers();
    void add(const Question &question);
    void addText(const QString &question, QuestionKind kind);

    const StudyAssignment &m_assignment;
    const AnswerState &m_answers;
    const QList<Question> &m_questions;
    QJsonArray m_results;
    QDateTime m_lastAnswer;
};

void StudioAnnotation::add(const Question &question)
{
    const AnnotationEvent *event = m_answers.current(m_assignment.id, question.id);
    if (!event || !event->value)
        return;
    QJsonObject result = labelStudioResult(question, *event->value);
    result.insert(QStringLiteral("id"), event->id.toString());
    m_results.append(result);
    if (!m_lastAnswer.isValid() || m_lastAnswer < event->answeredAt)
        m_lastAnswer = event->answeredAt;
}

void StudioAnnotation::addText(const QString &question, QuestionKind kind)
{
    add({question, kind, {}});
}

void StudioAnnotation::addAnswers()
{
    const bool isSkipped =
        m_answers.state(m_assignment.id, m_questions) == AssignmentState::Skipped;
    for (const Question &question : m_questions) {
        if (isSkipped)
            break;
        add(question);
        if (question.kind == QuestionKind::YesNoReason)
            addText(reasonQuestion(question.id), QuestionKind::FreeText);
    }
    addText(commentQuestion, QuestionKind::FreeText);
    addText(flagQuestion, QuestionKind::SingleChoice);
}

std::optional<QJsonObject> StudioAnnotation::make(LabelRows rows)
{
    addAnswers();
    const bool isSkipped =
        m_answers.state(m_assignment.id, m_questions) == AssignmentState::Skipped;
    if (m_results.isEmpty() && (rows == LabelRows::Answered || !isSkipped))
        return std::nullopt;
    QJsonObject annotation{
        {QStringLiteral("completed_by"),
         QJsonObject{{QStringLiteral("first_name"), m_assignment.annotatorName}}},
        {QStringLiteral("result"), m_results},
        {QStringLiteral("was_cancelled"), isSkipped},
    };
    if (const auto spent = timeSpent(m_answers, m_assignment.id))
        annotation.insert(QStringLiteral("lead_time"), double(*spent) / 1000);
    if (m_lastAnswer.isValid())
        annotation.insert(QStringLiteral("created_at"), storedTime(m_lastAnswer));
    if (m_assignment.occurrence > 1)
        annotation.insert(QStringLiteral("occurrence"), m_assignment.occurrence);
    return annotation;
}

// By unit key; units without one are there when all rows are wanted.
QMap<QString, QJsonArray> studioAnnotations(QList<StudyAssignment> assignments,
                                            const AnswerState &answers,
                                            const QList<Question> &questions, LabelRows rows)
{
    std::ranges::stable_sort(assignments, [](const StudyAssignment &a, const StudyAssignment &b) {
        return std::tie(a.annotatorName, a.occurrence) < std::tie(b.annotatorName, b.occurrence);
    });
    QMap<QString, QJsonArray> annotations;
    for (const StudyAssignment &assignment : std::as_const(assignments)) {
        const auto made = StudioAnnotation(assignment, answers, questions).make(rows);
        if (made)
            annotations[assignment.unitKey].append(*made);
        else if (rows == LabelRows::All)
            annotations[assignment.unitKey];
    }
    return annotations;
}

} // namespace

QString labelStudioValueKey(const QString &type)
{
    return type == textAreaType ? QStringLiteral("text") : type;
}

QJsonObject labelStudioResult(const Question &question, const QString &value)
{
    const StudioValue written = studioValue(question, value);
    const QString key = labelStudioValueKey(written.type);
    return {{QStringLiteral("from_name"), question.id},
            {QStringLiteral("to_name"), QStringLiteral("text")},
            {QStringLiteral("type"), written.type},
            {QStringLiteral("value"), QJsonObject{{key, written.value}}}};
}

Result<QByteArray> exportLabelStudio(const Database &database, StudyId study, LabelRows rows)
{
    const StudyRepository studies(database);
    const auto read = readStudyAnswers(database, study);
    if (!read)
        return read.error();
    QHash<QString, UnitId> units;
    for (const StudyAssignment &assignment : read->assignments)
        units.insert(assignment.unitKey, assignment.unit);
    const auto annotations =
        studioAnnotations(read->assignments, read->answers, read->questions, rows);
    QJsonArray tasks;
    for (auto unit = annotations.cbegin(); unit != annotations.cend(); ++unit) {
        const auto shown = studies.shownUnit(units[unit.key()]);
        if (!shown)
            return shown.error();
        tasks.append(QJsonObject{{QStringLiteral("id"), tasks.size() + 1},
                                 {QStringLiteral("data"), unitData(*shown, read->study.name)},
                                 {QStringLiteral("annotations"), unit.value()},
                                 {QStringLiteral("predictions"), QJsonArray()}});
    }
    return QJsonDocument(tasks).toJson();
}

} // namespace Concord
