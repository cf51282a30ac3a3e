// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/importsummary.h"
#include "models/dataset/item.h"

#include <memory>

namespace Concord {

/// What a source holds at one place.
struct SourceItem
{
    Result<Item> item; ///< or the reason why it cannot be used
    qint64 line = 0; ///< 1-based line of the file; of a folder a number that counts up
    qint64 bytes = 0; ///< that it takes in the source
    QByteArray content; ///< its beginning, at most 64 KiB, for the rejects
};

/// The items of a file or folder one after another, in bounded memory. Used by one thread.
class ItemSource
{
public:
    virtual ~ItemSource() = default;

    /// The next item or reject, its item with its line; nothing at the end or after an error.
    virtual std::optional<SourceItem> next() = 0;

    virtual qint64 bytesRead() const = 0; ///< of the file, for the progress
    /// Of the file's bytes read so far, in hexadecimal.
    virtual QString sha256() const = 0;
    /// Empty unless reading failed.
    virtual QString errorText() const = 0;
};

/// How many bytes a source has, of a folder all that is read of it.
qint64 sourceSize(const QString &path);

/// The format that path and content speak of: the source's own, unless that is "auto". An Error
/// when they speak of none, or the format is not one of items.
Result<QString> itemFormatOf(const ImportSource &source);

/// The items of a source of that format.
Result<std::unique_ptr<ItemSource>> openItemSource(const ImportSource &source,
                                                   const QString &format);

/// The first `count` items and rejects of a source, and what an import would make of it.
Result<ImportPreview> previewItems(const ImportSource &source, qsizetype count);

} // namespace Concord
