// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/weightmatrix.h"
#include "models/core/result.h"

#include <QStringList>

#include <optional>

namespace Concord {

/// The families of agreement weights (Gwet 2014, chapter 3; agreement.md section 1, "Weight
/// matrices"), and matrices of one's own.
enum class WeightScheme {
    Unweighted,
    Linear, ///< Cicchetti and Allison (1971)
    Quadratic, ///< Fleiss and Cohen (1973)
    Radical,
    Ratio,
    Ordinal, ///< what the coefficient's own literature calls so: alpha's metric, else GwetOrdinal
    Circular,
    Bipolar,
    GwetOrdinal, ///< Gwet's ordinal weights, for alpha too
    Custom,
};

/// The stable name of a scheme, such as "gwet-ordinal".
QLatin1StringView weightSchemeName(WeightScheme scheme);

/// The scheme of this name; Custom has none.
std::optional<WeightScheme> weightSchemeNamed(const QString &name);

/// More categories than this need too large a matrix (unweighted and quadratic need none).
constexpr int weightCategoryLimit = 2000;

/// The weights of categories with these numbers, which are ranks where the categories are not
/// numbers (decision D9). Ordinal gives Gwet's. An Error tells of too many categories or, for
/// Ratio, of negative numbers. `scheme` is not Custom.
Result<WeightMatrix> schemeWeights(WeightScheme scheme, std::span<const double> values);

/// A matrix as its author wrote it, row by row, for `size` categories: agreement weights (1 on the
/// diagonal, all within 0..1) or, with zeros on the diagonal, disagreements that are not negative
/// (decision D8). An Error says which of that does not hold.
Result<WeightMatrix> customWeights(int size, std::span<const double> cells);

} // namespace Concord
