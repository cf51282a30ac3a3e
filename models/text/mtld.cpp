// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/mtld.h"

namespace Concord {

namespace {

// Whole factors and the part of one at the end.
template <typename Iterator>
double factorsOf(Iterator begin, Iterator end, qsizetype typeCount, double threshold)
{
    QList<int> seenIn(typeCount, -1); // the factor a type was last seen in
    int whole = 0;
    qint64 words = 0;
    qint64 types = 0;
    for (Iterator at = begin; at != end; ++at) {
        ++words;
        if (seenIn[*at] != whole)
            ++types;
        seenIn[*at] = whole;
        if (double(types) / double(words) <= threshold) {
            ++whole;
            words = types = 0;
        }
    }
    const double rest = words == 0 ? 0 : 1 - double(types) / double(words);
    return whole + rest / (1 - threshold);
}

} // namespace

std::optional<double> mtld(const WordSequence &text, double threshold)
{
    Q_ASSERT(threshold > 0 && threshold < 1);
    const auto words = text.words();
    if (text.typeCount() == qsizetype(words.size()))
        return std::nullopt;
    const double forward = factorsOf(words.begin(), words.end(), text.typeCount(), threshold);
    const double backward = factorsOf(words.rbegin(), words.rend(), text.typeCount(), threshold);
    const auto length = double(words.size());
    return (length / forward + length / backward) / 2;
}

} // namespace Concord
