// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QButtonGroup;
class QVBoxLayout;

namespace Concord {

/// The narrow bar at the window's left edge: an icon and a word for each page, Ctrl+1, Ctrl+2, …
class NavigationRail : public QFrame
{
    Q_OBJECT

public:
    explicit NavigationRail(QWidget *parent = nullptr);

    /// The pages are numbered from 0 in the order of their being added.
    void addPage(const QString &iconName, const QString &text);
    void setCurrent(int page); ///< says nothing
    /// Draws the icons anew in the theme's colours.
    void updateIcons();

Q_SIGNALS:
    void pageRequested(int page);

private:
    QVBoxLayout *m_layout;
    QButtonGroup *m_buttons;
};

} // namespace Concord
