// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace Concord {

/// Fields as one line of CSV (RFC 4180) with its CRLF: quoted where they have to be.
QString csvLine(const QStringList &fields);

} // namespace Concord
