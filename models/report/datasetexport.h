// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/datasetstatistics.h"

#include <QJsonObject>

namespace Concord {

/// A dataset's numbers at full precision (cli.md, `dataset --format json`). What has no value is
/// null with its "undefined_reason" beside it; "diversity" is null where it was left out.
QJsonObject datasetJson(const DatasetStatistics &statistics);

/// The same in long form (RFC 4180): dataset,section,task,measure,value; an empty task is all of
/// them, an empty value none.
QString datasetCsv(const QList<DatasetStatistics> &datasets);

} // namespace Concord
