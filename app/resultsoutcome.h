// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studydata.h"
#include "models/agreement/agreementreport.h"
#include "models/results/outcome.h"

namespace Concord {

/// The tables that the question's kind gives, with the options' level, replicates and seed.
Result<StudyOutcome> loadOutcome(const Database &database, const StudyData &data,
                                 const AgreementOptions &options);

} // namespace Concord
