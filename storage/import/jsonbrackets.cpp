// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/jsonbrackets.h"

namespace Concord {

qsizetype JsonBrackets::take(QByteArrayView text)
{
    qsizetype at = 0;
    while (at < text.size() && !m_isWhole) {
        if (m_isInText)
            at = takeText(text, at);
        else
            takeStructure(text[at++]);
        if (m_hasBrokenText && text[at - 1] == '\n')
            break;
    }
    return at;
}

// To the text's end, or after a line end in it.
qsizetype JsonBrackets::takeText(QByteArrayView text, qsizetype at)
{
    if (m_isEscaped && text[at] != '\n')
        ++at;
    m_isEscaped = false;
    for (; at < text.size(); ++at) {
        const char character = text[at];
        if (character == '\\') {
            if (at + 1 == text.size())
                m_isEscaped = true;
            else if (text[at + 1] != '\n')
                ++at;
        } else if (character == '"') {
            m_isInText = false;
            m_isWhole = m_depth == 0;
            return at + 1;
        } else if (character == '\n') {
            ++m_lineEnds;
            m_hasBrokenText = true;
            return at + 1;
        }
    }
    return at;
}

void JsonBrackets::takeStructure(char character)
{
    switch (character) {
    case '"':
        m_isInText = true;
        break;
    case '{':
    case '[':
        ++m_depth;
        break;
    case '}':
    case ']':
        m_isWhole = --m_depth <= 0;
        break;
    case '\n':
        ++m_lineEnds;
        break;
    default:
        break;
    }
}

} // namespace Concord
