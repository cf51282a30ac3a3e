// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/importsummary.h"
#include "models/evaluation/modelrun.h"
#include "storage/import/importer.h"

namespace Concord {

/// The format's name.
constexpr QLatin1StringView responseFormat("ip-dialog-responses");

/// A file of one model's responses under one pathway.
struct ResponseSource
{
    QString path;
    QString model;
    Pathway pathway = Pathway::DirectResponse;
    QString dataset; ///< whose items they answer; empty: the one that the first line fits
};

/// What a file's place says of its model and pathway: ".../alpaca_hq_cot1_1000/qwen.jsonl".
QString modelOfPath(const QString &path);
std::optional<Pathway> pathwayOfPath(const QString &path);

/// Responses that were read and scored, and that nobody sees yet.
struct StagedResponses
{
    ModelRun run;
    ImportSummary summary;
};

/// That neither the source nor its path says under which pathway it was made.
Error missingPathway(const QString &path);

/// The source as the import takes it: what it does not say its path says. An Error where neither
/// names the pathway.
Result<ResponseSource> responseSource(const ImportSource &source);

/// Reads and scores responses without showing them, line by line in the order of the dataset's
/// items; `datasets` are those besides the project's own whose items they may answer, newest last.
/// Each line has to answer the item at its place: the first that does not fails the import, named
/// by its number, and so does another number of lines than items. Scores are computed on all cores,
/// in both readings, with WordNet where it is installed (a warning says where it is not). Leaves
/// what it staged when it fails.
Result<StagedResponses> stageResponses(ProjectFile &project, const ResponseSource &source,
                                       const QList<Dataset> &datasets, const ImportOptions &options,
                                       const ImportProgressFunction &progress);

/// Whether the file's first line is a model's response.
bool isResponseFile(const QString &path);

} // namespace Concord
