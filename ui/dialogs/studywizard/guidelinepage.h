// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/studywizard/studywizardpage.h"

class QCheckBox;
class QPlainTextEdit;

namespace Concord {

/// What annotators are told, and what they agree to first. No plan depends on it.
class GuidelinePage : public StudyWizardPage
{
    Q_OBJECT

public:
    GuidelinePage();

    void setTemplate(const StudyTemplate &studyTemplate) override;
    QString consent() const; ///< empty: the template's
    bool asksConsent() const; ///< also where there is nothing to ask

private:
    QLabel *m_guideline;
    QCheckBox *m_asksConsent;
    QPlainTextEdit *m_consent;
    QString m_usualConsent;
};

} // namespace Concord
