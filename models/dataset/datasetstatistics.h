// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/heatmapgrid.h"
#include "models/dataset/itemfacets.h"

#include <optional>

namespace Concord {

/// A row of Table 6 of the IP-Dialog paper (arXiv 2506.02449). Means are over items; words are
/// parted by white space.
struct TaskStatistics
{
    QString task; ///< empty: all tasks
    qint64 items = 0;
    qint64 dialogues = 0; ///< different ones that have turns
    qint64 domains = 0; ///< different ones, without items that have none
    qint64 subjects = 0; ///< different (domain, subject_index, request_index), as the paper counts
    qint64 relatedAttributes = 0; ///< the sum over items
    double relatedPerItem = 0;
    double roundsPerItem = 0;
    double turnsPerItem = 0;
    double historyWords = 0; ///< mean, with the speakers' labels, as the paper counts
    double historyContentWords = 0; ///< mean, without them
    double requestWords = 0; ///< mean

    friend bool operator==(const TaskStatistics &, const TaskStatistics &) = default;
};

/// Counts in bins of equal width.
struct Histogram
{
    double first = 0; ///< where the first bin begins
    double width = 1; ///< bin i holds [first + i * width, first + (i + 1) * width)
    QList<qint64> counts;
    double mean = 0;
    double median = 0;
    double minimum = 0;
    double maximum = 0;

    friend bool operator==(const Histogram &, const Histogram &) = default;
};

/// How often each value of an attribute type occurs.
struct AttributeDistribution
{
    QString type;
    QList<FacetValue> values; ///< most frequent first; items that have it
    QList<FacetValue> related; ///< the same values in the same order; items that it matters to
    qint64 items = 0; ///< that have the type at all
    /// Shannon's entropy of the values' shares over its maximum, in 0..1 (Pielou 1966); nothing for
    /// fewer than two values.
    std::optional<double> evenness;

    friend bool operator==(const AttributeDistribution &, const AttributeDistribution &) = default;
};

/// A measure of lexical diversity, or the reason why there is none.
struct DiversityMeasure
{
    QString id; ///< "mattr", "mtld", "hdd", "lds", "dist_1", "dist_2", "ent_4", "self_bleu"
    QString name;
    std::optional<double> value;
    QString reason; ///< why there is no value
    QString definition; ///< one sentence
    QString source; ///< the paper
    QString sample; ///< what it was computed of, where that is not everything

    friend bool operator==(const DiversityMeasure &, const DiversityMeasure &) = default;
};

/// What a dataset is like, in numbers.
struct DatasetStatistics
{
    QString dataset;
    qint64 items = 0;
    QList<TaskStatistics> tasks; ///< in the benchmark's order, then by name; items without one last
    TaskStatistics all;
    QList<FacetValue> domains; ///< by name
    Histogram turns; ///< per dialogue of an item
    Histogram words; ///< of the dialogue's contents
    Histogram attributes; ///< related ones per item
    QList<AttributeDistribution> distributions; ///< by type
    /// Items in which both types matter; on the diagonal those in which the type does.
    HeatmapGrid cooccurrence;
    QList<DiversityMeasure> diversity; ///< empty: not computed yet

    friend bool operator==(const DatasetStatistics &, const DatasetStatistics &) = default;
};

} // namespace Concord
