// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

#include <algorithm>
#include <cstring>

/// A file that gives a few bytes at a time, as a pipe may.
class TrickleDevice : public QIODevice
{
public:
    /// `content` must outlive the device.
    explicit TrickleDevice(const QByteArray &content, qint64 piece = 7)
        : m_content(content), m_piece(piece)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 count = std::min({most, m_piece, qint64(m_content.size()) - m_at});
        std::memcpy(data, m_content.constData() + m_at, size_t(count));
        m_at += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray &m_content;
    qint64 m_piece;
    qint64 m_at = 0;
};
