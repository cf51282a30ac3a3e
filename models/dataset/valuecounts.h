// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/datasetstatistics.h"

#include <QMap>

namespace Concord {

/// How many items have each number.
using NumberCounts = QMap<qint64, qint64>;

/// At most about 30 bins, each 1, 2 or 5 times a power of ten of the values' common step wide: even
/// numbers alone get bins of 2. Without items no bins.
Histogram histogramOf(const NumberCounts &counts);

/// Pielou's evenness (1966, Journal of Theoretical Biology 13, 131-144): J = H / ln S with
/// Shannon's entropy H of the values' shares and S the values that occur. Nothing for fewer than
/// two.
std::optional<double> pielouEvenness(const QList<FacetValue> &values);

} // namespace Concord
