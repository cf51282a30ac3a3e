// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evaluation/meteor.h"
#include "models/evaluation/responseparser.h"

namespace Concord {

/// Scores of another version are computed anew.
constexpr int scoringVersion = 2;

/// Whether an answer could be read out of a response.
enum class ParseState {
    Parsed,
    NoAnswer, ///< no rule found one
    UnusableAnswer, ///< one was found, but it names no option, no sentence or nothing at all
};

/// The stable name of a state: "parsed", "no_answer", "unusable_answer".
QLatin1StringView parseStateName(ParseState state);
std::optional<ParseState> parseStateNamed(const QString &name);

/// What a response is scored against.
struct ScoringItem
{
    QString task;
    QMap<QString, QString> related; ///< related attributes by type
    QString analysis;
    ReferenceAnswer answer;

    static ScoringItem of(const Item &item);
};

/// METEOR's counts, where a response has a METEOR score.
struct MeteorCounts
{
    int reference = 0; ///< tokens
    int hypothesis = 0;
    int matches = 0;
    int chunks = 0;

    friend bool operator==(const MeteorCounts &, const MeteorCounts &) = default;
};

/// The scores of one response in one reading, each in 0..1.
struct ResponseScore
{
    ParseState state = ParseState::Parsed;
    int attributesRule = 0; ///< 0: none matched
    int analysisRule = 0;
    int answerRule = 0;
    /// Attributes; absent in the repaired reading where a response states none.
    std::optional<double> attributeTypeF1;
    std::optional<double> attributePrecision;
    std::optional<double> attributeRecall;
    std::optional<double> valueF1;
    std::optional<double> relativeValueAccuracy;
    double taskAccuracy = 0; ///< the task's own measure
    std::optional<double> itemRank; ///< of a ranking: the tau over items, in both readings
    std::optional<MeteorCounts> meteor;

    friend bool operator==(const ResponseScore &, const ResponseScore &) = default;
};

/// Scores a raw response (ip-dialog.md sections 4 and 5). Task accuracy is exact match for binary
/// choice, F1 for multiple choice, (tau + 1) / 2 for a ranking (0 where tau does not exist) and
/// METEOR of "analysis answer" for open-ended tasks. Without `wordNet` METEOR matches no synonyms.
ResponseScore scoreResponse(const ScoringItem &item, const QString &response, Pathway pathway,
                            Reading reading, WordNet *wordNet);

/// The task accuracy of a finished answer, a person's for one: what scoreResponse() gives for it.
/// Nothing for open-ended and unknown tasks, whose METEOR needs an analysis too.
std::optional<double> answerScore(const QString &task, const ReferenceAnswer &reference,
                                  const ReferenceAnswer &answer, Reading reading);

/// A response in both readings.
struct ResponseScores
{
    ResponseScore published;
    ResponseScore repaired;

    friend bool operator==(const ResponseScores &, const ResponseScores &) = default;
};

/// The same as scoreResponse() for each reading, but METEOR is computed once where both read the
/// same.
ResponseScores scoreBoth(const ScoringItem &item, const QString &response, Pathway pathway,
                         WordNet *wordNet);

/// The texts that METEOR compares: "analysis answer", lists as Python prints them.
QString meteorText(const QString &analysis, const ReferenceAnswer &answer);

} // namespace Concord
