// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/studywizard/reviewpage.h"

#include "models/study/expectedprecision.h"
#include "ui/widgets/labels.h"

#include <QVBoxLayout>

namespace Concord {

ReviewPage::ReviewPage()
    : StudyWizardPage(tr("Is this right?")), m_review(makeTextLabel({})),
      m_expected(makeTextLabel({}))
{
    setExplanation(tr("The study opens at once; its design cannot be changed afterwards."));
    m_review->setObjectName(QStringLiteral("review"));
    m_expected->setObjectName(QStringLiteral("expected"));
    content().addWidget(m_review);
    content().addWidget(makeLabel(tr("What it can show"), "section"));
    content().addWidget(m_expected);
    content().addStretch();
}

void ReviewPage::showPlan(const StudyPlan *plan, const QString &why)
{
    if (!plan) {
        m_review->setText(why);
        m_expected->clear();
        return;
    }
    const StudyDesign &design = plan->design;
    QStringList lines{
        plan->name,
        QString(),
        tr("Template: %1").arg(plan->studyTemplate.title),
        tr("Units: %1").arg(design.units),
        tr("Annotators: %1").arg(design.annotators.join(QStringLiteral(", "))),
        tr("Annotators per unit: %1").arg(design.perUnit),
        tr("Answers in all: %1").arg(plan->assignments.size()),
        tr("Seed: %1").arg(design.seed),
    };
    if (!design.population.isEmpty())
        lines.insert(3, tr("Drawn from: %1").arg(design.population));
    if (!design.runs.isEmpty())
        lines.insert(3, tr("Responses of: %1").arg(design.runs.join(QStringLiteral(", "))));
    if (!design.excludedStudy.isEmpty())
        lines.append(tr("Without the texts of: %1").arg(design.excludedStudy));
    if (design.trainingUnits > 0)
        lines.append(design.passMark > 0 ? tr("Training units: %1, of which %2 % have to be right")
                                               .arg(design.trainingUnits)
                                               .arg(qRound(design.passMark * 100))
                                         : tr("Training units: %1").arg(design.trainingUnits));
    if (design.repeatedUnits > 0)
        lines.append(tr("Asked twice: %1 of each annotator's").arg(design.repeatedUnits));
    if (design.phase == StudyPhase::Pilot)
        lines.append(tr("A pilot: its answers are never mixed with a main study's."));
    m_review->setText(lines.join(u'\n'));
    m_expected->setText(
        expectedPrecisionLines(expectedPrecision(plan->studyTemplate, design.units, design.perUnit))
            .join(u'\n'));
}

} // namespace Concord
