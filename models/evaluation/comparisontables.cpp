// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/comparisontables.h"

#include "models/charts/csvline.h"
#include "models/evaluation/runside.h"
#include "models/report/resulttext.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QLocale>

namespace Concord {

namespace {

// A run's name ends in its pathway; that of a model or a pathway says itself.
QString sideTitle(const QString &name)
{
    const qsizetype slash = name.lastIndexOf(u'/');
    const auto pathway = pathwayNamed(name.sliced(slash + 1));
    return slash > 0 && pathway ? RunSide{name.first(slash), pathway}.title() : modelTitle(name);
}

QString comparedText(const char *text)
{
    return QCoreApplication::translate("Concord::Evaluation", text);
}

QJsonValue comparedNumber(std::optional<double> number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QString comparedField(std::optional<double> number)
{
    return number ? QString::number(*number, 'g', QLocale::FloatingPointShortest) : QString();
}

QString comparedPercent(std::optional<double> share)
{
    return share ? decimalText(*share * 100, 2) : QStringLiteral("–");
}

QString noComparisonSentence(UndefinedReason reason)
{
    if (reason == UndefinedReason::noOverlap)
        return comparedText(QT_TRANSLATE_NOOP("Concord::Evaluation",
                                              "There is no item that both have a score on."));
    return undefinedSentence(reason);
}

QJsonValue comparedInterval(const std::optional<Interval> &interval)
{
    if (!interval)
        return QJsonValue();
    return QJsonObject{{QStringLiteral("level"), interval->level},
                       {QStringLiteral("low"), interval->low},
                       {QStringLiteral("high"), interval->high},
                       {QStringLiteral("method"), intervalMethodCode(interval->method)}};
}

QString measureTitle(ComparedMeasure measure)
{
    switch (measure) {
    case ComparedMeasure::TaskAccuracy:
        return comparedText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Task accuracy"));
    case ComparedMeasure::AttributeTypeF1:
        return comparedText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Attribute-type F1"));
    case ComparedMeasure::RelativeValueAccuracy:
        return comparedText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Relative value accuracy"));
    }
    Q_UNREACHABLE();
}

QString comparisonCaption(const ComparedRuns &runs)
{
    return comparedText(
               QT_TRANSLATE_NOOP("Concord::Evaluation",
                                 "%1, %2: %3 minus %4 on the items that both have a score on; "
                                 "bootstrap intervals over items, %5"))
        .arg(measureTitle(runs.measure), readingTitle(runs.reading), sideTitle(runs.first),
             sideTitle(runs.second), testName(QLatin1StringView("sign_flip")));
}

QList<DocumentTable::Column> comparisonColumns(const ComparedRuns &runs)
{
    const QString percent = comparedText(QT_TRANSLATE_NOOP("Concord::Evaluation", "%1 (%)"));
    return {
        {comparedText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Task")), false},
        {comparedText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Items")), true},
        {percent.arg(sideTitle(runs.first)), true},
        {percent.arg(sideTitle(runs.second)), true},
        {comparedText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Difference (points)")), true},
        {comparedText(QT_TRANSLATE_NOOP("Concord::Evaluation", "%1 % interval"))
             .arg(QLocale().toString(runs.level * 100, 'g', 6)),
         true},
        {comparedText(QT_TRANSLATE_NOOP("Concord::Evaluation", "p")), true},
    };
}

} // namespace

QJsonArray comparisonJson(const QList<RunComparison> &comparisons, const ComparedRuns &runs)
{
    QJsonArray rows;
    for (const RunComparison &each : comparisons) {
        const Estimate &difference = each.difference;
        const bool tested = difference.test.has_value();
        const auto reason = difference.undefined;
        rows.append(QJsonObject{
            {QStringLiteral("task"), each.task.isEmpty() ? QJsonValue() : QJsonValue(each.task)},
            {QStringLiteral("items"), each.items},
            {QStringLiteral("first"), runs.first},
            {QStringLiteral("second"), runs.second},
            {QStringLiteral("first_mean"), comparedNumber(each.first)},
            {QStringLiteral("second_mean"), comparedNumber(each.second)},
            {QStringLiteral("difference"), comparedNumber(difference.value)},
            {QStringLiteral("standard_error"), comparedNumber(difference.standardError)},
            {QStringLiteral("ci"), comparedInterval(difference.interval)},
            {QStringLiteral("p_value"),
             tested ? QJsonValue(difference.test->pValue) : QJsonValue()},
            {QStringLiteral("test"), tested ? QJsonValue(difference.test->name) : QJsonValue()},
            {QStringLiteral("undefined_code"),
             reason ? QJsonValue(undefinedCode(*reason)) : QJsonValue()},
            {QStringLiteral("undefined_reason"),
             reason ? QJsonValue(noComparisonSentence(*reason)) : QJsonValue()},
        });
    }
    return rows;
}

QString comparisonCsv(const QList<RunComparison> &comparisons, const ComparedRuns &runs)
{
    QStringList header;
    for (const char *name :
         {"task", "items", "first", "second", "first_mean", "second_mean", "difference",
          "standard_error", "level", "low", "high", "p_value", "test", "undefined_code"})
        header.append(QLatin1StringView(name));
    QString csv = csvLine(header);
    for (const RunComparison &each : comparisons) {
        const Estimate &difference = each.difference;
        QStringList fields{each.task,
                           QString::number(each.items),
                           runs.first,
                           runs.second,
                           comparedField(each.first),
                           comparedField(each.second),
                           comparedField(difference.value),
                           comparedField(difference.standardError)};
        if (const auto interval = difference.interval) {
            fields << comparedField(interval->level) << comparedField(interval->low)
                   << comparedField(interval->high);
        } else {
            fields << QString() << QString() << QString();
        }
        fields << (difference.test ? comparedField(difference.test->pValue) : QString())
               << (difference.test ? QString(difference.test->name) : QString())
               << (difference.undefined ? QString(undefinedCode(*difference.undefined))
                                        : QString());
        csv += csvLine(fields);
    }
    return csv;
}

DocumentTable comparisonTable(const QList<RunComparison> &comparisons, const ComparedRuns &runs)
{
    DocumentTable table;
    table.caption = comparisonCaption(runs);
    table.columns = comparisonColumns(runs);
    for (const RunComparison &each : comparisons) {
        const Estimate &difference = each.difference;
        const QString none = QStringLiteral("–");
        table.rows.append({each.task.isEmpty()
                               ? comparedText(QT_TRANSLATE_NOOP("Concord::Evaluation", "All tasks"))
                               : each.task,
                           QLocale().toString(each.items), comparedPercent(each.first),
                           comparedPercent(each.second), comparedPercent(difference.value),
                           difference.interval ? boundsText(difference.interval->low * 100,
                                                            difference.interval->high * 100, 2)
                                               : none,
                           difference.test ? pValueText(difference.test->pValue) : none});
    }
    return table;
}

} // namespace Concord
