// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/recordreader.h"

#include <QByteArray>

class QIODevice;

namespace Concord {

/// Reads a file line by line in bounded memory; LF and CRLF, with or without a UTF-8 byte order
/// mark.
class LineReader : public RecordReader
{
public:
    explicit LineReader(QIODevice &device, qint64 limit = defaultLimit);

    std::optional<Line> next() override;
    QString errorText() const override { return m_error; }

private:
    bool fill();
    std::optional<Line> finishLine(qsizetype end, bool terminated);
    void dropExcess();

    QIODevice &m_device;
    qint64 m_limit;
    QByteArray m_buffer;
    qsizetype m_begin = 0; ///< of the current line in m_buffer
    qsizetype m_scanned = 0; ///< no line end before this
    qint64 m_dropped = 0; ///< bytes of the current line that are no longer in m_buffer
    qint64 m_number = 0;
    bool m_hasBegun = false;
    bool m_atEnd = false;
    QString m_error;
};

} // namespace Concord
