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

} // namespace

QJsonArray metricsJson(const EvaluationData &data, MetricKeys keys)
{
    QJsonArray rows;
    for (const MetricCell &cell : regrouped(data.cells, keys)) {
        QJsonObject row{
            {QStringLiteral("reading"), readingName(data.reading)},
            {QStringLiteral("origin"), originName(data.origin)},
            {QStringLiteral("items"), cell.items},
            {QStringLiteral("responses"), cell.responses},
            {QStringLiteral("parsed"), isImported(data) ? QJsonValue() : QJsonValue(cell.parsed)},
            {QStringLiteral("attribute_type_f1"), numberOrNull(cell.attributeTypeF1)},
            {QStringLiteral("relative_value_accuracy"), numberOrNull(cell.relativeValueAccuracy)},
            {QStringLiteral("task_accuracy"), numberOrNull(cell.taskAccuracy)},
            {QStringLiteral("judge_score"), numberOrNull(cell.judgeScore)},
        };
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

QString metricsCsv(const EvaluationData &data, MetricKeys keys)
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
    QString csv = csvLine(header);
    for (const MetricCell &cell : regrouped(data.cells, keys)) {
        QStringList fields = keyTexts(cell, keys, false);
        fields << readingName(data.reading) << originName(data.origin)
               << QString::number(cell.items) << QString::number(cell.responses)
               << (isImported(data) ? QString() : QString::number(cell.parsed))
               << numberOrEmpty(cell.attributeTypeF1) << numberOrEmpty(cell.relativeValueAccuracy)
               << numberOrEmpty(cell.taskAccuracy) << numberOrEmpty(cell.judgeScore);
        csv += csvLine(fields);
    }
    return csv;
}

DocumentTable metricsTable(const EvaluationData &data, MetricKeys keys)
{
    DocumentTable table;
    table.caption = metricCaption(data);
    table.columns = metricColumns(keys);
    for (const MetricCell &cell : regrouped(data.cells, keys)) {
        QStringList row = keyTexts(cell, keys, true);
        row << QLocale().toString(cell.items) << QLocale().toString(cell.responses)
            << (isImported(data) ? QStringLiteral("–") : QLocale().toString(cell.parsed))
            << shareOrDash(cell.attributeTypeF1) << shareOrDash(cell.relativeValueAccuracy)
            << shareOrDash(cell.taskAccuracy)
            << (cell.judgeScore ? decimalText(*cell.judgeScore, 2) : QStringLiteral("–"));
        table.rows.append(row);
    }
    return table;
}

QString metricsLatex(const EvaluationData &data, MetricKeys keys)
{
    return latexTable(metricsTable(data, keys));
}

} // namespace Concord
