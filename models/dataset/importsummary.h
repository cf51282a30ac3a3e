// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/dataset.h"

namespace Concord {

/// One file to import.
struct ImportSource
{
    QString path;
    QString format = QStringLiteral("auto"); ///< a format's id, or "auto"
    QString name = {}; ///< of the dataset; empty: the file's name without its suffix
    Origin origin = Origin::Unknown;
};

struct ImportProgress
{
    qint64 bytesRead = 0;
    qint64 bytesTotal = 0;
    qint64 items = 0;
};

/// What became of one source.
struct ImportSummary
{
    QString source; ///< file name
    QString format;
    QString dataset;
    qint64 read = 0; ///< lines with something in them
    qint64 imported = 0; ///< items that are now in the project
    qint64 skipped = 0; ///< items the project already had
    qint64 rejectedCount = 0;
    QList<Reject> rejected; ///< by line, the first maximumListedRejects
    QStringList warnings;
};

constexpr qsizetype maximumListedRejects = 1000;

} // namespace Concord
