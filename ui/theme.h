// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPalette>

class QAbstractButton;

namespace Concord {

/// The colours everything is painted with. Texts have a contrast of at least 4.5 on their grounds.
struct Theme
{
    bool isDark = false;
    QColor window;
    QColor surface; ///< cards, lists, fields
    QColor border;
    QColor text;
    QColor muted; ///< secondary text
    QColor accent; ///< selection, focus, the main button
    QColor accentText; ///< on accent
    QColor accentSoft; ///< a tint of accent as a ground for text
    QColor bubbleA; ///< the first speaker
    QColor bubbleB; ///< everybody else
    QColor mark; ///< text and edge of what reveals an attribute
    QColor markSoft; ///< its ground
    QColor scroll; ///< the handle of a scroll bar
    QColor faint; ///< what cannot be used now, or was not found
    QColor danger;

    static Theme light();
    static Theme dark();

    QPalette palette() const;
    QString styleSheet() const;
};

/// Whether the desktop's palette is a dark one. Ask before applyTheme().
bool systemIsDark();

/// Gives the whole program the theme; can be called again.
void applyTheme(const Theme &theme);
const Theme &currentTheme();

/// The line icon of that name in resources/icons, in a colour.
QIcon themedIcon(const QString &name, const QColor &color);

/// Gives a button a line icon in a colour of the theme, whichever theme is on.
void setThemedIcon(QAbstractButton *button, const QString &name, QColor Theme::*color);

} // namespace Concord
