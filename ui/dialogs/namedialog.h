// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;

namespace Concord {

/// Asks for another name; deletes itself when it is closed.
class NameDialog : public QDialog
{
    Q_OBJECT

public:
    /// `note` says what the name is used for; it may be empty.
    NameDialog(const QString &title, const QString &label, const QString &name, const QString &note,
               QWidget *parent = nullptr);

    QString name() const; ///< trimmed, never empty and never the old one once accepted

private:
    QLineEdit *m_name;
};

} // namespace Concord
