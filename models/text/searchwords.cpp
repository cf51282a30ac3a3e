// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/searchwords.h"

#include <algorithm>

namespace Concord {

namespace {

bool isIdeographic(QChar character)
{
    switch (character.script()) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
        return true;
    default:
        return character.isSurrogate();
    }
}

// Character by character, so that places stay what they are.
QString foldedText(const QString &text)
{
    QString folded = text;
    for (QChar &character : folded) {
        if (character.decompositionTag() == QChar::Canonical
            && character.script() != QChar::Script_Hangul)
            character = character.decomposition().at(0);
        character = character.toCaseFolded();
    }
    return folded;
}

bool isWordPart(const QString &text, qsizetype place)
{
    return place >= 0 && place < text.size() && text[place].isLetterOrNumber()
        && !isIdeographic(text[place]);
}

void appendPlaces(const QString &text, const QString &word, bool isWhole, QList<TextSpan> &places)
{
    const QString wanted = foldedText(word);
    for (qsizetype at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
        const qsizetype end = at + wanted.size();
        const bool begins = !isWordPart(wanted, 0) || !isWordPart(text, at - 1);
        const bool ends =
            !isWhole || !isWordPart(wanted, wanted.size() - 1) || !isWordPart(text, end);
        if (begins && ends)
            places.append({at, wanted.size()});
    }
}

QString withoutPunctuation(const QString &word)
{
    qsizetype first = 0;
    qsizetype last = word.size();
    const auto isKept = [&](qsizetype place) {
        return word[place].isLetterOrNumber() || word[place].isSurrogate();
    };
    while (first < last && !isKept(first))
        ++first;
    while (last > first && !isKept(last - 1))
        --last;
    return word.sliced(first, last - first);
}

} // namespace

SearchWords searchWords(const QString &typed)
{
    SearchWords words;
    const QStringList parts = typed.split(u'"');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const bool isPhrase = i % 2 == 1;
        const QStringList pieces =
            isPhrase ? QStringList(parts[i].simplified()) : parts[i].simplified().split(u' ');
        for (const QString &piece : pieces) {
            if (const QString word = withoutPunctuation(piece); !word.isEmpty())
                words.whole.append(word);
        }
    }
    const bool isOpen = !typed.isEmpty() && !typed.back().isSpace() && typed.back() != u'"'
        && typed.count(u'"') % 2 == 0;
    if (isOpen && !words.whole.isEmpty() && words.whole.constLast().size() > 1)
        words.beginning = words.whole.takeLast();
    return words;
}

QList<TextSpan> findWords(const QString &text, const SearchWords &words)
{
    const QString folded = foldedText(text);
    QList<TextSpan> places;
    for (const QString &word : words.whole)
        appendPlaces(folded, word, true, places);
    if (!words.beginning.isEmpty())
        appendPlaces(folded, words.beginning, false, places);
    std::ranges::sort(places, {},
                      [](const TextSpan &span) { return std::pair(span.start, -span.length); });
    qsizetype end = 0;
    places.removeIf([&end](const TextSpan &span) {
        const bool isCovered = span.start < end;
        end = isCovered ? end : span.start + span.length;
        return isCovered;
    });
    return places;
}

QString snippetOf(const QString &text, const SearchWords &words, qsizetype length)
{
    const QList<TextSpan> places = findWords(text, words);
    if (places.isEmpty())
        return {};
    qsizetype first = qMax(qsizetype(0), places.constFirst().start - length / 4);
    if (first > 0) { // not in the midst of a word
        const qsizetype space = text.indexOf(u' ', first);
        first = space >= 0 && space < places.constFirst().start ? space + 1 : first;
    }
    const QString cut = text.mid(first, length).simplified();
    return (first > 0 ? QStringLiteral("…") : QString()) + cut
        + (first + length < text.size() ? QStringLiteral("…") : QString());
}

bool needsMoreLetters(const QString &typed)
{
    const QString text = typed.trimmed();
    return text.size() == 1 && text[0].isLetter() && !isIdeographic(text[0]);
}

} // namespace Concord
