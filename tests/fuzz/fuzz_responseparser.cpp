// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dataset/task.h"
#include "models/evaluation/responsescore.h"
#include "tests/fuzz/fuzzing.h"

#include <algorithm>
#include <cmath>

using namespace Concord;

namespace {

constexpr double rounding = 1e-12;

bool isShare(double value)
{
    return std::isfinite(value) && value >= 0 && value <= 1;
}

void checkField(const ParsedField &field, const QString &response, int rules)
{
    FUZZ_CHECK(field.rule >= 0 && field.rule <= rules);
    FUZZ_CHECK(field.rule > 0 || field.text.isEmpty());
    FUZZ_CHECK(field.text == field.text.trimmed());
    FUZZ_CHECK(QString(response + u']').contains(field.text));
    FUZZ_CHECK(!ruleSentence(field).isEmpty());
}

void checkParsing(const QString &response)
{
    for (const Pathway pathway : pathways()) {
        const ParsedResponse published = parseResponse(response, pathway, Reading::AsPublished);
        const ParsedResponse repaired = parseResponse(response, pathway, Reading::Repaired);
        for (const ParsedResponse &parsed : {published, repaired}) {
            checkField(parsed.attributes, response, 3);
            checkField(parsed.analysis, response, 5);
            checkField(parsed.answer, response, 7);
        }
        FUZZ_CHECK(published.attributes == repaired.attributes);
        FUZZ_CHECK(published.answer.rule == repaired.answer.rule || published.answer.rule == 7);
    }
}

void checkAnswer(const QString &text)
{
    for (const Task &task : tasks()) {
        const ReferenceAnswer answer = parseAnswer(text, QString::fromUtf16(task.id));
        FUZZ_CHECK(answer.isList || answer.parts.size() == 1);
        for (const QString &part : answer.parts) {
            FUZZ_CHECK(part.size() <= text.size()
                       || task.answerFormat == AnswerFormat::BinaryChoice);
            FUZZ_CHECK(!answer.isList || task.answerFormat != AnswerFormat::OpenEnded
                       || !part.contains(u'\n'));
        }
    }
    FUZZ_CHECK(parseAnswer(text, QStringLiteral("unknown")).parts == QStringList{text.trimmed()});
    const QMap<QString, QString> attributes = parseAttributes(text);
    for (auto it = attributes.begin(); it != attributes.end(); ++it)
        FUZZ_CHECK(it.key() == it.key().trimmed() && !it.value().contains(u','));
}

void checkAttributes(const ResponseScore &score)
{
    const bool has = score.attributeTypeF1.has_value();
    FUZZ_CHECK(has == score.attributePrecision.has_value());
    FUZZ_CHECK(has == score.attributeRecall.has_value());
    FUZZ_CHECK(has == score.valueF1.has_value());
    FUZZ_CHECK(has == score.relativeValueAccuracy.has_value());
    if (!has)
        return;
    const double precision = *score.attributePrecision;
    const double recall = *score.attributeRecall;
    FUZZ_CHECK(isShare(precision) && isShare(recall) && isShare(*score.attributeTypeF1));
    FUZZ_CHECK(isShare(*score.valueF1) && isShare(*score.relativeValueAccuracy));
    FUZZ_CHECK(*score.attributeTypeF1 <= std::max(precision, recall) + rounding);
    FUZZ_CHECK(*score.attributeTypeF1 >= std::min(precision, recall) - rounding);
    FUZZ_CHECK(*score.valueF1 <= *score.attributeTypeF1 + rounding);
    FUZZ_CHECK((precision == 0) == (recall == 0));
}

void checkScore(const ResponseScore &score, AnswerFormat format)
{
    FUZZ_CHECK((score.state == ParseState::NoAnswer) == (score.answerRule == 0));
    FUZZ_CHECK(isShare(score.taskAccuracy));
    FUZZ_CHECK(score.itemRank.has_value() == (format == AnswerFormat::Ranking));
    FUZZ_CHECK(!score.itemRank || isShare(*score.itemRank));
    FUZZ_CHECK(score.meteor.has_value() == (format == AnswerFormat::OpenEnded));
    checkAttributes(score);
    if (!score.meteor)
        return;
    FUZZ_CHECK(score.meteor->matches
               <= std::min(score.meteor->reference, score.meteor->hypothesis));
    FUZZ_CHECK(score.meteor->chunks <= score.meteor->matches);
    FUZZ_CHECK((score.meteor->chunks == 0) == (score.meteor->matches == 0));
    FUZZ_CHECK((score.taskAccuracy > 0) == (score.meteor->matches > 0));
}

ScoringItem itemOf(const Task &task)
{
    ScoringItem item;
    item.task = QString::fromUtf16(task.id);
    item.related = {{QStringLiteral("age"), QStringLiteral("senior")},
                    {QStringLiteral("hobby"), QStringLiteral("music")}};
    item.analysis = QStringLiteral("An older listener can't hear well, so soft sounds matter.");
    const bool isYesNo = task.answerFormat == AnswerFormat::BinaryChoice;
    item.answer.isList = !isYesNo;
    item.answer.parts = isYesNo
        ? QStringList{QStringLiteral("yes")}
        : QStringList{QStringLiteral("B"), QStringLiteral("A"), QStringLiteral("C")};
    return item;
}

void checkScoring(const QString &response)
{
    // One task of each answer format.
    for (const char16_t *id : {u"advice", u"rank", u"filter", u"predict"}) {
        const Task &task = *findTask(id);
        const ScoringItem item = itemOf(task);
        const ResponseScores both = scoreBoth(item, response, Pathway::DirectResponse, nullptr);
        checkScore(both.published, task.answerFormat);
        checkScore(both.repaired, task.answerFormat);
        FUZZ_CHECK(both.published.attributeTypeF1.has_value());
        FUZZ_CHECK(
            both.repaired
            == scoreResponse(item, response, Pathway::DirectResponse, Reading::Repaired, nullptr));
    }
}

} // namespace

/// Any text as a model's response, and as each of its fields.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString response =
        QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    checkParsing(response);
    checkAnswer(response);
    checkScoring(response);
    return 0;
}
