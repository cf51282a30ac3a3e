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

    /// `number` is the page's key (Ctrl+number) and what the signal names it by; it stays the same
    /// when other pages come or go.
    void addPage(int number, const QString &iconName, const QString &text);
    void setCurrent(int number); ///< says nothing
    /// Draws the icons anew in the theme's colours.
    void updateIcons();

Q_SIGNALS:
    void pageRequested(int number);

private:
    QVBoxLayout *m_layout;
    QButtonGroup *m_buttons;
};

} // namespace Concord
