// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/item.h"

#include <functional>

namespace Concord {

class ProjectFile;

enum class ItemExportFormat { JsonLines, Csv };

/// "jsonl" or "csv".
std::optional<ItemExportFormat> itemExportFormat(QStringView name);

/// Called from time to time with the number of items written; false cancels.
using ItemExportProgress = std::function<bool(qint64 written)>;

/// Writes whole items to a file, which is there only when all are in it; blocking, for any thread
/// but the project's own. Holds one page of items at a time. Other readers of the project get their
/// turn between two pages.
Result<void> exportItems(ProjectFile &project, const QList<ItemId> &ids, ItemExportFormat format,
                         const QString &path, const ItemExportProgress &progress = {});

} // namespace Concord
