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

// Counters side by side, word by word, so that a compiler can work on several at once.
template <size_t count>
using Counters = std::array<std::array<quint32, count>, 4>;

template <size_t count>
void tenRounds(Counters<count> &counters, std::array<quint32, 2> key)
{
    auto &[w0, w1, w2, w3] = counters;
    for (int round = 0; round < 10; ++round) {
        for (size_t i = 0; i < count; ++i) {
            const quint64 a = quint64(multiplierA) * w0[i];
            const quint64 b = quint64(multiplierB) * w2[i];
            w0[i] = high(b) ^ w1[i] ^ key[0];
            w2[i] = high(a) ^ w3[i] ^ key[1];
            w1[i] = low(b);
            w3[i] = low(a);
        }
        key[0] += weylA;
        key[1] += weylB;
    }
}

} // namespace

Philox::Philox(quint64 seed, quint64 stream) : m_seed(seed), m_stream(stream) {}

Philox::Block Philox::encrypt(Block counter, std::array<quint32, 2> key)
{
    Counters<1> one{{{counter[0]}, {counter[1]}, {counter[2]}, {counter[3]}}};
    tenRounds(one, key);
    return {one[0][0], one[1][0], one[2][0], one[3][0]};
}

void Philox::refill()
{
    constexpr size_t blocks = std::tuple_size_v<decltype(m_numbers)> / 4;
    Counters<blocks> counters;
    for (size_t i = 0; i < blocks; ++i, ++m_block) {
        counters[0][i] = low(m_block);
        counters[1][i] = high(m_block);
        counters[2][i] = low(m_stream);
        counters[3][i] = high(m_stream);
    }
    tenRounds(counters, {low(m_seed), high(m_seed)});
    for (size_t i = 0; i < m_numbers.size(); ++i)
        m_numbers[i] = counters[i % 4][i / 4];
    m_used = 0;
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
