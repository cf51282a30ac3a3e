// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/metricreader.h"
#include "storage/import/linereader.h"
#include "storage/import/responsereader.h"
#include "tests/fuzz/fuzzing.h"
#include "tests/fuzz/trickledevice.h"

#include <QBuffer>

using namespace Concord;

namespace {

constexpr qint64 lineLimit = 256; // so that small inputs have lines that are too long

struct ReadLines
{
    QList<QByteArray> texts;
    QList<bool> tooLong;

    friend bool operator==(const ReadLines &, const ReadLines &) = default;
};

ReadLines linesOf(QIODevice &device, const QByteArray &content)
{
    ReadLines read;
    LineReader reader(device, lineLimit);
    qint64 bytes = 0;
    while (const auto line = reader.next()) {
        FUZZ_CHECK(line->number == read.texts.size() + 1);
        FUZZ_CHECK(line->text.size() <= line->bytes);
        FUZZ_CHECK(line->isTooLong == (line->bytes > lineLimit));
        FUZZ_CHECK(!line->text.contains('\n'));
        bytes += line->bytes + (line->isUnterminated ? 0 : 1);
        read.texts.append(line->text.toByteArray());
        read.tooLong.append(line->isTooLong);
    }
    const bool hasMark = content.startsWith("\xEF\xBB\xBF");
    FUZZ_CHECK(bytes == content.size() - (hasMark ? 3 : 0));
    FUZZ_CHECK(reader.errorText().isEmpty());
    return read;
}

ScoringItem fixedItem()
{
    return {QStringLiteral("advice"),
            {},
            QStringLiteral("They are tired."),
            {{QStringLiteral("Sleep more."), QStringLiteral("Eat well.")}, true}};
}

void checkResponse(const QByteArray &line)
{
    ResponseReader reader;
    const auto response = reader.read(line);
    FUZZ_CHECK(isResponseLine(line) == bool(response));
    if (!response) {
        FUZZ_CHECK(!response.error().message.isEmpty());
        return;
    }
    FUZZ_CHECK(response->key.isEmpty() || response->label.isEmpty());
    FUZZ_CHECK(!response->predict.contains(QChar(0)));
    if (!response->key.isEmpty())
        FUZZ_CHECK(answers(*response, response->key, fixedItem()));
    static_cast<void>(answers(*response, QStringLiteral("advice-1"), fixedItem()));
}

bool isShareOrNone(const std::optional<double> &value)
{
    return !value || (*value >= 0 && *value <= 1);
}

void checkMetrics(const QByteArray &json)
{
    if (const auto cells = readMetricCells(json)) {
        for (const MetricCell &cell : *cells) {
            FUZZ_CHECK(cell.taskAccuracy && isShareOrNone(cell.taskAccuracy));
            FUZZ_CHECK(isShareOrNone(cell.attributeTypeF1));
            FUZZ_CHECK(isShareOrNone(cell.relativeValueAccuracy));
        }
    } else {
        FUZZ_CHECK(!cells.error().message.isEmpty());
    }
    if (const auto judged = readJudgeCells(json)) {
        for (const MetricCell &cell : metricCells(*judged))
            FUZZ_CHECK(cell.judgeScore && *cell.judgeScore >= 0 && *cell.judgeScore <= 14);
    } else {
        FUZZ_CHECK(!judged.error().message.isEmpty());
    }
}

} // namespace

/// Any bytes as a file of responses and as the files of finished scores.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArray content(reinterpret_cast<const char *>(data), qsizetype(size));
    QBuffer whole(&content);
    whole.open(QIODevice::ReadOnly);
    TrickleDevice trickle(content);
    const ReadLines lines = linesOf(whole, content);
    FUZZ_CHECK(lines == linesOf(trickle, content));
    for (const QByteArray &line : lines.texts)
        checkResponse(line);
    checkMetrics(content);
    return 0;
}
