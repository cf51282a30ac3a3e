// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/storage/gzipfixture.h"

#include <zlib.h>

namespace Concord {

QByteArray gzipped(const QByteArray &content)
{
    z_stream stream{};
    if (deflateInit2(&stream, 9, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        qFatal("zlib cannot be used");
    QByteArray packed(qsizetype(deflateBound(&stream, uLong(content.size()))) + 32, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(content.constData()));
    stream.avail_in = uInt(content.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END)
        qFatal("the content could not be compressed");
    packed.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

QByteArray gzipBomb(const QByteArray &before, int megabytes, const QByteArray &after)
{
    constexpr int member = 16;
    static const QByteArray packed = gzipped(QByteArray(member * 1024 * 1024, 'x'));
    return gzipped(before) + packed.repeated(megabytes / member) + gzipped(after);
}

} // namespace Concord
