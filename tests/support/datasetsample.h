// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/dataset.h"
#include "models/dataset/datasetstatistics.h"

namespace Concord {

inline DiversityMeasure sampleMeasure(const char *id, const char *name, std::optional<double> value)
{
    DiversityMeasure measure;
    measure.id = QString::fromLatin1(id);
    measure.name = QString::fromLatin1(name);
    measure.value = value;
    if (!value)
        measure.reason = QStringLiteral("The texts have fewer than 50 words.");
    measure.definition = QStringLiteral(
        "The mean share of different words in every window of 50 words, moved word by word.");
    measure.source = QStringLiteral("Covington and McFall 2010");
    return measure;
}

/// Two tasks, two attribute types, three values; 10 items in all.
inline DatasetStatistics sampleDatasetStatistics()
{
    DatasetStatistics statistics;
    statistics.dataset = QStringLiteral("bench");
    statistics.items = 10;
    statistics.tasks = {{QStringLiteral("rank"), 6, 5, 3, 5, 24, 4, 4, 8, 223.14, 207.14, 21.5},
                        {QStringLiteral("recommend"), 4, 4, 2, 4, 12, 3, 3, 6, 180.25, 168.25, 19}};
    statistics.all = {QString(), 10, 9, 4, 9, 36, 3.6, 3.6, 7.2, 205.98, 191.58, 20.5};
    statistics.turns = {6, 1, {4, 0, 6}, 7.2, 8, 6, 8};
    statistics.words = {100, 50, {1, 3, 4, 2}, 191.58, 195, 120, 290};
    statistics.attributes = {3, 1, {4, 6}, 3.6, 4, 3, 4};
    AttributeDistribution hobby;
    hobby.type = QStringLiteral("hobby");
    hobby.values = {{QStringLiteral("music"), 6}, {QStringLiteral("chess"), 2}};
    hobby.related = {{QStringLiteral("music"), 4}, {QStringLiteral("chess"), 2}};
    hobby.items = 8;
    hobby.evenness = 0.811;
    AttributeDistribution age;
    age.type = QStringLiteral("age");
    age.values = {{QStringLiteral("adult"), 10}};
    age.related = {{QStringLiteral("adult"), 10}};
    age.items = 10;
    statistics.distributions = {age, hobby};
    HeatmapGrid &grid = statistics.cooccurrence;
    grid.title = QStringLiteral("Attributes that matter together");
    grid.rows = grid.columns = {QStringLiteral("age"), QStringLiteral("hobby")};
    grid.rowKeys = grid.columnKeys = {QStringLiteral("age"), QStringLiteral("hobby")};
    for (const int count : {10, 6, 6, 6}) {
        HeatmapCell cell;
        cell.value = count;
        cell.text = QString::number(count);
        cell.description = QStringLiteral("%1 items").arg(count);
        grid.cells.append(cell);
    }
    grid.high = 10;
    statistics.diversity = {sampleMeasure("mattr", "MATTR", 0.8123),
                            sampleMeasure("mtld", "MTLD", std::nullopt)};
    return statistics;
}

/// Dialogues without tasks and attributes.
inline DatasetStatistics plainDatasetStatistics()
{
    DatasetStatistics statistics;
    statistics.dataset = QStringLiteral("plain");
    statistics.items = 3;
    statistics.all = {QString(), 3, 3, 0, 0, 0, 0, 2, 4, 60, 56, 0};
    statistics.tasks = {statistics.all};
    statistics.turns = {4, 1, {3}, 4, 4, 4, 4};
    statistics.words = {50, 10, {2, 1}, 56, 55, 50, 61};
    statistics.attributes = {0, 1, {3}, 0, 0, 0, 0};
    return statistics;
}

inline QList<Dataset> sampleDatasets()
{
    Dataset bench;
    bench.name = QStringLiteral("bench");
    bench.origin = Origin::Synthetic;
    bench.sourceName = QStringLiteral("bench.jsonl");
    bench.items = 10;
    Dataset plain;
    plain.name = QStringLiteral("plain");
    plain.origin = Origin::Human;
    plain.items = 3;
    return {bench, plain};
}

} // namespace Concord
