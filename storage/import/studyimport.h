// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/datasetrepository.h"
#include "storage/import/importedstudy.h"
#include "storage/import/importer.h"

namespace Concord {

/// What one source leaves to be shown by the import's last transaction.
struct StagedStudy
{
    ImportSummary summary;
    std::optional<StagedContent> content; ///< nothing where all units are items of the project
    std::optional<ImportedStudy> study; ///< nothing where nobody answered anything
};

/// Reads a source of ImportKind::Study into a staged dataset and a study; leaves what it staged
/// when it fails. The study is called as the dataset, or as is free: `taken` are the names of
/// those that come in with it. Fails as stageSources() does.
Result<StagedStudy> stageStudy(ProjectFile &project, const ImportSource &source,
                               const QStringList &taken, const ImportOptions &options,
                               const ImportProgressFunction &progress);

} // namespace Concord
