// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/agreementreport.h"
#include "models/agreement/coefficients.h"

namespace Concord {

/// Puts the intervals that the options ask for into the report's coefficients, which are `chosen`
/// in the same order and have their analytic ones, and appends a warning where one cannot be had.
///
/// Coefficients of one basis share their replicates. Where units come in clusters every error, test
/// and interval rests on clusters (the bootstrap's, else the jackknife's) and those by category are
/// left out. A coefficient without a standard error of its own gets that of the replicates or the
/// jackknife, and so does alpha with the ordinal metric and ICC (agreement.md section 4).
void addIntervals(const AgreementInput &input, const QList<const Coefficient *> &chosen,
                  const AgreementOptions &options, AgreementReport &report);

} // namespace Concord
