// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/datasettables.h"

#include "models/report/resulttext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <functional>

namespace Concord {

namespace {

constexpr QChar noValue = u'–';

QString datasetText(const char *text)
{
    return QCoreApplication::translate("Concord::Dataset", text);
}

QString datasetCount(qint64 count)
{
    return QLocale().toString(count);
}

struct DatasetColumn
{
    QString title;
    QString name; ///< as a row of its own
    std::function<QString(const TaskStatistics &)> text;
};

// Words are counted as the paper does, with the speakers' labels, and without them.
QList<DatasetColumn> taskColumns()
{
    using Task = TaskStatistics;
    return {
        {datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "Items")),
         datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "Items")),
         [](const Task &task) { return datasetCount(task.items); }},
        {datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "Dialogues")),
         datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "Dialogues")),
         [](const Task &task) { return datasetCount(task.dialogues); }},
        {datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "Domains")),
         datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "Domains")),
         [](const Task &task) { return datasetCount(task.domains); }},
        {datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "Subjects")),
         datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "Subjects")),
         [](const Task &task) { return datasetCount(task.subjects); }},
        {datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "Related")),
         datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "Related attributes")),
         [](const Task &task) { return datasetCount(task.relatedAttributes); }},
        {datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "Per item")),
         datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "Related attributes per item")),
         [](const Task &task) { return decimalText(task.relatedPerItem, 2); }},
        {datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "Rounds")),
         datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "Rounds per item")),
         [](const Task &task) { return decimalText(task.roundsPerItem, 2); }},
        {datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "Turns")),
         datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "Turns per item")),
         [](const Task &task) { return decimalText(task.turnsPerItem, 2); }},
        {datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "History words")),
         datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "Words of history, with speakers")),
         [](const Task &task) { return decimalText(task.historyWords, 2); }},
        {datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "… no labels")),
         datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "Words of history, without speakers")),
         [](const Task &task) { return decimalText(task.historyContentWords, 2); }},
        {datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "Request words")),
         datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "Words of request")),
         [](const Task &task) { return decimalText(task.requestWords, 2); }},
    };
}

QStringList taskRow(const QString &name, const TaskStatistics &task)
{
    QStringList row(name);
    const QList<DatasetColumn> columns = taskColumns();
    for (const DatasetColumn &column : columns)
        row.append(column.text(task));
    return row;
}

QString diversityText(const DatasetStatistics &statistics, const QString &id)
{
    for (const DiversityMeasure &measure : statistics.diversity) {
        if (measure.id == id && measure.value)
            return decimalText(*measure.value);
    }
    return noValue;
}

QString evennessText(const DatasetStatistics &statistics, const QString &type)
{
    for (const AttributeDistribution &distribution : statistics.distributions) {
        if (distribution.type == type && distribution.evenness)
            return decimalText(*distribution.evenness);
    }
    return noValue;
}

void addDiversityRows(DocumentTable &table, const QList<DatasetStatistics> &datasets)
{
    QStringList ids;
    for (const DatasetStatistics &dataset : datasets) {
        for (const DiversityMeasure &measure : dataset.diversity) {
            if (ids.contains(measure.id))
                continue;
            ids.append(measure.id);
            QStringList row(measure.name);
            for (const DatasetStatistics &each : datasets)
                row.append(diversityText(each, measure.id));
            table.rows.append(row);
        }
    }
}

void addEvennessRows(DocumentTable &table, const QList<DatasetStatistics> &datasets)
{
    QStringList types;
    for (const DatasetStatistics &dataset : datasets) {
        for (const AttributeDistribution &distribution : dataset.distributions) {
            if (distribution.evenness && !types.contains(distribution.type))
                types.append(distribution.type);
        }
    }
    types.sort();
    for (const QString &type : types) {
        QStringList row(
            datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "Evenness of %1")).arg(type));
        for (const DatasetStatistics &each : datasets)
            row.append(evennessText(each, type));
        table.rows.append(row);
    }
}

} // namespace

DocumentTable taskTable(const DatasetStatistics &statistics)
{
    DocumentTable table;
    table.caption = datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "Items by task"));
    table.columns.append({datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "Task")), false});
    const QList<DatasetColumn> columns = taskColumns();
    for (const DatasetColumn &column : columns)
        table.columns.append({column.title, true});
    for (const TaskStatistics &task : statistics.tasks) {
        table.rows.append(taskRow(
            task.task.isEmpty() ? datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "no task"))
                                : task.task,
            task));
    }
    table.hasTotal = statistics.tasks.size() != 1;
    if (table.hasTotal)
        table.rows.append(
            taskRow(datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "All")), statistics.all));
    return table;
}

DocumentTable diversityTable(const DatasetStatistics &statistics)
{
    DocumentTable table;
    table.caption = datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "Lexical diversity"));
    table.columns = {{datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "Measure")), false},
                     {datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "Value")), true},
                     {datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "What it is")), false}};
    for (const DiversityMeasure &measure : statistics.diversity) {
        QStringList words{measure.value ? QString() : measure.reason, measure.definition,
                          measure.sample};
        if (!measure.source.isEmpty())
            words.append(datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "Source: %1."))
                             .arg(measure.source));
        words.removeAll(QString());
        table.rows.append({measure.name,
                           measure.value ? decimalText(*measure.value) : QString(noValue),
                           words.join(u' ')});
    }
    return table;
}

DocumentTable comparisonTable(const QList<DatasetStatistics> &datasets)
{
    DocumentTable table;
    table.caption = datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "Datasets side by side"));
    table.columns.append({datasetText(QT_TRANSLATE_NOOP("Concord::Dataset", "Measure")), false});
    for (const DatasetStatistics &dataset : datasets)
        table.columns.append({dataset.dataset, true});
    const QList<DatasetColumn> columns = taskColumns();
    for (const DatasetColumn &column : columns) {
        QStringList row(column.name);
        for (const DatasetStatistics &dataset : datasets)
            row.append(column.text(dataset.all));
        table.rows.append(row);
    }
    addDiversityRows(table, datasets);
    addEvennessRows(table, datasets);
    return table;
}

} // namespace Concord
