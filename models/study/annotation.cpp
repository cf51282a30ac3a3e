// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/annotation.h"

namespace Concord {

bool operator<(const CausalOrder &a, const CausalOrder &b)
{
    if (a.counter != b.counter)
        return a.counter < b.counter;
    if (!(a.device == b.device))
        return a.device.toString() < b.device.toString();
    return a.sequence < b.sequence;
}

} // namespace Concord
