// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/datasetstatistics.h"
#include "models/report/document.h"

namespace Concord {

/// Table 6 of the IP-Dialog paper: a row for each task, and all of them last where there are more
/// than one.
DocumentTable taskTable(const DatasetStatistics &statistics);

/// Each measure with its value, or the reason why there is none, and what it is.
DocumentTable diversityTable(const DatasetStatistics &statistics);

/// A column for each dataset: the totals of Table 6, lexical diversity, and how even the values of
/// each attribute type are.
DocumentTable comparisonTable(const QList<DatasetStatistics> &datasets);

} // namespace Concord
