// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/failurerepository.h"
#include "storage/journal.h"
#include "storage/query.h"
#include "storage/text.h"
#include "storage/transaction.h"

#include <QJsonArray>

#include <algorithm>

namespace Concord {

namespace {

struct TagChanges
{
    QJsonObject renamed; ///< old name to new one
    QList<Tag> removed;
};

Result<TagChanges> tagChanges(const QList<Tag> &before, const QList<Tag> &after)
{
    TagChanges changes{{}, before};
    for (const Tag &tag : after) {
        if (!tag.id.isValid())
            continue;
        const auto known = std::find_if(changes.removed.begin(), changes.removed.end(),
                                        [&](const Tag &stored) { return stored.id == tag.id; });
        if (known == changes.removed.end())
            return Error{StorageText::tr("The tag \"%1\" has been removed meanwhile. Edit the tags "
                                         "again.")
                             .arg(tag.name),
                         {}};
        if (known->name != tag.name)
            changes.renamed.insert(known->name, tag.name);
        changes.removed.erase(known);
    }
    return changes;
}

QJsonArray namesIn(const QList<Tag> &tags)
{
    QJsonArray names;
    for (const Tag &tag : tags)
        names.append(tag.name);
    return names;
}

} // namespace

Result<void> FailureRepository::setTags(const QList<Tag> &tags, const QDateTime &now)
{
    QStringList names;
    QList<Tag> trimmed = tags;
    for (Tag &tag : trimmed) {
        tag.name = tag.name.trimmed();
        names.append(tag.name);
    }
    if (const QString fault = tagNamesFault(names); !fault.isEmpty())
        return Error{fault, {}};
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun();
    const auto before = this->tags();
    if (!before)
        return before.error();
    const auto changes = tagChanges(*before, trimmed);
    if (!changes)
        return changes.error();
    if (auto done = writeTags(trimmed, changes->removed); !done)
        return done;
    const auto journalled =
        addJournalEntry(m_database, now, QStringLiteral("set tags"), QStringLiteral("tags"),
                        {{QStringLiteral("names"), namesIn(trimmed)},
                         {QStringLiteral("renamed"), changes->renamed},
                         {QStringLiteral("removed"), namesIn(changes->removed)}});
    return journalled ? transaction.commit() : journalled;
}

// Names are unique at every moment, and two tags may change theirs with each other: all let go of
// theirs first.
Result<void> FailureRepository::writeTags(const QList<Tag> &tags, const QList<Tag> &removed)
{
    for (const Tag &tag : removed) {
        if (auto done = removeTag(tag.id); !done)
            return done;
    }
    for (const Tag &tag : tags) {
        if (!tag.id.isValid())
            continue;
        if (auto done = renameTag(tag.id, u'\n' + QString::number(tag.id.value())); !done)
            return done;
    }
    for (qsizetype i = 0; i < tags.size(); ++i) {
        const bool isNew = !tags[i].id.isValid();
        Query query(m_database,
                    isNew ? QStringLiteral("INSERT INTO tag (name, position) VALUES (?, ?)")
                          : QStringLiteral("UPDATE tag SET name = ?, position = ? WHERE id = ?"));
        query.bind(tags[i].name).bind(i);
        if (!isNew)
            query.bind(tags[i].id.value());
        if (auto done = query.exec(); !done)
            return done;
    }
    return {};
}

Result<void> FailureRepository::removeTag(TagId tag)
{
    Query query(m_database, QStringLiteral("DELETE FROM tag WHERE id = ?"));
    query.bind(tag.value());
    return query.exec();
}

Result<void> FailureRepository::renameTag(TagId tag, const QString &name)
{
    Query query(m_database, QStringLiteral("UPDATE tag SET name = ? WHERE id = ?"));
    query.bind(name).bind(tag.value());
    return query.exec();
}

} // namespace Concord
