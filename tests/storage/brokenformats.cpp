// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/storage/brokenformats.h"

#include "tests/support/testdata.h"

namespace Concord {

namespace {

QByteArray ipDialogBrokenLine(int number, const QByteArray &text)
{
    return ipDialogLine("rank", number).replace("Lovely.", text).trimmed();
}

QByteArray dialogueBrokenLine(int number, const QByteArray &text)
{
    return dialogueLine("d" + QByteArray::number(number), text).trimmed();
}

QByteArray messagesBrokenLine(int number, const QByteArray &text)
{
    return R"({"id": "m)" + QByteArray::number(number)
        + R"(", "messages": [{"role": "user", "content": "Hello?"},)"
        + R"( {"role": "assistant", "content": ")" + text + R"("}]})";
}

QByteArray shareGptBrokenLine(int number, const QByteArray &text)
{
    return R"({"id": "s)" + QByteArray::number(number)
        + R"(", "conversations": [{"from": "human", "value": "Hello?"},)"
        + R"( {"from": "gpt", "value": ")" + text + R"("}]})";
}

QByteArray dailyDialogBrokenLine(int number, const QByteArray &text)
{
    return "Hello " + QByteArray::number(number) + "? __eou__ " + text + " __eou__";
}

QByteArray csvBrokenLine(int number, const QByteArray &text)
{
    return "c" + QByteArray::number(number) + "," + text;
}

QByteArray labelStudioBrokenLine(int number, const QByteArray &text)
{
    return R"({"id": )" + QByteArray::number(number) + R"(, "data": {"text": ")" + text
        + R"("}, "annotations": [{"completed_by": "Al", "result": [{"from_name": "tone",)"
        + R"( "to_name": "t", "type": "choices", "value": {"choices": ["good"]}}]}]})";
}

QByteArray ratingsBrokenLine(int number, const QByteArray &text)
{
    return "u" + QByteArray::number(number) + ",Al,good," + text;
}

constexpr BrokenFormat jsonLines[] = {
    {"ip-dialog", "data.jsonl", "", ipDialogBrokenLine},
    {"dialogues", "data.jsonl", "", dialogueBrokenLine},
    {"messages", "data.jsonl", "", messagesBrokenLine},
    {"sharegpt", "data.jsonl", "", shareGptBrokenLine},
};

constexpr BrokenFormat otherLines[] = {
    {"dailydialog", "dialogues.txt", "", dailyDialogBrokenLine},
    {"csv", "table.csv", "key,question\n", csvBrokenLine},
    {"label-studio", "tasks.json", "", labelStudioBrokenLine},
    {"ratings", "ratings.csv", "unit,annotator,value,text\n", ratingsBrokenLine},
};

} // namespace

std::span<const BrokenFormat> jsonLineFormats()
{
    return jsonLines;
}

std::span<const BrokenFormat> otherLineFormats()
{
    return otherLines;
}

} // namespace Concord
