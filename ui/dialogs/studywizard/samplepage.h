// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/studywizard/studywizardpage.h"

class QCheckBox;
class QComboBox;

namespace Concord {

/// How many units are drawn, for the study, for training and to be asked twice.
class SamplePage : public StudyWizardPage
{
    Q_OBJECT

public:
    explicit SamplePage(const QStringList &studies);

    void setTemplate(const StudyTemplate &studyTemplate) override;
    void fill(StudyRequest &request) const override;
    int units() const;

private:
    void trainingChanged();

    QSpinBox *m_units;
    QSpinBox *m_seed;
    QSpinBox *m_training;
    QLabel *m_trainingText;
    QSpinBox *m_passMark; ///< percent
    QSpinBox *m_repeats;
    QCheckBox *m_isPilot;
    QComboBox *m_excluded;
};

} // namespace Concord
