// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/movingaveragettr.h"

namespace Concord {

std::optional<double> typeTokenRatio(const WordSequence &text)
{
    const auto words = text.words();
    if (words.empty())
        return std::nullopt;
    return double(text.typeCount()) / double(words.size());
}

std::optional<double> movingAverageTtr(const WordSequence &text, qsizetype window)
{
    Q_ASSERT(window > 0);
    const auto words = text.words();
    const auto width = size_t(window);
    if (words.size() < width)
        return typeTokenRatio(text);
    QList<qsizetype> counts(text.typeCount(), 0);
    qint64 types = 0; // in the window
    qint64 sum = 0; // over the windows, exactly
    for (size_t i = 0; i < words.size(); ++i) {
        if (counts[words[i]]++ == 0)
            ++types;
        if (i >= width && --counts[words[i - width]] == 0)
            --types;
        if (i + 1 >= width)
            sum += types;
    }
    return double(sum) / double(width) / double(words.size() - width + 1);
}

} // namespace Concord
