// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/item.h"

#include <QDateTime>

#include <optional>

namespace Concord {

/// Who wrote the texts of a dataset.
enum class Origin { Unknown, Human, Synthetic };

/// "human", "synthetic" or "unknown": the word used in files and on the command line.
QString originId(Origin origin);
std::optional<Origin> originFromId(QStringView id);

/// One imported collection of items or dialogues.
struct Dataset
{
    DatasetId id;
    QString name;
    Origin origin = Origin::Unknown;
    QString format; ///< importer id, such as "ip-dialog"
    QString sourceName; ///< file name without its folder
    QString sourceSha256; ///< hexadecimal, of the bytes that were read
    qint64 items = 0;
    qint64 rejected = 0;
    QDateTime importedAt; ///< UTC

    friend bool operator==(const Dataset &, const Dataset &) = default;
};

/// A line of a source that could not be used.
struct Reject
{
    qint64 line = 0; ///< 1-based
    QString reason;

    friend bool operator==(const Reject &, const Reject &) = default;
};

} // namespace Concord
