// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/study/studyoverview.h"
#include "models/study/studywizarddata.h"

#include <QWizard>

namespace Concord {

class GuidelinePage;
class SamplePage;
class StudyTemplatePage;
class StudyWizardPage;

/// Leads from a template to a study: population, sample, annotators with the grid they get,
/// guideline, review.
///
/// It plans nothing itself: planRequested() asks for the plan of what is typed, setPlan() shows it,
/// and an accepted dialog holds the plan that was shown last.
class NewStudyDialog : public QWizard
{
    Q_OBJECT

public:
    explicit NewStudyDialog(const StudyWizardData &offered, QWidget *parent = nullptr);

    /// What a plan depends on: all but the consent.
    StudyRequest request() const;
    void setPlan(const StudyRequest &request, const Result<StudyPlan> &plan);
    /// With the consent that is typed.
    std::optional<StudyPlan> plan() const;

Q_SIGNALS:
    void planRequested(const Concord::StudyRequest &request);
    void sliceSaveRequested(const Concord::Slice &slice);

private:
    void addStep(StudyWizardPage *page);
    void makeRoomForFinish();
    void showTemplate();
    void changed();
    void showPreview();
    QString nameProblem() const;
    QString noteOf(const DesignWarning &warning) const;
    bool validateCurrentPage() override;

    QStringList m_takenNames;
    std::optional<StudyPlan> m_plan;
    QString m_problem;
    StudyTemplatePage *m_template;
    SamplePage *m_sample;
    GuidelinePage *m_guideline;
    QList<StudyWizardPage *> m_steps;
    bool m_isFilling = false; ///< with a template's proposals
};

} // namespace Concord
