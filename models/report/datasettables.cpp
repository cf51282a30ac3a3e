// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/datasettables.h"

#include "models/report/resulttext.h"

#include <QCoreApplication>
#include <QMap>

#include <algorithm>
#include <functional>

namespace Concord {

namespace {

struct DatasetTableText
{
    Q_DECLARE_TR_FUNCTIONS(Concord::DatasetTables)
};

/// A number of Table 6: its head in a table of tasks, its name as a row, and how it is written.
struct TaskColumn
{
    QString title;
    QString name;
    std::function<QString(const TaskStatistics &)> text;
};

QString dash()
{
    return QStringLiteral("–");
}

QString numberOrDash(std::optional<double> value, int decimals)
{
    return value ? decimalText(*value, decimals) : dash();
}

QList<TaskColumn> taskColumns()
{
    using Task = TaskStatistics;
    const auto count = [](qint64 Task::*field) {
        return [field](const Task &task) { return QString::number(task.*field); };
    };
    const auto mean = [](double Task::*field) {
        return [field](const Task &task) { return decimalText(task.*field, 2); };
    };
    const QString items = DatasetTableText::tr("Items");
    const QString dialogues = DatasetTableText::tr("Dialogues");
    const QString domains = DatasetTableText::tr("Domains");
    const QString subjects = DatasetTableText::tr("Subjects");
    return {{items, items, count(&Task::items)},
            {dialogues, dialogues, count(&Task::dialogues)},
            {domains, domains, count(&Task::domains)},
            {subjects, subjects, count(&Task::subjects)},
            {DatasetTableText::tr("Related"), DatasetTableText::tr("Related attributes"),
             count(&Task::relatedAttributes)},
            {DatasetTableText::tr("Per item"), DatasetTableText::tr("Related attributes per item"),
             mean(&Task::relatedPerItem)},
            {DatasetTableText::tr("Rounds"), DatasetTableText::tr("Rounds per item"),
             mean(&Task::roundsPerItem)},
            {DatasetTableText::tr("Turns"), DatasetTableText::tr("Turns per item"),
             mean(&Task::turnsPerItem)},
            {DatasetTableText::tr("History"),
             DatasetTableText::tr("Words of history, with speakers"), mean(&Task::historyWords)},
            {DatasetTableText::tr("No labels"),
             DatasetTableText::tr("Words of history, without speakers"),
             mean(&Task::historyContentWords)},
            {DatasetTableText::tr("Request"), DatasetTableText::tr("Words of request"),
             mean(&Task::requestWords)}};
}

QStringList taskRow(const QString &name, const TaskStatistics &task)
{
    QStringList row{name};
    for (const TaskColumn &column : taskColumns())
        row.append(column.text(task));
    return row;
}

std::optional<double> diversityOf(const DatasetStatistics &dataset, const QString &id)
{
    const auto measure = std::ranges::find(dataset.diversity, id, &DiversityMeasure::id);
    return measure == dataset.diversity.end() ? std::nullopt : measure->value;
}

// Each dataset's value of the measures that any of them has.
void appendMeasures(DocumentTable &table, const QList<DatasetStatistics> &datasets)
{
    QStringList ids;
    for (const DatasetStatistics &dataset : datasets) {
        for (const DiversityMeasure &measure : dataset.diversity) {
            if (ids.contains(measure.id))
                continue;
            ids.append(measure.id);
            QStringList row{measure.name};
            for (const DatasetStatistics &each : datasets)
                row.append(numberOrDash(diversityOf(each, measure.id), 3));
            table.rows.append(row);
        }
    }
}

void appendEvenness(DocumentTable &table, const QList<DatasetStatistics> &datasets)
{
    QMap<QString, QList<std::optional<double>>> byType;
    for (qsizetype i = 0; i < datasets.size(); ++i) {
        for (const AttributeDistribution &distribution : datasets[i].distributions) {
            auto &values = byType[distribution.type];
            values.resize(datasets.size());
            values[i] = distribution.evenness;
        }
    }
    for (auto type = byType.cbegin(); type != byType.cend(); ++type) {
        QStringList row{DatasetTableText::tr("Evenness of %1").arg(type.key())};
        for (const std::optional<double> &value : *type)
            row.append(numberOrDash(value, 3));
        table.rows.append(row);
    }
}

} // namespace

DocumentTable taskTable(const DatasetStatistics &statistics)
{
    DocumentTable table;
    table.caption =
        DatasetTableText::tr("%1: tasks. Means are over items; history and request "
                             "in words parted by white space, the history with the speakers' "
                             "labels.")
            .arg(statistics.dataset);
    table.columns = {{DatasetTableText::tr("Task"), false}};
    for (const TaskColumn &column : taskColumns())
        table.columns.append({column.title, true, column.name});
    for (const TaskStatistics &task : statistics.tasks)
        table.rows.append(
            taskRow(task.task.isEmpty() ? DatasetTableText::tr("(none)") : task.task, task));
    table.hasTotal = statistics.tasks.size() > 1;
    if (statistics.tasks.size() != 1) // the one says the same
        table.rows.append(taskRow(DatasetTableText::tr("All"), statistics.all));
    return table;
}

DocumentTable domainTable(const DatasetStatistics &statistics)
{
    DocumentTable table;
    table.caption = DatasetTableText::tr("%1: domains").arg(statistics.dataset);
    table.columns = {{DatasetTableText::tr("Domain"), false},
                     {DatasetTableText::tr("Items"), true}};
    for (const FacetValue &domain : statistics.domains)
        table.rows.append({domain.value, QString::number(domain.items)});
    return table;
}

DocumentTable attributeTable(const DatasetStatistics &statistics)
{
    DocumentTable table;
    table.caption =
        DatasetTableText::tr("%1: attributes. Evenness is Pielou's J = H / ln S over the values "
                             "that occur.")
            .arg(statistics.dataset);
    table.columns = {{DatasetTableText::tr("Attribute"), false},
                     {DatasetTableText::tr("Value"), false},
                     {DatasetTableText::tr("Items"), true},
                     {DatasetTableText::tr("Related"), true},
                     {DatasetTableText::tr("Evenness"), true}};
    for (const AttributeDistribution &distribution : statistics.distributions) {
        for (qsizetype i = 0; i < distribution.values.size(); ++i) {
            const FacetValue &value = distribution.values[i];
            table.rows.append({i == 0 ? distribution.type : QString(), value.value,
                               QString::number(value.items),
                               QString::number(distribution.related[i].items),
                               i == 0 ? numberOrDash(distribution.evenness, 3) : QString()});
        }
    }
    return table;
}

DocumentTable diversityTable(const DatasetStatistics &statistics)
{
    DocumentTable table;
    table.caption = DatasetTableText::tr("%1: lexical diversity").arg(statistics.dataset);
    table.columns = {{DatasetTableText::tr("Measure"), false},
                     {DatasetTableText::tr("Value"), true},
                     {DatasetTableText::tr("Source"), false},
                     {DatasetTableText::tr("Definition"), false}};
    for (const DiversityMeasure &measure : statistics.diversity) {
        QString words = measure.value ? measure.definition : measure.reason;
        if (measure.value && !measure.sample.isEmpty())
            words += u' ' + DatasetTableText::tr("Sample: %1.").arg(measure.sample);
        table.rows.append({measure.name, numberOrDash(measure.value, 4), measure.source, words});
    }
    return table;
}

QList<DocumentTable> datasetTables(const DatasetStatistics &statistics)
{
    QList<DocumentTable> tables;
    for (const DocumentTable &table : {taskTable(statistics), domainTable(statistics),
                                       attributeTable(statistics), diversityTable(statistics)}) {
        if (!table.rows.isEmpty())
            tables.append(table);
    }
    return tables;
}

DocumentTable datasetComparison(const QList<DatasetStatistics> &datasets)
{
    DocumentTable table;
    table.caption = DatasetTableText::tr("Datasets side by side");
    table.columns = {{DatasetTableText::tr("Number"), false}};
    for (const DatasetStatistics &dataset : datasets)
        table.columns.append({dataset.dataset, true});
    for (const TaskColumn &column : taskColumns()) {
        QStringList row{column.name};
        for (const DatasetStatistics &dataset : datasets)
            row.append(column.text(dataset.all));
        table.rows.append(row);
    }
    appendMeasures(table, datasets);
    appendEvenness(table, datasets);
    return table;
}

QList<DocumentTable> tablesOfDatasets(const QList<DatasetStatistics> &datasets)
{
    if (datasets.size() == 1)
        return datasetTables(datasets.constFirst());
    return {datasetComparison(datasets)};
}

} // namespace Concord
