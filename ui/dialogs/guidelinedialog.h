// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QPlainTextEdit;

namespace Concord {

/// Changes the guideline of a study that is open; deletes itself when it is closed.
class GuidelineDialog : public QDialog
{
    Q_OBJECT

public:
    GuidelineDialog(const QString &guideline, int version, QWidget *parent = nullptr);

    QString guideline() const;

private:
    QPlainTextEdit *m_text;
};

} // namespace Concord
