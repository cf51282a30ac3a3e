// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/studywizard/studywizardpage.h"

class QLineEdit;
class QListWidget;

namespace Concord {

/// Which template, and the study's name.
class StudyTemplatePage : public StudyWizardPage
{
    Q_OBJECT

public:
    StudyTemplatePage(const QList<StudyTemplate> &templates, const QStringList &takenNames);

    const StudyTemplate &chosen() const;
    void setTemplate(const StudyTemplate &studyTemplate) override;
    void fill(StudyRequest &request) const override;

Q_SIGNALS:
    void templateChosen();

private:
    QList<StudyTemplate> m_templates;
    QStringList m_takenNames;
    QListWidget *m_list;
    QLabel *m_text;
    QLineEdit *m_name;
};

} // namespace Concord
