// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dataset/attribute.h"

#include <algorithm>
#include <tuple>

namespace Concord {

void sortAttributes(QList<Attribute> &attributes)
{
    std::ranges::sort(attributes, [](const Attribute &a, const Attribute &b) {
        return std::tie(a.type, a.value) < std::tie(b.type, b.value);
    });
}

void assignRevealingRounds(QList<Attribute> &attributes, qsizetype roundCount)
{
    QList<Attribute *> related;
    for (Attribute &attribute : attributes) {
        attribute.round.reset();
        if (attribute.related)
            related.append(&attribute);
    }
    if (related.size() != roundCount)
        return;
    std::sort(related.begin(), related.end(),
              [](const Attribute *a, const Attribute *b) { return a->type < b->type; });
    for (qsizetype i = 0; i < related.size(); ++i)
        related[i]->round = int(i);
}

} // namespace Concord
