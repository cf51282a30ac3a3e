// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/design.h"

#include "models/study/text.h"

#include <QSet>

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

bool isRunNamed(const QString &run)
{
    return run.contains(u'/') && run == run.trimmed();
}

Result<void> checkRuns(const StudyTemplate &studyTemplate, const StudyDesign &design)
{
    const qsizetype runs = design.runs.size();
    const QString title = studyTemplate.title;
    if (studyTemplate.unit.kind != UnitKind::Response)
        return runs == 0 ? Result<void>()
                         : Error{StudyText::tr("The template “%1” judges no responses of models, "
                                               "so choose no run.")
                                     .arg(title),
                                 {}};
    for (const QString &run : design.runs) {
        if (!isRunNamed(run))
            return Error{StudyText::tr("“%1” is no run. A run is named MODEL/PATHWAY, such as "
                                       "claude/DirectResponse.")
                             .arg(run),
                         {}};
    }
    if (studyTemplate.unit.isPair && (runs != 2 || design.runs[0] == design.runs[1]))
        return Error{StudyText::tr("The template “%1” compares the responses of two runs. Choose "
                                   "two different ones (--run MODEL/PATHWAY, twice).")
                         .arg(title),
                     {}};
    if (runs == 0)
        return Error{StudyText::tr("The template “%1” judges responses of models. Choose the run "
                                   "they come from (--run MODEL/PATHWAY).")
                         .arg(title),
                     {}};
    return {};
}

Result<void> checkUnit(const StudyTemplate &studyTemplate, const UnitRule &rule)
{
    const bool isFree = isTextUnit(rule.kind) && isTextUnit(studyTemplate.unit.kind);
    if (!isFree && rule.kind != studyTemplate.unit.kind)
        return Error{StudyText::tr("The unit of the template “%1” is fixed: %2.")
                         .arg(studyTemplate.title, unitKindId(studyTemplate.unit.kind)),
                     {}};
    if (rule.minTokens && rule.maxTokens && *rule.minTokens > *rule.maxTokens)
        return Error{StudyText::tr("No text has at least %1 and at most %2 tokens.")
                         .arg(*rule.minTokens)
                         .arg(*rule.maxTokens),
                     {}};
    return {};
}

Result<void> checkTraining(const StudyDesign &design)
{
    if (design.trainingUnits < 0)
        return Error{StudyText::tr("The number of training units cannot be negative."), {}};
    if (!(design.passMark >= 0 && design.passMark <= 1))
        return Error{StudyText::tr("The pass mark must be a share from 0 to 1, such as 0.8."), {}};
    if (design.passMark > 0 && design.trainingUnits == 0)
        return Error{StudyText::tr("A pass mark needs training units to be reached in."), {}};
    return {};
}

Result<void> checkRepeats(const StudyDesign &design)
{
    const qint64 least = qint64(design.units) * design.perUnit / design.annotators.size();
    if (design.repeatedUnits < 0)
        return Error{StudyText::tr("The number of repeated units cannot be negative."), {}};
    if (design.repeatedUnits > least)
        return Error{StudyText::tr("Each annotator gets only %1 units, so that %2 cannot be asked "
                                   "a second time. Repeat fewer.")
                         .arg(least)
                         .arg(design.repeatedUnits),
                     {}};
    return {};
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
    if (auto done = checkTraining(design); !done)
        return done;
    return checkRepeats(design);
}

Result<void> checkDesignFor(const StudyTemplate &studyTemplate, const StudyDesign &design)
{
    if (auto done = checkRuns(studyTemplate, design); !done)
        return done;
    return checkUnit(studyTemplate, design.unit.value_or(studyTemplate.unit));
}

} // namespace Concord
