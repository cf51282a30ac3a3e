// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/copymodel.h"

#include "models/agreement/ratingsbuilder.h"

#include <cmath>

namespace Concord {

namespace {

quint64 in32Bits(double probability)
{
    return quint64(std::llround(probability * 0x1p32));
}

} // namespace

CopyModel::CopyModel(std::vector<double> shares, double kappa, double missing)
    : m_shares(std::move(shares)), m_kappa(kappa), m_copies(in32Bits(std::sqrt(kappa))),
      m_missing(in32Bits(missing))
{
    double sum = 0;
    for (const double share : m_shares)
        m_below.push_back(in32Bits(sum += share));
    m_below.back() = quint64(1) << 32;
}

double CopyModel::gwetAc1() const
{
    double squares = 0;
    for (const double share : m_shares)
        squares += share * share;
    const double agreement = m_kappa + (1 - m_kappa) * squares;
    const double expected = (1 - squares) / double(m_shares.size() - 1);
    return (agreement - expected) / (1 - expected);
}

Ratings CopyModel::ratings(int units, int raters, Philox &random) const
{
    QStringList categories;
    for (size_t k = 1; k <= m_shares.size(); ++k)
        categories.append(QString::number(k));
    RatingsBuilder builder(categories);
    for (int rater = 0; rater < raters; ++rater)
        builder.rater(QByteArray::number(rater).prepend('r'));
    for (int i = 0; i < units; ++i) {
        const quint32 unit = builder.unit(QByteArray::number(i).prepend('u'));
        const quint32 truth = category(random);
        for (int rater = 0; rater < raters; ++rater) {
            if (random.next32() < m_missing)
                continue;
            const bool copies = random.next32() < m_copies;
            builder.add(unit, quint32(rater), copies ? truth : category(random));
        }
    }
    return *builder.build();
}

quint32 CopyModel::category(Philox &random) const
{
    const quint32 uniform = random.next32();
    quint32 k = 0;
    while (m_below[k] <= uniform)
        ++k;
    return k;
}

} // namespace Concord
