// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <functional>

class QWidget;

namespace Concord {

/// Asks for a file to write, without blocking; `chosen` gets its path, which ends as the chosen one
/// of `filters` says ("PDF (*.pdf)"). `name` is the file's without its ending.
void askForPath(QWidget *parent, const QString &title, const QString &name,
                const QStringList &filters, const std::function<void(const QString &)> &chosen);

/// A file's name made of a title: what file systems dislike becomes a dash.
QString fileNameFor(const QString &title);

} // namespace Concord
