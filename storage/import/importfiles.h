// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/importcandidate.h"
#include "storage/import/importer.h"

namespace Concord {

/// Everything that can be imported, without "auto": items first.
QList<ImportFormat> importFormats();

/// The file with what its path and content say of it; one that nothing is known of may hold items.
ImportCandidate importCandidate(const QString &path);

/// What the source holds: what its format says, or else its content.
ImportKind importKind(const ImportSource &source);

/// Imports files of any kinds, all or none, into staged states that one last transaction shows;
/// blocking, for any thread but the project's own. Items go first, so that responses may answer
/// what comes in with them; then studies, aggregates and responses in the order of the sources. The
/// summaries are in the order of the sources. Fails, and leaves the project as it was, when a
/// source cannot be read, as stageSources(), stageStudy() and stageResponses() fail, and when
/// cancelled. What can be seen is made searchable after that: `progress` says so, and cancelling
/// leaves the rest of it to fillSearch(). One import of a project at a time: what another one has
/// staged is swept.
Result<QList<ImportSummary>> importFiles(ProjectFile &project, const QList<ImportSource> &sources,
                                         const ImportOptions &options,
                                         const ImportProgressFunction &progress = {});

} // namespace Concord
