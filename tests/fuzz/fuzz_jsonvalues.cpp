// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/inputfile.h"
#include "storage/import/jsonvaluereader.h"
#include "storage/import/recordreaders.h"
#include "tests/fuzz/fuzzing.h"
#include "tests/fuzz/trickledevice.h"

#include <QBuffer>
#include <QList>

#include <simdjson.h>

using namespace Concord;

namespace {

constexpr qint64 valueLimit = 256; // so that small inputs have values that are too long

struct ReadValue
{
    qint64 number = 0;
    QByteArray text;
    qint64 bytes = 0;
    bool isTooLong = false;
    QString problem;

    friend bool operator==(const ReadValue &, const ReadValue &) = default;
};

QList<ReadValue> valuesOf(QIODevice &device, const QByteArray &content, qint64 limit)
{
    QList<ReadValue> values;
    JsonValueReader reader(device, limit);
    const qint64 lines = content.count('\n') + 1;
    qint64 line = 1;
    qint64 bytes = 0;
    while (const auto value = reader.next()) {
        FUZZ_CHECK(value->number >= line && value->number <= lines);
        FUZZ_CHECK(value->text.size() <= value->bytes);
        FUZZ_CHECK(value->isTooLong == (value->bytes > limit));
        FUZZ_CHECK(!value->text.isEmpty() || !value->problem.isEmpty());
        FUZZ_CHECK(content.contains(value->text.toByteArray()));
        line = value->number;
        bytes += value->bytes;
        values.append({value->number, value->text.toByteArray(), value->bytes, value->isTooLong,
                       value->problem});
    }
    FUZZ_CHECK(bytes <= content.size());
    FUZZ_CHECK(reader.errorText().isEmpty());
    return values;
}

// What a parser takes for a list comes apart into its elements, without any problem.
void checkAgainstParser(const QByteArray &content, const QList<ReadValue> &values)
{
    simdjson::dom::parser parser;
    simdjson::dom::array list;
    if (parser.parse(content.data(), size_t(content.size())).get(list))
        return;
    FUZZ_CHECK(values.size() == qsizetype(list.size()));
    qsizetype at = 0;
    simdjson::dom::parser one;
    for (const simdjson::dom::element element : list) {
        const ReadValue &value = values[at++];
        FUZZ_CHECK(value.problem.isEmpty());
        simdjson::dom::element parsed;
        FUZZ_CHECK(!one.parse(value.text.data(), size_t(value.text.size())).get(parsed));
        FUZZ_CHECK(simdjson::minify(parsed) == simdjson::minify(element));
    }
}

} // namespace

/// Any bytes as a file of JSON values.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArray content(reinterpret_cast<const char *>(data), qsizetype(size));
    for (const qint64 limit : {valueLimit, RecordReader::defaultLimit}) {
        QBuffer whole(&content);
        whole.open(QIODevice::ReadOnly);
        const QList<ReadValue> values = valuesOf(whole, content, limit);
        TrickleDevice trickle(content, 1 + content.size() / 40);
        FUZZ_CHECK(values == valuesOf(trickle, content, limit));
        if (limit == RecordReader::defaultLimit)
            checkAgainstParser(content, values);
    }
    QBuffer peeked(&content);
    peeked.open(QIODevice::ReadOnly);
    const auto reader = makeRecordReader(peeked);
    while (reader->next()) {}
    return 0;
}
