// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/hdd.h"

#include <QMap>

namespace Concord {

namespace {

// C(all - count, sample) / C(all, sample) as a product: no factor is over 1, so nothing overflows.
double chanceOfNone(qint64 count, qint64 all, qint64 sample)
{
    if (all - count < sample)
        return 0;
    double chance = 1;
    for (qint64 i = 0; i < sample; ++i)
        chance *= double(all - count - i) / double(all - i);
    return chance;
}

} // namespace

std::optional<double> hdd(const WordSequence &text, qsizetype sample)
{
    Q_ASSERT(sample > 0);
    const auto words = text.words();
    const auto all = qint64(words.size());
    if (all < sample)
        return std::nullopt;
    QList<qint64> counts(text.typeCount(), 0);
    for (const int word : words)
        ++counts[word];
    QMap<qint64, qint64> typesOfCount; // many types share a count
    for (const qint64 count : std::as_const(counts))
        ++typesOfCount[count];
    double expected = 0; // types in the sample
    for (auto it = typesOfCount.cbegin(); it != typesOfCount.cend(); ++it)
        expected += double(it.value()) * (1 - chanceOfNone(it.key(), all, sample));
    return expected / double(sample);
}

} // namespace Concord
