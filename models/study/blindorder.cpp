// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/blindorder.h"

#include "models/core/random.h"
#include "models/study/streams.h"

#include <algorithm>

namespace Concord {

QList<OrderedUnit> withRepeats(const QList<int> &order, int repeats, int annotator, quint64 seed)
{
    const qsizetype count = order.size();
    const qsizetype again = std::min<qsizetype>(repeats, count);
    const qsizetype sources = std::max(again, (count + 2) / 3);
    // At least one other unit comes between the two showings, where there is one.
    const qsizetype head = std::max(std::min(sources + 1, count), (count + 1) / 2);
    Philox random(seed, repeatStream + quint64(annotator));
    const QList<qsizetype> repeated = sampleIndices(sources, again, random);
    const QList<qsizetype> places = sampleIndices(count - head + again, again, random);

    QList<OrderedUnit> ordered;
    qsizetype next = 0; // of `order`
    qsizetype nextRepeat = 0;
    for (qsizetype place = 0; place < count + again; ++place) {
        // Both lists ascend: what was shown first comes back first, which keeps showings apart.
        if (nextRepeat < again && places[nextRepeat] + head == place)
            ordered.append({order[repeated[nextRepeat++]], 2});
        else
            ordered.append({order[next++], 1});
    }
    return ordered;
}

} // namespace Concord
