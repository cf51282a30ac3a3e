// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/studycharts.h"
#include "models/dataset/datasetstatistics.h"

namespace Concord {

/// How many turns, words and related attributes a dataset has, as "turns-histogram",
/// "words-histogram" and "attributes-histogram".
enum class DatasetHistogram { Turns, Words, Attributes };

StudyChart datasetHistogram(const DatasetStatistics &statistics, DatasetHistogram which);

/// How often each value of a type occurs, the most frequent ones by name and the others together:
/// "attribute-values-TYPE".
StudyChart attributeValueChart(const AttributeDistribution &distribution);

/// Every chart that a dataset has data for: the histograms, "attribute-values-TYPE" of each type,
/// and "attribute-cooccurrence".
QList<StudyChart> datasetCharts(const DatasetStatistics &statistics);

} // namespace Concord
