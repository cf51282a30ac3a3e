// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/importsummary.h"
#include "models/evaluation/pathway.h"
#include "storage/import/importer.h"

namespace Concord {

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

/// Imports and scores responses, line by line in the order of the dataset's items; blocking, for
/// any thread but the project's own. Each line has to answer the item at its place: the first that
/// does not fails the import, named by its number, and so does another number of lines than items.
/// Scores are computed on all cores, in both readings, with WordNet where it is installed (a
/// warning says where it is not). All or nothing; a file's responses may be imported once.
Result<ImportSummary> importResponses(ProjectFile &project, const ResponseSource &source,
                                      const ImportOptions &options,
                                      const ImportProgressFunction &progress = {});

/// Whether the file's first line is a model's response.
bool isResponseFile(const QString &path);

} // namespace Concord
