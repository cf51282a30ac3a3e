// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/inputfile.h"
#include "tests/fuzz/fuzzing.h"
#include "tests/fuzz/trickledevice.h"

#include <QBuffer>

#include <zlib.h>

using namespace Concord;

namespace {

struct Inflated
{
    QByteArray content;
    QString error;
    QString sha256;

    friend bool operator==(const Inflated &, const Inflated &) = default;
};

Inflated inflatedFrom(std::unique_ptr<QIODevice> device, qint64 piece, qsizetype size)
{
    const auto input = InputFile::over(std::move(device));
    Inflated inflated;
    for (QByteArray more = input->read(piece); !more.isEmpty(); more = input->read(piece))
        inflated.content += more;
    inflated.error = input->errorText();
    FUZZ_CHECK(input->fileBytesRead() <= size);
    // Of a file that was read to its end all bytes were seen.
    FUZZ_CHECK(!inflated.error.isEmpty() || input->fileBytesRead() == size);
    if (inflated.error.isEmpty())
        inflated.sha256 = input->sha256();
    return inflated;
}

Inflated inflatedWhole(const QByteArray &file)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(file);
    buffer->open(QIODevice::ReadOnly);
    return inflatedFrom(std::move(buffer), 1 << 16, file.size());
}

QByteArray deflated(const QByteArray &content, int level)
{
    z_stream stream{};
    FUZZ_CHECK(deflateInit2(&stream, level, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY)
               == Z_OK);
    QByteArray packed(qsizetype(deflateBound(&stream, uLong(content.size()))) + 32, '\0');
    QByteArray source = content;
    stream.next_in = reinterpret_cast<Bytef *>(source.data());
    stream.avail_in = uInt(source.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    FUZZ_CHECK(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    packed.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

} // namespace

/// Any bytes as a file, and as what a compressed file of one or two members holds.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray content(reinterpret_cast<const char *>(data), qsizetype(size));
    const Inflated whole = inflatedWhole(content);
    FUZZ_CHECK(content.startsWith("\x1F\x8B") || whole.content == content);
    FUZZ_CHECK(whole
               == inflatedFrom(std::make_unique<TrickleDevice>(content), 1000, content.size()));

    const qsizetype middle = content.size() / 2;
    const int level = content.isEmpty() ? 1 : uchar(content.front()) % 10;
    const QByteArray packed =
        deflated(content.first(middle), level) + deflated(content.sliced(middle), level);
    const Inflated back = inflatedWhole(packed);
    FUZZ_CHECK(back.error.isEmpty() && back.content == content);
    FUZZ_CHECK(!inflatedWhole(packed.chopped(1)).error.isEmpty());
    return 0;
}
