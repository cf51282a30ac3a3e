// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/studyoverview.h"

#include <QWizardPage>

class QFormLayout;
class QLabel;
class QSpinBox;
class QVBoxLayout;

namespace Concord {

/// One step of a new study: an explanation, its own fields, and a note of what is wrong with the
/// design or weak about it.
class StudyWizardPage : public QWizardPage
{
    Q_OBJECT

public:
    explicit StudyWizardPage(const QString &title);

    /// Proposes what the template's published study had.
    virtual void setTemplate(const StudyTemplate &studyTemplate);
    /// Writes this page's part of the request.
    virtual void fill(StudyRequest &request) const;
    /// Shows what was planned; nullptr: there is no plan, and `why` says why not.
    virtual void showPlan(const StudyPlan *plan, const QString &why);
    /// An empty text hides the note.
    void setNote(const QString &text);

Q_SIGNALS:
    void changed(); ///< somebody typed or chose something that the plan depends on

protected:
    void setExplanation(const QString &text);
    /// Goes between the explanation and the note.
    QVBoxLayout &content() { return *m_content; }
    /// A form in the content, with room below it.
    QFormLayout *addForm();
    /// A number that reports its changes.
    QSpinBox *makeNumber(int least, int most, const char *name);

private:
    QLabel *m_explanation;
    QVBoxLayout *m_content;
    QLabel *m_note;
};

} // namespace Concord
