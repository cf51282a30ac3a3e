// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/gzipreader.h"

#include "storage/text.h"

#include <zlib.h>

namespace Concord {

namespace {

constexpr qint64 compressedChunk = qint64(64) * 1024;
constexpr qint64 inflatedChunk = qint64(1024) * 1024;
constexpr int gzipOnly = MAX_WBITS + 16;

QString byteCount(qint64 bytes)
{
    return QString::number(bytes);
}

} // namespace

GzipReader::GzipReader(Source source)
    : m_source(std::move(source)), m_stream(std::make_unique<z_stream_s>()),
      m_compressed(compressedChunk, Qt::Uninitialized)
{
    if (inflateInit2(m_stream.get(), gzipOnly) != Z_OK)
        fail(StorageText::tr("There is not enough memory to inflate the file."));
}

GzipReader::~GzipReader()
{
    inflateEnd(m_stream.get());
}

bool GzipReader::isGzip(QByteArrayView start)
{
    return start.startsWith("\x1F\x8B");
}

void GzipReader::fail(const QString &error)
{
    m_error = error;
    m_atEnd = true;
}

// How far into the file everything was inflated.
qint64 GzipReader::consumed() const
{
    return m_bytesRead - qint64(m_stream->avail_in);
}

// Whether there are bytes to inflate.
bool GzipReader::fill()
{
    if (m_stream->avail_in > 0)
        return true;
    const qint64 got = m_source(m_compressed.data(), m_compressed.size());
    if (got < 0)
        fail(StorageText::tr("The file could be read only up to byte %1.")
                 .arg(byteCount(m_bytesRead)));
    if (got <= 0)
        return false;
    m_bytesRead += got;
    m_stream->next_in = reinterpret_cast<Bytef *>(m_compressed.data());
    m_stream->avail_in = uInt(got);
    return true;
}

// Whether another member begins here.
bool GzipReader::beginMember()
{
    if (!fill()) {
        m_atEnd = true;
        return false;
    }
    if (m_hasMember && *m_stream->next_in != 0x1F) {
        fail(StorageText::tr("The compressed data end after %1 bytes, but the file goes on with "
                             "something else. Was it put together of several files?")
                 .arg(byteCount(consumed())));
        return false;
    }
    inflateReset(m_stream.get());
    m_isInMember = true;
    return true;
}

bool GzipReader::inflateSome()
{
    const bool hasInput = fill();
    if (!m_error.isEmpty())
        return false;
    const uInt room = m_stream->avail_out;
    const int status = inflate(m_stream.get(), Z_NO_FLUSH); // without input, what it still holds
    if (!hasInput && status == Z_BUF_ERROR) {
        fail(StorageText::tr("The compressed file is cut off after %1 bytes. Download or copy it "
                             "again.")
                 .arg(byteCount(m_bytesRead)));
        return false;
    }
    m_inflated += room - m_stream->avail_out;
    if (status == Z_STREAM_END) {
        m_isInMember = false;
        m_hasMember = true;
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
        fail(StorageText::tr("The compressed file is damaged after %1 bytes (%2). Download or copy "
                             "it again.")
                 .arg(byteCount(consumed()),
                      QString::fromLatin1(m_stream->msg ? m_stream->msg : zError(status))));
        return false;
    }
    if (m_inflated > freeInflation && m_inflated / mostInflation > consumed()) {
        fail(StorageText::tr("The file holds more than %1 times its compressed size, as data never "
                             "do. Is it what you think? If so, decompress it (gunzip) and import "
                             "the result.")
                 .arg(mostInflation));
        return false;
    }
    return true;
}

qint64 GzipReader::read(char *data, qint64 size)
{
    qint64 done = 0;
    while (done < size && !m_atEnd) {
        if (!m_isInMember && !beginMember())
            break;
        const qint64 room = qMin(size - done, inflatedChunk);
        m_stream->next_out = reinterpret_cast<Bytef *>(data + done);
        m_stream->avail_out = uInt(room);
        const bool goesOn = inflateSome();
        done += room - qint64(m_stream->avail_out);
        if (!goesOn)
            break;
    }
    return done == 0 && !m_error.isEmpty() ? -1 : done;
}

} // namespace Concord
