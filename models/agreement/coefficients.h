// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/alphametric.h"
#include "models/agreement/bootstrap.h"
#include "models/agreement/countpatterns.h"
#include "models/agreement/inference.h"
#include "models/agreement/rowpatterns.h"

#include <QLatin1StringView>

#include <span>

namespace Concord {

/// A ratings table grouped once, from which every coefficient is computed.
struct AgreementInput
{
    explicit AgreementInput(const Ratings &table);

    const Ratings &ratings;
    RowPatterns rows;
    CountPatterns counts;
    AlphaMetric metric; ///< nominal unless set
};

/// One coefficient as reports know it.
struct Coefficient
{
    /// What the units are resampled as.
    enum class Basis { counts, rows };

    QLatin1StringView id; ///< "fleiss_kappa"
    Basis basis = Basis::counts;
    bool prefersBootstrap = false; ///< its interval when none is asked for
    Estimate (*estimate)(const AgreementInput &, const InferenceOptions &) = nullptr;
    /// The value as a function of pattern frequencies; refers to the input.
    PatternStatistic (*statistic)(const AgreementInput &) = nullptr;
};

/// All coefficients there are, in the order of a full report.
std::span<const Coefficient> coefficients();

/// The coefficient with this id, or nullptr.
const Coefficient *findCoefficient(const QString &id);

} // namespace Concord
