// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/studywizarddata.h"
#include "ui/dialogs/studywizard/studywizardpage.h"

class QCheckBox;
class QComboBox;

namespace Concord {

class FilterCombo;

/// What units are drawn from: a saved slice or a filter; which texts, or whose responses.
class PopulationPage : public StudyWizardPage
{
    Q_OBJECT

public:
    explicit PopulationPage(const StudyWizardData &offered);

    void setTemplate(const StudyTemplate &studyTemplate) override;
    void fill(StudyRequest &request) const override;

private:
    void addFilter(const StudyWizardData &offered);
    void addUnit();
    void addRuns(const QStringList &runs);
    void addStrata();
    void sliceChosen();
    UnitRule unit() const;

    QList<Slice> m_slices;
    StudyTemplate m_template;
    QFormLayout *m_form;
    QComboBox *m_slice = nullptr;
    FilterCombo *m_dataset = nullptr;
    FilterCombo *m_task = nullptr;
    FilterCombo *m_domain = nullptr;
    QComboBox *m_kind = nullptr;
    QSpinBox *m_minTokens = nullptr;
    QSpinBox *m_maxTokens = nullptr;
    QComboBox *m_run = nullptr;
    QComboBox *m_secondRun = nullptr;
    QWidget *m_strata = nullptr;
    QList<QCheckBox *> m_stratumBoxes; ///< in the order of Stratum
};

} // namespace Concord
