// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/reading.h"

#include <QCoreApplication>

namespace Concord {

QLatin1StringView readingName(Reading reading)
{
    return reading == Reading::AsPublished ? QLatin1StringView("published")
                                           : QLatin1StringView("repaired");
}

std::optional<Reading> readingNamed(const QString &name)
{
    for (const Reading reading : {Reading::AsPublished, Reading::Repaired}) {
        if (name == readingName(reading))
            return reading;
    }
    return std::nullopt;
}

QString readingTitle(Reading reading)
{
    return reading == Reading::AsPublished
        ? QCoreApplication::translate("Concord::Evaluation", "as published")
        : QCoreApplication::translate("Concord::Evaluation", "repaired");
}

} // namespace Concord
