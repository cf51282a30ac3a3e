// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/datasetstatistics.h"
#include "models/report/document.h"

namespace Concord {

/// Table 6 of the IP-Dialog paper: a row for each task, and one for all of them.
DocumentTable taskTable(const DatasetStatistics &statistics);

DocumentTable domainTable(const DatasetStatistics &statistics);

/// A row for each value of each attribute type, with the type's evenness in its first row.
DocumentTable attributeTable(const DatasetStatistics &statistics);

/// The measures of lexical diversity with their definitions and sources; "–" where there is none.
DocumentTable diversityTable(const DatasetStatistics &statistics);

/// All of these that have rows.
QList<DocumentTable> datasetTables(const DatasetStatistics &statistics);

/// Datasets side by side: a row for each number, a column for each dataset.
DocumentTable datasetComparison(const QList<DatasetStatistics> &datasets);

/// One dataset with all that is known of it, several side by side.
QList<DocumentTable> tablesOfDatasets(const QList<DatasetStatistics> &datasets);

} // namespace Concord
