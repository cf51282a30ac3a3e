// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace Concord {

// The streams of a study's seed. They are part of what a seed means: never change their numbers.
constexpr quint64 gridStream = 1;
constexpr quint64 unitOrderStream = 2;
constexpr quint64 adjudicationStream = 16;
constexpr quint64 blindOrderStream = Q_UINT64_C(1) << 32; ///< plus the annotator's index
constexpr quint64 sampleStream = Q_UINT64_C(2) << 32; ///< plus origin and stratum, see drawSample()

} // namespace Concord
