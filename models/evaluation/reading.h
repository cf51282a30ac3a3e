// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QString>

#include <optional>

namespace Concord {

/// How responses are parsed and scored: with every quirk of IP-Dialog's published code, so that
/// numbers compare with the paper, or with its two parsing faults mended and rank's tau taken over
/// items (ip-dialog.md sections 4 and 5).
enum class Reading { AsPublished, Repaired };

/// The stable name: "published" or "repaired".
QLatin1StringView readingName(Reading reading);
std::optional<Reading> readingNamed(const QString &name);

/// The same for a person, such as "as published".
QString readingTitle(Reading reading);

} // namespace Concord
