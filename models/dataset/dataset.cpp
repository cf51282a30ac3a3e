// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dataset/dataset.h"

namespace Concord {

QString originId(Origin origin)
{
    switch (origin) {
    case Origin::Unknown:
        return QStringLiteral("unknown");
    case Origin::Human:
        return QStringLiteral("human");
    case Origin::Synthetic:
        return QStringLiteral("synthetic");
    }
    Q_UNREACHABLE();
}

std::optional<Origin> originFromId(QStringView id)
{
    for (const Origin origin : {Origin::Unknown, Origin::Human, Origin::Synthetic}) {
        if (id == originId(origin))
            return origin;
    }
    return std::nullopt;
}

} // namespace Concord
