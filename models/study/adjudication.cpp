// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/adjudication.h"

#include "models/agreement/dawidskene.h"
#include "models/core/random.h"
#include "models/study/answervalue.h"
#include "models/study/labelvotes.h"
#include "models/study/streams.h"
#include "models/study/studyratings.h"
#include "models/study/text.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>

namespace Concord {

namespace {

bool isAdjudicated(const StudyAssignment &assignment)
{
    return assignment.occurrence == 1 && !assignment.isTraining && !assignment.isJudge;
}

void takeLabel(AdjudicationUnit &unit, const StudyAssignment &assignment,
               const AnswerState &answers, const QList<Question> &questions,
               const Question &question)
{
    if (answers.state(assignment.id, questions) == AssignmentState::Skipped)
        return;
    const auto value = standingAnswer(assignment, answers, questions, question.id);
    if (!value) {
        unit.awaited += assignment.isWithdrawn ? 0 : 1;
        return;
    }
    unit.labels.append(
        {assignment.annotatorName, *value,
         answers.value(assignment.id, reasonQuestion(question.id)).value_or(QString()),
         answers.comment(assignment.id), answers.isFlagged(assignment.id)});
}

void conclude(AdjudicationUnit &unit, const Question &question, int perUnit)
{
    std::ranges::sort(unit.labels, {}, &AdjudicationLabel::annotator);
    const QStringList values = unit.values();
    const bool agree = !values.isEmpty() && values.count(values.constFirst()) == values.size();
    unit.isUnanimous = agree && unit.awaited == 0 && values.size() >= std::min(2, perUnit);
    unit.disagreement = labelDisagreement(question, values);
    unit.majority = majorityLabel(question, values);
}

bool hasDawidSkene(const Question &question)
{
    return question.kind == QuestionKind::SingleChoice
        || question.kind == QuestionKind::YesNoReason;
}

// By unit key; empty where the model cannot be fitted, such as without any label.
QHash<QString, ProbableLabel> dawidSkeneLabels(const QList<StudyAssignment> &assignments,
                                               const AnswerState &answers,
                                               const QList<Question> &questions,
                                               const Question &question)
{
    QHash<QString, ProbableLabel> labels;
    auto ratings = studyRatings(assignments, answers, questions, question);
    if (!ratings)
        return labels;
    const LabelCounts counts(*std::move(ratings));
    const auto result = dawidSkene(counts);
    if (!result)
        return labels;
    const Consensus &consensus = result->consensus;
    for (qsizetype i = 0; i < counts.unitCount(); ++i) {
        if (consensus.isTie(i))
            continue;
        const quint32 label = consensus.label(i);
        labels.insert(counts.unitName(i),
                      {counts.categories()[qsizetype(label)], consensus.posterior(i)[label]});
    }
    return labels;
}

quint64 numberOfKey(const QString &key)
{
    const QByteArray hash = QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256);
    return qFromBigEndian<quint64>(hash.constData());
}

} // namespace

AdjudicationState AdjudicationUnit::state() const
{
    if (decision)
        return AdjudicationState::Decided;
    if (isUnanimous)
        return AdjudicationState::Unanimous;
    const bool differ = std::ranges::any_of(labels, [this](const AdjudicationLabel &label) {
        return label.value != labels.constFirst().value;
    });
    return awaited > 0 && !differ ? AdjudicationState::Waiting : AdjudicationState::Open;
}

std::optional<QString> AdjudicationUnit::adjudicated() const
{
    if (decision)
        return decision->value;
    return isUnanimous ? labels.constFirst().value : std::optional<QString>();
}

QStringList AdjudicationUnit::values() const
{
    QStringList values;
    for (const AdjudicationLabel &label : labels)
        values.append(label.value);
    return values;
}

QList<AdjudicationUnit> adjudicationUnits(const QList<StudyAssignment> &assignments,
                                          const AnswerState &answers,
                                          const QList<Question> &questions,
                                          const Question &question, int perUnit,
                                          const QList<Decision> &decisions)
{
    QMap<QString, AdjudicationUnit> byKey;
    for (const StudyAssignment &assignment : assignments) {
        if (!isAdjudicated(assignment))
            continue;
        AdjudicationUnit &unit = byKey[assignment.unitKey];
        unit.unit = assignment.unit;
        unit.key = assignment.unitKey;
        takeLabel(unit, assignment, answers, questions, question);
    }
    QHash<UnitId, Decision> decided;
    for (const Decision &decision : decisions) {
        if (decision.question == question.id)
            decided.insert(decision.unit, decision);
    }
    const QHash<QString, ProbableLabel> probable = hasDawidSkene(question)
        ? dawidSkeneLabels(assignments, answers, questions, question)
        : QHash<QString, ProbableLabel>();
    for (AdjudicationUnit &unit : byKey) {
        conclude(unit, question, perUnit);
        if (probable.contains(unit.key))
            unit.dawidSkene = probable[unit.key];
        if (decided.contains(unit.unit))
            unit.decision = decided[unit.unit];
    }
    return byKey.values();
}

void sortForAdjudication(QList<AdjudicationUnit> &units)
{
    std::ranges::stable_sort(units, [](const AdjudicationUnit &a, const AdjudicationUnit &b) {
        return a.disagreement != b.disagreement ? a.disagreement > b.disagreement : a.key < b.key;
    });
}

AdjudicationCounts adjudicationCounts(const QList<AdjudicationUnit> &units)
{
    AdjudicationCounts counts;
    for (const AdjudicationUnit &unit : units) {
        switch (unit.state()) {
        case AdjudicationState::Open:
            ++counts.open;
            break;
        case AdjudicationState::Unanimous:
            ++counts.unanimous;
            break;
        case AdjudicationState::Decided:
            ++counts.decided;
            break;
        case AdjudicationState::Waiting:
            ++counts.waiting;
            break;
        }
    }
    return counts;
}

Result<void> checkReason(const AdjudicationUnit &unit, const QString &value, const QString &reason)
{
    const auto common = commonValue(unit.values());
    if (!common || *common == value || !reason.trimmed().isEmpty())
        return {};
    return Error{StudyText::tr("Most annotators answered %1 with “%2”. Give a reason for deciding "
                               "otherwise.")
                     .arg(unit.key, common->left(80)),
                 {}};
}

QList<AdjudicationLabel> shuffledLabels(const AdjudicationUnit &unit, quint64 seed)
{
    QList<AdjudicationLabel> labels = unit.labels;
    Philox random(seed ^ numberOfKey(unit.key), adjudicationStream);
    shuffle(labels, random);
    return labels;
}

} // namespace Concord
