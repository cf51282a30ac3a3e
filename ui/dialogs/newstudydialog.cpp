// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/newstudydialog.h"

#include "models/study/study.h"
#include "ui/dialogs/studywizard/annotatorspage.h"
#include "ui/dialogs/studywizard/guidelinepage.h"
#include "ui/dialogs/studywizard/populationpage.h"
#include "ui/dialogs/studywizard/reviewpage.h"
#include "ui/dialogs/studywizard/samplepage.h"
#include "ui/dialogs/studywizard/studytemplatepage.h"

#include <QAbstractButton>

namespace Concord {

namespace {

constexpr int finishPadding = 40; ///< of the style sheet, on both sides, with the frame of focus

} // namespace

NewStudyDialog::NewStudyDialog(const StudyWizardData &offered, QWidget *parent)
    : QWizard(parent), m_takenNames(offered.studies),
      m_template(new StudyTemplatePage(offered.templates, offered.studies)),
      m_sample(new SamplePage(offered.studies)), m_guideline(new GuidelinePage)
{
    setWindowTitle(tr("New study"));
    setWizardStyle(QWizard::ClassicStyle);
    setOption(QWizard::NoBackButtonOnStartPage);
    setButtonText(QWizard::FinishButton, tr("Create the study"));
    makeRoomForFinish();
    resize(720, 620);
    addStep(m_template);
    auto *population = new PopulationPage(offered);
    addStep(population);
    addStep(m_sample);
    addStep(new AnnotatorsPage);
    addStep(m_guideline);
    addStep(new ReviewPage);
    showTemplate();
    connect(m_template, &StudyTemplatePage::templateChosen, this, &NewStudyDialog::showTemplate);
    connect(population, &PopulationPage::sliceSaveRequested, this,
            &NewStudyDialog::sliceSaveRequested);
    connect(this, &QWizard::currentIdChanged, this, &NewStudyDialog::showPreview);
}

// The default button is bold, but was measured before it was the default.
void NewStudyDialog::makeRoomForFinish()
{
    QAbstractButton *finish = button(QWizard::FinishButton);
    QFont bold = finish->font();
    bold.setWeight(QFont::DemiBold);
    finish->setMinimumWidth(QFontMetrics(bold).horizontalAdvance(finish->text()) + finishPadding);
}

void NewStudyDialog::addStep(StudyWizardPage *page)
{
    addPage(page);
    m_steps.append(page);
    connect(page, &StudyWizardPage::changed, this, &NewStudyDialog::changed);
}

void NewStudyDialog::showTemplate()
{
    m_isFilling = true;
    for (StudyWizardPage *step : std::as_const(m_steps))
        step->setTemplate(m_template->chosen());
    m_isFilling = false;
    changed();
}

StudyRequest NewStudyDialog::request() const
{
    StudyRequest request;
    for (const StudyWizardPage *step : m_steps)
        step->fill(request);
    return request;
}

QString NewStudyDialog::nameProblem() const
{
    const QString name = request().name;
    return m_takenNames.contains(name) ? tr("There is a study called \"%1\" already.").arg(name)
                                       : QString();
}

void NewStudyDialog::changed()
{
    if (m_isFilling)
        return;
    m_plan.reset();
    m_problem = nameProblem();
    if (m_problem.isEmpty())
        Q_EMIT planRequested(request());
    showPreview();
}

void NewStudyDialog::setPlan(const StudyRequest &planned, const Result<StudyPlan> &plan)
{
    if (planned != request())
        return; // of something typed before
    m_plan = plan ? std::optional(*plan) : std::nullopt;
    m_problem = plan ? QString() : plan.error().message;
    showPreview();
}

std::optional<StudyPlan> NewStudyDialog::plan() const
{
    std::optional<StudyPlan> plan = m_plan;
    if (!plan)
        return plan;
    plan->design.asksConsent = m_guideline->asksConsent();
    plan->design.consent = plan->design.asksConsent ? m_guideline->consent() : QString();
    plan->studyTemplate.consent = consentText(plan->studyTemplate, plan->design);
    return plan;
}

// Nobody has asked for a size that is only proposed.
QString NewStudyDialog::noteOf(const DesignWarning &warning) const
{
    const int proposed = m_template->chosen().paperDesign.units;
    if (warning.kind != DesignWarning::Kind::TooFewCandidates || m_sample->units() != proposed)
        return warning.sentence;
    return tr("The template proposes %1 units; the texts of this project are enough for %2.")
        .arg(proposed)
        .arg(m_plan->design.units);
}

void NewStudyDialog::showPreview()
{
    QStringList notes;
    if (!m_problem.isEmpty())
        notes.append(m_problem);
    if (m_plan) {
        for (const DesignWarning &warning : m_plan->warnings)
            notes.append(noteOf(warning));
    }
    const QString why = m_problem.isEmpty() ? tr("The units are being drawn…")
                                            : tr("Nothing can be drawn; the note says why.");
    for (StudyWizardPage *step : std::as_const(m_steps)) {
        step->setNote(notes.join(u'\n'));
        step->showPlan(m_plan ? &*m_plan : nullptr, why);
    }
}

// What is wrong with a design may be mended on any page, so only its end is barred.
bool NewStudyDialog::validateCurrentPage()
{
    const bool isLast = nextId() < 0;
    return !request().name.isEmpty() && nameProblem().isEmpty()
        && (!isLast || (m_plan && m_problem.isEmpty()));
}

} // namespace Concord
