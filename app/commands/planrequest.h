// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/samplesize.h"

#include <vector>

class QCommandLineParser;

namespace Concord {

/// What the options of `concord plan` ask for: the units for a test or for an interval.
struct PlanRequest
{
    PlanMethod method = PlanMethod::precision;
    PowerTarget power; ///< of the methods other than precision
    PrecisionTarget precision; ///< its kappa and level always, its half width for precision
    int raters = 2;
    std::vector<double> margins; ///< share of each category; empty when `prevalence` is set
    std::vector<double> prevalence; ///< share of the first of two, for both raters or for each
};

/// Reads the options; an Error says which of them are wrong or do not go together.
Result<PlanRequest> readPlanRequest(const QCommandLineParser &parser);

} // namespace Concord
