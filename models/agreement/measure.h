// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QStringList>

#include <optional>
#include <vector>

namespace Concord {

/// What the labels are: names, ranks, numbers, numbers with a true zero, or sets of names.
enum class Measure { nominal, ordinal, interval, ratio, set };

/// The stable name of `measure`, such as "nominal".
QLatin1StringView measureName(Measure measure);

/// The numbers that `labels` spell ("C" locale, of at most 1e100), or nothing if one of them is not
/// a number.
std::optional<std::vector<double>> numericValues(const QStringList &labels);

} // namespace Concord
