// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/wordsequence.h"

#include "models/text/lexicalwords.h"

namespace Concord {

void WordSequence::addTurn(const QString &text)
{
    addTurn(lexicalWords(text));
}

void WordSequence::addTurn(const QStringList &words)
{
    for (const QString &word : words) {
        const int next = int(m_types.size());
        const auto known = m_types.constFind(word);
        m_words.append(known == m_types.constEnd() ? next : *known);
        if (known == m_types.constEnd())
            m_types.insert(word, next);
    }
    m_turnEnds.append(m_words.size());
}

std::span<const int> WordSequence::turn(qsizetype index) const
{
    const qsizetype begin = index == 0 ? 0 : m_turnEnds[index - 1];
    return words().subspan(size_t(begin), size_t(m_turnEnds[index] - begin));
}

} // namespace Concord
