// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/designwarnings.h"

#include "models/study/text.h"

#include <algorithm>

namespace Concord {

namespace {

class WarningList
{
public:
    WarningList(const StudyPlan &plan, const StudyDesign &asked)
        : m_plan(plan), m_asked(asked), m_grid(plan.grid())
    {}

    QList<DesignWarning> collect();

private:
    using Kind = DesignWarning::Kind;

    void add(Kind kind, const QString &sentence) { m_list.append({kind, sentence}); }
    void checkUnits();
    void checkPairs();
    void checkTraining();
    void checkRepeats();

    const StudyPlan &m_plan;
    const StudyDesign &m_asked;
    AssignmentGrid m_grid;
    QList<DesignWarning> m_list;
};

void WarningList::checkUnits()
{
    const qsizetype origins = m_plan.studyTemplate.needsOrigins.size();
    if (m_grid.size() < m_asked.units)
        add(Kind::TooFewCandidates,
            StudyText::tr("Only %1 units instead of %2: there are no more texts that fit%3.")
                .arg(QString::number(m_grid.size()), QString::number(m_asked.units),
                     origins > 1 ? StudyText::tr(" in equal parts of every origin") : QString()));
    else if (origins > 1 && m_asked.units % origins != 0)
        add(Kind::UnequalParts,
            StudyText::tr("%1 units do not divide evenly by origin, so guessing one answer always "
                          "is right a little more often than the other.")
                .arg(m_asked.units));
}

void WarningList::checkPairs()
{
    const int count = int(m_asked.annotators.size());
    const int spread = gridBalance(m_grid, count).pairSpread;
    if (m_asked.perUnit > 1 && spread > 1)
        add(Kind::UnevenPairs,
            StudyText::tr("Some pairs of annotators share %1 units more than others: these numbers "
                          "allow no evener design. A few units more or fewer may.")
                .arg(spread));
}

void WarningList::checkTraining()
{
    const int found = m_plan.trainingCount();
    if (found < m_asked.trainingUnits)
        add(Kind::TooFewTraining,
            StudyText::tr("Only %1 training units instead of %2: there are no more texts with a "
                          "known right answer apart from those of the study.")
                .arg(found)
                .arg(m_asked.trainingUnits));
}

void WarningList::checkRepeats()
{
    const QList<int> loads = annotatorLoads(m_grid, int(m_asked.annotators.size()));
    const int fewest = *std::ranges::min_element(loads);
    if (fewest < m_asked.repeatedUnits)
        add(Kind::TooFewRepeats,
            StudyText::tr("Somebody has only %1 units, so that %2 cannot be repeated.")
                .arg(fewest)
                .arg(m_asked.repeatedUnits));
}

QList<DesignWarning> WarningList::collect()
{
    if (m_asked.perUnit == 1)
        add(Kind::OneAnswerPerUnit,
            StudyText::tr("With one annotator per unit no agreement can be computed."));
    checkUnits();
    checkPairs();
    if (m_grid.size() * m_asked.perUnit < m_asked.annotators.size())
        add(Kind::IdleAnnotators,
            StudyText::tr("There are more annotators than answers to give, so some have nothing to "
                          "do."));
    checkTraining();
    checkRepeats();
    return m_list;
}

} // namespace

QList<DesignWarning> designWarnings(const StudyPlan &plan, const StudyDesign &asked)
{
    return WarningList(plan, asked).collect();
}

} // namespace Concord
