// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/failurerepository.h"

#include "storage/itemreferences.h"
#include "storage/itemrepository.h"
#include "storage/query.h"
#include "storage/responsecondition.h"
#include "storage/sharedtexts.h"
#include "storage/text.h"

#include <QSet>

#include <algorithm>
#include <tuple>

namespace Concord {

namespace {

constexpr qsizetype responsesAtOnce = 500;

QString scoredResponses()
{
    return QStringLiteral(" FROM model_run JOIN response ON response.run = model_run.id "
                          "JOIN item ON item.id = response.item "
                          "JOIN response_score AS score ON score.response = response.id WHERE ");
}

QString numberList(const QList<ResponseId> &ids)
{
    QStringList numbers;
    for (const ResponseId id : ids)
        numbers.append(QString::number(id.value()));
    return numbers.join(u',');
}

std::optional<double> scoreAt(const Query &query, int column)
{
    return query.isNull(column) ? std::nullopt : std::optional(query.number(column));
}

/// Reads rows page by page.
class FailureRowReader
{
public:
    FailureRowReader(const Database &database, Reading reading, QList<Tag> tags)
        : m_database(database), m_reading(reading), m_tags(std::move(tags))
    {}

    Result<void> append(const QList<ResponseId> &page, QList<FailureRow> &rows);

private:
    FailureRow rowFrom(const Query &query);
    QStringList tagNames(const QString &numbers) const;

    const Database &m_database;
    Reading m_reading;
    QList<Tag> m_tags;
    SharedTexts m_texts;
};

Result<void> FailureRowReader::append(const QList<ResponseId> &page, QList<FailureRow> &rows)
{
    Query query(
        m_database,
        u"SELECT response.id, item.id, item.key, dataset.name, item.task, item.domain, "
        u"model_run.model, model_run.pathway, score.state, score.attribute_type_f1, "
        u"score.relative_value_accuracy, score.task_accuracy, (SELECT group_concat(tag) "
        u"FROM response_tag WHERE response_tag.response = response.id) FROM response "
        u"JOIN model_run ON model_run.id = response.run JOIN item ON item.id = response.item "
        u"JOIN dataset ON dataset.id = item.dataset "
        u"JOIN response_score AS score ON score.response = response.id "
        u"WHERE model_run.state = 'ready' AND score.reading = ? AND response.id IN ("
            + numberList(page) + u')');
    query.bind(QString(readingName(m_reading)));
    if (auto done = query.exec(); !done)
        return done;
    QHash<ResponseId, FailureRow> byId;
    while (query.next()) {
        const FailureRow row = rowFrom(query);
        byId.insert(row.response, row);
    }
    for (const ResponseId response : page) {
        if (const auto row = byId.constFind(response); row != byId.constEnd())
            rows.append(*row);
    }
    return query.ended();
}

FailureRow FailureRowReader::rowFrom(const Query &query)
{
    FailureRow row;
    row.response = ResponseId(query.integer(0));
    row.item = ItemId(query.integer(1));
    row.key = query.text(2);
    row.dataset = m_texts.shared(query.text(3));
    row.task = m_texts.shared(query.text(4));
    row.domain = m_texts.shared(query.text(5));
    row.model = m_texts.shared(query.text(6));
    row.pathway = pathwayNamed(query.text(7)).value_or(Pathway::DirectResponse);
    row.state = parseStateNamed(query.text(8)).value_or(ParseState::NoAnswer);
    row.attributeTypeF1 = scoreAt(query, 9);
    row.relativeValueAccuracy = scoreAt(query, 10);
    row.taskAccuracy = query.number(11);
    row.tags = tagNames(query.text(12));
    return row;
}

// `numbers` are those of tags, separated by commas, in any order.
QStringList FailureRowReader::tagNames(const QString &numbers) const
{
    const QStringList chosen = numbers.split(u',', Qt::SkipEmptyParts);
    QStringList names;
    for (const Tag &tag : m_tags) {
        if (chosen.contains(QString::number(tag.id.value())))
            names.append(tag.name);
    }
    return names;
}

Error noSuchResponse(ResponseId response)
{
    return {StorageText::tr("There is no response with the number %1 in this project.")
                .arg(response.value()),
            {}};
}

} // namespace

FailureRepository::FailureRepository(const Database &database) : m_database(database) {}

Result<QList<ResponseRef>> FailureRepository::refs(const FailureFilter &filter,
                                                   std::optional<qsizetype> limit) const
{
    const SqlCondition condition = failureCondition(filter);
    const QString measure = measureColumn(filter.measure);
    Query query(m_database,
                u"SELECT response.id, response.item" + scoredResponses() + condition.sql
                    + u" ORDER BY " + measure + u" IS NULL, " + measure
                    + u", response.item, model_run.id"
                    + (limit ? u" LIMIT " + QString::number(*limit) : QString()));
    condition.bindTo(query);
    if (auto done = query.exec(); !done)
        return done.error();
    QList<ResponseRef> refs;
    while (query.next())
        refs.append({ResponseId(query.integer(0)), ItemId(query.integer(1))});
    if (auto done = query.ended(); !done)
        return done.error();
    return refs;
}

Result<QList<FailureRow>> FailureRepository::find(const FailureFilter &filter,
                                                  std::optional<qsizetype> limit) const
{
    const auto found = refs(filter, limit);
    if (!found)
        return found.error();
    QList<ResponseId> responses;
    for (const ResponseRef &ref : *found)
        responses.append(ref.response);
    return rows(responses, filter.reading);
}

Result<qint64> FailureRepository::count(const FailureFilter &filter) const
{
    const SqlCondition condition = failureCondition(filter);
    Query query(m_database, u"SELECT count(*)" + scoredResponses() + condition.sql);
    condition.bindTo(query);
    if (auto done = query.exec(); !done)
        return done.error();
    query.next();
    return query.integer(0);
}

Result<QList<FailureRow>> FailureRepository::rows(const QList<ResponseId> &responses,
                                                  Reading reading) const
{
    auto known = tags();
    if (!known)
        return known.error();
    FailureRowReader reader(m_database, reading, *std::move(known));
    QList<FailureRow> rows;
    for (qsizetype first = 0; first < responses.size(); first += responsesAtOnce) {
        if (auto done = reader.append(responses.mid(first, responsesAtOnce), rows); !done)
            return done.error();
    }
    return rows;
}

Result<QHash<ResponseId, QString>>
FailureRepository::textsOf(const QList<ResponseId> &responses) const
{
    Query query(m_database,
                u"SELECT id, text FROM response WHERE id IN (" + numberList(responses) + u')');
    if (auto done = query.exec(); !done)
        return done.error();
    QHash<ResponseId, QString> texts;
    while (query.next())
        texts.insert(ResponseId(query.integer(0)), query.text(1));
    if (auto done = query.ended(); !done)
        return done.error();
    return texts;
}

Result<QList<FailureRecord>> FailureRepository::stored(const QList<ResponseId> &responses,
                                                       Reading reading) const
{
    const auto found = rows(responses, reading);
    if (!found)
        return found.error();
    const auto texts = textsOf(responses);
    if (!texts)
        return texts.error();
    QSet<ItemId> items;
    for (const FailureRow &row : *found)
        items.insert(row.item);
    const auto references = itemReferences(m_database, items);
    if (!references)
        return references.error();
    QList<FailureRecord> all;
    for (const FailureRow &row : *found) {
        const ItemReference reference = references->value(row.item);
        all.append({row, texts->value(row.response), reference.answer, reference.related});
    }
    return all;
}

Result<ResponseDetail> FailureRepository::detail(ResponseId response, Reading reading,
                                                 WordNet *wordNet) const
{
    const auto found = rows({response}, reading);
    if (!found)
        return found.error();
    if (found->isEmpty())
        return noSuchResponse(response);
    const auto texts = textsOf({response});
    if (!texts)
        return texts.error();
    const auto item = ItemRepository(m_database).load(found->constFirst().item);
    if (!item)
        return item.error();
    return responseDetail(found->constFirst(), *item, texts->value(response), reading, wordNet);
}

Result<QList<FailureRow>> FailureRepository::rowsOfItem(ItemId item, Reading reading) const
{
    Query query(m_database, QStringLiteral("SELECT id FROM response WHERE item = ?"));
    query.bind(item.value());
    if (auto done = query.exec(); !done)
        return done.error();
    QList<ResponseId> responses;
    while (query.next())
        responses.append(ResponseId(query.integer(0)));
    if (auto done = query.ended(); !done)
        return done.error();
    auto found = rows(responses, reading);
    if (!found)
        return found;
    std::sort(found->begin(), found->end(), [](const FailureRow &a, const FailureRow &b) {
        return std::tuple(modelPlace(a.model), a.model, a.pathway)
            < std::tuple(modelPlace(b.model), b.model, b.pathway);
    });
    return found;
}

Result<QList<ResponseDetail>> FailureRepository::detailsOfItem(ItemId item, Reading reading,
                                                               WordNet *wordNet) const
{
    const auto whole = ItemRepository(m_database).load(item);
    if (!whole)
        return whole.error();
    const auto found = rowsOfItem(item, reading);
    if (!found)
        return found.error();
    QList<ResponseId> responses;
    for (const FailureRow &row : *found)
        responses.append(row.response);
    const auto texts = textsOf(responses);
    if (!texts)
        return texts.error();
    QList<ResponseDetail> details;
    for (const FailureRow &row : *found)
        details.append(responseDetail(row, *whole, texts->value(row.response), reading, wordNet));
    return details;
}

Result<QList<Tag>> FailureRepository::tags() const
{
    Query query(m_database, QStringLiteral("SELECT id, name FROM tag ORDER BY position"));
    if (auto done = query.exec(); !done)
        return done.error();
    QList<Tag> tags;
    while (query.next())
        tags.append({TagId(query.integer(0)), query.text(1)});
    if (auto done = query.ended(); !done)
        return done.error();
    return tags;
}

Result<void> FailureRepository::setTagged(ResponseId response, TagId tag, bool isTagged)
{
    Query known(m_database,
                QStringLiteral("SELECT EXISTS (SELECT 1 FROM response WHERE id = ?), "
                               "EXISTS (SELECT 1 FROM tag WHERE id = ?)"));
    known.bind(response.value()).bind(tag.value());
    if (auto done = known.exec(); !done)
        return done;
    known.next();
    if (known.integer(0) == 0)
        return noSuchResponse(response);
    if (known.integer(1) == 0)
        return Error{StorageText::tr("This tag has been removed. Choose another one."), {}};
    Query query(m_database,
                isTagged ? QStringLiteral("INSERT OR IGNORE INTO response_tag (response, tag) "
                                          "VALUES (?, ?)")
                         : QStringLiteral("DELETE FROM response_tag "
                                          "WHERE response = ? AND tag = ?"));
    query.bind(response.value()).bind(tag.value());
    return query.exec();
}

Result<QList<TagCount>> FailureRepository::tagCounts(const EvaluationFilter &filter) const
{
    const SqlCondition condition = responseCondition(filter);
    Query query(m_database,
                u"SELECT tag.name, model_run.model, item.task, count(*) FROM response_tag "
                u"JOIN tag ON tag.id = response_tag.tag "
                u"JOIN response ON response.id = response_tag.response "
                u"JOIN model_run ON model_run.id = response.run "
                u"JOIN item ON item.id = response.item WHERE "
                    + condition.sql
                    + u" GROUP BY tag.id, model_run.model, item.task "
                      u"ORDER BY tag.position, model_run.model, item.task");
    condition.bindTo(query);
    if (auto done = query.exec(); !done)
        return done.error();
    QList<TagCount> counts;
    while (query.next())
        counts.append({query.text(0), query.text(1), query.text(2), query.integer(3)});
    if (auto done = query.ended(); !done)
        return done.error();
    return counts;
}

} // namespace Concord
