// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/sampling.h"

#include "models/core/random.h"
#include "models/text/typography.h"

#include <QCryptographicHash>
#include <QHash>
#include <QMap>
#include <QtEndian>

#include <algorithm>
#include <numeric>

namespace Concord {

namespace {

// Indices into the population, by stratum in the order of their names.
using Strata = QMap<QString, QList<qsizetype>>;

QList<qsizetype> drawFromStrata(const Strata &strata, qint64 total, quint64 seed, quint64 stream)
{
    QList<qint64> sizes;
    for (const QList<qsizetype> &members : strata)
        sizes.append(members.size());
    const QList<qint64> shares = proportionalShares(sizes, total);
    QList<qsizetype> drawn;
    qsizetype stratum = 0;
    for (const QList<qsizetype> &members : strata) {
        Philox random(seed, stream + quint64(stratum));
        for (const qsizetype i : sampleIndices(members.size(), shares[stratum], random))
            drawn.append(members[i]);
        ++stratum;
    }
    return drawn;
}

// Equal parts, or as many of each as the smallest part holds.
QList<qint64> equalParts(const QList<qint64> &sizes, int units)
{
    QList<qint64> shares;
    bool suffices = true;
    for (qsizetype i = 0; i < sizes.size(); ++i) {
        shares.append(units / sizes.size() + (i < units % sizes.size() ? 1 : 0));
        suffices = suffices && shares[i] <= sizes[i];
    }
    if (!suffices) {
        const qint64 smallest = *std::ranges::min_element(sizes);
        for (qint64 &share : shares)
            share = std::min(share, smallest);
    }
    return shares;
}

} // namespace

quint64 textDigest(const QString &text)
{
    const QByteArray plain = normalisedTypography(text).toCaseFolded().toUtf8();
    const QByteArray hash = QCryptographicHash::hash(plain, QCryptographicHash::Blake2b_160);
    return qFromLittleEndian<quint64>(hash.constData());
}

QList<Candidate> distinctCandidates(QList<Candidate> population, OriginUse use)
{
    std::ranges::sort(population, {}, &Candidate::key);
    QHash<quint64, Origin> first;
    QSet<quint64> ambiguous;
    for (const Candidate &candidate : population) {
        const auto known = first.constFind(candidate.textDigest);
        if (known == first.constEnd())
            first.insert(candidate.textDigest, candidate.origin);
        else if (use == OriginUse::IsAsked && *known != candidate.origin)
            ambiguous.insert(candidate.textDigest);
    }
    QList<Candidate> distinct;
    for (Candidate &candidate : population) {
        if (first.remove(candidate.textDigest) > 0 && !ambiguous.contains(candidate.textDigest))
            distinct.append(std::move(candidate));
    }
    return distinct;
}

QList<qint64> proportionalShares(const QList<qint64> &sizes, qint64 total)
{
    const qint64 all = std::accumulate(sizes.begin(), sizes.end(), qint64(0));
    Q_ASSERT(total <= all);
    if (all == 0)
        return QList<qint64>(sizes.size(), 0);
    QList<qint64> shares;
    QList<qsizetype> order;
    for (qsizetype i = 0; i < sizes.size(); ++i) {
        shares.append(total * sizes[i] / all);
        order.append(i);
    }
    std::ranges::stable_sort(order, [&](qsizetype a, qsizetype b) {
        return total * sizes[a] % all > total * sizes[b] % all;
    });
    // A part with a remainder is larger than its share, so one more is always there.
    qint64 left = total - std::accumulate(shares.begin(), shares.end(), qint64(0));
    for (qsizetype i = 0; left > 0; ++i, --left)
        ++shares[order[i]];
    return shares;
}

QList<Candidate> drawSample(const QList<Candidate> &distinct, const QList<Origin> &origins,
                            int units, quint64 seed, DrawStreams streams)
{
    QList<Strata> parts(std::max<qsizetype>(1, origins.size()));
    QList<qint64> sizes(parts.size(), 0);
    for (qsizetype i = 0; i < distinct.size(); ++i) {
        const qsizetype part = origins.isEmpty() ? 0 : origins.indexOf(distinct[i].origin);
        if (part < 0)
            continue;
        parts[part][distinct[i].stratum].append(i);
        ++sizes[part];
    }
    const QList<qint64> shares = equalParts(sizes, units);
    QList<qsizetype> drawn;
    for (qsizetype part = 0; part < parts.size(); ++part) {
        const quint64 stream = streams.draw + (quint64(part) << 24);
        drawn += drawFromStrata(parts[part], shares[part], seed, stream);
    }
    Philox random(seed, streams.order);
    shuffle(drawn, random);
    QList<Candidate> sample;
    for (const qsizetype i : drawn)
        sample.append(distinct[i]);
    return sample;
}

} // namespace Concord
