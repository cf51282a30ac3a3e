// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/multinomial.h"

#include <algorithm>
#include <array>
#include <limits>

namespace Concord {

namespace {

constexpr int blockBits = 1024;
constexpr qint64 fewDraws = 6; // so few are placed one by one

// A whole number below 2^1088, lowest digit first; only what Pascal's row needs.
class BigNumber
{
public:
    explicit BigNumber(quint32 value) { m_digits[0] = value; }

    void add(const BigNumber &other)
    {
        quint64 carry = 0;
        for (size_t i = 0; i < m_digits.size(); ++i) {
            carry += quint64(m_digits[i]) + other.m_digits[i];
            m_digits[i] = quint32(carry);
            carry >>= 32;
        }
    }

    void multiply(quint32 factor)
    {
        quint64 carry = 0;
        for (quint32 &digit : m_digits) {
            carry += quint64(digit) * factor;
            digit = quint32(carry);
            carry >>= 32;
        }
    }

    void divide(quint32 divisor)
    {
        quint64 rest = 0;
        for (size_t i = m_digits.size(); i-- > 0;) {
            rest = (rest << 32) | m_digits[i];
            m_digits[i] = quint32(rest / divisor);
            rest %= divisor;
        }
    }

    // The 64 bits below 2^1024.
    quint64 topBits() const { return (quint64(m_digits[31]) << 32) | m_digits[30]; }

private:
    std::array<quint32, 34> m_digits{};
};

// Binomial(1024, 1/2) by inversion of its distribution function in units of 2^-64.
class HalfBlock
{
public:
    HalfBlock()
    {
        BigNumber coefficient(1);
        BigNumber sum(0);
        for (quint32 k = 0; k < blockBits; ++k) {
            sum.add(coefficient);
            m_below[k] = sum.topBits();
            coefficient.multiply(blockBits - k);
            coefficient.divide(k + 1);
        }
        m_below[blockBits] = std::numeric_limits<quint64>::max();
        size_t k = 0;
        for (size_t slice = 0; slice < m_start.size(); ++slice) {
            while (m_below[k] <= quint64(slice) << sliceShift)
                ++k;
            m_start[slice] = quint16(k);
        }
    }

    qint64 onesFor(quint64 uniform) const
    {
        size_t k = m_start[uniform >> sliceShift];
        while (k < blockBits && m_below[k] <= uniform)
            ++k;
        return qint64(k);
    }

private:
    static constexpr int sliceShift = 54;

    std::array<quint64, blockBits + 1> m_below{}; // P(at most k ones), exclusive upper bounds
    std::array<quint16, size_t(1) << (64 - sliceShift)> m_start{};
};

// Without the instruction that only newer processors have, std::popcount is a call.
qint64 onesIn(quint64 bits)
{
    bits -= (bits >> 1) & 0x5555555555555555U;
    bits = (bits & 0x3333333333333333U) + ((bits >> 2) & 0x3333333333333333U);
    bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0FU;
    return qint64((bits * 0x0101010101010101U) >> 56);
}

// Random bits from a stream, none thrown away.
class RandomBits
{
public:
    explicit RandomBits(Philox &random) : m_random(random) {}

    // How many of `count` fair bits are 1.
    qint64 ones(qint64 count)
    {
        static const HalfBlock block;
        qint64 sum = 0;
        for (; count >= blockBits; count -= blockBits)
            sum += block.onesFor(m_random.next64());
        for (; count >= 64; count -= 64)
            sum += onesIn(m_random.next64());
        return sum + onesIn(take(int(count)));
    }

    // How many of `count` uniform numbers are below numerator / denominator.
    qint64 binomial(qint64 count, qint64 numerator, qint64 denominator)
    {
        qint64 below = 0;
        qint64 undecided = count; // equal to the probability in every bit so far
        for (qint64 rest = numerator; undecided > 0 && rest > 0;) {
            const bool bit = rest >= denominator - rest;
            rest = bit ? rest - (denominator - rest) : rest + rest;
            const qint64 one = ones(undecided);
            below += bit ? undecided - one : 0;
            undecided = bit ? one : undecided - one;
        }
        return below;
    }

private:
    quint64 take(int count) // fewer than 64
    {
        if (m_left < count) {
            m_bits = m_random.next64();
            m_left = 64;
        }
        const quint64 taken = m_bits & ((quint64(1) << count) - 1);
        m_bits >>= count;
        m_left -= count;
        return taken;
    }

    Philox &m_random;
    quint64 m_bits = 0;
    int m_left = 0;
};

// Splits the outcomes in halves and the draws between them, until few draws or one outcome is left.
class MultinomialSplitter
{
public:
    MultinomialSplitter(const std::vector<qint64> &cumulative, Philox &random,
                        std::span<qint64> counts)
        : m_cumulative(cumulative), m_random(random), m_bits(random), m_counts(counts)
    {}

    void split(size_t begin, size_t end, qint64 draws)
    {
        if (end - begin == 1) {
            m_counts[begin] += draws;
        } else if (draws <= fewDraws) {
            for (; draws > 0; --draws)
                ++m_counts[oneOf(begin, end)];
        } else {
            const size_t middle = begin + (end - begin) / 2;
            const qint64 start = m_cumulative[begin];
            const qint64 left =
                m_bits.binomial(draws, m_cumulative[middle] - start, m_cumulative[end] - start);
            split(begin, middle, left);
            split(middle, end, draws - left);
        }
    }

private:
    size_t oneOf(size_t begin, size_t end)
    {
        const qint64 start = m_cumulative[begin];
        const qint64 at = start + qint64(m_random.below(quint64(m_cumulative[end] - start)));
        const auto first = m_cumulative.begin();
        const auto next = std::upper_bound(first + qsizetype(begin), first + qsizetype(end), at);
        return size_t(next - first) - 1;
    }

    const std::vector<qint64> &m_cumulative;
    Philox &m_random;
    RandomBits m_bits;
    std::span<qint64> m_counts;
};

} // namespace

Multinomial::Multinomial(std::span<const qint64> frequencies) : m_cumulative{0}
{
    for (const qint64 frequency : frequencies)
        m_cumulative.push_back(m_cumulative.back() + frequency);
    Q_ASSERT(total() > 0);
}

void Multinomial::draw(qint64 draws, Philox &random, std::span<qint64> counts) const
{
    Q_ASSERT(counts.size() + 1 == m_cumulative.size());
    std::ranges::fill(counts, 0);
    MultinomialSplitter(m_cumulative, random, counts).split(0, counts.size(), draws);
}

} // namespace Concord
