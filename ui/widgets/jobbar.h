// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStatusBar>

class QLabel;
class QProgressBar;
class QPushButton;

namespace Concord {

/// The window's foot: notes, the job that runs with its progress and a way to cancel it, and
/// whether what is open is saved.
class JobBar : public QStatusBar
{
    Q_OBJECT

public:
    explicit JobBar(QWidget *parent = nullptr);

    void setState(const QString &text);
    /// Nobody knows how far it is, and it cannot be cancelled.
    void showBusy(const QString &text);
    void showProgress(int percent, const QString &text);
    void hideProgress();

Q_SIGNALS:
    void cancelRequested();

private:
    QLabel *m_job;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QLabel *m_state;
};

} // namespace Concord
