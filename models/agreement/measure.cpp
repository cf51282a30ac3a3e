// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/measure.h"

#include <cmath>

namespace Concord {

namespace {

// Sums of squares of larger ones would not be finite.
constexpr double largestNumber = 1e100;

} // namespace

QLatin1StringView measureName(Measure measure)
{
    switch (measure) {
    case Measure::nominal:
        return QLatin1StringView("nominal");
    case Measure::ordinal:
        return QLatin1StringView("ordinal");
    case Measure::interval:
        return QLatin1StringView("interval");
    case Measure::ratio:
        return QLatin1StringView("ratio");
    case Measure::set:
        return QLatin1StringView("set");
    }
    Q_UNREACHABLE();
}

std::optional<std::vector<double>> numericValues(const QStringList &labels)
{
    std::vector<double> values;
    for (const QString &label : labels) {
        bool ok = false;
        values.push_back(label.toDouble(&ok));
        if (!ok || !(std::abs(values.back()) <= largestNumber))
            return std::nullopt;
    }
    return values;
}

} // namespace Concord
