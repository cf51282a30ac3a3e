// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/failure.h"

#include <QCoreApplication>

namespace Concord {

QString tagKey(qsizetype place)
{
    constexpr QLatin1StringView keys("123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    return place >= 0 && place < keys.size() ? QString(keys[place]) : QString();
}

QString tagNamesFault(const QStringList &names)
{
    QStringList seen;
    for (const QString &name : names) {
        const QString trimmed = name.trimmed();
        if (trimmed.isEmpty())
            return QCoreApplication::translate("Concord::Evaluation",
                                               "A tag needs a name: take out the empty one.");
        if (seen.contains(trimmed)) {
            return QCoreApplication::translate("Concord::Evaluation",
                                               "The tag \"%1\" is named twice. Name each once.")
                .arg(trimmed);
        }
        seen.append(trimmed);
    }
    return {};
}

} // namespace Concord
