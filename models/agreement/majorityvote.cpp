// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/majorityvote.h"

namespace Concord {

Result<Consensus> majorityVote(const LabelCounts &counts)
{
    if (auto usable = checkAggregation(counts, 1); !usable)
        return usable.error();
    return Consensus(counts, voteShares(counts));
}

} // namespace Concord
