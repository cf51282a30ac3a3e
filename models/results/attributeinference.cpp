// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/results/attributeinference.h"

#include "models/evaluation/attributescore.h"
#include "models/results/clusteredshare.h"
#include "models/results/text.h"

#include <algorithm>
#include <array>

namespace Concord {

namespace {

enum AttributeMeasure {
    TypePrecision,
    ValuePrecision,
    RelativeValue,
    TypeRecall,
    ValueRecall,
    TypeF1,
    ValueF1,
    AttributeMeasureCount
};

using MeasureSums = std::array<UnitSums, AttributeMeasureCount>;

struct ScoredRow
{
    QString kind;
    QString name;
    MeasureSums sums;
};

void addScore(MeasureSums &sums, const QString &unit, const AttributeScore &score)
{
    sums[TypePrecision][unit].add(score.precision);
    sums[ValuePrecision][unit].add(score.valuePrecision);
    sums[RelativeValue][unit].add(score.relativeValueAccuracy);
    sums[TypeRecall][unit].add(score.recall);
    sums[ValueRecall][unit].add(score.valueRecall);
    sums[TypeF1][unit].add(score.typeF1);
    sums[ValueF1][unit].add(score.valueF1);
}

// F1 = 2 v / (S + R) with v right pairs of S stated and R related ones, and P / R of types is the
// ratio of R to S; so the stored scores give the precision and recall of pairs as well.
AttributeScore scoreOf(const RunItemScore &run)
{
    AttributeScore score;
    score.precision = run.typePrecision.value_or(0);
    score.recall = run.typeRecall.value_or(0);
    score.typeF1 = run.typeF1.value_or(0);
    score.valueF1 = run.valueF1.value_or(0);
    score.relativeValueAccuracy = run.relativeValueAccuracy.value_or(0);
    if (score.precision > 0 && score.recall > 0) {
        score.valuePrecision = score.valueF1 * (1 + score.precision / score.recall) / 2;
        score.valueRecall = score.valueF1 * (1 + score.recall / score.precision) / 2;
    }
    return score;
}

bool hasRelated(const ResultInput &input, const QString &unit)
{
    return !input.units.value(unit).related.isEmpty();
}

QList<ScoredRow> scoredPeople(const ResultInput &input)
{
    QList<ScoredRow> rows;
    for (const AnswerGroup &group : groupsByPerson(input)) {
        ScoredRow row{group.kind, group.name, {}};
        for (const CountedAnswer &answer : group.answers) {
            if (hasRelated(input, answer.unit))
                addScore(row.sums, answer.unit,
                         scoreAttributes(input.units.value(answer.unit).related,
                                         chosenAttributes(answer.value)));
        }
        rows.append(row);
    }
    return rows;
}

QList<ScoredRow> scoredRuns(const ResultInput &input)
{
    QHash<ItemId, QString> units;
    for (const CountedAnswer &answer : input.answers) {
        if (!answer.isJudge && hasRelated(input, answer.unit))
            units.insert(input.units.value(answer.unit).item, answer.unit);
    }
    QList<ScoredRow> rows;
    for (const RunItemScore &run : input.runs) {
        const auto unit = units.constFind(run.item);
        if (!run.statesAttributes || unit == units.cend())
            continue;
        if (rows.isEmpty() || rows.constLast().name != run.run)
            rows.append({QStringLiteral("run"), run.run, {}});
        addScore(rows.last().sums, *unit, scoreOf(run));
    }
    return rows;
}

OutcomeColumn measureColumn(AttributeMeasure measure)
{
    switch (measure) {
    case TypePrecision:
        return {QStringLiteral("type_precision"), OutcomeText::tr("Precision(T)")};
    case ValuePrecision:
        return {QStringLiteral("value_precision"), OutcomeText::tr("Precision(A)")};
    case RelativeValue:
        return {QStringLiteral("relative_value_accuracy"), OutcomeText::tr("RVA")};
    case TypeRecall:
        return {QStringLiteral("type_recall"), OutcomeText::tr("Recall(T)")};
    case ValueRecall:
        return {QStringLiteral("value_recall"), OutcomeText::tr("Recall(A)")};
    case TypeF1:
        return {QStringLiteral("attribute_type_f1"), OutcomeText::tr("F1(T) = ATF")};
    case ValueF1:
        return {QStringLiteral("value_f1"), OutcomeText::tr("F1(A)")};
    case AttributeMeasureCount:
        break;
    }
    Q_UNREACHABLE();
}

OutcomeTable measureTable(const QList<ScoredRow> &scored, const QList<AttributeMeasure> &measures,
                          const UnitMeanOptions &options)
{
    QList<UnitSums> sums;
    for (const ScoredRow &row : scored) {
        for (const AttributeMeasure measure : measures)
            sums.append(row.sums[measure]);
    }
    const QList<OutcomeValue> values = unitMeans(sums, options);
    OutcomeTable table;
    table.rowTitle = OutcomeText::tr("Annotator or model");
    table.columns = {answersColumn()};
    for (const AttributeMeasure measure : measures)
        table.columns.append(measureColumn(measure));
    for (qsizetype i = 0; i < scored.size(); ++i) {
        const QList<OutcomeValue> own = values.mid(i * measures.size(), measures.size());
        table.rows.append({scored[i].kind, scored[i].name,
                           QList<OutcomeValue>{OutcomeValue::count(own.constFirst().n)} + own});
    }
    return table;
}

/// What people said of one type.
struct TypeShares
{
    UnitShares stated; ///< of all answers
    UnitShares rightType; ///< of the answers that state it
    UnitShares rightValue;
    UnitShares found; ///< of the answers to units that have it

    void add(const QString &unit, const QString &reference, const QString &answer)
    {
        stated[unit].add(!answer.isEmpty());
        if (!answer.isEmpty()) {
            rightType[unit].add(!reference.isEmpty());
            rightValue[unit].add(reference == answer);
        }
        if (!reference.isEmpty())
            found[unit].add(!answer.isEmpty());
    }
};

QStringList attributeTypes(const ResultInput &input)
{
    QStringList types;
    for (const AttributeChoice &choice : input.question.attributes)
        types.append(choice.type);
    for (const CountedAnswer &answer : input.answers) {
        for (const QString &type : input.units.value(answer.unit).related.keys()
                 + chosenAttributes(answer.value).keys()) {
            if (!types.contains(type))
                types.append(type);
        }
    }
    return types;
}

OutcomeTable typeTable(const ResultInput &input)
{
    OutcomeTable table;
    table.id = QStringLiteral("attribute_types");
    table.title = OutcomeText::tr("By attribute type");
    table.explanation = OutcomeText::tr(
        "Of all answers of annotators: how many state the type; of those, how often it is related "
        "and how often the value is right, too; of answers where it is related, how often it was "
        "stated. Intervals are Wilson’s; several answers about one unit count for less.");
    table.rowTitle = OutcomeText::tr("Attribute type");
    table.columns = {{QStringLiteral("stated"), OutcomeText::tr("Stated"), OutcomeForm::Count},
                     measureColumn(TypePrecision),
                     measureColumn(ValuePrecision),
                     measureColumn(TypeRecall)};
    const QStringList types = attributeTypes(input);
    for (const QString &type : types) {
        TypeShares shares;
        for (const CountedAnswer &answer : input.answers) {
            if (!answer.isJudge && hasRelated(input, answer.unit))
                shares.add(answer.unit, input.units.value(answer.unit).related.value(type),
                           chosenAttributes(answer.value).value(type));
        }
        const OutcomeValue right = clusteredShare(shares.rightType, input.options.level);
        const OutcomeValue found = clusteredShare(shares.found, input.options.level);
        if (right.n == 0 && found.n == 0)
            continue;
        table.rows.append({QStringLiteral("attribute"),
                           type,
                           {OutcomeValue::count(right.n), right,
                            clusteredShare(shares.rightValue, input.options.level), found}});
    }
    return table;
}

} // namespace

QList<OutcomeTable> attributeTables(const ResultInput &input)
{
    const bool hasReference = std::ranges::any_of(
        input.units, [](const ResultUnit &source) { return !source.related.isEmpty(); });
    if (input.question.kind != QuestionKind::AttributeSet || !hasReference)
        return {};
    const QList<ScoredRow> scored = scoredPeople(input) + scoredRuns(input);
    OutcomeTable precision =
        measureTable(scored, {TypePrecision, ValuePrecision, RelativeValue}, input.options);
    precision.id = QStringLiteral("attribute_precision");
    precision.title = OutcomeText::tr("Attributes against the reference");
    precision.explanation = OutcomeText::tr(
        "Precision(T): the share of stated types that are related. Precision(A): the share of "
        "stated types with their values. RVA: right values of the right types. Means over answers, "
        "0 where nothing was stated; models on the same items, as published. Intervals by "
        "bootstrap over units.");
    OutcomeTable recall =
        measureTable(scored, {TypeRecall, ValueRecall, TypeF1, ValueF1}, input.options);
    recall.id = QStringLiteral("attribute_recall");
    recall.title = OutcomeText::tr("How many of the related attributes were found");
    recall.explanation = OutcomeText::tr(
        "Recall: the share of related types, and of types with their values, that were stated. F1 "
        "joins it with precision. Means over answers; intervals by bootstrap over units.");
    return {precision, recall, typeTable(input)};
}

} // namespace Concord
