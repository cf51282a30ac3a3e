// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/agreementreport.h"
#include "models/agreement/coefficients.h"

namespace Concord {

/// Puts the intervals that the options ask for into the report's coefficients, which are `chosen`
/// in the same order and have their analytic ones, and appends a warning where one cannot be had.
///
/// Coefficients of one basis share their replicates. Where units come in clusters, or where a
/// coefficient has no standard error of its own, that of the replicates takes its place. The
/// standard error of alpha with the ordinal metric and of ICC is the jackknife's, where that is
/// quick (agreement.md section 4).
void addIntervals(const AgreementInput &input, const QList<const Coefficient *> &chosen,
                  const AgreementOptions &options, AgreementReport &report);

} // namespace Concord
