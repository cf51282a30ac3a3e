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
    while (at < text.size()) {
        const char character = text[at++];
        if (character == '\n') {
            ++m_lineEnds;
            m_hasBrokenText = true;
            m_isEscaped = false;
            return at;
        }
        if (m_isEscaped) {
            m_isEscaped = false;
        } else if (character == '\\') {
            m_isEscaped = true;
        } else if (character == '"') {
            m_isInText = false;
            m_isWhole = m_depth == 0;
            return at;
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
