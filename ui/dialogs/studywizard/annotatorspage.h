// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/studywizard/studywizardpage.h"

class QGridLayout;
class QPlainTextEdit;

namespace Concord {

/// Who annotates, how many each unit, and the loads and overlaps that follow.
class AnnotatorsPage : public StudyWizardPage
{
    Q_OBJECT

public:
    AnnotatorsPage();

    void setTemplate(const StudyTemplate &studyTemplate) override;
    void fill(StudyRequest &request) const override;
    void showPlan(const StudyPlan *plan, const QString &why) override;

private:
    QPlainTextEdit *m_annotators;
    QSpinBox *m_perUnit;
    QGridLayout *m_grid;
};

} // namespace Concord
