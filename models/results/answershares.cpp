// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/results/answershares.h"

#include "models/results/clusteredshare.h"
#include "models/results/text.h"

#include <algorithm>

namespace Concord {

namespace {

const QString yesId = QStringLiteral("yes");

bool isYesNo(const Question &question)
{
    if (question.kind == QuestionKind::YesNoReason)
        return !question.options.isEmpty();
    return question.kind == QuestionKind::SingleChoice && question.options.size() == 2
        && question.option(yesId) && question.option(u"no");
}

AnswerOption yesOption(const Question &question)
{
    const AnswerOption *yes = question.option(yesId);
    return yes ? *yes : question.options.constFirst();
}

OutcomeRow yesRow(const AnswerGroup &group, const QString &yes, double level)
{
    UnitShares shares;
    for (const CountedAnswer &answer : group.answers)
        shares[answer.unit].add(answer.value == yes);
    const OutcomeValue share = clusteredShare(shares, level);
    return {group.kind, group.name, {OutcomeValue::count(share.n), share}};
}

// What more than half of a unit's annotators say; a unit without such an answer is left out.
AnswerGroup majorityOf(const QList<CountedAnswer> &answers)
{
    QMap<QString, QMap<QString, qint64>> counts;
    QMap<QString, qint64> totals;
    for (const CountedAnswer &answer : answers) {
        ++counts[answer.unit][answer.value];
        ++totals[answer.unit];
    }
    AnswerGroup majority{QStringLiteral("majority"), OutcomeText::tr("Majority of each unit"), {}};
    for (auto unit = counts.cbegin(); unit != counts.cend(); ++unit) {
        for (auto value = unit->cbegin(); value != unit->cend(); ++value) {
            if (value.value() * 2 > totals.value(unit.key()))
                majority.answers.append({unit.key(), {}, false, value.key(), {}});
        }
    }
    return majority;
}

OutcomeTable yesTable(const QList<AnswerGroup> &groups, const ResultInput &input)
{
    const AnswerOption yes = yesOption(input.question);
    OutcomeTable table;
    table.columns = {answersColumn(),
                     {QStringLiteral("share"), OutcomeText::tr("“%1”").arg(yes.text)}};
    for (const AnswerGroup &group : groups)
        table.rows.append(yesRow(group, yes.id, input.options.level));
    return table;
}

QString shareNote()
{
    return OutcomeText::tr(
        "Intervals are Wilson’s; several answers about one unit count for less.");
}

} // namespace

QList<OutcomeTable> yesRateTables(const ResultInput &input)
{
    if (!isYesNo(input.question))
        return {};
    QList<AnswerGroup> groups;
    for (const AnswerGroup &group : groupsByPerson(input)) {
        groups.append(group);
        if (group.kind == u"all")
            groups.append(majorityOf(group.answers));
    }
    OutcomeTable rates = yesTable(groups, input);
    rates.id = QStringLiteral("yes_rate");
    rates.title = OutcomeText::tr("How often “%1”").arg(yesOption(input.question).text);
    rates.explanation =
        OutcomeText::tr("Shares of answers; the majority leaves out units without one. %1")
            .arg(shareNote());
    rates.rowTitle = personTitle();
    QList<OutcomeTable> tables{rates};
    if (const auto attributes = groupsByAttribute(input); !attributes.isEmpty()) {
        OutcomeTable table = yesTable(attributes, input);
        table.id = QStringLiteral("yes_rate_by_attribute");
        table.title = OutcomeText::tr("The same by attribute type");
        table.rowTitle = OutcomeText::tr("Attribute type");
        table.explanation = shareNote();
        tables.append(table);
    }
    if (const auto runs = groupsByRun(input); !runs.isEmpty()) {
        OutcomeTable table = yesTable(runs, input);
        table.id = QStringLiteral("yes_rate_by_run");
        table.title = OutcomeText::tr("The same by model run");
        table.rowTitle = OutcomeText::tr("Model run");
        table.explanation = shareNote();
        tables.append(table);
    }
    return tables;
}

QList<OutcomeTable> answerShareTables(const ResultInput &input)
{
    const bool isSet = input.question.kind == QuestionKind::MultipleChoice;
    const bool isChoice = input.question.kind == QuestionKind::SingleChoice
        || input.question.kind == QuestionKind::Scale
        || input.question.kind == QuestionKind::YesNoReason;
    if (!isSet && !isChoice)
        return {};
    OutcomeTable table;
    table.id = QStringLiteral("answer_shares");
    table.title = OutcomeText::tr("Answers given");
    table.explanation = isSet
        ? OutcomeText::tr("How many answers of annotators name each option. %1").arg(shareNote())
        : OutcomeText::tr("How many answers of annotators are each option. %1").arg(shareNote());
    table.rowTitle = OutcomeText::tr("Answer");
    table.columns = {answersColumn(), {QStringLiteral("share"), OutcomeText::tr("Share")}};
    for (const AnswerOption &option : input.question.options) {
        UnitShares shares;
        qint64 times = 0;
        for (const CountedAnswer &answer : input.answers) {
            if (answer.isJudge)
                continue;
            const bool isNamed =
                isSet ? chosenIds(answer.value).contains(option.id) : answer.value == option.id;
            shares[answer.unit].add(isNamed);
            times += isNamed ? 1 : 0;
        }
        table.rows.append(
            {QStringLiteral("option"),
             option.text,
             {OutcomeValue::count(times), clusteredShare(shares, input.options.level)}});
    }
    return {table};
}

} // namespace Concord
