// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <functional>

class QWidget;

namespace Concord {

/// Asks for a file to write, without blocking; `chosen` gets its path. Each filter ends in
/// "(*.ending)"; a name without an ending gets that of the chosen filter.
void askForPath(QWidget *parent, const QString &title, const QString &name,
                const QStringList &filters, const std::function<void(const QString &)> &chosen);

} // namespace Concord
