// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/itemformats.h"
#include "storage/import/itemreader.h"
#include "tests/fuzz/itemcheck.h"

using namespace Concord;

namespace {

// Those in which each record makes an item.
QStringList lineFormats()
{
    QStringList formats;
    for (const QString &format : itemFormats()) {
        if (makeItemReader(format))
            formats.append(format);
    }
    return formats;
}

} // namespace

/// A byte that chooses the format, then any bytes as lines of it.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    static const QStringList formats = lineFormats();
    const QByteArray content(reinterpret_cast<const char *>(data + 1), qsizetype(size - 1));
    const auto reader = makeItemReader(formats[data[0] % formats.size()]);
    const QList<QByteArray> lines = content.split('\n');
    for (const QByteArray &line : lines) {
        const QString format = sniffItemFormat(line);
        FUZZ_CHECK(format.isEmpty() || formats.contains(format));
        if (!reader)
            continue; // a format whose items are not one record each
        if (const auto item = reader->read(line))
            checkItem(*item);
        else
            FUZZ_CHECK(!item.error().message.isEmpty());
    }
    return 0;
}
