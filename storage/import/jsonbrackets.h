// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace Concord {

/// Follows the brackets and texts of a JSON value from its first byte, piece by piece, to where it
/// is whole. Checks nothing else.
class JsonBrackets
{
public:
    /// Reads on in the value: how many bytes belong to it. Stops after its end, and after each line
    /// end once a text ran over one.
    qsizetype take(QByteArrayView text);

    bool isWhole() const { return m_isWhole; }
    bool isInText() const { return m_isInText; }
    bool hasBrokenText() const { return m_hasBrokenText; } ///< a text ran over a line end
    qint64 lineEnds() const { return m_lineEnds; } ///< so far

private:
    qsizetype takeText(QByteArrayView text, qsizetype at);
    void takeStructure(char character);

    qint64 m_depth = 0;
    qint64 m_lineEnds = 0;
    bool m_isInText = false;
    bool m_isEscaped = false;
    bool m_isWhole = false;
    bool m_hasBrokenText = false;
};

} // namespace Concord
