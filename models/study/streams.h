// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace Concord {

// The streams of a study's seed. They are part of what a seed means: never change their numbers.
constexpr quint64 gridStream = 1;
constexpr quint64 unitOrderStream = 2;
constexpr quint64 trainingOrderStream = 3;
constexpr quint64 pairSideStream = 4;
constexpr quint64 trainingSideStream = 5;
constexpr quint64 adjudicationStream = 16;
constexpr quint64 blindOrderStream = Q_UINT64_C(1) << 32; ///< plus the annotator's index
constexpr quint64 sampleStream = Q_UINT64_C(2) << 32; ///< plus origin and stratum, see drawSample()
constexpr quint64 trainingStream = Q_UINT64_C(3) << 32; ///< the same for training units
constexpr quint64 repeatStream = Q_UINT64_C(4) << 32; ///< plus the annotator's index
constexpr quint64 handOverStream = Q_UINT64_C(16) << 32; ///< plus the study's changes so far

} // namespace Concord
