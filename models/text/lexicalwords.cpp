// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/lexicalwords.h"

#include "models/text/tokenizer.h"

#include <algorithm>

namespace Concord {

namespace {

constexpr char16_t firstUnspaced = u'\u2E80'; ///< before it all scripts put spaces between words

bool isUnspacedScript(uint character)
{
    switch (QChar::script(character)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
        return true;
    default:
        return false;
    }
}

void appendIfWord(const QList<uint> &characters, QStringList &words)
{
    const bool isWord = std::any_of(characters.begin(), characters.end(), [](uint character) {
        return QChar::isLetterOrNumber(character);
    });
    if (isWord)
        words.append(QString::fromUcs4(reinterpret_cast<const char32_t *>(characters.constData()),
                                       characters.size()));
}

// Unspaced characters one by one, and what lies between them.
void appendParts(const QString &token, QStringList &words)
{
    QList<uint> between;
    const QList<uint> characters = token.toUcs4();
    for (const uint character : characters) {
        if (!isUnspacedScript(character)) {
            between.append(character);
            continue;
        }
        appendIfWord(between, words);
        between.clear();
        appendIfWord({character}, words);
    }
    appendIfWord(between, words);
}

} // namespace

QStringList lexicalWords(const QString &text)
{
    QStringList words;
    const QStringList all = tokens(text, Tokenizer::Penn);
    for (const QString &token : all) {
        const auto holds = [&](auto test) { return std::any_of(token.begin(), token.end(), test); };
        if (holds([](QChar c) { return c.unicode() >= firstUnspaced; }))
            appendParts(token.toLower(), words);
        else if (holds([](QChar c) { return c.isLetterOrNumber(); }))
            words.append(token.toLower());
    }
    return words;
}

} // namespace Concord
