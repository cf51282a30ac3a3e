// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/results/outcome.h"

#include <QMap>

namespace Concord {

/// What the answers about one unit add up to.
struct UnitSum
{
    double sum = 0;
    qint64 count = 0;

    void add(double value);

    friend bool operator==(const UnitSum &, const UnitSum &) = default;
};

using UnitSums = QMap<QString, UnitSum>; ///< by unit

struct UnitMeanOptions
{
    double level = 0.95;
    int replicates = 2000;
    quint64 seed = 1;

    friend bool operator==(const UnitMeanOptions &, const UnitMeanOptions &) = default;
};

/// The mean over answers of each of `means`, with the percentile bootstrap over units (Efron and
/// Tibshirani 1993, chapter 13): a unit is drawn with all its answers. All means share the
/// replicates.
///
/// No value without an answer; no interval where all units have the same mean, one of them among
/// others, or where more than 5 % of the replicates have no answer.
QList<OutcomeValue> unitMeans(const QList<UnitSums> &means, const UnitMeanOptions &options);

} // namespace Concord
