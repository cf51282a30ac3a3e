// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;

namespace Concord {

/// Asks whose ratings a file holds; deletes itself when it is closed.
class JudgeDialog : public QDialog
{
    Q_OBJECT

public:
    explicit JudgeDialog(QWidget *parent = nullptr);

Q_SIGNALS:
    /// The dialog was accepted: `judge` is trimmed and not empty. With `isFolder` the ratings are
    /// a folder of PersonaLens.
    void chosen(const QString &judge, bool isFolder);

private:
    void choose(bool isFolder);

    QLineEdit *m_judge;
};

} // namespace Concord
