// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/recordreader.h"

#include <QByteArray>

#include <memory>

class QIODevice;

namespace Concord {

/// The values of a JSON list one after another.
class TaskRecords : public RecordReader
{
public:
    explicit TaskRecords(QIODevice &device, qint64 limit = defaultLimit);

    std::optional<Line> next() override;
    QString errorText() const override { return m_error; }

private:
    bool more();
    bool skipBetween();
    void scanValue();
    void dropExcess();

    QIODevice &m_device;
    qint64 m_limit;
    QByteArray m_buffer;
    qsizetype m_begin = 0; ///< of the record
    qsizetype m_at = 0;
    qint64 m_dropped = 0; ///< bytes of the record that are no longer in m_buffer
    qint64 m_line = 1;
    bool m_isClosed = false;
    QString m_error;
};

/// The tasks of a file: of a list, or one a line. The device must outlive the reader.
std::unique_ptr<RecordReader> makeTaskRecords(QIODevice &device);

} // namespace Concord
