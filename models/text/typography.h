// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Concord {

/// `text` in plain typewriter manners, so that how it was typed does not tell who wrote it.
///
/// - curly, low and angle quotes, primes and backquotes become ' and "; two single ones become "
/// - dashes (and "--") between words become " - "; a short dash without space around it, or one
///   between numbers ("10 - 20", "15 - minute"), becomes "-"
/// - an ellipsis character, ". . ." and more than three periods become "..."
/// - every white space, and runs of it, becomes one space; soft hyphens and zero-width spaces
/// vanish;
///   both ends are trimmed
/// - no space before , . ; : ? ! ) ] nor after ( [, nor before a clitic ("I ' m", "do n't")
/// - one space after , ; ? ! and after a period between a word and a capitalised one ("OK.Let's")
///
/// Letters, their case and their accents stay as they are. Applying it twice changes nothing more.
QString normalisedTypography(const QString &text);

} // namespace Concord
