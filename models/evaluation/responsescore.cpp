// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/responsescore.h"

#include "models/dataset/task.h"
#include "models/evaluation/attributescore.h"

namespace Concord {

namespace {

bool isUsable(const ReferenceAnswer &answer, const Task *task)
{
    if (answer.isList)
        return !answer.parts.isEmpty();
    const QString text = answer.parts.value(0);
    if (task && task->answerFormat == AnswerFormat::BinaryChoice)
        return text == u"yes" || text == u"no";
    return !text.isEmpty();
}

ParseState stateOf(const ParsedField &field, const ReferenceAnswer &answer, const Task *task)
{
    if (field.rule == 0)
        return ParseState::NoAnswer;
    return isUsable(answer, task) ? ParseState::Parsed : ParseState::UnusableAnswer;
}

void addAttributes(const ScoringItem &item, const ParsedField &field, Reading reading,
                   ResponseScore &score)
{
    const QMap<QString, QString> stated = parseAttributes(field.text);
    if (reading == Reading::Repaired && stated.isEmpty())
        return;
    const AttributeScore attributes = scoreAttributes(item.related, stated);
    score.attributeTypeF1 = attributes.typeF1;
    score.attributePrecision = attributes.precision;
    score.attributeRecall = attributes.recall;
    score.valueF1 = attributes.valueF1;
    score.relativeValueAccuracy = attributes.relativeValueAccuracy;
}

void addMeteor(const ScoringItem &item, const QString &analysis, const ReferenceAnswer &answer,
               WordNet *wordNet, ResponseScore &score)
{
    const Meteor result = meteor(meteorTokens(meteorText(item.analysis, item.answer)),
                                 meteorTokens(meteorText(analysis, answer)), wordNet);
    score.taskAccuracy = result.score;
    score.meteor = {result.referenceTokens, result.hypothesisTokens, int(result.matches.size()),
                    result.chunks};
}

// `same` is the score of the same analysis and answer, whose METEOR is taken over.
ResponseScore scoreParsed(const ScoringItem &item, const ParsedResponse &parsed, Reading reading,
                          WordNet *wordNet, const ResponseScore *same)
{
    const ReferenceAnswer answer = parseAnswer(parsed.answer.text, item.task);
    const Task *task = findTask(item.task);
    ResponseScore score;
    score.state = stateOf(parsed.answer, answer, task);
    score.attributesRule = parsed.attributes.rule;
    score.analysisRule = parsed.analysis.rule;
    score.answerRule = parsed.answer.rule;
    addAttributes(item, parsed.attributes, reading, score);
    if (task && task->answerFormat == AnswerFormat::Ranking)
        score.itemRank = itemRankScore(item.answer.parts, answer.parts).value_or(0);
    if (const auto accuracy = answerScore(item.task, item.answer, answer, reading)) {
        score.taskAccuracy = *accuracy;
    } else if (same) {
        score.taskAccuracy = same->taskAccuracy;
        score.meteor = same->meteor;
    } else {
        addMeteor(item, parsed.analysis.text, answer, wordNet, score);
    }
    return score;
}

} // namespace

QLatin1StringView parseStateName(ParseState state)
{
    switch (state) {
    case ParseState::Parsed:
        return QLatin1StringView("parsed");
    case ParseState::NoAnswer:
        return QLatin1StringView("no_answer");
    case ParseState::UnusableAnswer:
        return QLatin1StringView("unusable_answer");
    }
    Q_UNREACHABLE();
}

std::optional<ParseState> parseStateNamed(const QString &name)
{
    for (const ParseState state :
         {ParseState::Parsed, ParseState::NoAnswer, ParseState::UnusableAnswer}) {
        if (name == parseStateName(state))
            return state;
    }
    return std::nullopt;
}

ScoringItem ScoringItem::of(const Item &item)
{
    ScoringItem scoring{item.task, {}, item.analysis, item.answer};
    for (const Attribute &attribute : item.attributes) {
        if (attribute.related)
            scoring.related.insert(attribute.type, attribute.value);
    }
    return scoring;
}

ResponseScore scoreResponse(const ScoringItem &item, const QString &response, Pathway pathway,
                            Reading reading, WordNet *wordNet)
{
    return scoreParsed(item, parseResponse(response, pathway, reading), reading, wordNet, nullptr);
}

std::optional<double> answerScore(const QString &task, const ReferenceAnswer &reference,
                                  const ReferenceAnswer &answer, Reading reading)
{
    const Task *known = findTask(task);
    switch (known ? known->answerFormat : AnswerFormat::OpenEnded) {
    case AnswerFormat::BinaryChoice:
        return answer.parts == reference.parts ? 1 : 0;
    case AnswerFormat::MultipleChoice:
        return setF1(reference.parts, answer.parts);
    case AnswerFormat::Ranking:
        return reading == Reading::Repaired
            ? itemRankScore(reference.parts, answer.parts).value_or(0)
            : publishedRankScore(reference.parts, answer.parts).value_or(0);
    case AnswerFormat::OpenEnded:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

ResponseScores scoreBoth(const ScoringItem &item, const QString &response, Pathway pathway,
                         WordNet *wordNet)
{
    const ParsedResponse published = parseResponse(response, pathway, Reading::AsPublished);
    const ParsedResponse repaired = parseResponse(response, pathway, Reading::Repaired);
    ResponseScores scores;
    scores.published = scoreParsed(item, published, Reading::AsPublished, wordNet, nullptr);
    const bool isSameText = published.analysis.text == repaired.analysis.text
        && published.answer.text == repaired.answer.text;
    scores.repaired = scoreParsed(item, repaired, Reading::Repaired, wordNet,
                                  isSameText ? &scores.published : nullptr);
    return scores;
}

QString meteorText(const QString &analysis, const ReferenceAnswer &answer)
{
    return analysis + u' ' + (answer.isList ? pythonList(answer.parts) : answer.parts.value(0));
}

} // namespace Concord
