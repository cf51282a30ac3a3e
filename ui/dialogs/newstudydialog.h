// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/study/studyoverview.h"

#include <QWizard>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace Concord {

/// Leads from a template to a study: sample, annotators with the grid they get, guideline, review.
///
/// It plans nothing itself: planRequested() asks for the plan of what is typed, setPlan() shows it,
/// and an accepted dialog holds the plan that was shown last.
class NewStudyDialog : public QWizard
{
    Q_OBJECT

public:
    NewStudyDialog(const QList<StudyTemplate> &templates, const QStringList &takenNames,
                   QWidget *parent = nullptr);

    StudyRequest request() const;
    void setPlan(const StudyRequest &request, const Result<StudyPlan> &plan);
    const std::optional<StudyPlan> &plan() const { return m_plan; }

Q_SIGNALS:
    void planRequested(const Concord::StudyRequest &request);

private:
    QWizardPage *makeTemplatePage();
    QWizardPage *makeSamplePage();
    QWizardPage *makeAnnotatorsPage();
    QWizardPage *makeGuidelinePage();
    QWizardPage *makeReviewPage();
    const StudyTemplate &chosenTemplate() const;
    void showTemplate();
    void changed();
    void showPreview();
    QString noteOf(const DesignWarning &warning) const;
    void showGrid();
    bool validateCurrentPage() override;

    QList<StudyTemplate> m_templates;
    QStringList m_takenNames;
    std::optional<StudyPlan> m_plan;
    QString m_problem;
    QLineEdit *m_name = nullptr;
    QComboBox *m_template = nullptr;
    QLabel *m_templateText = nullptr;
    QSpinBox *m_units = nullptr;
    QSpinBox *m_seed = nullptr;
    QPlainTextEdit *m_annotators = nullptr;
    QSpinBox *m_perUnit = nullptr;
    QGridLayout *m_grid = nullptr;
    QLabel *m_guideline = nullptr;
    QLabel *m_review = nullptr;
    QList<QLabel *> m_notes; ///< warnings or the problem, on each page that has room for them
};

} // namespace Concord
