// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QtGlobal>

#include <array>

namespace Concord {

/// Philox4x32-10, a counter-based generator (Salmon, Moraes, Dror and Shaw 2011, SC'11,
/// section 3.3).
///
/// The n-th number of a stream depends on (seed, stream, n) alone, so a draw is the same on every
/// platform and on any number of threads. Only integer arithmetic is used.
class Philox
{
public:
    using Block = std::array<quint32, 4>;

    /// `stream` separates independent sequences of one seed (a stratum, an annotator, a replicate).
    explicit Philox(quint64 seed, quint64 stream = 0);

    quint32 next32()
    {
        if (m_used == m_numbers.size())
            refill();
        return m_numbers[m_used++];
    }
    quint64 next64()
    {
        const quint64 lower = next32();
        return lower | (quint64(next32()) << 32);
    }

    /// Uniform in [0, bound), without modulo bias (rejection). `bound` is at least 1.
    quint64 below(quint64 bound);

    /// The bijection itself: ten rounds over `counter` under `key`.
    static Block encrypt(Block counter, std::array<quint32, 2> key);

private:
    void refill();

    quint64 m_seed;
    quint64 m_stream;
    quint64 m_block = 0;
    std::array<quint32, 32> m_numbers{}; ///< several blocks: they are made side by side
    size_t m_used = m_numbers.size();
};

/// Puts `list` into random order (Fisher-Yates, from the last element down).
template <typename T>
void shuffle(QList<T> &list, Philox &random)
{
    for (qsizetype i = list.size() - 1; i > 0; --i) {
        const auto j = qsizetype(random.below(quint64(i) + 1));
        list.swapItemsAt(i, j);
    }
}

/// `count` distinct indices of [0, size), in increasing order, every subset equally likely
/// (selection sampling, Knuth TAOCP 2, algorithm 3.4.2 S). `count` is at most `size`.
QList<qsizetype> sampleIndices(qsizetype size, qsizetype count, Philox &random);

} // namespace Concord
