// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/dataset.h"
#include "models/evaluation/pathway.h"

namespace Concord {

/// What a file to import holds.
enum class ImportKind { Items, Responses, Aggregates };

/// One file to import.
struct ImportSource
{
    QString path;
    QString format = QStringLiteral("auto"); ///< a format's id, or "auto"
    QString name = {}; ///< of the dataset; empty: the file's name without its suffix. Of responses,
                       ///< the dataset whose items they answer; empty: the one that they fit
    Origin origin = Origin::Unknown;
    QString model = {}; ///< of responses; empty: what the path says
    std::optional<Pathway> pathway = {}; ///< of responses; empty: what the path says
};

struct ImportProgress
{
    qint64 bytesRead = 0;
    qint64 bytesTotal = 0;
    qint64 items = 0;
    bool isScoring = false; ///< the items are responses
};

/// What became of one source.
struct ImportSummary
{
    QString source; ///< file name
    QString format;
    ImportKind kind = ImportKind::Items;
    QString dataset; ///< of aggregates: empty
    qint64 read = 0; ///< lines with something in them
    qint64 imported = 0; ///< items, responses or cells that are now in the project
    qint64 skipped = 0; ///< items the project already had
    qint64 rejectedCount = 0;
    QList<Reject> rejected; ///< by line, the first maximumListedRejects
    QStringList warnings;
    QStringList models = {}; ///< of aggregates: whose they are
};

constexpr qsizetype maximumListedRejects = 1000;

} // namespace Concord
