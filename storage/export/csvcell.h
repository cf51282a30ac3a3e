// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Concord {

/// A cell of a CSV file in UTF-8: quoted where RFC 4180 asks for it, and where a reader may trim.
QByteArray csvCell(const QString &text);

} // namespace Concord
