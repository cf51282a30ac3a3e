// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace Concord {

/// The Han, kana and Hangul characters of a text with a space between any two, so that each is a
/// word of the index ("你好, world" gives "你 好"); a null string when there is none. A word that
/// is written together with them is kept ("用iPhone" gives "用 iPhone"), as the index would
/// otherwise take both for one word. What else parts two runs becomes U+E000, which no phrase can
/// cross.
QString hanCharacters(const QString &text);

/// What a person typed into a search box, as terms of FTS5 that must all be found somewhere in an
/// item: words, "quoted phrases", and runs of Han characters as phrases. The last word counts as a
/// beginning when it is not finished by a space and has at least two letters. Punctuation alone
/// gives no term.
QStringList searchTerms(const QString &typed);

} // namespace Concord
