// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/dataset.h"
#include "models/evaluation/pathway.h"

namespace Concord {

/// What a file to import holds. Study: items, and what people answered about them.
enum class ImportKind { Items, Responses, Aggregates, Study };

/// What becomes of an item whose key its dataset has already, with other content.
enum class Conflict { Keep, Replace };

/// Which column of a table is what of an item; an empty name is no column. A column may be named by
/// its number, from 1, where there is no head.
struct ColumnMapping
{
    QString key;
    QString task;
    QString domain;
    QString request;
    QString dialogue; ///< one turn a line, "Speaker: text"
    QStringList turns; ///< columns that are one turn each; the column's name is the speaker
    QString analysis;
    QString answer;
    QStringList attributes; ///< columns that are an attribute each; the column's name is its type
    QStringList related; ///< those of `attributes` that matter for the request
    bool hasHead = true;

    friend bool operator==(const ColumnMapping &, const ColumnMapping &) = default;
};

/// One file to import, or a folder where the format says so.
struct ImportSource
{
    QString path;
    QString format = QStringLiteral("auto"); ///< a format's id, or "auto"
    QString name = {}; ///< of the dataset; empty: the file's name without its suffix. Of responses,
                       ///< the dataset whose items they answer; empty: the one that they fit
    Origin origin = Origin::Unknown;
    QString model = {}; ///< of responses; empty: what the path says
    std::optional<Pathway> pathway = {}; ///< of responses; empty: what the path says
    std::optional<ColumnMapping> columns = {}; ///< of tables; empty: what the head says
    /// The dataset of that name is added to: items it has are skipped. Without it the name has to
    /// be free.
    bool addsToDataset = false;
    Conflict conflict = Conflict::Keep;
};

/// What an import would make of a file's first records.
struct ImportPreview
{
    QString format;
    QList<Item> items;
    QList<Reject> rejected;
    QStringList columns = {}; ///< of a table: what there is to map
    ColumnMapping mapping = {}; ///< of a table: what was used
};

struct ImportProgress
{
    qint64 bytesRead = 0;
    qint64 bytesTotal = 0;
    qint64 items = 0;
    bool isScoring = false; ///< the items are responses
    bool isIndexing = false; ///< everything can be seen already; the search is being prepared, and
                             ///< the numbers are of turns and requests
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
    qint64 replaced = 0; ///< items that now have other content; also in `imported`
    QList<Reject> conflicts = {}; ///< items whose key the dataset has with other content and that
                                  ///< were kept as they were; the first maximumListedRejects
    qint64 conflictCount = 0;
    qint64 rejectedCount = 0;
    QList<Reject> rejected; ///< by line, the first maximumListedRejects
    QStringList warnings;
    QStringList models = {}; ///< of aggregates: whose they are
    QString study = {}; ///< that was made of people's answers; empty: none was
    qint64 annotators = 0; ///< of the study: people, and no judges
    qint64 answers = 0; ///< of the study: those that count
};

constexpr qsizetype maximumListedRejects = 1000;

} // namespace Concord
