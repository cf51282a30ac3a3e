// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/results/judgecomparison.h"

#include "models/agreement/alttest.h"
#include "models/agreement/cohenkappa.h"
#include "models/agreement/pairwisekappa.h"
#include "models/agreement/raterpairs.h"
#include "models/agreement/ratingsbuilder.h"
#include "models/evaluation/correlation.h"
#include "models/results/text.h"

#include <numeric>

namespace Concord {

namespace {

/// What one judge and the people said, on the way to tables.
struct JudgeData
{
    QString judge;
    Ratings ratings;
    std::vector<double> numbers; ///< of the options: their own, else their places
    bool areNumbers = false;
    bool hasOrder = false;
    double level = 0.95;
};

bool isOneOption(QuestionKind kind)
{
    return kind == QuestionKind::SingleChoice || kind == QuestionKind::Scale
        || kind == QuestionKind::YesNoReason;
}

std::optional<JudgeData> dataOf(const ResultInput &input, const QString &judge)
{
    RatingsBuilder builder(input.question.optionIds());
    bool hasAnswer = false;
    for (const QString &name : input.annotators)
        builder.rater(name.toUtf8());
    for (const CountedAnswer &answer : input.answers) {
        if (answer.isJudge && answer.annotator != judge)
            continue;
        builder.add(answer.unit, answer.annotator, answer.value);
        hasAnswer = hasAnswer || answer.isJudge;
    }
    auto ratings = builder.build();
    if (!hasAnswer || !ratings)
        return std::nullopt;
    const auto values = numericValues(input.question.optionIds());
    std::vector<double> numbers = values.value_or(std::vector<double>());
    if (!values) {
        numbers.resize(size_t(input.question.options.size()));
        std::iota(numbers.begin(), numbers.end(), 1.0);
    }
    return JudgeData{judge,
                     *std::move(ratings),
                     std::move(numbers),
                     values.has_value(),
                     input.measure != Measure::nominal && input.measure != Measure::set,
                     input.options.level};
}

OutcomeValue valueOf(const Estimate &estimate, qint64 units)
{
    OutcomeValue value{estimate.value, {}, {}, units};
    if (estimate.interval) {
        value.low = estimate.interval->low;
        value.high = estimate.interval->high;
    }
    return value;
}

std::optional<double> numberBy(const JudgeData &data, std::span<const Rating> unit, qsizetype rater)
{
    for (const Rating &rating : unit) {
        if (qsizetype(rating.rater) == rater)
            return data.numbers[rating.category];
    }
    return std::nullopt;
}

// The mean of everybody's numbers but the judge's.
std::optional<double> meanOfPeople(const JudgeData &data, std::span<const Rating> unit,
                                   qsizetype judge)
{
    UnitSum people;
    for (const Rating &rating : unit) {
        if (qsizetype(rating.rater) != judge)
            people.add(data.numbers[rating.category]);
    }
    return people.count > 0 ? std::optional(people.sum / double(people.count)) : std::nullopt;
}

// Spearman's rho with one person, or with the mean of all where `rater` is -1.
OutcomeValue correlationWith(const JudgeData &data, qsizetype judge, qsizetype rater)
{
    std::vector<double> first;
    std::vector<double> second;
    for (qsizetype i = 0; i < data.ratings.unitCount(); ++i) {
        const auto unit = data.ratings.unit(i);
        const auto ofJudge = numberBy(data, unit, judge);
        const auto other =
            rater < 0 ? meanOfPeople(data, unit, judge) : numberBy(data, unit, rater);
        if (ofJudge && other) {
            first.push_back(*ofJudge);
            second.push_back(*other);
        }
    }
    return valueOf(spearmanCorrelation(first, second, data.level), qint64(first.size()));
}

WeightMatrix quadraticWeights(const JudgeData &data)
{
    return WeightMatrix::squaredDifferences(data.numbers);
}

OutcomeRow personRow(const JudgeData &data, const RowPatterns &rows, qsizetype judge,
                     qsizetype person)
{
    const InferenceOptions options{data.level, StandardErrorKind::ratio};
    const ContingencyTable table = contingencyTable(rows, person, judge);
    const qint64 units = table.total();
    OutcomeValue same{{}, {}, {}, units};
    qint64 equal = 0;
    for (const ContingencyCell &cell : table.cells())
        equal += cell.row == cell.column ? cell.count : 0;
    if (units > 0)
        same.value = double(equal) / double(units);
    const WeightMatrix identity = WeightMatrix::identity(data.ratings.categoryCount());
    OutcomeRow row{
        QStringLiteral("annotator"),
        data.ratings.raters()[person],
        {OutcomeValue::count(units), same, valueOf(cohenKappa(table, identity, options), units)}};
    if (data.hasOrder)
        row.values += {valueOf(cohenKappa(table, quadraticWeights(data), options), units),
                       correlationWith(data, judge, person)};
    return row;
}

// The mean kappa of the judge with people, and that of people among themselves.
QList<OutcomeRow> meanRows(const JudgeData &data, const RowPatterns &rows, qsizetype judge)
{
    const InferenceOptions options{data.level, StandardErrorKind::ratio};
    const OutcomeValue none;
    OutcomeRow mean{QStringLiteral("all"), OutcomeText::tr("Mean over annotators"), {none, none}};
    OutcomeRow people{
        QStringLiteral("people"), OutcomeText::tr("Annotators among themselves"), {none, none}};
    const auto add = [&](const WeightMatrix &weights) {
        const Estimate estimate = PairwiseKappa(rows, weights, judge).estimate(options);
        mean.values.append(valueOf(estimate, 0));
        people.values.append(
            {estimate.detail(QLatin1StringView("mean_between_others")), {}, {}, 0});
    };
    add(WeightMatrix::identity(data.ratings.categoryCount()));
    if (data.hasOrder) {
        add(quadraticWeights(data));
        mean.values.append(correlationWith(data, judge, -1));
        people.values.append(none);
    }
    return {mean, people};
}

OutcomeTable agreementTable(const JudgeData &data)
{
    OutcomeTable table;
    table.id = QStringLiteral("judge_agreement");
    table.title = OutcomeText::tr("The judge %1 and people").arg(data.judge);
    table.explanation = OutcomeText::tr(
        "On the units that both answered. The mean is that of the annotators’ kappas; its "
        "correlation is with the mean of people’s ratings of each unit. Intervals are analytic.");
    table.rowTitle = personTitle();
    const OutcomeForm number = OutcomeForm::Number;
    table.columns = {{QStringLiteral("units"), OutcomeText::tr("Shared units"), OutcomeForm::Count},
                     {QStringLiteral("percent_agreement"), OutcomeText::tr("Same answer")},
                     {QStringLiteral("cohen_kappa"), OutcomeText::tr("Cohen’s kappa"), number}};
    if (data.hasOrder)
        table.columns += {{QStringLiteral("cohen_kappa_quadratic"),
                           OutcomeText::tr("Kappa, quadratic weights"), number},
                          {QStringLiteral("spearman"), OutcomeText::tr("Spearman’s rho"), number}};
    const RowPatterns rows(data.ratings);
    const qsizetype judge = data.ratings.raters().indexOf(data.judge);
    for (qsizetype person = 0; person < data.ratings.raterCount(); ++person) {
        if (person != judge)
            table.rows.append(personRow(data, rows, judge, person));
    }
    table.rows += meanRows(data, rows, judge);
    return table;
}

QString verdictSentence(const AltTest &test)
{
    const AltTestVerdict &verdict = test.verdicts.constFirst();
    const QString numbers =
        OutcomeText::tr("Winning rate %1, with an advantage of %2 for what a person costs.")
            .arg(verdict.winningRate.value_or(0), 0, 'f', 2)
            .arg(verdict.epsilon, 0, 'f', 2);
    return verdict.passes
        ? OutcomeText::tr("%1 The judge may stand in for a person.").arg(numbers)
        : OutcomeText::tr("%1 The judge may not stand in for a person.").arg(numbers);
}

std::optional<OutcomeTable> altTestTable(const JudgeData &data)
{
    AltTestOptions options;
    options.judge = data.judge;
    if (data.hasOrder && data.areNumbers)
        options.score = AltTestScore::negativeRmse;
    const auto test = altTest(data.ratings, options);
    if (!test || test->undefined)
        return std::nullopt;
    OutcomeTable table;
    table.id = QStringLiteral("judge_alt_test");
    table.title = OutcomeText::tr("May the judge %1 stand in for a person?").arg(data.judge);
    table.explanation =
        OutcomeText::tr("%1 Alternative annotator test (Calderon and others 2025): on how many "
                        "units the judge, and the annotator, is at least as close to the others.")
            .arg(verdictSentence(*test));
    table.rowTitle = personTitle();
    table.columns = {{QStringLiteral("units"), OutcomeText::tr("Units"), OutcomeForm::Count},
                     {QStringLiteral("judge_share"), OutcomeText::tr("Judge as close")},
                     {QStringLiteral("annotator_share"), OutcomeText::tr("Annotator as close")},
                     {QStringLiteral("p_value"), OutcomeText::tr("p"), OutcomeForm::PValue}};
    for (qsizetype i = 0; i < test->annotators.size(); ++i) {
        const AltTestAnnotator &person = test->annotators[i];
        table.rows.append({QStringLiteral("annotator"),
                           person.name,
                           {OutcomeValue::count(person.units),
                            {person.judgeShare(), {}, {}, person.units},
                            {person.annotatorShare(), {}, {}, person.units},
                            {test->verdicts.constFirst().pValues.value(i), {}, {}, person.units}}});
    }
    return table;
}

} // namespace

QList<OutcomeTable> judgeTables(const ResultInput &input)
{
    QList<OutcomeTable> tables;
    if (!isOneOption(input.question.kind))
        return tables;
    int number = 0;
    for (const QString &judge : input.judges) {
        const auto data = dataOf(input, judge);
        if (!data)
            continue;
        const QString suffix = ++number > 1 ? QStringLiteral("_%1").arg(number) : QString();
        tables.append(agreementTable(*data));
        tables.last().id += suffix;
        if (auto test = altTestTable(*data)) {
            test->id += suffix;
            tables.append(*test);
        }
    }
    return tables;
}

} // namespace Concord
