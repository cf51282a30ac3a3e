// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/resultsources.h"

#include "models/evaluation/pathway.h"
#include "storage/itemreferences.h"
#include "storage/query.h"
#include "storage/sharedtexts.h"

namespace Concord {

namespace {

constexpr qsizetype itemsAtOnce = 500;

std::optional<double> storedScore(const Query &query, int column)
{
    if (query.isNull(column))
        return std::nullopt;
    return query.number(column);
}

Result<void> addReferences(const Database &database, const QSet<ItemId> &items,
                           QHash<QString, ResultUnit> &sources)
{
    const auto references = itemReferences(database, items);
    if (!references)
        return references.error();
    for (ResultUnit &source : sources) {
        const auto reference = references->constFind(source.item);
        if (reference == references->cend())
            continue;
        source.answer = reference->answer;
        source.related = reference->related;
    }
    return {};
}

Result<void> addAllReferences(const Database &database, QHash<QString, ResultUnit> &sources)
{
    QSet<ItemId> wanted;
    for (const ResultUnit &source : std::as_const(sources))
        wanted.insert(source.item);
    QSet<ItemId> some;
    for (const ItemId item : std::as_const(wanted)) {
        some.insert(item);
        if (some.size() < itemsAtOnce)
            continue;
        if (auto done = addReferences(database, some, sources); !done)
            return done;
        some.clear();
    }
    return addReferences(database, some, sources);
}

// The paper leaves these two out, for they are not asked which attributes matter.
bool asksForAttributes(const QString &pathway)
{
    const auto known = pathwayNamed(pathway);
    return known != Pathway::DirectResponse && known != Pathway::FullAttributes;
}

} // namespace

Result<QHash<QString, ResultUnit>> resultUnits(const Database &database, StudyId study)
{
    Query query(database,
                QStringLiteral("SELECT unit.key, item.id, item.task, unit_subject.attribute, "
                               "model_run.model, model_run.pathway "
                               "FROM unit JOIN unit_subject ON unit_subject.unit = unit.id "
                               "JOIN item ON item.id = unit_subject.item "
                               "LEFT JOIN response ON response.id = unit_subject.response "
                               "LEFT JOIN model_run ON model_run.id = response.run "
                               "WHERE unit.study = ? ORDER BY unit.key, unit_subject.position"));
    query.bind(study.toString());
    if (auto done = query.exec(); !done)
        return done.error();
    SharedTexts texts;
    QHash<QString, ResultUnit> sources;
    while (query.next()) {
        ResultUnit &source = sources[query.text(0)];
        if (!source.item.isValid()) {
            source.item = ItemId(query.integer(1));
            source.task = texts.shared(query.text(2));
            source.attribute = texts.shared(query.text(3));
        }
        if (!query.isNull(4))
            source.runs.append(texts.shared(query.text(4) + u'/' + query.text(5)));
    }
    if (auto done = query.ended(); !done)
        return done.error();
    if (auto done = addAllReferences(database, sources); !done)
        return done.error();
    return sources;
}

Result<QList<RunItemScore>> runScoresOf(const Database &database, StudyId study)
{
    Query query(database,
                QStringLiteral(
                    "SELECT model_run.model, model_run.pathway, response.item, attribute_type_f1, "
                    "attribute_precision, attribute_recall, value_f1, relative_value_accuracy, "
                    "task_accuracy, item_rank "
                    "FROM model_run JOIN response ON response.run = model_run.id "
                    "JOIN response_score ON response_score.response = response.id "
                    "WHERE model_run.state = 'ready' AND response_score.reading = 'published' "
                    "AND response.item IN (SELECT unit_subject.item FROM unit_subject "
                    "JOIN unit ON unit.id = unit_subject.unit WHERE unit.study = ?) "
                    "ORDER BY (SELECT min(first.id) FROM model_run AS first "
                    "WHERE first.model = model_run.model AND first.pathway = model_run.pathway), "
                    "response.item"));
    query.bind(study.toString());
    if (auto done = query.exec(); !done)
        return done.error();
    SharedTexts texts;
    QList<RunItemScore> scores;
    while (query.next()) {
        RunItemScore score;
        score.run = texts.shared(query.text(0) + u'/' + query.text(1));
        score.item = ItemId(query.integer(2));
        score.statesAttributes = asksForAttributes(query.text(1));
        score.typeF1 = storedScore(query, 3);
        score.typePrecision = storedScore(query, 4);
        score.typeRecall = storedScore(query, 5);
        score.valueF1 = storedScore(query, 6);
        score.relativeValueAccuracy = storedScore(query, 7);
        score.taskAccuracy = query.number(8);
        score.itemRank = storedScore(query, 9);
        scores.append(score);
    }
    if (auto done = query.ended(); !done)
        return done.error();
    return scores;
}

} // namespace Concord
