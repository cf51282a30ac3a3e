// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/studywizard/studywizardpage.h"

namespace Concord {

/// What would be made, and what it can show.
class ReviewPage : public StudyWizardPage
{
    Q_OBJECT

public:
    ReviewPage();

    void showPlan(const StudyPlan *plan, const QString &why) override;

private:
    QLabel *m_review;
    QLabel *m_expected;
};

} // namespace Concord
