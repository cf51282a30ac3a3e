// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/studytables.h"

#include "models/report/resulttext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace Concord {

namespace {

QString absentText()
{
    return QStringLiteral("–");
}

QString tableText(const char *text)
{
    return QCoreApplication::translate("Concord::Results", text);
}

QString countText(qint64 count)
{
    return QLocale().toString(count);
}

QString intervalTitle(double level)
{
    return tableText(QT_TRANSLATE_NOOP("Concord::Results", "%1 % interval"))
        .arg(QLocale().toString(level * 100, 'g', 6));
}

double levelOf(const AgreementReport &agreement)
{
    for (const CoefficientResult &result : agreement.coefficients) {
        if (result.estimate.interval)
            return result.estimate.interval->level;
    }
    return 0.95;
}

// Percent agreement is not tested: that it differs from 0 is no finding.
std::pair<QString, QString> testTexts(const CoefficientResult &result)
{
    const Estimate &estimate = result.estimate;
    if (result.id == u"percent_agreement")
        return {absentText(), absentText()};
    if (estimate.test)
        return {pValueText(estimate.test->pValue), testName(estimate.test->name)};
    if (estimate.zeroSe)
        return {absentText(),
                tableText(QT_TRANSLATE_NOOP("Concord::Results", "none: the error is 0"))};
    return {absentText(), absentText()};
}

QStringList coefficientRow(const CoefficientResult &result)
{
    const Estimate &estimate = result.estimate;
    if (!estimate.value)
        return {coefficientName(result.id), undefinedSentence(*estimate.undefined)};
    const auto &interval = estimate.interval;
    const auto [p, test] = testTexts(result);
    return {coefficientName(result.id),
            decimalText(*estimate.value),
            estimate.standardError ? decimalText(*estimate.standardError) : absentText(),
            interval ? boundsText(interval->low, interval->high) : absentText(),
            interval ? intervalMethodName(interval->method) : absentText(),
            p,
            test};
}

// Value and bounds, or why there is no value.
QStringList estimateCells(const Estimate &estimate)
{
    if (!estimate.value)
        return {undefinedSentence(estimate.undefined.value_or(UndefinedReason::noData))};
    const auto &interval = estimate.interval;
    return {decimalText(*estimate.value),
            interval ? boundsText(interval->low, interval->high, 2) : absentText()};
}

QString signalText(const Estimate &estimate)
{
    if (!estimate.value)
        return absentText();
    if (!estimate.interval)
        return decimalText(*estimate.value, 2);
    return tableText(QT_TRANSLATE_NOOP("Concord::Results", "%1 (%2)"))
        .arg(decimalText(*estimate.value, 2),
             boundsText(estimate.interval->low, estimate.interval->high, 2));
}

QStringList turingRow(const QString &name, const TuringScore &score, const QString &bounds,
                      const QString &p)
{
    if (!score.accuracy.value)
        return {name, turingUndefinedSentence(*score.accuracy.undefined)};
    return {name,
            countText(score.counts.judged()),
            countText(score.counts.correct()),
            percentText(*score.accuracy.value),
            bounds,
            p,
            signalText(score.sensitivity),
            signalText(score.criterion)};
}

QStringList pooledRow(const TuringResults &turing)
{
    const TuringScore &pooled = turing.pooled;
    const auto &interval = pooled.accuracy.interval;
    return turingRow(tableText(QT_TRANSLATE_NOOP("Concord::Results", "All together")), pooled,
                     interval ? percentBoundsText(interval->low, interval->high) : absentText(),
                     pooled.pValue && !turing.isClustered ? pValueText(*pooled.pValue)
                                                          : absentText());
}

QStringList turingCountRow(const QString &name, const TuringCounts &counts)
{
    return {name, countText(counts.hits), countText(counts.misses), countText(counts.falseAlarms),
            countText(counts.correctRejections)};
}

QString originText(Origin origin)
{
    switch (origin) {
    case Origin::Unknown:
        return tableText(QT_TRANSLATE_NOOP("Concord::Results", "unknown"));
    case Origin::Human:
        return tableText(QT_TRANSLATE_NOOP("Concord::Results", "human"));
    case Origin::Synthetic:
        return tableText(QT_TRANSLATE_NOOP("Concord::Results", "synthetic"));
    }
    Q_UNREACHABLE();
}

} // namespace

DocumentTable coefficientTable(const AgreementReport &agreement)
{
    DocumentTable table;
    table.caption = tableText(QT_TRANSLATE_NOOP("Concord::Results", "Coefficients of agreement"));
    table.columns = {{tableText(QT_TRANSLATE_NOOP("Concord::Results", "Coefficient"))},
                     {tableText(QT_TRANSLATE_NOOP("Concord::Results", "Value")), true},
                     {tableText(QT_TRANSLATE_NOOP("Concord::Results", "Std. error")), true},
                     {intervalTitle(levelOf(agreement)), true},
                     {tableText(QT_TRANSLATE_NOOP("Concord::Results", "Method"))},
                     {tableText(QT_TRANSLATE_NOOP("Concord::Results", "p")), true},
                     {tableText(QT_TRANSLATE_NOOP("Concord::Results", "Test"))}};
    for (const CoefficientResult &result : agreement.coefficients)
        table.rows.append(coefficientRow(result));
    return table;
}

DocumentTable categoryTable(const StudyResults &results)
{
    DocumentTable table;
    table.caption =
        tableText(QT_TRANSLATE_NOOP("Concord::Results", "Each category against all others"));
    table.columns = {{tableText(QT_TRANSLATE_NOOP("Concord::Results", "Category"))},
                     {tableText(QT_TRANSLATE_NOOP("Concord::Results", "Fleiss’ kappa")), true},
                     {intervalTitle(results.options.level), true}};
    for (qsizetype k = 0; k < results.agreement.byCategory.size(); ++k) {
        table.rows.append(QStringList(categoryLabel(results, k))
                          + estimateCells(results.agreement.byCategory[k]));
    }
    return table;
}

DocumentTable breakdownTable(const StudyResults &results, UnitGrouping grouping)
{
    const bool isByTask = grouping == UnitGrouping::Task;
    const CoefficientResult *headline = headlineOf(results);
    DocumentTable table;
    table.caption = isByTask ? tableText(QT_TRANSLATE_NOOP("Concord::Results", "By task"))
                             : tableText(QT_TRANSLATE_NOOP("Concord::Results", "By domain"));
    table.columns = {{isByTask ? tableText(QT_TRANSLATE_NOOP("Concord::Results", "Task"))
                               : tableText(QT_TRANSLATE_NOOP("Concord::Results", "Domain"))},
                     {tableText(QT_TRANSLATE_NOOP("Concord::Results", "Units")), true},
                     {tableText(QT_TRANSLATE_NOOP("Concord::Results", "Pairable units")), true},
                     {headline ? coefficientName(headline->id)
                               : tableText(QT_TRANSLATE_NOOP("Concord::Results", "Value")),
                      true},
                     {intervalTitle(results.options.level), true}};
    for (const BreakdownRow &row : isByTask ? results.byTask : results.byDomain) {
        const QString none = isByTask
            ? tableText(QT_TRANSLATE_NOOP("Concord::Results", "(no task)"))
            : tableText(QT_TRANSLATE_NOOP("Concord::Results", "(no domain)"));
        table.rows.append(QStringList{row.group.isEmpty() ? none : row.group,
                                      countText(row.summary.units),
                                      countText(row.summary.pairableUnits)}
                          + estimateCells(row.estimate));
    }
    return table;
}

bool hasBreakdown(const StudyResults &results, UnitGrouping grouping)
{
    return (grouping == UnitGrouping::Task ? results.byTask : results.byDomain).size() > 1;
}

DocumentTable turingTable(const TuringResults &turing)
{
    const ShareInterval exact = turing.pooled.exact.value_or(ShareInterval());
    DocumentTable table;
    table.caption = tableText(QT_TRANSLATE_NOOP("Concord::Results", "Human or AI: who was right"));
    table.columns = {{tableText(QT_TRANSLATE_NOOP("Concord::Results", "Annotator"))},
                     {tableText(QT_TRANSLATE_NOOP("Concord::Results", "Answers")), true},
                     {tableText(QT_TRANSLATE_NOOP("Concord::Results", "Right")), true},
                     {tableText(QT_TRANSLATE_NOOP("Concord::Results", "Accuracy")), true},
                     {intervalTitle(exact.level), true},
                     {tableText(QT_TRANSLATE_NOOP("Concord::Results", "p against 50 %")), true},
                     {tableText(QT_TRANSLATE_NOOP("Concord::Results", "d′")), true},
                     {tableText(QT_TRANSLATE_NOOP("Concord::Results", "Criterion")), true}};
    for (const AnnotatorTuring &annotator : turing.annotators) {
        const TuringScore &score = annotator.score;
        table.rows.append(turingRow(
            annotator.annotator, score,
            score.exact ? percentBoundsText(score.exact->low, score.exact->high) : absentText(),
            score.pValue ? pValueText(*score.pValue) : absentText()));
    }
    table.rows.append(pooledRow(turing));
    table.hasTotal = true;
    return table;
}

DocumentTable turingCountTable(const TuringResults &turing)
{
    DocumentTable table;
    table.caption =
        tableText(QT_TRANSLATE_NOOP("Concord::Results", "Confusion of human and AI, in answers"));
    table.columns = {
        {tableText(QT_TRANSLATE_NOOP("Concord::Results", "Annotator"))},
        {tableText(QT_TRANSLATE_NOOP("Concord::Results", "AI called AI")), true},
        {tableText(QT_TRANSLATE_NOOP("Concord::Results", "AI called human")), true},
        {tableText(QT_TRANSLATE_NOOP("Concord::Results", "human called AI")), true},
        {tableText(QT_TRANSLATE_NOOP("Concord::Results", "human called human")), true}};
    for (const AnnotatorTuring &annotator : turing.annotators)
        table.rows.append(turingCountRow(annotator.annotator, annotator.score.counts));
    table.rows.append(turingCountRow(
        tableText(QT_TRANSLATE_NOOP("Concord::Results", "All together")), turing.pooled.counts));
    table.hasTotal = true;
    return table;
}

DocumentTable pairTable(const AgreementReport &agreement)
{
    DocumentTable table;
    table.caption = tableText(QT_TRANSLATE_NOOP("Concord::Results", "Pairs of annotators"));
    table.columns = {{tableText(QT_TRANSLATE_NOOP("Concord::Results", "Pair"))},
                     {tableText(QT_TRANSLATE_NOOP("Concord::Results", "Shared units")), true},
                     {tableText(QT_TRANSLATE_NOOP("Concord::Results", "Percent agreement")), true},
                     {tableText(QT_TRANSLATE_NOOP("Concord::Results", "Cohen’s kappa")), true}};
    for (const RaterPair &pair : agreement.pairs) {
        const QString name = tableText(QT_TRANSLATE_NOOP("Concord::Results", "%1 and %2"))
                                 .arg(agreement.raters[pair.first], agreement.raters[pair.second]);
        QStringList row{name, countText(pair.units)};
        if (pair.percentAgreement)
            row.append(percentText(*pair.percentAgreement));
        row.append(pair.cohenKappa
                       ? decimalText(*pair.cohenKappa)
                       : undefinedSentence(pair.undefined.value_or(UndefinedReason::noOverlap)));
        table.rows.append(row);
    }
    return table;
}

DocumentTable progressTable(const QList<ProgressRow> &progress)
{
    DocumentTable table;
    table.caption =
        tableText(QT_TRANSLATE_NOOP("Concord::Results", "Work done, and time of a unit"));
    table.columns = {{tableText(QT_TRANSLATE_NOOP("Concord::Results", "Annotator"))},
                     {tableText(QT_TRANSLATE_NOOP("Concord::Results", "Done")), true},
                     {tableText(QT_TRANSLATE_NOOP("Concord::Results", "Assigned")), true},
                     {tableText(QT_TRANSLATE_NOOP("Concord::Results", "Flagged")), true},
                     {tableText(QT_TRANSLATE_NOOP("Concord::Results", "Skipped")), true},
                     {tableText(QT_TRANSLATE_NOOP("Concord::Results", "Median time")), true},
                     {tableText(QT_TRANSLATE_NOOP("Concord::Results", "Middle half")), true}};
    for (const ProgressRow &row : progress) {
        const bool hasQuartiles = row.lowerQuartileSeconds && row.upperQuartileSeconds;
        table.rows.append({row.annotator, countText(row.done), countText(row.assigned),
                           countText(row.flagged), countText(row.skipped),
                           row.medianSeconds ? secondsText(*row.medianSeconds) : absentText(),
                           hasQuartiles
                               ? tableText(QT_TRANSLATE_NOOP("Concord::Results", "%1 to %2 s"))
                                     .arg(decimalText(*row.lowerQuartileSeconds, 1),
                                          decimalText(*row.upperQuartileSeconds, 1))
                               : absentText()});
    }
    return table;
}

DocumentTable disputedTable(const QList<DisputedUnit> &units)
{
    DocumentTable table;
    table.caption =
        tableText(QT_TRANSLATE_NOOP("Concord::Results", "Units that were not answered alike"));
    table.columns = {{tableText(QT_TRANSLATE_NOOP("Concord::Results", "Unit"))},
                     {tableText(QT_TRANSLATE_NOOP("Concord::Results", "Text"))},
                     {tableText(QT_TRANSLATE_NOOP("Concord::Results", "Answers"))}};
    const bool hasTruth = std::any_of(
        units.begin(), units.end(), [](const DisputedUnit &unit) { return !unit.truth.isEmpty(); });
    if (hasTruth)
        table.columns.append({tableText(QT_TRANSLATE_NOOP("Concord::Results", "Truth"))});
    for (const DisputedUnit &unit : units) {
        QStringList answers;
        for (const UnitLabel &label : unit.labels) {
            answers.append(tableText(QT_TRANSLATE_NOOP("Concord::Results", "%1: %2"))
                               .arg(label.annotator, label.label));
        }
        QStringList row{unit.key, unit.text, answers.join(u'\n')};
        if (hasTruth)
            row.append(unit.truth);
        table.rows.append(row);
    }
    return table;
}

DocumentTable disputedTable(const QList<DisputedUnit> &units, const QString &first,
                            const QString &second)
{
    DocumentTable table;
    table.caption = tableText(QT_TRANSLATE_NOOP("Concord::Results", "Units where %1 and %2 differ"))
                        .arg(first, second);
    table.columns = {{tableText(QT_TRANSLATE_NOOP("Concord::Results", "Unit"))},
                     {tableText(QT_TRANSLATE_NOOP("Concord::Results", "Text"))},
                     {first},
                     {second}};
    for (const DisputedUnit &unit : units)
        table.rows.append({unit.key, unit.text, labelBy(unit, first), labelBy(unit, second)});
    return table;
}

DocumentTable sourceTable(const QList<SourceFacts> &sources)
{
    DocumentTable table;
    table.caption = tableText(QT_TRANSLATE_NOOP("Concord::Results", "Datasets"));
    table.columns = {{tableText(QT_TRANSLATE_NOOP("Concord::Results", "Dataset"))},
                     {tableText(QT_TRANSLATE_NOOP("Concord::Results", "Origin"))},
                     {tableText(QT_TRANSLATE_NOOP("Concord::Results", "Items")), true},
                     {tableText(QT_TRANSLATE_NOOP("Concord::Results", "SHA-256 of the file"))}};
    for (const SourceFacts &source : sources) {
        table.rows.append(
            {source.name, originText(source.origin), countText(source.items), source.sha256});
    }
    return table;
}

} // namespace Concord
