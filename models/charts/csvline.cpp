// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/charts/csvline.h"

namespace Concord {

QString csvLine(const QStringList &fields)
{
    QStringList quoted;
    for (QString field : fields) {
        const bool isPlain = !field.contains(u',') && !field.contains(u'"')
            && !field.contains(u'\n') && !field.contains(u'\r');
        if (!isPlain)
            field = u'"' + field.replace(u'"', QLatin1StringView("\"\"")) + u'"';
        quoted.append(field);
    }
    return quoted.join(u',') + QLatin1StringView("\r\n");
}

} // namespace Concord
