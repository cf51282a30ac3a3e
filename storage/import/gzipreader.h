// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>

struct z_stream_s;

namespace Concord {

/// Inflates gzip, one member or several after one another, in bounded memory whatever it holds.
class GzipReader
{
public:
    /// Reads on in the compressed bytes: how many there were, 0 at their end, -1 when it fails.
    using Source = std::function<qint64(char *data, qint64 size)>;

    /// More than this is only inflated where it is at most mostInflation times what was read:
    /// what is made of little and never ends is no data.
    static constexpr qint64 freeInflation = qint64(256) * 1024 * 1024;
    static constexpr qint64 mostInflation = 300;

    explicit GzipReader(Source source);
    ~GzipReader();
    GzipReader(const GzipReader &) = delete;
    GzipReader &operator=(const GzipReader &) = delete;

    static bool isGzip(QByteArrayView start);

    /// Fewer bytes than `size` only at the end or before an error; -1 after an error.
    qint64 read(char *data, qint64 size);

    /// Empty unless reading failed.
    QString errorText() const { return m_error; }

private:
    bool fill();
    bool beginMember();
    bool inflateSome();
    void fail(const QString &error);
    qint64 consumed() const;

    Source m_source;
    std::unique_ptr<z_stream_s> m_stream;
    QByteArray m_compressed;
    qint64 m_bytesRead = 0;
    qint64 m_inflated = 0;
    bool m_isInMember = false;
    bool m_hasMember = false; ///< a whole one came before
    bool m_atEnd = false;
    QString m_error;
};

} // namespace Concord
