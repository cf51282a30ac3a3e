// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/results/resultinput.h"

namespace Concord {

/// How well people inferred attributes, beside the model runs that answered the same items
/// (ip-dialog.md section 5), as three tables:
///
///     attribute_precision  Precision(T), the share of stated types that are related, Precision(A),
///                          that of stated type=value pairs, and RVA
///     attribute_recall     recall and F1 of types (ATF) and of pairs
///     attribute_types      for each type how often it was stated, and how often rightly
///
/// The first two are means over answers, 0 where nothing was stated, with bootstraps over units;
/// the third has shares of people's answers with Wilson's intervals (clusteredshare.h). Only units
/// with related attributes count. Nothing unless the question asks for attributes.
QList<OutcomeTable> attributeTables(const ResultInput &input);

} // namespace Concord
