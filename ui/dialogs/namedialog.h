// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace Concord {

/// Asks for another name; deletes itself when it is closed.
class NameDialog : public QDialog
{
    Q_OBJECT

public:
    /// `note` says what the name is used for; it may be empty.
    NameDialog(const QString &title, const QString &label, const QString &name, const QString &note,
               QWidget *parent = nullptr);

    /// What accepts the name, in place of "Rename".
    void setButtonText(const QString &text);
    QString name() const; ///< trimmed, never empty and never the old one once accepted

private:
    QLineEdit *m_name;
    QPushButton *m_accept = nullptr;
};

} // namespace Concord
