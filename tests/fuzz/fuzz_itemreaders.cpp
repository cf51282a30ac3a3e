// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/itemformats.h"
#include "storage/import/itemreader.h"
#include "tests/fuzz/fuzzing.h"

#include <simdjson.h>

using namespace Concord;

namespace {

// Text that a project keeps as it is: no NUL, and no half of a surrogate pair.
void checkText(const QString &text)
{
    FUZZ_CHECK(text.isValidUtf16());
    FUZZ_CHECK(!text.contains(QChar(0)));
}

void checkJson(const QByteArray &json)
{
    if (json.isEmpty())
        return;
    simdjson::dom::parser parser;
    simdjson::dom::object object;
    FUZZ_CHECK(!parser.parse(json.data(), size_t(json.size())).get(object));
}

void checkItem(const Item &item)
{
    for (const QString &text : {item.key, item.task, item.domain, item.request, item.analysis})
        checkText(text);
    for (const Attribute &attribute : item.attributes) {
        checkText(attribute.type);
        checkText(attribute.value);
        FUZZ_CHECK(!attribute.type.isEmpty());
    }
    for (const QString &part : item.answer.parts)
        checkText(part);
    for (const Round &round : item.dialogue.rounds) {
        for (const Turn &turn : round.turns) {
            checkText(turn.speaker);
            checkText(turn.content);
        }
    }
    checkJson(item.extra);
    checkJson(item.context);
}

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
