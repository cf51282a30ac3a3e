// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/datasetexport.h"

#include "models/charts/csvline.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>

namespace Concord {

namespace {

/// A number of a task by its name in files.
struct TaskNumber
{
    QLatin1StringView name;
    double value = 0;
};

QList<TaskNumber> numbersOf(const TaskStatistics &task)
{
    return {{QLatin1StringView("items"), double(task.items)},
            {QLatin1StringView("dialogues"), double(task.dialogues)},
            {QLatin1StringView("domains"), double(task.domains)},
            {QLatin1StringView("subjects"), double(task.subjects)},
            {QLatin1StringView("related_attributes"), double(task.relatedAttributes)},
            {QLatin1StringView("related_per_item"), task.relatedPerItem},
            {QLatin1StringView("rounds_per_item"), task.roundsPerItem},
            {QLatin1StringView("turns_per_item"), task.turnsPerItem},
            {QLatin1StringView("history_words"), task.historyWords},
            {QLatin1StringView("history_content_words"), task.historyContentWords},
            {QLatin1StringView("request_words"), task.requestWords}};
}

QList<TaskNumber> numbersOf(const Histogram &histogram)
{
    return {{QLatin1StringView("mean"), histogram.mean},
            {QLatin1StringView("median"), histogram.median},
            {QLatin1StringView("minimum"), histogram.minimum},
            {QLatin1StringView("maximum"), histogram.maximum}};
}

// Of nothing there is no mean: null.
QJsonValue valueIfAny(bool has, double value)
{
    return has ? QJsonValue(value) : QJsonValue();
}

QJsonObject taskJson(const TaskStatistics &task)
{
    QJsonObject object{
        {QStringLiteral("task"), task.task.isEmpty() ? QJsonValue() : QJsonValue(task.task)}};
    for (const TaskNumber &number : numbersOf(task)) {
        const bool isMean = number.name.endsWith(QLatin1StringView("_item"))
            || number.name.endsWith(QLatin1StringView("_words"));
        object.insert(number.name, valueIfAny(!isMean || task.items > 0, number.value));
    }
    return object;
}

QJsonArray facetJson(const QList<FacetValue> &values)
{
    QJsonArray array;
    for (const FacetValue &value : values)
        array.append(QJsonObject{{QStringLiteral("value"), value.value},
                                 {QStringLiteral("items"), value.items}});
    return array;
}

QJsonObject histogramJson(const Histogram &histogram)
{
    QJsonArray counts;
    for (const qint64 count : histogram.counts)
        counts.append(count);
    QJsonObject object{{QStringLiteral("first"), histogram.first},
                       {QStringLiteral("width"), histogram.width},
                       {QStringLiteral("counts"), counts}};
    for (const TaskNumber &number : numbersOf(histogram))
        object.insert(number.name, valueIfAny(!histogram.counts.isEmpty(), number.value));
    return object;
}

QJsonObject attributeJson(const AttributeDistribution &distribution)
{
    QJsonArray values;
    for (qsizetype i = 0; i < distribution.values.size(); ++i) {
        values.append(QJsonObject{{QStringLiteral("value"), distribution.values[i].value},
                                  {QStringLiteral("items"), distribution.values[i].items},
                                  {QStringLiteral("related"), distribution.related[i].items}});
    }
    QJsonObject object{{QStringLiteral("type"), distribution.type},
                       {QStringLiteral("items"), distribution.items},
                       {QStringLiteral("values"), values}};
    object.insert(QStringLiteral("evenness"),
                  valueIfAny(distribution.evenness.has_value(), distribution.evenness.value_or(0)));
    object.insert(QStringLiteral("undefined_reason"),
                  distribution.evenness
                      ? QJsonValue()
                      : QJsonValue(QCoreApplication::translate("Concord::DatasetTables",
                                                               "Fewer than two values occur.")));
    return object;
}

QJsonObject cooccurrenceJson(const HeatmapGrid &grid)
{
    QJsonArray rows;
    for (qsizetype row = 0; row < grid.rows.size(); ++row) {
        QJsonArray items;
        for (qsizetype column = 0; column < grid.columns.size(); ++column)
            items.append(grid.cell(row, column).value.value_or(0));
        rows.append(items);
    }
    return {{QStringLiteral("types"), QJsonArray::fromStringList(grid.rows)},
            {QStringLiteral("items"), rows}};
}

QJsonValue diversityJson(const QList<DiversityMeasure> &measures)
{
    if (measures.isEmpty())
        return {};
    const auto textOrNull = [](const QString &text) {
        return text.isEmpty() ? QJsonValue() : QJsonValue(text);
    };
    QJsonArray array;
    for (const DiversityMeasure &measure : measures) {
        array.append(QJsonObject{{QStringLiteral("id"), measure.id},
                                 {QStringLiteral("name"), measure.name},
                                 {QStringLiteral("value"),
                                  valueIfAny(measure.value.has_value(), measure.value.value_or(0))},
                                 {QStringLiteral("undefined_reason"), textOrNull(measure.reason)},
                                 {QStringLiteral("definition"), measure.definition},
                                 {QStringLiteral("source"), measure.source},
                                 {QStringLiteral("sample"), textOrNull(measure.sample)}});
    }
    return array;
}

/// Writes the lines of one dataset.
class DatasetCsv
{
public:
    DatasetCsv(const QString &dataset, QString &out) : m_dataset(dataset), m_out(out) {}

    void line(const QString &section, const QString &task, const QString &measure,
              std::optional<double> value)
    {
        m_out += csvLine(
            {m_dataset, section, task, measure,
             value ? QString::number(*value, 'g', QLocale::FloatingPointShortest) : QString()});
    }
    void task(const TaskStatistics &task);
    void facets(const QString &section, const QList<FacetValue> &values, const QString &prefix);
    void histogram(const QString &section, const Histogram &histogram);
    void cooccurrence(const HeatmapGrid &grid);

private:
    QString m_dataset;
    QString &m_out;
};

void DatasetCsv::task(const TaskStatistics &task)
{
    for (const TaskNumber &number : numbersOf(task))
        line(QStringLiteral("tasks"), task.task, number.name, number.value);
}

void DatasetCsv::facets(const QString &section, const QList<FacetValue> &values,
                        const QString &prefix)
{
    for (const FacetValue &value : values)
        line(section, {}, prefix + value.value, double(value.items));
}

void DatasetCsv::histogram(const QString &section, const Histogram &histogram)
{
    if (histogram.counts.isEmpty())
        return;
    for (const TaskNumber &number : numbersOf(histogram))
        line(section, {}, number.name, number.value);
    for (qsizetype i = 0; i < histogram.counts.size(); ++i) {
        const double begin = histogram.first + double(i) * histogram.width;
        line(section, {}, QStringLiteral("[%1,%2)").arg(begin).arg(begin + histogram.width),
             double(histogram.counts[i]));
    }
}

void DatasetCsv::cooccurrence(const HeatmapGrid &grid)
{
    for (qsizetype row = 0; row < grid.rows.size(); ++row) {
        for (qsizetype column = row; column < grid.columns.size(); ++column)
            line(QStringLiteral("cooccurrence"), {},
                 QString(grid.rows[row] + u'+' + grid.columns[column]),
                 grid.cell(row, column).value);
    }
}

} // namespace

QJsonObject datasetJson(const DatasetStatistics &statistics)
{
    QJsonArray tasks;
    for (const TaskStatistics &task : statistics.tasks)
        tasks.append(taskJson(task));
    QJsonArray attributes;
    for (const AttributeDistribution &distribution : statistics.distributions)
        attributes.append(attributeJson(distribution));
    return {{QStringLiteral("dataset"), statistics.dataset},
            {QStringLiteral("items"), statistics.items},
            {QStringLiteral("all"), taskJson(statistics.all)},
            {QStringLiteral("tasks"), tasks},
            {QStringLiteral("domains"), facetJson(statistics.domains)},
            {QStringLiteral("turns"), histogramJson(statistics.turns)},
            {QStringLiteral("words"), histogramJson(statistics.words)},
            {QStringLiteral("related_attributes"), histogramJson(statistics.attributes)},
            {QStringLiteral("attributes"), attributes},
            {QStringLiteral("cooccurrence"), cooccurrenceJson(statistics.cooccurrence)},
            {QStringLiteral("diversity"), diversityJson(statistics.diversity)}};
}

QString datasetCsv(const QList<DatasetStatistics> &datasets)
{
    QString text =
        csvLine({QStringLiteral("dataset"), QStringLiteral("section"), QStringLiteral("task"),
                 QStringLiteral("measure"), QStringLiteral("value")});
    for (const DatasetStatistics &statistics : datasets) {
        DatasetCsv csv(statistics.dataset, text);
        csv.task(statistics.all);
        for (const TaskStatistics &task : statistics.tasks)
            csv.task(task);
        csv.facets(QStringLiteral("domains"), statistics.domains, {});
        csv.histogram(QStringLiteral("turns"), statistics.turns);
        csv.histogram(QStringLiteral("words"), statistics.words);
        csv.histogram(QStringLiteral("related_attributes"), statistics.attributes);
        for (const AttributeDistribution &distribution : statistics.distributions) {
            const QString prefix = distribution.type + u'=';
            csv.facets(QStringLiteral("attributes"), distribution.values, prefix);
            csv.facets(QStringLiteral("related"), distribution.related, prefix);
            csv.line(QStringLiteral("evenness"), {}, distribution.type, distribution.evenness);
        }
        csv.cooccurrence(statistics.cooccurrence);
        for (const DiversityMeasure &measure : statistics.diversity)
            csv.line(QStringLiteral("diversity"), {}, measure.id, measure.value);
    }
    return text;
}

} // namespace Concord
