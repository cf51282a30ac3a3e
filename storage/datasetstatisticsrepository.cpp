// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/datasetstatisticsrepository.h"

#include "models/dataset/attributecounter.h"
#include "models/dataset/task.h"
#include "storage/attributescan.h"
#include "storage/datasetrepository.h"
#include "storage/query.h"
#include "storage/text.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <tuple>

namespace Concord {

namespace {

// The sums of a task; divided by its items they are its means.
TaskStatistics taskFrom(const Query &query)
{
    TaskStatistics task;
    task.task = query.text(0);
    task.items = query.integer(1);
    task.dialogues = query.integer(2);
    task.domains = query.integer(3);
    task.relatedAttributes = query.integer(4);
    task.roundsPerItem = query.number(5);
    task.turnsPerItem = query.number(6);
    task.historyContentWords = query.number(7);
    task.requestWords = query.number(8);
    task.historyWords = query.number(9);
    return task;
}

void addSums(TaskStatistics &all, const TaskStatistics &task)
{
    all.items += task.items;
    all.relatedAttributes += task.relatedAttributes;
    all.roundsPerItem += task.roundsPerItem;
    all.turnsPerItem += task.turnsPerItem;
    all.historyContentWords += task.historyContentWords;
    all.requestWords += task.requestWords;
    all.historyWords += task.historyWords;
}

void divideSums(TaskStatistics &task)
{
    if (task.items == 0)
        return;
    const auto items = double(task.items);
    task.relatedPerItem = double(task.relatedAttributes) / items;
    for (double *sum : {&task.roundsPerItem, &task.turnsPerItem, &task.historyContentWords,
                        &task.requestWords, &task.historyWords})
        *sum /= items;
}

// The benchmark's tasks in its order, then others by name, then none.
std::tuple<int, qsizetype, QString> taskPlace(const QString &task)
{
    if (task.isEmpty())
        return {2, 0, {}};
    const Task *known = findTask(task);
    if (known)
        return {0, known - tasks().data(), {}};
    return {1, 0, task};
}

} // namespace

Result<Dataset> datasetNamed(const Database &database, const QString &name)
{
    const auto all = DatasetRepository(database).all();
    if (!all)
        return all.error();
    QStringList names;
    for (const Dataset &dataset : *all) {
        if (dataset.name == name)
            return dataset;
        names.append(dataset.name);
    }
    if (names.isEmpty())
        return Error{StorageText::tr("This project has no datasets: import one first."), {}};
    return Error{StorageText::tr("There is no dataset \"%1\". There are: %2.")
                     .arg(name, names.join(QStringLiteral(", "))),
                 {}};
}

DatasetStatisticsRepository::DatasetStatisticsRepository(const Database &database)
    : m_database(database)
{}

Result<DatasetStatistics>
DatasetStatisticsRepository::statistics(const QString &dataset,
                                        const ReadingProgress &progress) const
{
    const auto known = datasetNamed(m_database, dataset);
    if (!known)
        return known.error();
    WatchedReading reading(m_database, progress);
    const DatasetId id = known->id;
    DatasetStatistics statistics;
    statistics.dataset = dataset;
    const auto fill = [&](Histogram DatasetStatistics::*field, const QString &column) {
        return [&statistics, this, id, field, column]() -> Result<void> {
            auto histogram = this->histogram(id, column);
            if (!histogram)
                return histogram.error();
            statistics.*field = *std::move(histogram);
            return {};
        };
    };
    const std::array<std::function<Result<void>()>, 8> steps{
        [&] { return countTasks(id, statistics); },
        [&] { return countDistinct(id, statistics.all); },
        [&] { return countDomains(id, statistics); },
        fill(&DatasetStatistics::turns, QStringLiteral("turns")),
        fill(&DatasetStatistics::words, QStringLiteral("words")),
        fill(&DatasetStatistics::attributes, QStringLiteral("related")),
        [&] { return countAttributes(id, statistics); },
        [&] { return countSubjects(id, statistics); }};
    for (size_t i = 0; i < steps.size(); ++i) {
        if (auto done = steps[i](); !done)
            return done.error();
        if (auto done = reading.reached(double(i + 1) / double(steps.size())); !done)
            return done.error();
    }
    return statistics;
}

Result<void> DatasetStatisticsRepository::countTasks(DatasetId id,
                                                     DatasetStatistics &statistics) const
{
    Query query(m_database,
                QStringLiteral("SELECT item.task, count(*), "
                               "count(DISTINCT CASE WHEN item.turns > 0 THEN item.dialogue END), "
                               "count(DISTINCT item.domain), sum(item.related), sum(item.rounds), "
                               "sum(item.turns), sum(item.words), sum(item.request_words), "
                               "sum(item.words + dialogue.label_words) "
                               "FROM item JOIN dialogue ON dialogue.id = item.dialogue "
                               "WHERE item.dataset = ? GROUP BY item.task"));
    query.bind(id.value());
    if (auto done = query.exec(); !done)
        return done;
    while (query.next()) {
        TaskStatistics task = taskFrom(query);
        addSums(statistics.all, task);
        divideSums(task);
        statistics.tasks.append(task);
    }
    if (auto done = query.ended(); !done)
        return done;
    divideSums(statistics.all);
    statistics.items = statistics.all.items;
    std::sort(statistics.tasks.begin(), statistics.tasks.end(),
              [](const TaskStatistics &first, const TaskStatistics &second) {
                  return taskPlace(first.task) < taskPlace(second.task);
              });
    // Plain dialogues alone: the row of all says the same.
    if (statistics.tasks.size() == 1 && statistics.tasks.constFirst().task.isEmpty())
        statistics.tasks.clear();
    return {};
}

// What several tasks share counts once.
Result<void> DatasetStatisticsRepository::countDistinct(DatasetId id, TaskStatistics &all) const
{
    Query query(m_database,
                QStringLiteral("SELECT count(DISTINCT CASE WHEN turns > 0 THEN dialogue END), "
                               "count(DISTINCT domain) "
                               "FROM item WHERE dataset = ?"));
    query.bind(id.value());
    if (auto done = query.exec(); !done)
        return done;
    if (query.next()) {
        all.dialogues = query.integer(0);
        all.domains = query.integer(1);
    }
    return query.ended();
}

// The one statistic that needs the wide table: asked for only where a first item has such numbers.
Result<bool> DatasetStatisticsRepository::hasSubjects(DatasetId id) const
{
    Query query(m_database,
                QStringLiteral("SELECT json_type(item_text.extra, '$.subject_index') "
                               "FROM item JOIN item_text ON item_text.item = item.id "
                               "WHERE item.dataset = ? ORDER BY item.id LIMIT 1"));
    query.bind(id.value());
    if (auto done = query.exec(); !done)
        return done.error();
    return query.next() && !query.isNull(0);
}

Result<void> DatasetStatisticsRepository::countSubjects(DatasetId id,
                                                        DatasetStatistics &statistics) const
{
    const auto has = hasSubjects(id);
    if (!has)
        return has.error();
    if (!*has)
        return {};
    Query query(m_database,
                QStringLiteral("SELECT DISTINCT item.task, item.domain, "
                               "json_extract(item_text.extra, '$.subject_index') AS subject, "
                               "json_extract(item_text.extra, '$.request_index') "
                               "FROM item JOIN item_text ON item_text.item = item.id "
                               "WHERE item.dataset = ? AND subject IS NOT NULL"));
    query.bind(id.value());
    if (auto done = query.exec(); !done)
        return done;
    QHash<QString, qint64> ofTask;
    QSet<QStringList> subjects;
    while (query.next()) {
        ++ofTask[query.text(0)];
        subjects.insert({query.text(1), query.text(2), query.text(3)});
    }
    if (auto done = query.ended(); !done)
        return done;
    for (TaskStatistics &task : statistics.tasks)
        task.subjects = ofTask.value(task.task);
    statistics.all.subjects = subjects.size();
    return {};
}

Result<void> DatasetStatisticsRepository::countDomains(DatasetId id,
                                                       DatasetStatistics &statistics) const
{
    Query query(m_database,
                QStringLiteral("SELECT domain, count(*) FROM item "
                               "WHERE dataset = ? AND domain IS NOT NULL "
                               "GROUP BY domain ORDER BY domain"));
    query.bind(id.value());
    if (auto done = query.exec(); !done)
        return done;
    while (query.next())
        statistics.domains.append({query.text(0), query.integer(1)});
    return query.ended();
}

Result<void> DatasetStatisticsRepository::countAttributes(DatasetId id,
                                                          DatasetStatistics &statistics) const
{
    AttributeCounter counter;
    Query query(m_database, QStringLiteral("SELECT id, type, value FROM attribute"));
    if (auto done = query.exec(); !done)
        return done;
    while (query.next())
        counter.define(query.integer(0), query.text(1), query.text(2));
    if (auto done = query.ended(); !done)
        return done;
    if (auto done = scanAttributes(m_database, id, counter); !done)
        return done;
    statistics.distributions = counter.distributions();
    statistics.cooccurrence = counter.cooccurrence();
    return {};
}

Result<Histogram> DatasetStatisticsRepository::histogram(DatasetId id, const QString &column) const
{
    Query query(
        m_database,
        QStringLiteral("SELECT %1, count(*) FROM item WHERE dataset = ? GROUP BY %1").arg(column));
    query.bind(id.value());
    if (auto done = query.exec(); !done)
        return done.error();
    NumberCounts counts;
    while (query.next())
        counts.insert(query.integer(0), query.integer(1));
    if (auto done = query.ended(); !done)
        return done.error();
    return histogramOf(counts);
}

} // namespace Concord
