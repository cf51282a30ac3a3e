// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace Concord {

/// Every text that a program beside ours could read from a page: the properties of its widgets and
/// their children, the accessibility tree, and the window's title.
QStringList screenTexts(const QWidget &window, QWidget &page);

} // namespace Concord
