// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/typography.h"

#include <QRegularExpression>

#include <span>

namespace Concord {

namespace {

constexpr QChar longDash = u'\u2014';
constexpr QChar shortDash = u'\u2013';

bool isOneOf(QStringView set, QChar c)
{
    return set.contains(c);
}

// One character for one, but for those that vanish.
QString plainCharacters(const QString &text)
{
    QString plain;
    plain.reserve(text.size());
    for (const QChar c : text) {
        if (isOneOf(u"‘’‚‛′`´ʼ", c))
            plain += u'\'';
        else if (isOneOf(u"“”„‟″«»", c))
            plain += u'"';
        else if (isOneOf(u"—―", c))
            plain += longDash;
        else if (isOneOf(u"–‒−", c))
            plain += shortDash;
        else if (isOneOf(u"\u2010\u2011", c))
            plain += u'-';
        else if (c == u'…')
            plain += QStringLiteral("...");
        else if (c.isSpace())
            plain += u' ';
        else if (!isOneOf(u"\u00AD\u200B\u2060\uFEFF", c))
            plain += c;
    }
    return plain;
}

struct Replacement
{
    QRegularExpression pattern;
    QString by;

    Replacement(const char16_t *regex, const char16_t *with)
        : pattern(QString::fromUtf16(regex), QRegularExpression::UseUnicodePropertiesOption),
          by(QString::fromUtf16(with))
    {
        pattern.optimize();
    }
};

// In this order. \x{2014} and \x{2013} are the long and short dashes that plainCharacters() leaves.
std::span<const Replacement> replacements()
{
    static const Replacement rules[] = {
        {u" +", u" "},
        {u"''", u"\""},
        // Dashes: a short one without spaces joins, every other one separates.
        {u"(?<![ \\x{2013}])\\x{2013}(?![ \\x{2013}])", u"-"},
        {u"(?<![^ ])\\x{2013}(?=\\d)", u"-"},
        {u" ?(?:--+|[\\x{2013}\\x{2014}]+) ?", u" - "},
        {u" - (?=- )", u" "},
        {u"(?<=\\d) - (?=\\d)", u"-"},
        {u"(?<=\\d) - (?=(?:year|month|week|day|hour|minute|second|mile|foot|inch|page|room)\\b)",
         u"-"},
        // Periods.
        {u"\\.(?: ?\\.){2,}", u"..."},
        // Clitics that stand apart: I ' m, I 'm, do n't, o ' clock.
        {u"(?<=\\w) ?' ?(?=(?:s|m|d|t|re|ve|ll|clock)\\b)", u"'"},
        {u"(?<=\\w) (?=n't\\b)", u""},
        // Spaces inside what punctuation belongs to, and after it.
        {u" (?=[,;:?!)\\]]|\\.(?!\\d))", u""},
        {u"(?<=[(\\[]) ", u""},
        {u"(?<=\\p{L}[,;?!])(?=\\p{L})", u" "},
        {u"(?<=\\p{L}\\p{L}\\.)(?=\\p{Lu}\\p{Ll})", u" "},
        {u" +", u" "},
    };
    return rules;
}

QString normalisedOnce(const QString &text)
{
    QString normal = plainCharacters(text);
    for (const Replacement &rule : replacements())
        normal.replace(rule.pattern, rule.by);
    return normal.trimmed();
}

} // namespace

QString normalisedTypography(const QString &text)
{
    // One rule may make way for an earlier one (" . - ."), so until nothing changes. Every rule but
    // the spaces after punctuation shortens, and those are put in once, so this ends.
    QString normal = normalisedOnce(text);
    for (QString again = normalisedOnce(normal); again != normal; again = normalisedOnce(normal))
        normal = again;
    return normal;
}

} // namespace Concord
