// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

namespace Concord {

/// A stretch of a text.
struct TextSpan
{
    qsizetype start = 0;
    qsizetype length = 0;

    friend bool operator==(const TextSpan &, const TextSpan &) = default;
};

/// The words and "quoted phrases" of what was typed into a search box, as they are to be marked.
/// The last word stands for all that begin with it.
struct SearchWords
{
    QStringList whole;
    QString beginning; ///< may be empty

    bool isEmpty() const { return whole.isEmpty() && beginning.isEmpty(); }

    friend bool operator==(const SearchWords &, const SearchWords &) = default;
};

SearchWords searchWords(const QString &typed);

/// Where these words are in a text, without regard to case and accents, as the full-text index
/// takes them; in order, none over another.
QList<TextSpan> findWords(const QString &text, const SearchWords &words);

/// About `length` characters of the text around the first of these words, with "…" where something
/// was left out; empty when none is in it.
QString snippetOf(const QString &text, const SearchWords &words, qsizetype length);

/// Whether it is but one letter of an alphabet, with which too many words begin.
bool needsMoreLetters(const QString &typed);

} // namespace Concord
