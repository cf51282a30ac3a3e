// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/id.h"
#include "models/dataset/attribute.h"
#include "models/dataset/dialogue.h"
#include "models/dataset/itemfilter.h"

#include <QByteArray>
#include <QStringList>

namespace Concord {

using ItemId = Id<struct ItemTag>;
using DatasetId = Id<struct DatasetTag>;

/// The reference answer: one text, or a list of option labels or sentences.
struct ReferenceAnswer
{
    QStringList parts;
    bool isList = false; ///< false: `parts` holds one text, or none

    bool isEmpty() const { return parts.isEmpty(); }

    friend bool operator==(const ReferenceAnswer &, const ReferenceAnswer &) = default;
};

/// One benchmark entry, or one plain dialogue (then without task, request and reference).
struct Item
{
    QString key; ///< unique inside its dataset: "recommend-485"
    qint64 line = 0; ///< 1-based line of the source
    QString task; ///< empty for a plain dialogue
    QString domain; ///< empty when the source has none
    QString request; ///< empty for a plain dialogue
    QList<Attribute> attributes; ///< by sortAttributes(); a type and value once only
    QString analysis;
    ReferenceAnswer answer;
    Dialogue dialogue;
    QByteArray extra; ///< the source's further fields as a compact JSON object; may be empty
    QByteArray context; ///< what is known of the user beside the attributes, as a compact JSON
                        ///< object that the user's items share; may be empty

    friend bool operator==(const Item &, const Item &) = default;
};

/// A digest of everything above but the line (BLAKE2b, 32 bytes), where `dialogueHash` stands for
/// the dialogue.
QByteArray contentHash(const Item &item, const QByteArray &dialogueHash);

/// An item's digest with its line, as a dataset's digest goes over them.
QByteArray placedHash(const QByteArray &itemHash, qint64 line);

/// What a list shows of an item.
struct ItemRow
{
    ItemId id;
    QString key;
    QString dataset;
    QString task;
    QString domain;
    QString text; ///< the request, or the dialogue's first turn; at most 200 characters
    QString snippet; ///< of the dialogue, around what was searched for, unless `text` has that
    int rounds = 0;
    int relatedAttributes = 0;
    int turns = 0;
    int words = 0; ///< of the dialogue's contents, parted by white space
    bool isReviewed = false;

    friend bool operator==(const ItemRow &, const ItemRow &) = default;
};

} // namespace Concord
