// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/random.h"
#include "models/study/blindorder.h"
#include "models/study/design.h"
#include "models/study/designwarnings.h"
#include "models/study/study.h"
#include "models/study/text.h"

#include <QSet>

#include <algorithm>

namespace Concord {

namespace {

QString originName(Origin origin)
{
    switch (origin) {
    case Origin::Human:
        return StudyText::tr("human");
    case Origin::Synthetic:
        return StudyText::tr("synthetic");
    case Origin::Unknown:
        return StudyText::tr("unknown");
    }
    Q_UNREACHABLE();
}

// An origin that the template needs and the population lacks.
Result<void> checkOrigins(const StudyTemplate &studyTemplate, const QList<Candidate> &distinct)
{
    for (const Origin origin : studyTemplate.needsOrigins) {
        const bool isThere =
            std::ranges::find(distinct, origin, &Candidate::origin) != distinct.end();
        if (!isThere)
            return Error{
                StudyText::tr("There is no text of %1 origin that fits this study. Import "
                              "such a dataset, or correct the origin of one that is there.")
                    .arg(originName(origin)),
                {}};
    }
    if (distinct.isEmpty())
        return Error{StudyText::tr("There is nothing in the project that fits this study. Import a "
                                   "dataset, or choose another population."),
                     {}};
    return {};
}

// Whether a unit of that candidate has a right answer to one of the questions.
bool hasReference(const StudyTemplate &studyTemplate, const Candidate &candidate)
{
    const UnitKind kind = candidate.subjects.constFirst().kind;
    const auto answers = [&](const AnswerOption &option) {
        return option.origin == candidate.origin;
    };
    return std::ranges::any_of(studyTemplate.questions, [&](const Question &question) {
        return question.kind == QuestionKind::ItemAnswer
            || (question.kind == QuestionKind::AttributeSet && kind != UnitKind::Utterance)
            || std::ranges::any_of(question.options, answers);
    });
}

OriginUse originUse(const StudyTemplate &studyTemplate)
{
    const bool isAsked = std::ranges::any_of(studyTemplate.questions, [](const Question &question) {
        return std::ranges::any_of(
            question.options, [](const AnswerOption &option) { return option.origin.has_value(); });
    });
    return isAsked || !studyTemplate.needsOrigins.isEmpty() ? OriginUse::IsAsked
                                                            : OriginUse::DoesNotMatter;
}

QSet<DialogueId> dialoguesOf(const QList<Candidate> &candidates)
{
    QSet<DialogueId> dialogues;
    for (const Candidate &candidate : candidates) {
        for (const UnitSubject &subject : candidate.subjects) {
            if (subject.dialogue.isValid())
                dialogues.insert(subject.dialogue);
        }
    }
    return dialogues;
}

// What training tells of a dialogue must not help with the units of the study.
QList<Candidate> trainingPopulation(const StudyTemplate &studyTemplate,
                                    const QList<Candidate> &distinct,
                                    const QList<Candidate> &sample)
{
    const QSet<DialogueId> dialogues = dialoguesOf(sample);
    QSet<QString> keys;
    for (const Candidate &candidate : sample)
        keys.insert(candidate.key);
    QList<Candidate> fitting;
    for (const Candidate &candidate : distinct) {
        const bool isUsed = keys.contains(candidate.key)
            || std::ranges::any_of(candidate.subjects, [&](const UnitSubject &subject) {
                                return dialogues.contains(subject.dialogue);
                            });
        if (!isUsed && hasReference(studyTemplate, candidate))
            fitting.append(candidate);
    }
    return fitting;
}

// Which run of a pair stands first is drawn, so that each does in half of the units.
void drawSides(QList<Candidate> &pairs, quint64 seed, quint64 stream)
{
    QList<bool> isSwapped;
    for (qsizetype i = 0; i < pairs.size(); ++i)
        isSwapped.append(i % 2 == 1);
    Philox random(seed, stream);
    shuffle(isSwapped, random);
    for (qsizetype i = 0; i < pairs.size(); ++i) {
        QList<UnitSubject> &subjects = pairs[i].subjects;
        if (subjects.size() != 2)
            continue;
        if (isSwapped[i])
            subjects.swapItemsAt(0, 1);
        subjects[0].role = firstRole;
        subjects[1].role = secondRole;
    }
}

QString unitKey(const QString &prefix, qsizetype number, int digits)
{
    return prefix + QStringLiteral("%1").arg(number, digits, 10, QChar(u'0'));
}

QList<PlannedUnit> plannedUnits(const StudyTemplate &studyTemplate, const QList<Candidate> &sample)
{
    const int digits = int(std::max<qsizetype>(4, QString::number(sample.size()).size()));
    QList<PlannedUnit> units;
    for (const Candidate &candidate : sample) {
        PlannedUnit unit;
        unit.key = unitKey(studyTemplate.id + u'-', units.size() + 1, digits);
        unit.kind = candidate.subjects.constFirst().kind;
        unit.subjects = candidate.subjects;
        unit.candidate = candidate.key;
        units.append(unit);
    }
    return units;
}

// The template's own examples, then drawn ones.
QList<PlannedUnit> trainingUnits(const StudyTemplate &studyTemplate, const StudyDesign &design,
                                 const QList<Candidate> &distinct, const QList<Candidate> &sample)
{
    QList<PlannedUnit> units;
    const auto examples = std::min<qsizetype>(design.trainingUnits, studyTemplate.training.size());
    for (int i = 0; i < examples; ++i) {
        PlannedUnit unit;
        unit.kind = design.unit.value_or(studyTemplate.unit).kind;
        unit.example = i;
        units.append(unit);
    }
    const QList<Candidate> population = trainingPopulation(studyTemplate, distinct, sample);
    const auto wanted = std::min<qsizetype>(design.trainingUnits - examples, population.size());
    if (wanted > 0) {
        QList<Candidate> drawn = drawSample(population, studyTemplate.needsOrigins, int(wanted),
                                            design.seed, {trainingStream, trainingOrderStream});
        drawSides(drawn, design.seed, trainingSideStream);
        units += plannedUnits(studyTemplate, drawn);
    }
    for (qsizetype i = 0; i < units.size(); ++i) {
        units[i].isTraining = true;
        units[i].key = unitKey(studyTemplate.id + u"-t", i + 1, 3);
    }
    return units;
}

// By annotator: training, then the own units in blind order.
QList<PlannedAssignment> plannedAssignments(const AssignmentGrid &grid, const StudyDesign &design,
                                            int trainingCount)
{
    QList<PlannedAssignment> assignments;
    for (int annotator = 0; annotator < design.annotators.size(); ++annotator) {
        QList<int> own;
        for (int unit = 0; unit < grid.size(); ++unit) {
            if (grid[unit].contains(annotator))
                own.append(unit);
        }
        int position = 0;
        for (int i = 0; i < trainingCount; ++i)
            assignments.append({int(grid.size()) + i, annotator, 1, position++});
        const QList<OrderedUnit> order = withRepeats(blindOrder(own, annotator, design.seed),
                                                     design.repeatedUnits, annotator, design.seed);
        for (const OrderedUnit &next : order)
            assignments.append({next.unit, annotator, next.occurrence, position++});
    }
    return assignments;
}

} // namespace

AssignmentGrid StudyPlan::grid() const
{
    AssignmentGrid grid(units.size() - trainingCount());
    for (const PlannedAssignment &assignment : assignments) {
        if (assignment.occurrence == 1 && !units[assignment.unit].isTraining)
            grid[assignment.unit].append(assignment.annotator);
    }
    return grid;
}

int StudyPlan::trainingCount() const
{
    return int(std::ranges::count(units, true, &PlannedUnit::isTraining));
}

int StudyPlan::repeatCount() const
{
    return int(std::ranges::count_if(assignments, [](const PlannedAssignment &assignment) {
        return assignment.occurrence > 1;
    }));
}

Result<StudyPlan> planStudy(const QString &name, const StudyTemplate &studyTemplate,
                            const StudyDesign &design, const QList<Candidate> &population)
{
    if (auto done = checkDesign(name, design); !done)
        return done.error();
    if (auto done = checkDesignFor(studyTemplate, design); !done)
        return done.error();
    const QList<Candidate> distinct = distinctCandidates(population, originUse(studyTemplate));
    if (auto done = checkOrigins(studyTemplate, distinct); !done)
        return done.error();
    QList<Candidate> sample =
        drawSample(distinct, studyTemplate.needsOrigins, design.units, design.seed);
    drawSides(sample, design.seed, pairSideStream);
    const AssignmentGrid grid = balancedGrid(int(sample.size()), int(design.annotators.size()),
                                             design.perUnit, design.seed);
    const QList<PlannedUnit> training = trainingUnits(studyTemplate, design, distinct, sample);
    StudyPlan plan{name, studyTemplate, design, plannedUnits(studyTemplate, sample) + training, {},
                   {}};
    plan.assignments = plannedAssignments(grid, design, int(training.size()));
    plan.studyTemplate.consent = consentText(studyTemplate, design);
    plan.warnings = designWarnings(plan, design);
    plan.design.units = int(sample.size());
    plan.design.trainingUnits = int(training.size());
    return plan;
}

} // namespace Concord
