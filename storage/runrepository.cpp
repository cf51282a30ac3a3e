// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/runrepository.h"

#include "storage/database.h"
#include "storage/journal.h"
#include "storage/query.h"
#include "storage/storedanswer.h"
#include "storage/text.h"

#include <QJsonObject>
#include <QUuid>

#include <algorithm>

namespace Concord {

namespace {

constexpr int longestModelName = 200;

QVariant orNull(const std::optional<double> &value)
{
    return value ? QVariant(*value) : QVariant();
}

// Of a row that begins with an item's id, key, task, analysis and answer.
ScoringRow scoringRowOf(const Query &query)
{
    const ReferenceAnswer answer = answerFromStored(query.isNull(4) ? QString() : query.text(4));
    return {ItemId(query.integer(0)), query.text(1),
            ScoringItem{query.text(2), {}, query.text(3), answer}};
}

// The related attributes of the items between two ids.
Result<QHash<ItemId, QMap<QString, QString>>> relatedOf(const Database &database, ItemId first,
                                                        ItemId last)
{
    Query query(database,
                QStringLiteral("SELECT item_attribute.item, attribute.type, attribute.value "
                               "FROM item_attribute "
                               "JOIN attribute ON attribute.id = item_attribute.attribute "
                               "WHERE item_attribute.item BETWEEN ? AND ? AND related = 1"));
    query.bind(first.value()).bind(last.value());
    if (auto done = query.exec(); !done)
        return done.error();
    QHash<ItemId, QMap<QString, QString>> related;
    while (query.next())
        related[ItemId(query.integer(0))].insert(query.text(1), query.text(2));
    if (auto done = query.ended(); !done)
        return done.error();
    return related;
}

} // namespace

RunRepository::RunRepository(const Database &database) : m_database(database) {}

Result<QList<ModelRun>> RunRepository::all() const
{
    return runsWhere(QStringLiteral("1"));
}

Result<QList<ModelRun>> RunRepository::outdated(bool hasWordNet) const
{
    return runsWhere(QStringLiteral("(scoring_version <> %1 OR wordnet < %2)")
                         .arg(scoringVersion)
                         .arg(hasWordNet ? 1 : 0));
}

Result<QList<ModelRun>> RunRepository::runsWhere(const QString &condition) const
{
    Query query(m_database,
                QStringLiteral("SELECT model_run.id, model, pathway, dataset.name, "
                               "model_run.source_name, model_run.source_sha256, "
                               "model_run.source_bytes, response_count, wordnet, "
                               "model_run.imported_at "
                               "FROM model_run JOIN dataset ON dataset.id = model_run.dataset "
                               "WHERE model_run.state = 'ready' AND %1 ORDER BY model_run.id")
                    .arg(condition));
    if (auto done = query.exec(); !done)
        return done.error();
    QList<ModelRun> runs;
    while (query.next()) {
        const auto pathway = pathwayNamed(query.text(2));
        runs.append({ModelRunId(query.integer(0)), query.text(1),
                     pathway.value_or(Pathway::DirectResponse), query.text(3), query.text(4),
                     query.text(5), query.integer(6), query.integer(7), query.integer(8) == 1,
                     timeFromStored(query.text(9))});
    }
    if (auto done = query.ended(); !done)
        return done.error();
    return runs;
}

Result<QList<ScoringRow>> RunRepository::scoringRows(DatasetId dataset, ItemId after,
                                                     int limit) const
{
    Query query(m_database,
                QStringLiteral("SELECT item.id, item.key, item.task, item_text.analysis, "
                               "item_text.answer "
                               "FROM item JOIN item_text ON item_text.item = item.id "
                               "WHERE item.dataset = ? AND item.id > ? ORDER BY item.id LIMIT ?"));
    query.bind(dataset.value()).bind(after.value()).bind(limit);
    if (auto done = query.exec(); !done)
        return done.error();
    QList<ScoringRow> rows;
    while (query.next())
        rows.append(scoringRowOf(query));
    if (auto done = query.ended(); !done)
        return done.error();
    if (rows.isEmpty())
        return rows;
    const auto related = relatedOf(m_database, rows.constFirst().id, rows.constLast().id);
    if (!related)
        return related.error();
    for (ScoringRow &row : rows)
        row.item.related = related->value(row.id);
    return rows;
}

Result<QList<StoredResponse>> RunRepository::responses(ModelRunId run, ItemId after,
                                                       int limit) const
{
    Query query(m_database,
                QStringLiteral("SELECT item.id, item.key, item.task, item_text.analysis, "
                               "item_text.answer, response.id, response.text "
                               "FROM response JOIN item ON item.id = response.item "
                               "JOIN item_text ON item_text.item = item.id "
                               "WHERE response.run = ? AND response.item > ? "
                               "ORDER BY response.item LIMIT ?"));
    query.bind(run.value()).bind(after.value()).bind(limit);
    if (auto done = query.exec(); !done)
        return done.error();
    QList<StoredResponse> responses;
    while (query.next())
        responses.append({ResponseId(query.integer(5)), scoringRowOf(query), query.text(6)});
    if (auto done = query.ended(); !done)
        return done.error();
    if (responses.isEmpty())
        return responses;
    const auto related =
        relatedOf(m_database, responses.constFirst().row.id, responses.constLast().row.id);
    if (!related)
        return related.error();
    for (StoredResponse &response : responses)
        response.row.item.related = related->value(response.row.id);
    return responses;
}

Result<void> RunRepository::replaceScores(const ModelRun &run, const QList<ResponseRescore> &scores,
                                          const QDateTime &now)
{
    for (const auto &[response, score] : scores) {
        if (auto done = insertScore(response.value(), Reading::AsPublished, score.published); !done)
            return done;
        if (auto done = insertScore(response.value(), Reading::Repaired, score.repaired); !done)
            return done;
    }
    Query query(m_database,
                QStringLiteral("UPDATE model_run SET scoring_version = ?, wordnet = ? "
                               "WHERE id = ?"));
    query.bind(scoringVersion).bind(run.usedWordNet ? 1 : 0).bind(run.id.value());
    if (auto done = query.exec(); !done)
        return done;
    return addJournalEntry(m_database, now, QStringLiteral("scored again"), run.model,
                           {{QStringLiteral("pathway"), QString(pathwayName(run.pathway))},
                            {QStringLiteral("dataset"), run.dataset},
                            {QStringLiteral("responses"), scores.size()},
                            {QStringLiteral("scoring_version"), scoringVersion},
                            {QStringLiteral("wordnet"), run.usedWordNet}});
}

Result<ModelRunId> RunRepository::stage(const ModelRun &run, DatasetId dataset)
{
    if (run.model.trimmed() != run.model || run.model.isEmpty()
        || run.model.size() > longestModelName || std::ranges::any_of(run.model, [](QChar c) {
               return c.category() == QChar::Other_Control;
           }))
        return Error{StorageText::tr("\"%1\" is no name for a model: it needs 1 to %2 characters, "
                                     "without line breaks and without space around them.")
                         .arg(run.model.simplified().left(40))
                         .arg(longestModelName),
                     {}};
    Query taken(m_database,
                QStringLiteral("SELECT 1 FROM model_run WHERE dataset = ? AND model = ? "
                               "AND pathway = ?"));
    taken.bind(dataset.value()).bind(run.model).bind(QString(pathwayName(run.pathway)));
    if (auto done = taken.exec(); !done)
        return done.error();
    if (taken.next()) {
        return Error{StorageText::tr("\"%1\" has responses of %2 under %3 already. Name another "
                                     "model with --model.")
                         .arg(run.dataset, run.model, QString(pathwayName(run.pathway))),
                     {}};
    }
    Query query(m_database,
                QStringLiteral("INSERT INTO model_run (uuid, dataset, model, pathway, source_name, "
                               "source_sha256, source_bytes, response_count, scoring_version, "
                               "wordnet, imported_at, state) "
                               "VALUES (?, ?, ?, ?, ?, '', 0, 0, ?, ?, ?, 'staged')"));
    query.bind(QUuid::createUuid().toString(QUuid::WithoutBraces))
        .bind(dataset.value())
        .bind(run.model)
        .bind(QString(pathwayName(run.pathway)))
        .bind(run.sourceName)
        .bind(scoringVersion)
        .bind(run.usedWordNet ? 1 : 0)
        .bind(storedTime(run.importedAt));
    if (auto done = query.exec(); !done)
        return done.error();
    return ModelRunId(query.lastInsertId());
}

Result<void> RunRepository::insert(ModelRunId run, const QList<ScoredResponse> &responses)
{
    for (const ScoredResponse &response : responses) {
        Query query(m_database,
                    QStringLiteral("INSERT INTO response (run, item, text) VALUES (?, ?, ?)"),
                    Query::Preparation::Kept);
        query.bind(run.value()).bind(response.item.value()).bind(response.text);
        if (auto done = query.exec(); !done)
            return done.error();
        const qint64 id = query.lastInsertId();
        if (auto done = insertScore(id, Reading::AsPublished, response.scores.published); !done)
            return done.error();
        if (auto done = insertScore(id, Reading::Repaired, response.scores.repaired); !done)
            return done.error();
    }
    return {};
}

Result<void> RunRepository::insertScore(qint64 response, Reading reading,
                                        const ResponseScore &score)
{
    Query query(m_database,
                QStringLiteral("INSERT OR REPLACE INTO response_score VALUES "
                               "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                Query::Preparation::Kept);
    query.bind(response)
        .bind(QString(readingName(reading)))
        .bind(QString(parseStateName(score.state)))
        .bind(score.attributesRule)
        .bind(score.analysisRule)
        .bind(score.answerRule)
        .bind(orNull(score.attributeTypeF1))
        .bind(orNull(score.attributePrecision))
        .bind(orNull(score.attributeRecall))
        .bind(orNull(score.valueF1))
        .bind(orNull(score.relativeValueAccuracy))
        .bind(score.taskAccuracy)
        .bind(orNull(score.itemRank));
    for (const int MeteorCounts::*count : {&MeteorCounts::reference, &MeteorCounts::hypothesis,
                                           &MeteorCounts::matches, &MeteorCounts::chunks})
        query.bind(score.meteor ? QVariant(*score.meteor.*count) : QVariant());
    return query.exec();
}

Result<void> RunRepository::publish(const ModelRun &run)
{
    Query query(m_database,
                QStringLiteral("UPDATE model_run SET source_sha256 = ?, source_bytes = ?, "
                               "response_count = ?, state = 'ready' WHERE id = ?"));
    query.bind(run.sourceSha256).bind(run.sourceBytes).bind(run.responses).bind(run.id.value());
    if (auto done = query.exec(); !done)
        return done.error();
    return addJournalEntry(m_database, run.importedAt, QStringLiteral("imported responses"),
                           run.model,
                           {{QStringLiteral("pathway"), QString(pathwayName(run.pathway))},
                            {QStringLiteral("dataset"), run.dataset},
                            {QStringLiteral("source"), run.sourceName},
                            {QStringLiteral("responses"), run.responses}});
}

Result<void> RunRepository::sweepStaged()
{
    return execute(m_database, QStringLiteral("DELETE FROM model_run WHERE state = 'staged'"));
}

} // namespace Concord
