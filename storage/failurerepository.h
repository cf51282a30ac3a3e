// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/evaluation/responsedetail.h"

#include <QDateTime>
#include <QHash>
#include <QMap>

namespace Concord {

class Database;
class WordNet;

/// A response and the item it answers.
struct ResponseRef
{
    ResponseId response;
    ItemId item;

    friend bool operator==(const ResponseRef &, const ResponseRef &) = default;
};

/// A response with what it is judged by, as it is stored.
struct FailureRecord
{
    FailureRow row;
    QString text;
    ReferenceAnswer answer; ///< the item's
    QMap<QString, QString> related; ///< the item's related attributes by type
};

/// Responses worst first, one of them beside its reference, and the tags that people give them.
class FailureRepository
{
public:
    explicit FailureRepository(const Database &database);

    /// Worst first; of equal ones the item that was imported earlier, then the run.
    Result<QList<FailureRow>> find(const FailureFilter &filter,
                                   std::optional<qsizetype> limit = {}) const;
    /// The same without what a list shows, for as many as there are.
    Result<QList<ResponseRef>> refs(const FailureFilter &filter,
                                    std::optional<qsizetype> limit = {}) const;
    Result<qint64> count(const FailureFilter &filter) const;
    /// The rows of `responses`, in that order; those that do not exist are left out.
    Result<QList<FailureRow>> rows(const QList<ResponseId> &responses, Reading reading) const;
    /// Likewise, with the texts.
    Result<QList<FailureRecord>> stored(const QList<ResponseId> &responses, Reading reading) const;

    /// The whole response, or an Error that says there is none.
    Result<ResponseDetail> detail(ResponseId response, Reading reading, WordNet *wordNet) const;
    /// All responses to an item: models in the paper's order, others by name; then pathways.
    Result<QList<FailureRow>> rowsOfItem(ItemId item, Reading reading) const;
    /// Likewise, beside the reference.
    Result<QList<ResponseDetail>> detailsOfItem(ItemId item, Reading reading,
                                                WordNet *wordNet) const;

    /// The project's tags, in their order.
    Result<QList<Tag>> tags() const;
    /// Makes these the project's tags, in this order. A tag with an id is that one, maybe renamed,
    /// and keeps its responses; one without is new. Those that are not named go. Journalled.
    Result<void> setTags(const QList<Tag> &tags,
                         const QDateTime &now = QDateTime::currentDateTimeUtc());
    Result<void> setTagged(ResponseId response, TagId tag, bool isTagged);
    /// Tags in their order, then models and tasks; only where there are responses.
    Result<QList<TagCount>> tagCounts(const EvaluationFilter &filter = {}) const;

private:
    Result<QHash<ResponseId, QString>> textsOf(const QList<ResponseId> &responses) const;
    Result<void> removeTag(TagId tag);
    Result<void> renameTag(TagId tag, const QString &name);
    Result<void> writeTags(const QList<Tag> &tags, const QList<Tag> &removed);

    const Database &m_database;
};

} // namespace Concord
