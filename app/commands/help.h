// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace Concord {

struct Command;

/// What `concord help` prints.
QString generalHelp(const QList<Command> &commands);

/// What `concord help NAME` prints.
QString commandHelp(const Command &command);

} // namespace Concord
