// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/studyoverview.h"

#include <QDialog>

class QLineEdit;
class QPushButton;
class QRadioButton;
class QSpinBox;

namespace Concord {

/// Asks who is to join a study, and for what; deletes itself when it is closed.
class AddAnnotatorDialog : public QDialog
{
    Q_OBJECT

public:
    AddAnnotatorDialog(const StudyOverview &overview, QWidget *parent = nullptr);

    QString name() const; ///< trimmed
    /// Units on top; nothing: the newcomer takes over what others have left.
    std::optional<int> extra() const;

private:
    QLayout *makeChoices(const StudyOverview &overview);
    void update(const QStringList &taken);

    QLineEdit *m_name;
    QRadioButton *m_takesOver;
    QRadioButton *m_getsMore;
    QSpinBox *m_units;
    QPushButton *m_add;
};

} // namespace Concord
