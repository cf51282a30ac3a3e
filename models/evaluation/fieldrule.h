// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>

#include <optional>

namespace Concord {

/// One way in which a response may state a field: after a heading, up to the first tail.
///
/// It finds what the one expression "heading\s*(.*?)(?=tail)" finds, less the white space around
/// it, but in time that grows with the text's length alone: what follows no tail at the first
/// heading follows none at any later one, which an expression would try in vain.
class FieldRule
{
public:
    enum class End { AtTail, AtTailOrEndOfText };

    /// `number` is the rule's in ip-dialog.md section 4. A dot matches line ends too.
    FieldRule(int number, const QString &heading, const QString &tail, End end = End::AtTail,
              Qt::CaseSensitivity caseSensitivity = Qt::CaseSensitive);

    int number() const { return m_number; }
    std::optional<QString> find(const QString &text) const;

private:
    int m_number;
    QRegularExpression m_heading;
    QRegularExpression m_tail;
    End m_end;
};

} // namespace Concord
