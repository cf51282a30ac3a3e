// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QStringList>

#include <vector>

namespace Concord {

/// A square table of weights as a file has it.
struct WeightTable
{
    QStringList names; ///< of the categories, where the file names them
    std::vector<double> cells; ///< row by row

    friend bool operator==(const WeightTable &, const WeightTable &) = default;
};

/// Reads a weight matrix: CSV or TSV of numbers, as many rows as columns; or with a header of the
/// categories' names and the same names in the first column, in any order. What the numbers mean is
/// customWeights()'s matter. An Error names file and line.
Result<WeightTable> readWeightsCsv(const QString &path);

} // namespace Concord
