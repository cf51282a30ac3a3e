// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/itemloader.h"

#include "models/text/wordcount.h"
#include "storage/database.h"
#include "storage/fulltext.h"
#include "storage/text.h"
#include "storage/transaction.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Concord {

namespace {

// In the order of ItemLoader::Sql.
constexpr std::array loaderSql = {
    "INSERT INTO dialogue (hash, rounds, turns, words, label_words) VALUES (?1, ?2, ?3, ?4, ?5) "
    "ON CONFLICT DO NOTHING",
    "SELECT id FROM dialogue WHERE hash = ?1",
    "INSERT INTO turn (dialogue, position, round, speaker, content, han) VALUES (?1, ?2, ?3, ?4, "
    "?5, ?6)",
    "INSERT INTO item (dataset, line, key, task, domain, dialogue, rounds, related, turns, words, "
    "request_words) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    "SELECT line FROM item WHERE dataset = ?1 AND key = ?2",
    "INSERT INTO context (hash, body) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
    "SELECT id FROM context WHERE hash = ?1",
    "INSERT INTO item_text (item, request, han, analysis, answer, extra, context, hash) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    "INSERT INTO attribute (type, value) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
    "SELECT id FROM attribute WHERE type = ?1 AND value = ?2",
    "INSERT INTO item_attribute (item, attribute, related, round) VALUES (?1, ?2, ?3, ?4)",
    "INSERT INTO reject (dataset, line, reason, bytes, content) VALUES (?1, ?2, ?3, ?4, ?5)",
};

QByteArray nullable(const QString &text)
{
    return text.isEmpty() ? QByteArray() : text.toUtf8();
}

// An empty text, as opposed to NULL.
QByteArray present(const QString &text)
{
    return text.isEmpty() ? QByteArray("") : text.toUtf8();
}

QByteArray answerJson(const ReferenceAnswer &answer)
{
    if (answer.isEmpty() && !answer.isList)
        return {};
    const QJsonArray parts = QJsonArray::fromStringList(answer.parts);
    const QByteArray list = QJsonDocument(parts).toJson(QJsonDocument::Compact);
    return answer.isList ? list : list.sliced(1, list.size() - 2);
}

int relatedCount(const Item &item)
{
    return int(std::count_if(item.attributes.begin(), item.attributes.end(),
                             [](const Attribute &attribute) { return attribute.related; }));
}

} // namespace

ItemLoader::ItemLoader(Database &database, DatasetId dataset)
    : m_database(database), m_dataset(dataset), m_hash(QCryptographicHash::Blake2b_256)
{
    static_assert(loaderSql.size() == SqlCount);
}

Result<std::unique_ptr<ItemLoader>> ItemLoader::create(Database &database, DatasetId dataset)
{
    std::unique_ptr<ItemLoader> loader(new ItemLoader(database, dataset));
    for (size_t i = 0; i < loaderSql.size(); ++i) {
        auto statement = Statement::prepare(database.handle(), loaderSql[i]);
        if (!statement)
            return statement.error();
        loader->m_sql[i] = *std::move(statement);
    }
    if (auto done = database.setBulkWriting(true); !done)
        return done.error();
    return loader;
}

ItemLoader::~ItemLoader()
{
    static_cast<void>(bool(m_database.setBulkWriting(false))); // else it costs memory, no more
}

Result<QList<Reject>> ItemLoader::write(const ItemBatch &batch)
{
    // What power loss takes of a staged dataset is swept anyway; publishing it waits for the disk.
    if (auto done = m_database.setDurability(Database::Durability::Normal); !done)
        return done.error();
    auto duplicates = writeRows(batch);
    if (auto done = m_database.setDurability(Database::Durability::Full); !done)
        return done.error();
    return duplicates;
}

Result<QList<Reject>> ItemLoader::writeRows(const ItemBatch &batch)
{
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun().error();
    QList<Reject> duplicates;
    for (const ReadItem &read : batch.items) {
        const auto duplicate = findDuplicate(read.item);
        if (!duplicate)
            return duplicate.error();
        if (*duplicate)
            duplicates.append(**duplicate);
        const auto done =
            *duplicate ? writeReject(**duplicate, read.bytes, read.content) : writeItem(read);
        if (!done)
            return done.error();
    }
    for (const RejectedLine &line : batch.rejects) {
        if (auto done = writeReject(line.reject, line.bytes, line.content); !done)
            return done.error();
    }
    if (auto done = transaction.commit(); !done)
        return done.error();
    m_items += batch.items.size() - duplicates.size();
    m_rejected += batch.rejects.size() + duplicates.size();
    return duplicates;
}

Result<std::optional<Reject>> ItemLoader::findDuplicate(const Item &item)
{
    const QByteArray key = item.key.toUtf8();
    const auto line = m_sql[FindLine].bind(1, m_dataset.value()).bindText(2, key).run();
    if (!line)
        return line.error();
    if (!*line)
        return std::optional<Reject>();
    const QString reason = StorageText::tr("The key \"%1\" was already used in line %2.");
    return std::optional(Reject{item.line, reason.arg(item.key).arg(**line)});
}

Result<void> ItemLoader::writeItem(const ReadItem &read)
{
    const Item &item = read.item;
    const auto dialogue = writeDialogue(read);
    if (!dialogue)
        return dialogue.error();
    const QByteArray key = item.key.toUtf8();
    const QByteArray task = nullable(item.task);
    const QByteArray domain = nullable(item.domain);
    Statement &insert = m_sql[InsertItem];
    insert.bind(1, m_dataset.value())
        .bind(2, item.line)
        .bindText(3, key)
        .bindText(4, task)
        .bindText(5, domain);
    insert.bind(6, *dialogue)
        .bind(7, qint64(item.dialogue.rounds.size()))
        .bind(8, qint64(relatedCount(item)))
        .bind(9, qint64(item.dialogue.turnCount()))
        .bind(10, qint64(read.words))
        .bind(11, qint64(wordCount(item.request)));
    const auto id = insert.insert();
    if (!id)
        return id.error();
    if (auto done = writeText(**id, read); !done)
        return done;
    if (auto done = writeAttributes(**id, item.attributes); !done)
        return done;
    m_hash.addData(placedHash(read.hash, item.line));
    return {};
}

Result<qint64> ItemLoader::writeDialogue(const ReadItem &read)
{
    const Dialogue &dialogue = read.item.dialogue;
    const QByteArray &hash = read.dialogueHash;
    Statement &insert = m_sql[InsertDialogue];
    insert.bindBlob(1, hash)
        .bind(2, qint64(dialogue.rounds.size()))
        .bind(3, qint64(dialogue.turnCount()))
        .bind(4, qint64(read.words))
        .bind(5, qint64(dialogue.labelWords()));
    const auto id = insert.insert();
    if (!id)
        return id.error();
    if (*id) {
        if (auto done = writeTurns(**id, dialogue.rounds); !done)
            return done.error();
        return **id;
    }
    const auto known = m_sql[FindDialogue].bindBlob(1, hash).run();
    if (!known)
        return known.error();
    return known->value_or(0);
}

Result<void> ItemLoader::writeTurns(qint64 dialogue, const QList<Round> &rounds)
{
    qint64 position = 0;
    for (qsizetype round = 0; round < rounds.size(); ++round) {
        for (const Turn &turn : rounds[round].turns) {
            const QByteArray speaker = present(turn.speaker);
            const QByteArray content = present(turn.content);
            const QByteArray han = nullable(hanCharacters(turn.content));
            Statement &insert = m_sql[InsertTurn];
            insert.bind(1, dialogue).bind(2, position++).bind(3, qint64(round));
            insert.bindText(4, speaker).bindText(5, content).bindText(6, han);
            if (const auto done = insert.run(); !done)
                return done.error();
        }
    }
    return {};
}

Result<std::optional<qint64>> ItemLoader::contextId(const QByteArray &context)
{
    if (context.isEmpty())
        return std::optional<qint64>();
    // The items of one user come one after another.
    if (m_lastContext.second > 0 && m_lastContext.first == context)
        return std::optional(m_lastContext.second);
    const QByteArray hash = QCryptographicHash::hash(context, QCryptographicHash::Blake2b_256);
    auto id = m_sql[InsertContext].bindBlob(1, hash).bindText(2, context).insert();
    if (id && !*id)
        id = m_sql[FindContext].bindBlob(1, hash).run();
    if (id)
        m_lastContext = {context, id->value_or(0)};
    return id;
}

Result<void> ItemLoader::writeText(qint64 id, const ReadItem &read)
{
    const Item &item = read.item;
    const auto context = contextId(item.context);
    if (!context)
        return context.error();
    const QByteArray request = present(item.request);
    const QByteArray han = nullable(hanCharacters(item.request));
    const QByteArray analysis = present(item.analysis);
    const QByteArray answer = answerJson(item.answer);
    const QByteArray extra = item.extra.isEmpty() ? QByteArray() : item.extra;
    Statement &insert = m_sql[InsertText];
    insert.bind(1, id)
        .bindText(2, request)
        .bindText(3, han)
        .bindText(4, analysis)
        .bindText(5, answer)
        .bindText(6, extra)
        .bind(7, *context)
        .bindBlob(8, read.hash);
    if (const auto done = insert.run(); !done)
        return done.error();
    return {};
}

Result<void> ItemLoader::writeAttributes(qint64 id, const QList<Attribute> &attributes)
{
    for (const Attribute &attribute : attributes) {
        const auto value = attributeId(attribute);
        if (!value)
            return value.error();
        Statement &insert = m_sql[InsertItemAttribute];
        insert.bind(1, id)
            .bind(2, *value)
            .bind(3, qint64(attribute.related ? 1 : 0))
            .bind(4, attribute.round);
        if (const auto done = insert.run(); !done)
            return done.error();
    }
    return {};
}

Result<qint64> ItemLoader::attributeId(const Attribute &attribute)
{
    const std::pair pair(attribute.type, attribute.value);
    if (const auto known = m_attributes.constFind(pair); known != m_attributes.constEnd())
        return *known;
    const QByteArray type = attribute.type.toUtf8();
    const QByteArray value = present(attribute.value);
    auto id = m_sql[InsertAttribute].bindText(1, type).bindText(2, value).insert();
    if (id && !*id)
        id = m_sql[FindAttribute].bindText(1, type).bindText(2, value).run();
    if (!id)
        return id.error();
    // A rolled-back batch ends the whole import, so an id that is remembered stays valid.
    m_attributes.insert(pair, id->value_or(0));
    return id->value_or(0);
}

Result<void> ItemLoader::writeReject(const Reject &reject, qint64 bytes, const QByteArray &content)
{
    const QByteArray reason = reject.reason.toUtf8();
    Statement &insert = m_sql[InsertReject];
    insert.bind(1, m_dataset.value())
        .bind(2, reject.line)
        .bindText(3, reason)
        .bind(4, bytes)
        .bindBlob(5, content);
    if (const auto done = insert.run(); !done)
        return done.error();
    return {};
}

} // namespace Concord
