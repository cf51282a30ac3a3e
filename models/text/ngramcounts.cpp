// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/ngramcounts.h"

#include <algorithm>

namespace Concord {

QList<Ngram> ngramsOf(std::span<const int> words, int n)
{
    Q_ASSERT(n >= 1 && n <= longestNgram);
    QList<Ngram> ngrams;
    const auto width = size_t(n);
    for (size_t first = 0; first + width <= words.size(); ++first) {
        Ngram ngram;
        ngram.fill(-1);
        std::copy_n(words.begin() + qsizetype(first), n, ngram.begin());
        ngrams.append(ngram);
    }
    return ngrams;
}

QList<qint64> ngramCounts(const WordSequence &text, int n)
{
    QList<Ngram> ngrams; // sorting takes a third of a hash's memory
    for (qsizetype turn = 0; turn < text.turnCount(); ++turn)
        ngrams += ngramsOf(text.turn(turn), n);
    std::sort(ngrams.begin(), ngrams.end());
    QList<qint64> counts;
    for (auto at = ngrams.cbegin(); at != ngrams.cend();) {
        const auto next =
            std::find_if(at, ngrams.cend(), [&](const Ngram &ngram) { return ngram != *at; });
        counts.append(next - at);
        at = next;
    }
    return counts;
}

} // namespace Concord
