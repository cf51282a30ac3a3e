// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/design.h"

#include "models/study/text.h"

#include <QSet>

#include <algorithm>

namespace Concord {

namespace {

Result<void> checkAnnotators(const StudyDesign &design)
{
    if (design.annotators.isEmpty())
        return Error{StudyText::tr("A study needs at least one annotator."), {}};
    QSet<QString> names;
    for (const QString &name : design.annotators) {
        if (name.isEmpty() || name != name.trimmed())
            return Error{StudyText::tr("The annotator “%1” has no usable name: it may not be empty "
                                       "or begin or end with a space.")
                             .arg(name),
                         {}};
        if (names.contains(name))
            return Error{
                StudyText::tr("The annotator “%1” is named twice. Give each a name of its own.")
                    .arg(name),
                {}};
        names.insert(name);
    }
    return {};
}

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

QString unitKey(const QString &prefix, qsizetype number, qsizetype count)
{
    const int digits = int(std::max<qsizetype>(4, QString::number(count).size()));
    return prefix + u'-' + QStringLiteral("%1").arg(number, digits, 10, QChar(u'0'));
}

QList<PlannedUnit> plannedUnits(const StudyTemplate &studyTemplate, const QList<Candidate> &sample)
{
    QList<PlannedUnit> units;
    for (const Candidate &candidate : sample) {
        PlannedUnit unit;
        unit.key = unitKey(studyTemplate.id, units.size() + 1, sample.size());
        unit.kind = candidate.subjects.constFirst().kind;
        unit.subjects = candidate.subjects;
        unit.candidate = candidate.key;
        units.append(unit);
    }
    return units;
}

QList<PlannedAssignment> plannedAssignments(const AssignmentGrid &grid, const StudyDesign &design)
{
    QList<PlannedAssignment> assignments;
    for (int annotator = 0; annotator < design.annotators.size(); ++annotator) {
        QList<int> own;
        for (int unit = 0; unit < grid.size(); ++unit) {
            if (grid[unit].contains(annotator))
                own.append(unit);
        }
        int position = 0;
        for (const int unit : blindOrder(own, annotator, design.seed))
            assignments.append({unit, annotator, 1, position++});
    }
    return assignments;
}

class WarningList
{
public:
    QList<DesignWarning> collect(const StudyTemplate &studyTemplate, const StudyDesign &asked,
                                 const AssignmentGrid &grid);

private:
    void add(DesignWarning::Kind kind, const QString &sentence) { m_list.append({kind, sentence}); }
    void checkPairs(const AssignmentGrid &grid, const StudyDesign &design);

    QList<DesignWarning> m_list;
};

void WarningList::checkPairs(const AssignmentGrid &grid, const StudyDesign &design)
{
    const int count = int(design.annotators.size());
    const int spread = gridBalance(grid, count).pairSpread;
    if (design.perUnit > 1 && spread > 1)
        add(DesignWarning::Kind::UnevenPairs,
            StudyText::tr("Some pairs of annotators share %1 units more than others: these numbers "
                          "allow no evener design. A few units more or fewer may.")
                .arg(spread));
}

QList<DesignWarning> WarningList::collect(const StudyTemplate &studyTemplate,
                                          const StudyDesign &asked, const AssignmentGrid &grid)
{
    using Kind = DesignWarning::Kind;
    const qsizetype origins = studyTemplate.needsOrigins.size();
    if (asked.perUnit == 1)
        add(Kind::OneAnswerPerUnit,
            StudyText::tr("With one annotator per unit no agreement can be computed."));
    if (grid.size() < asked.units)
        add(Kind::TooFewCandidates,
            StudyText::tr("Only %1 units instead of %2: there are no more texts that fit%3.")
                .arg(QString::number(grid.size()), QString::number(asked.units),
                     origins > 1 ? StudyText::tr(" in equal parts of every origin") : QString()));
    else if (origins > 1 && asked.units % origins != 0)
        add(Kind::UnequalParts,
            StudyText::tr("%1 units do not divide evenly by origin, so guessing one answer always "
                          "is right a little more often than the other.")
                .arg(asked.units));
    checkPairs(grid, asked);
    if (grid.size() * asked.perUnit < asked.annotators.size())
        add(Kind::IdleAnnotators,
            StudyText::tr("There are more annotators than answers to give, so some have nothing to "
                          "do."));
    return m_list;
}

} // namespace

QString studyPhaseId(StudyPhase phase)
{
    return phase == StudyPhase::Pilot ? QStringLiteral("pilot") : QStringLiteral("main");
}

std::optional<StudyPhase> studyPhaseFromId(QStringView id)
{
    for (const StudyPhase phase : {StudyPhase::Pilot, StudyPhase::Main}) {
        if (id == studyPhaseId(phase))
            return phase;
    }
    return std::nullopt;
}

QString stratumId(Stratum stratum)
{
    switch (stratum) {
    case Stratum::Dataset:
        return QStringLiteral("dataset");
    case Stratum::Task:
        return QStringLiteral("task");
    case Stratum::Domain:
        return QStringLiteral("domain");
    }
    Q_UNREACHABLE();
}

std::optional<Stratum> stratumFromId(QStringView id)
{
    for (const Stratum stratum : {Stratum::Dataset, Stratum::Task, Stratum::Domain}) {
        if (id == stratumId(stratum))
            return stratum;
    }
    return std::nullopt;
}

AssignmentGrid StudyPlan::grid() const
{
    AssignmentGrid grid(units.size());
    for (const PlannedAssignment &assignment : assignments) {
        if (assignment.occurrence == 1)
            grid[assignment.unit].append(assignment.annotator);
    }
    return grid;
}

Result<void> checkDesign(const QString &name, const StudyDesign &design)
{
    if (name.isEmpty() || name != name.trimmed())
        return Error{
            StudyText::tr("The study needs a name that does not begin or end with a space."), {}};
    if (design.units < 1)
        return Error{StudyText::tr("A study needs at least one unit."), {}};
    if (auto done = checkAnnotators(design); !done)
        return done;
    if (design.perUnit < 1)
        return Error{StudyText::tr("Each unit needs at least one annotator."), {}};
    if (design.perUnit > design.annotators.size())
        return Error{
            StudyText::tr("Each unit is to have %1 annotators, but there are only %2. Name "
                          "more annotators or ask for fewer per unit.")
                .arg(QString::number(design.perUnit), QString::number(design.annotators.size())),
            {}};
    return {};
}

Result<StudyPlan> planStudy(const QString &name, const StudyTemplate &studyTemplate,
                            const StudyDesign &design, const QList<Candidate> &population)
{
    if (auto done = checkDesign(name, design); !done)
        return done.error();
    const QList<Candidate> distinct = distinctCandidates(population);
    if (auto done = checkOrigins(studyTemplate, distinct); !done)
        return done.error();
    const QList<Candidate> sample =
        drawSample(distinct, studyTemplate.needsOrigins, design.units, design.seed);
    const AssignmentGrid grid = balancedGrid(int(sample.size()), int(design.annotators.size()),
                                             design.perUnit, design.seed);
    StudyPlan plan{name, studyTemplate, design, plannedUnits(studyTemplate, sample), {}, {}};
    plan.assignments = plannedAssignments(grid, design);
    plan.warnings = WarningList().collect(studyTemplate, design, grid);
    plan.design.units = int(sample.size());
    return plan;
}

} // namespace Concord
