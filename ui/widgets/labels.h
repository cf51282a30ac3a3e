// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QLabel>

class QLayout;
class QPushButton;

namespace Concord {

/// A label that shows its text as it is (never as HTML), styled by a role of the theme's style
/// sheet: "title", "heading", "section", "muted", "number", "empty", "banner", "speaker", "chip".
QLabel *makeLabel(const QString &text, const char *role = nullptr, QWidget *parent = nullptr);

/// The same for text of any length: wraps, and can be selected with mouse and keyboard.
QLabel *makeTextLabel(const QString &text, QWidget *parent = nullptr);

/// A tool tip or a button's text that shows `text` as it is: neither HTML nor a mnemonic.
QString plainToolTip(const QString &text);
QString plainButtonText(const QString &text);

/// A frame of a role: "card", "panel", "request", "reference", "rule".
QFrame *makeFrame(const char *role, QWidget *parent = nullptr);

/// A button that looks like text until it is wanted, found by its object name.
QPushButton *makeQuietButton(const QString &text, const char *name);

/// Change what the style sheet goes by, and show it.
void setRole(QWidget *widget, const char *role);
void setState(QWidget *widget, const QString &state);

/// Takes everything out of a layout; its widgets are deleted later.
void emptyLayout(QLayout *layout);

} // namespace Concord
