// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace Concord {

/// What is shown while no project is open.
class WelcomePage : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(QWidget *parent = nullptr);

    void setRecentProjects(const QStringList &paths);

Q_SIGNALS:
    void demoRequested();
    void newRequested();
    void openRequested();
    void recentRequested(const QString &path);

private:
    QVBoxLayout *m_recent;
    QWidget *m_recentGroup;
};

} // namespace Concord
