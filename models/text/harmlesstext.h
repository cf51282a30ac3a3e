// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace Concord {

/// A text for a person, position by position: control characters as their pictures (NUL as "␀") and
/// overrides of the reading direction as "�", so that a text hides nothing and turns nothing
/// around. Ends of lines become '\n'.
QString harmlessText(const QString &text);

/// A text to stand within another one: where it is or holds right-to-left writing it is isolated,
/// so that it moves nothing around it (Unicode Standard Annex 9). Others stay as they are.
QString isolated(const QString &text);

/// Where something was found in a text.
struct TextMatch
{
    qsizetype position = 0;
    qsizetype length = 0;

    friend bool operator==(const TextMatch &, const TextMatch &) = default;
};

/// Where any of `words` occurs, whatever its case, by position; those that overlap an earlier one
/// are left out.
QList<TextMatch> matchesIn(const QString &text, const QStringList &words);

/// The first part of `text` that is at most `longest` characters: whole lines or words where that
/// leaves at least half of them, and never half a character.
qsizetype partLength(QStringView text, qsizetype longest);

} // namespace Concord
