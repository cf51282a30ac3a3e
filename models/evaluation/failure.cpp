// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/failure.h"

#include <QCoreApplication>

#include <algorithm>

namespace Concord {

QList<Tag> tagsNamed(const QStringList &names, const QList<Tag> &known)
{
    QList<Tag> tags;
    for (const QString &name : names) {
        const QString trimmed = name.trimmed();
        const auto same = std::find_if(known.begin(), known.end(),
                                       [&](const Tag &tag) { return tag.name == trimmed; });
        tags.append({same == known.end() ? TagId() : same->id, trimmed});
    }
    return tags;
}

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
