// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/results/ratingmeans.h"

#include "models/results/clusteredshare.h"
#include "models/results/text.h"

namespace Concord {

namespace {

// The number of each option; nothing where they are no numbers.
QHash<QString, double> optionNumbers(const Question &question)
{
    QHash<QString, double> numbers;
    const bool isRating =
        question.kind == QuestionKind::Scale || question.kind == QuestionKind::SingleChoice;
    const QStringList ids = question.optionIds();
    const auto values = numericValues(ids);
    if (!isRating || !values)
        return numbers;
    for (qsizetype i = 0; i < ids.size(); ++i)
        numbers.insert(ids[i], (*values)[size_t(i)]);
    return numbers;
}

OutcomeTable meanTable(const QList<AnswerGroup> &groups, const QHash<QString, double> &numbers,
                       const UnitMeanOptions &options)
{
    QList<UnitSums> means;
    for (const AnswerGroup &group : groups) {
        UnitSums sums;
        for (const CountedAnswer &answer : group.answers)
            sums[answer.unit].add(numbers.value(answer.value));
        means.append(sums);
    }
    const QList<OutcomeValue> values = unitMeans(means, options);
    OutcomeTable table;
    table.columns = {answersColumn(),
                     {QStringLiteral("mean"), OutcomeText::tr("Mean rating"), OutcomeForm::Number}};
    for (qsizetype i = 0; i < groups.size(); ++i)
        table.rows.append(
            {groups[i].kind, groups[i].name, {OutcomeValue::count(values[i].n), values[i]}});
    return table;
}

} // namespace

QList<OutcomeTable> meanRatingTables(const ResultInput &input)
{
    const QHash<QString, double> numbers = optionNumbers(input.question);
    if (numbers.isEmpty())
        return {};
    const QString note = OutcomeText::tr("Means over answers; intervals by bootstrap over units.");
    OutcomeTable means = meanTable(groupsByPerson(input), numbers, input.options);
    means.id = QStringLiteral("mean_rating");
    means.title = OutcomeText::tr("Mean rating");
    means.explanation = note;
    means.rowTitle = personTitle();
    QList<OutcomeTable> tables{means};
    if (const auto attributes = groupsByAttribute(input); !attributes.isEmpty()) {
        OutcomeTable table = meanTable(attributes, numbers, input.options);
        table.id = QStringLiteral("mean_rating_by_attribute");
        table.title = OutcomeText::tr("Mean rating by attribute type");
        table.explanation = note;
        table.rowTitle = OutcomeText::tr("Attribute type");
        tables.append(table);
    }
    if (const auto runs = groupsByRun(input); !runs.isEmpty()) {
        OutcomeTable table = meanTable(runs, numbers, input.options);
        table.id = QStringLiteral("mean_rating_by_run");
        table.title = OutcomeText::tr("Mean rating by model run");
        table.explanation = note;
        table.rowTitle = OutcomeText::tr("Model run");
        tables.append(table);
    }
    return tables;
}

QList<OutcomeTable> meanRankTables(const ResultInput &input)
{
    if (input.question.kind != QuestionKind::Ranking)
        return {};
    QList<UnitSums> places;
    QList<OutcomeValue> firsts;
    for (const AnswerOption &option : input.question.options) {
        UnitSums sums;
        UnitShares shares;
        for (const CountedAnswer &answer : input.answers) {
            const qsizetype place = rankedIds(answer.value).indexOf(option.id);
            if (answer.isJudge || place < 0)
                continue;
            sums[answer.unit].add(double(place + 1));
            shares[answer.unit].add(place == 0);
        }
        places.append(sums);
        firsts.append(clusteredShare(shares, input.options.level));
    }
    const QList<OutcomeValue> means = unitMeans(places, input.options);
    OutcomeTable table;
    table.id = QStringLiteral("mean_rank");
    table.title = OutcomeText::tr("Mean place of each option");
    table.explanation = OutcomeText::tr(
        "1 is the best place. Intervals of means by bootstrap over units, of shares Wilson’s.");
    table.rowTitle = OutcomeText::tr("Option");
    table.columns = {answersColumn(),
                     {QStringLiteral("mean"), OutcomeText::tr("Mean place"), OutcomeForm::Number},
                     {QStringLiteral("first"), OutcomeText::tr("Came first")}};
    for (qsizetype i = 0; i < means.size(); ++i)
        table.rows.append({QStringLiteral("option"),
                           input.question.options[i].text,
                           {OutcomeValue::count(means[i].n), means[i], firsts[i]}});
    return {table};
}

} // namespace Concord
