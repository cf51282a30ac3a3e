// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/studywizarddata.h"
#include "ui/dialogs/studywizard/studywizardpage.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

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

Q_SIGNALS:
    /// What is chosen was given a name; one of that name is replaced.
    void sliceSaveRequested(const Concord::Slice &slice);

private:
    void addSlices();
    void addFilter(const StudyWizardData &offered);
    void addAttributes(const QList<AttributeChoice> &attributes);
    ItemFilter chosenFilter() const;
    void askSliceName();
    void saveSlice(const QString &name);
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
    FilterCombo *m_attribute = nullptr; ///< TYPE or TYPE=VALUE
    QLineEdit *m_text = nullptr;
    QPushButton *m_saveSlice = nullptr;
    QComboBox *m_kind = nullptr;
    QSpinBox *m_minTokens = nullptr;
    QSpinBox *m_maxTokens = nullptr;
    QComboBox *m_run = nullptr;
    QComboBox *m_secondRun = nullptr;
    QWidget *m_strata = nullptr;
    QList<QCheckBox *> m_stratumBoxes; ///< in the order of Stratum
};

} // namespace Concord
