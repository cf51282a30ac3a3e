// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/importsummary.h"
#include "storage/datasetrepository.h"

#include <functional>

namespace Concord {

class ProjectFile;

struct ImportOptions
{
    bool isStrict = false; ///< one bad line fails everything
    QDateTime now; ///< UTC
};

/// Called from time to time on the importing thread; false cancels.
using ImportProgressFunction = std::function<bool(const ImportProgress &)>;

/// Item datasets that nobody sees yet.
struct StagedSources
{
    QList<StagedContent> contents;
    QList<ImportSummary> summaries; ///< in the order of the sources
};

/// Whether the file can be read at all; the Error says why not.
Result<void> checkSource(const QString &path);

/// What was cancelled.
Error cancelledImport();

/// Reads sources of items into staged datasets, in short transactions; leaves what it staged when
/// it fails. Bad lines are rejected and kept with line and reason. An Error when a source is of no
/// known format or holds not one usable line, when a dataset's name is taken, on a bad line if
/// strict, and when cancelled.
Result<StagedSources> stageSources(ProjectFile &project, const QList<ImportSource> &sources,
                                   const ImportOptions &options,
                                   const ImportProgressFunction &progress);

/// Makes the indexes that staging into an empty project left out, one after another; `tick` is
/// asked before each, and false cancels.
Result<void> makeItemIndexes(ProjectFile &project, const std::function<bool()> &tick);

} // namespace Concord
