// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/fieldrule.h"

namespace Concord {

namespace {

// Dot matches newline and classes are Unicode's, as in the published code.
QRegularExpression dotAll(const QString &pattern, Qt::CaseSensitivity caseSensitivity)
{
    QRegularExpression::PatternOptions options = QRegularExpression::DotMatchesEverythingOption
        | QRegularExpression::UseUnicodePropertiesOption;
    if (caseSensitivity == Qt::CaseInsensitive)
        options |= QRegularExpression::CaseInsensitiveOption;
    QRegularExpression expression(pattern, options);
    expression.optimize();
    return expression;
}

qsizetype skipWhiteSpace(const QString &text, qsizetype at)
{
    while (at < text.size() && text[at].isSpace())
        ++at;
    return at;
}

} // namespace

FieldRule::FieldRule(int number, const QString &heading, const QString &tail, End end,
                     Qt::CaseSensitivity caseSensitivity)
    : m_number(number), m_heading(dotAll(heading, caseSensitivity)),
      m_tail(dotAll(tail, caseSensitivity)), m_end(end)
{}

std::optional<QString> FieldRule::find(const QString &text) const
{
    const QRegularExpressionMatch heading = m_heading.match(text);
    if (!heading.hasMatch())
        return std::nullopt;
    const qsizetype begin = skipWhiteSpace(text, heading.capturedEnd());
    const QRegularExpressionMatch tail = m_tail.match(text, begin);
    if (tail.hasMatch())
        return text.sliced(begin, tail.capturedStart() - begin).trimmed();
    if (m_end == End::AtTailOrEndOfText)
        return text.sliced(begin).trimmed();
    // The white space after the heading may belong to the tail; then nothing is between them.
    if (m_tail.match(text, heading.capturedEnd()).hasMatch())
        return QString();
    return std::nullopt;
}

} // namespace Concord
