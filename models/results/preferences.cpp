// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/results/preferences.h"

#include "models/results/clusteredshare.h"
#include "models/results/text.h"

namespace Concord {

namespace {

const QString firstId = QStringLiteral("first");
const QString secondId = QStringLiteral("second");

struct RunRecord
{
    qint64 wins = 0;
    qint64 ties = 0;
    qint64 losses = 0;
    UnitShares decided;

    void add(const QString &unit, bool isDecided, bool isWin)
    {
        if (!isDecided) {
            ++ties;
            return;
        }
        ++(isWin ? wins : losses);
        decided[unit].add(isWin);
    }
};

bool isPreference(const ResultInput &input)
{
    return input.question.kind == QuestionKind::SingleChoice && input.question.option(firstId)
        && input.question.option(secondId);
}

// The runs of a unit's two sides; none where it has not two.
QStringList sidesOf(const ResultInput &input, const QString &unit)
{
    const QStringList runs = input.units.value(unit).runs;
    return runs.size() == 2 ? runs : QStringList();
}

OutcomeTable winTable(const ResultInput &input)
{
    QMap<QString, RunRecord> records;
    for (const CountedAnswer &answer : input.answers) {
        const QStringList sides = sidesOf(input, answer.unit);
        if (sides.isEmpty() || answer.isJudge)
            continue;
        const bool isFirst = answer.value == firstId;
        const bool isDecided = isFirst || answer.value == secondId;
        records[sides[0]].add(answer.unit, isDecided, isFirst);
        records[sides[1]].add(answer.unit, isDecided, !isFirst);
    }
    OutcomeTable table;
    table.id = QStringLiteral("preference_wins");
    table.title = OutcomeText::tr("Which model is preferred");
    table.explanation = OutcomeText::tr(
        "Wins and losses of annotators’ answers. The win rate is of decided answers, ties left "
        "out; its interval is Wilson’s, with several answers about one unit counting for less.");
    table.rowTitle = OutcomeText::tr("Model run");
    table.columns = {answersColumn(),
                     {QStringLiteral("wins"), OutcomeText::tr("Wins"), OutcomeForm::Count},
                     {QStringLiteral("ties"), OutcomeText::tr("Ties"), OutcomeForm::Count},
                     {QStringLiteral("losses"), OutcomeText::tr("Losses"), OutcomeForm::Count},
                     {QStringLiteral("win_rate"), OutcomeText::tr("Win rate")}};
    for (auto run = records.cbegin(); run != records.cend(); ++run)
        table.rows.append({QStringLiteral("run"),
                           run.key(),
                           {OutcomeValue::count(run->wins + run->ties + run->losses),
                            OutcomeValue::count(run->wins), OutcomeValue::count(run->ties),
                            OutcomeValue::count(run->losses),
                            clusteredShare(run->decided, input.options.level)}});
    return table;
}

OutcomeTable sideTable(const ResultInput &input)
{
    OutcomeTable table;
    table.id = QStringLiteral("preference_side");
    table.title = OutcomeText::tr("Side bias");
    table.explanation = OutcomeText::tr(
        "How often the response shown first was preferred, of decided answers. The order was drawn "
        "at random, so without a bias it is 50 %. Intervals are Wilson’s.");
    table.rowTitle = personTitle();
    table.columns = {
        {QStringLiteral("decided"), OutcomeText::tr("Decided answers"), OutcomeForm::Count},
        {QStringLiteral("first"), OutcomeText::tr("First preferred")}};
    for (const AnswerGroup &group : groupsByPerson(input)) {
        UnitShares shares;
        for (const CountedAnswer &answer : group.answers) {
            if (answer.value == firstId || answer.value == secondId)
                shares[answer.unit].add(answer.value == firstId);
        }
        const OutcomeValue share = clusteredShare(shares, input.options.level);
        table.rows.append({group.kind, group.name, {OutcomeValue::count(share.n), share}});
    }
    return table;
}

} // namespace

QList<OutcomeTable> preferenceTables(const ResultInput &input)
{
    if (!isPreference(input))
        return {};
    const OutcomeTable wins = winTable(input);
    if (wins.rows.isEmpty())
        return {};
    return {wins, sideTable(input)};
}

} // namespace Concord
