// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/metrictables.h"

#include "models/charts/csvline.h"
#include "models/report/latextable.h"
#include "models/report/resulttext.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QLocale>

namespace Concord {

namespace {

QString metricText(const char *text)
{
    return QCoreApplication::translate("Concord::Evaluation", text);
}

QJsonValue numberOrNull(std::optional<double> value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QString shareOrDash(std::optional<double> share)
{
    return share ? decimalText(*share * 100, 2) : QStringLiteral("–");
}

QString numberOrEmpty(std::optional<double> value)
{
    return value ? QString::number(*value, 'g', QLocale::FloatingPointShortest) : QString();
}

/// The texts of a cell's keys, only those that are grouped by.
QStringList keyTexts(const MetricCell &cell, MetricKeys keys, bool forPeople)
{
    QStringList texts;
    if (keys.testFlag(MetricKey::Model))
        texts.append(forPeople ? modelTitle(cell.model) : cell.model);
    if (keys.testFlag(MetricKey::Pathway))
        texts.append(pathwayName(cell.pathway));
    if (keys.testFlag(MetricKey::Task))
        texts.append(cell.task);
    return texts;
}

bool isImported(const EvaluationData &data)
{
    return data.origin == MetricOrigin::Imported;
}

QString metricCaption(const EvaluationData &data)
{
    const char *caption = QT_TRANSLATE_NOOP("Concord::Evaluation", "Scores of the responses, %1");
    if (isImported(data))
        caption = QT_TRANSLATE_NOOP("Concord::Evaluation", "Imported scores, %1");
    else if (data.withoutWordNet)
        caption = QT_TRANSLATE_NOOP("Concord::Evaluation",
                                    "Scores of the responses, %1; METEOR without WordNet");
    return metricText(caption).arg(readingTitle(data.reading));
}

QList<DocumentTable::Column> metricColumns(MetricKeys keys)
{
    QList<DocumentTable::Column> columns;
    if (keys.testFlag(MetricKey::Model))
        columns.append({metricText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Model")), false});
    if (keys.testFlag(MetricKey::Pathway))
        columns.append({metricText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Pathway")), false});
    if (keys.testFlag(MetricKey::Task))
        columns.append({metricText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Task")), false});
    for (const char *title : {QT_TRANSLATE_NOOP("Concord::Evaluation", "Items"),
                              QT_TRANSLATE_NOOP("Concord::Evaluation", "Responses"),
                              QT_TRANSLATE_NOOP("Concord::Evaluation", "Parsed"),
                              QT_TRANSLATE_NOOP("Concord::Evaluation", "Attribute-type F1 (%)"),
                              QT_TRANSLATE_NOOP("Concord::Evaluation", "Value accuracy (%)"),
                              QT_TRANSLATE_NOOP("Concord::Evaluation", "Task accuracy (%)"),
                              QT_TRANSLATE_NOOP("Concord::Evaluation", "Judge (0–14)")})
        columns.append({metricText(title), true});
    return columns;
}

QString metricCellText(std::optional<double> share, const std::optional<ValueInterval> &interval)
{
    if (!share || !interval)
        return shareOrDash(share);
    return metricText(QT_TRANSLATE_NOOP("Concord::Evaluation", "%1 [%2, %3]"))
        .arg(shareOrDash(share), decimalText(interval->low * 100, 1),
             decimalText(interval->high * 100, 1));
}

/// A mean that has an interval.
struct IntervalMeasure
{
    const char *name;
    std::optional<double> MetricCell::*value;
    std::optional<ValueInterval> CellIntervals::*interval;
};

constexpr IntervalMeasure intervalMeasures[] = {
    {"attribute_type_f1", &MetricCell::attributeTypeF1, &CellIntervals::attributeTypeF1},
    {"relative_value_accuracy", &MetricCell::relativeValueAccuracy,
     &CellIntervals::relativeValueAccuracy},
    {"task_accuracy", &MetricCell::taskAccuracy, &CellIntervals::taskAccuracy},
};

CellIntervals intervalsOf(const std::optional<MetricIntervals> &intervals, qsizetype row)
{
    return intervals ? intervals->cells.value(row) : CellIntervals();
}

void insertIntervals(QJsonObject &row, const CellIntervals &own, double level)
{
    for (const IntervalMeasure &measure : intervalMeasures) {
        const std::optional<ValueInterval> &interval = own.*measure.interval;
        const QJsonObject known{
            {QStringLiteral("level"), level},
            {QStringLiteral("low"), interval.value_or(ValueInterval()).low},
            {QStringLiteral("high"), interval.value_or(ValueInterval()).high},
            {QStringLiteral("method"), intervalMethodCode(IntervalMethod::bootstrap)},
        };
        row.insert(QLatin1StringView(measure.name) + QLatin1StringView("_ci"),
                   interval ? QJsonValue(known) : QJsonValue());
    }
}

QStringList intervalFields(const CellIntervals &own)
{
    QStringList fields;
    for (const IntervalMeasure &measure : intervalMeasures) {
        const std::optional<ValueInterval> &interval = own.*measure.interval;
        fields << numberOrEmpty(interval ? std::optional(interval->low) : std::nullopt)
               << numberOrEmpty(interval ? std::optional(interval->high) : std::nullopt);
    }
    return fields;
}

QStringList csvHeader(MetricKeys keys, bool hasIntervals)
{
    QStringList header;
    if (keys.testFlag(MetricKey::Model))
        header.append(QStringLiteral("model"));
    if (keys.testFlag(MetricKey::Pathway))
        header.append(QStringLiteral("pathway"));
    if (keys.testFlag(MetricKey::Task))
        header.append(QStringLiteral("task"));
    for (const char *name :
         {"reading", "origin", "items", "responses", "parsed", "attribute_type_f1",
          "relative_value_accuracy", "task_accuracy", "judge_score"})
        header.append(QLatin1StringView(name));
    for (const IntervalMeasure &measure : intervalMeasures) {
        const QLatin1StringView name(measure.name);
        if (hasIntervals)
            header << QString(name + u"_low") << QString(name + u"_high");
    }
    return header;
}

} // namespace

QJsonArray metricsJson(const EvaluationData &data, MetricKeys keys,
                       const std::optional<MetricIntervals> &intervals)
{
    QJsonArray rows;
    for (const MetricCell &cell : regrouped(data.cells, keys)) {
        QJsonObject row{
            {QStringLiteral("reading"), readingName(data.reading)},
            {QStringLiteral("origin"), originName(data.origin)},
            {QStringLiteral("items"), cell.items},
            {QStringLiteral("responses"),
             isImported(data) ? QJsonValue() : QJsonValue(cell.responses)},
            {QStringLiteral("parsed"), isImported(data) ? QJsonValue() : QJsonValue(cell.parsed)},
            {QStringLiteral("judge_score"), numberOrNull(cell.judgeScore)},
        };
        for (const IntervalMeasure &measure : intervalMeasures)
            row.insert(QLatin1StringView(measure.name), numberOrNull(cell.*measure.value));
        if (intervals)
            insertIntervals(row, intervalsOf(intervals, rows.size()), intervals->level);
        if (keys.testFlag(MetricKey::Model))
            row.insert(QStringLiteral("model"), cell.model);
        if (keys.testFlag(MetricKey::Pathway))
            row.insert(QStringLiteral("pathway"), pathwayName(cell.pathway));
        if (keys.testFlag(MetricKey::Task))
            row.insert(QStringLiteral("task"), cell.task);
        rows.append(row);
    }
    return rows;
}

QString metricsCsv(const EvaluationData &data, MetricKeys keys,
                   const std::optional<MetricIntervals> &intervals)
{
    QString csv = csvLine(csvHeader(keys, intervals.has_value()));
    const QList<MetricCell> cells = regrouped(data.cells, keys);
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const MetricCell &cell = cells[i];
        QStringList fields = keyTexts(cell, keys, false);
        fields << readingName(data.reading) << originName(data.origin)
               << QString::number(cell.items)
               << (isImported(data) ? QString() : QString::number(cell.responses))
               << (isImported(data) ? QString() : QString::number(cell.parsed));
        for (const IntervalMeasure &measure : intervalMeasures)
            fields << numberOrEmpty(cell.*measure.value);
        fields << numberOrEmpty(cell.judgeScore);
        if (intervals)
            fields << intervalFields(intervalsOf(intervals, i));
        csv += csvLine(fields);
    }
    return csv;
}

DocumentTable metricsTable(const EvaluationData &data, MetricKeys keys,
                           const std::optional<MetricIntervals> &intervals)
{
    DocumentTable table;
    table.caption = metricCaption(data);
    if (intervals && !intervals->cells.isEmpty())
        table.caption = metricText(QT_TRANSLATE_NOOP("Concord::Evaluation",
                                                     "%1; %2 % bootstrap intervals over items"))
                            .arg(table.caption, QLocale().toString(intervals->level * 100, 'g', 6));
    table.columns = metricColumns(keys);
    for (const MetricCell &cell : regrouped(data.cells, keys)) {
        const CellIntervals own = intervalsOf(intervals, table.rows.size());
        QStringList row = keyTexts(cell, keys, true);
        row << QLocale().toString(cell.items)
            << (isImported(data) ? QStringLiteral("–") : QLocale().toString(cell.responses))
            << (isImported(data) ? QStringLiteral("–") : QLocale().toString(cell.parsed));
        for (const IntervalMeasure &measure : intervalMeasures)
            row << metricCellText(cell.*measure.value, own.*measure.interval);
        row << (cell.judgeScore ? decimalText(*cell.judgeScore, 2) : QStringLiteral("–"));
        table.rows.append(row);
    }
    return table;
}

QString metricsLatex(const EvaluationData &data, MetricKeys keys,
                     const std::optional<MetricIntervals> &intervals)
{
    return latexTable(metricsTable(data, keys, intervals));
}

} // namespace Concord
