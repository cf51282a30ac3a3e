// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/itemsource.h"

namespace Concord {

/// The beginning of a source, as the formats look at it.
struct SourceHead
{
    QString path;
    bool isFolder = false;
    QByteArray text = {}; ///< a file's first 64 KiB, without a byte order mark
    QByteArrayView record = {}; ///< one of its first records; empty when it has none
};

/// A format whose sources hold items.
struct ItemFormat
{
    QString id; ///< as --format names it
    QString holds; ///< what tells it apart, for a person: "JSON objects with \"turns\""
    bool (*recognises)(const SourceHead &head, const QString &id) = nullptr;
    Result<std::unique_ptr<ItemSource>> (*opens)(const ImportSource &source,
                                                 const QString &id) = nullptr;
};

/// All of them. The first that recognises a source is the source's own.
QList<ItemFormat> itemFormatTable();

/// Their ids, without "auto".
QStringList itemFormats();

/// The format that a source's path and beginning speak of, or an empty text. An Error when it may
/// not be read.
Result<QString> sniffedItemFormat(const QString &path);

} // namespace Concord
