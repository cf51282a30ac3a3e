// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/importsummary.h"

#include <QJsonObject>

namespace Concord {

class Output;

/// The source with its columns as `wanted` says them, each "field=column", over what the table's
/// head says. An Error is a wrong usage.
Result<ImportSource> mapColumns(const ImportSource &source, const QStringList &wanted);

/// Shows the first `count` items and rejects of a source.
Result<QJsonObject> previewAsJson(const ImportSource &source, qsizetype count);
Result<void> printPreview(const ImportSource &source, qsizetype count, Output &output);

} // namespace Concord
