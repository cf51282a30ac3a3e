// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/agreementreport.h"
#include "models/agreement/coefficients.h"

namespace Concord {

/// Gives the input what the options say of its labels: metric, weights, scores and judge. An Error
/// tells of options that do not fit the ratings.
Result<void> applyOptions(AgreementInput &input, const AgreementOptions &options);

/// Alpha and kappa of the presence of each label; the categories are sets.
QList<LabelAgreement> agreementByLabel(const CountPatterns &patterns, const QStringList &categories,
                                       const InferenceOptions &options);

} // namespace Concord
