// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/results/studyoutcome.h"

#include "models/results/answershares.h"
#include "models/results/attributeinference.h"
#include "models/results/judgecomparison.h"
#include "models/results/preferences.h"
#include "models/results/ratingmeans.h"
#include "models/results/taskaccuracy.h"
#include "models/results/text.h"

#include <algorithm>

namespace Concord {

namespace {

QList<WrittenAnswer> writtenAnswers(const ResultInput &input)
{
    QList<WrittenAnswer> written;
    const bool isText = input.question.kind == QuestionKind::FreeText;
    for (const CountedAnswer &answer : input.answers) {
        if (isText)
            written.append({answer.unit, answer.annotator, {}, answer.value});
        else if (!answer.reason.isEmpty())
            written.append({answer.unit, answer.annotator,
                            answerWords(input.question, answer.value), answer.reason});
    }
    std::ranges::stable_sort(written, [](const WrittenAnswer &a, const WrittenAnswer &b) {
        return std::tie(a.unit, a.annotator) < std::tie(b.unit, b.annotator);
    });
    return written;
}

OutcomeRow turingRowOf(const char *kind, const QString &name, const TuringScore &score)
{
    const qint64 judged = score.counts.judged();
    OutcomeValue accuracy{score.accuracy.value, {}, {}, judged};
    if (score.accuracy.interval) {
        accuracy.low = score.accuracy.interval->low;
        accuracy.high = score.accuracy.interval->high;
    } else if (score.exact) {
        accuracy.low = score.exact->low;
        accuracy.high = score.exact->high;
    }
    return {QString::fromLatin1(kind), name, {OutcomeValue::count(judged), accuracy}};
}

} // namespace

StudyOutcome studyOutcome(const ResultInput &input)
{
    StudyOutcome outcome;
    outcome.level = input.options.level;
    outcome.written = writtenAnswers(input);
    if (input.answers.isEmpty())
        return outcome;
    outcome.tables = attributeTables(input) + taskAccuracyTables(input) + yesRateTables(input)
        + preferenceTables(input) + meanRatingTables(input) + meanRankTables(input)
        + answerShareTables(input) + judgeTables(input);
    return outcome;
}

OutcomeTable turingTableOf(const TuringResults &turing)
{
    OutcomeTable table;
    table.id = QStringLiteral("turing_accuracy");
    table.title = OutcomeText::tr("Human or AI: who was right");
    table.explanation = OutcomeText::tr(
        "Intervals are exact (Clopper and Pearson), of all together by bootstrap over units.");
    table.rowTitle = personTitle();
    table.columns = {answersColumn(), {QStringLiteral("accuracy"), OutcomeText::tr("Accuracy")}};
    for (const AnnotatorTuring &annotator : turing.annotators)
        table.rows.append(turingRowOf("annotator", annotator.annotator, annotator.score));
    table.rows.append(turingRowOf("all", OutcomeText::tr("All annotators"), turing.pooled));
    return table;
}

} // namespace Concord
