// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/random.h"

namespace Concord {

namespace {

// Multipliers and Weyl increments of Philox4x32 (Salmon et al. 2011, table 2 and section 3.3).
constexpr quint32 multiplierA = 0xD2511F53;
constexpr quint32 multiplierB = 0xCD9E8D57;
constexpr quint32 weylA = 0x9E3779B9;
constexpr quint32 weylB = 0xBB67AE85;

constexpr quint32 low(quint64 value)
{
    return quint32(value);
}

constexpr quint32 high(quint64 value)
{
    return quint32(value >> 32);
}

} // namespace

Philox::Philox(quint64 seed, quint64 stream) : m_seed(seed), m_stream(stream) {}

Philox::Block Philox::encrypt(Block counter, std::array<quint32, 2> key)
{
    for (int round = 0; round < 10; ++round) {
        const quint64 a = quint64(multiplierA) * counter[0];
        const quint64 b = quint64(multiplierB) * counter[2];
        counter = {high(b) ^ counter[1] ^ key[0], low(b), high(a) ^ counter[3] ^ key[1], low(a)};
        key[0] += weylA;
        key[1] += weylB;
    }
    return counter;
}

quint32 Philox::next32()
{
    if (m_used == 4) {
        m_buffer = encrypt({low(m_block), high(m_block), low(m_stream), high(m_stream)},
                           {low(m_seed), high(m_seed)});
        ++m_block;
        m_used = 0;
    }
    return m_buffer[size_t(m_used++)];
}

quint64 Philox::next64()
{
    const quint64 lower = next32();
    return lower | (quint64(next32()) << 32);
}

quint64 Philox::below(quint64 bound)
{
    Q_ASSERT(bound > 0);
    // The first 2^64 mod bound values would make small results more likely: draw again.
    const quint64 reject = (0 - bound) % bound;
    for (;;) {
        const quint64 value = next64();
        if (value >= reject)
            return value % bound;
    }
}

QList<qsizetype> sampleIndices(qsizetype size, qsizetype count, Philox &random)
{
    Q_ASSERT(count >= 0 && count <= size);
    QList<qsizetype> chosen;
    chosen.reserve(count);
    for (qsizetype i = 0; chosen.size() < count; ++i) {
        const auto wanted = quint64(count - chosen.size());
        if (random.below(quint64(size - i)) < wanted)
            chosen.append(i);
    }
    return chosen;
}

} // namespace Concord
