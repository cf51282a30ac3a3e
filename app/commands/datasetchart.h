// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/studycharts.h"
#include "models/core/result.h"

namespace Concord {

/// "turns-histogram", …, "attribute-values", "attribute-cooccurrence".
QStringList datasetChartIds();

/// Whether it is one of them, or "attribute-values:TYPE".
bool isDatasetChart(const QString &id);

/// That chart of a dataset of the project at `path`, opened for reading. An empty `dataset` is the
/// only one there is; without a TYPE the values are those of the only type. Blocking.
Result<StudyChart> readDatasetChart(const QString &path, const QString &dataset, const QString &id);

} // namespace Concord
