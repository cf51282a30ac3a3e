// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/fulltext.h"

#include <QList>

#include <algorithm>

namespace Concord {

namespace {

// A word of the index that nobody types (of private use), so that no search crosses it.
const QString runBreak = QStringLiteral(" \uE000 ");

bool isHan(char32_t character)
{
    if (character == U'\u30FC' || character == U'\uFF70') // the kana's long vowel, of common script
        return true;
    switch (QChar::script(character)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
        return true;
    default:
        return false;
    }
}

bool mayHoldHan(const QString &text)
{
    // Everything isHan() knows is old Hangul or lies above the symbols (curly quotes, arrows).
    return std::any_of(text.begin(), text.end(), [](QChar unit) {
        return unit.unicode() >= 0x2E80 || (unit.unicode() >= 0x1100 && unit.unicode() < 0x1200);
    });
}

QString quoted(QString text)
{
    return u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

bool hasWord(const QString &text)
{
    const QList<uint> characters = text.toUcs4();
    return std::any_of(characters.begin(), characters.end(),
                       [](uint character) { return QChar::isLetterOrNumber(character); });
}

// Han characters of a text that stand together, or what stands between two such runs.
struct Run
{
    QString text;
    bool isHan = false;
};

QList<Run> runsOf(const QString &text)
{
    QList<Run> runs;
    const QList<uint> characters = text.toUcs4();
    for (const uint character : characters) {
        if (runs.isEmpty() || runs.constLast().isHan != isHan(character))
            runs.append({{}, isHan(character)});
        runs.last().text += QChar::fromUcs4(character);
    }
    return runs;
}

QString spacedOut(const QString &run)
{
    QString spaced;
    const QList<uint> characters = run.toUcs4();
    for (const uint character : characters) {
        if (!spaced.isEmpty())
            spaced += u' ';
        spaced += QChar::fromUcs4(character);
    }
    return spaced;
}

struct Piece
{
    QString text;
    bool isPhrase = false;
    bool isOpen = false; ///< the person may still be typing it
};

QList<Piece> pieces(const QString &typed)
{
    QList<Piece> found;
    Piece current;
    const auto finish = [&](bool isOpen) {
        current.isOpen = isOpen && !current.isPhrase;
        if (hasWord(current.text))
            found.append(current);
        current = {};
    };
    bool inQuotes = false;
    for (const QChar unit : typed) {
        if (unit == u'"') {
            finish(false);
            inQuotes = !inQuotes;
            current.isPhrase = inQuotes;
        } else if (unit.isSpace() && !inQuotes) {
            finish(false);
        } else {
            current.text += unit.isNull() ? QChar(u' ') : unit;
        }
    }
    finish(true);
    return found;
}

bool hasTwoLetters(const QString &text)
{
    return std::count_if(text.begin(), text.end(),
                         [](QChar unit) { return unit.isLetterOrNumber() || unit.isSurrogate(); })
        >= 2;
}

// "iPhone手机" is the word iPhone and the phrase 手 机, wherever they stand.
void appendTerms(const Piece &piece, QStringList &terms)
{
    const QList<Run> runs = runsOf(piece.text);
    for (qsizetype i = 0; i < runs.size(); ++i) {
        const Run &run = runs[i];
        if (run.isHan) {
            terms.append(u"{han} : " + quoted(spacedOut(run.text)));
        } else if (hasWord(run.text)) {
            const bool isPrefix = piece.isOpen && i + 1 == runs.size() && hasTwoLetters(run.text);
            terms.append(quoted(run.text.simplified()) + (isPrefix ? u"*" : u""));
        }
    }
}

} // namespace

QString hanCharacters(const QString &text)
{
    if (!mayHoldHan(text))
        return {};
    QString spaced;
    bool isBroken = false;
    const auto add = [&](const QString &word) {
        if (!spaced.isEmpty())
            spaced += isBroken ? runBreak : QStringLiteral(" ");
        spaced += word;
        isBroken = false;
    };
    const QStringList chunks = text.simplified().split(u' ');
    for (const QString &chunk : chunks) {
        const QList<Run> runs = runsOf(chunk);
        const bool isMixed =
            std::any_of(runs.begin(), runs.end(), [](const Run &run) { return run.isHan; });
        for (const Run &run : runs) {
            if (run.isHan)
                add(spacedOut(run.text));
            else if (isMixed && hasWord(run.text))
                add(run.text);
            else
                isBroken = true;
        }
        isBroken = true;
    }
    return spaced;
}

QStringList searchTerms(const QString &typed)
{
    QStringList terms;
    const QList<Piece> found = pieces(typed);
    for (const Piece &piece : found)
        appendTerms(piece, terms);
    return terms;
}

} // namespace Concord
