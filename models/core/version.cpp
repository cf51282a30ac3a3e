// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/version.h"

namespace Concord {

QString programVersion()
{
    return QStringLiteral(CONCORD_VERSION);
}

} // namespace Concord
