// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/candidaterepository.h"

#include "storage/candidatefinder.h"
#include "storage/itemrepository.h"
#include "storage/query.h"
#include "storage/sqlcondition.h"
#include "storage/storedanswer.h"
#include "storage/text.h"

#include <QMap>
#include <QSet>

#include <algorithm>
#include <iterator>

namespace Concord {

namespace {

constexpr qint64 itemsPerProgress = 1000;

QString placeholders(qsizetype count)
{
    return QStringList(count, QStringLiteral("?")).join(u',');
}

SqlCondition populationCondition(const PopulationQuery &wanted)
{
    SqlCondition condition = itemCondition(wanted.filter);
    QVariantList origins;
    for (const Origin origin : wanted.origins)
        origins.append(originId(origin));
    if (!origins.isEmpty())
        condition.require(u"dataset.origin IN (" + placeholders(origins.size()) + u')', origins);
    if (!wanted.datasets.isEmpty())
        condition.require(u"dataset.name IN (" + placeholders(wanted.datasets.size()) + u')',
                          QVariantList(wanted.datasets.begin(), wanted.datasets.end()));
    return condition;
}

QString populationSql(const SqlCondition &condition)
{
    return u"SELECT item.id, item.dialogue, dataset.name, item.key, item.task, item.domain, "
           u"dataset.origin, turn.round, turn.position, turn.content "
           u"FROM dataset JOIN item ON item.dataset = dataset.id "
           u"JOIN turn ON turn.dialogue = item.dialogue WHERE "
        + condition.sql + u" ORDER BY dataset.id, item.id, turn.position";
}

CandidateItem candidateItemFromRow(const Query &query)
{
    CandidateItem item;
    item.id = ItemId(query.integer(0));
    item.dialogue = DialogueId(query.integer(1));
    item.dataset = query.text(2);
    item.item.key = query.text(3);
    item.item.task = query.text(4);
    item.item.domain = query.text(5);
    item.origin = originFromId(query.text(6)).value_or(Origin::Unknown);
    return item;
}

bool isChosen(const ChosenItems &chosen, ItemId item)
{
    return !chosen || std::ranges::binary_search(*chosen, item);
}

// answervalue.h joins answers with these.
bool canBeAnswer(const QString &word)
{
    return !word.trimmed().isEmpty() && !word.contains(u'|') && !word.contains(u'=');
}

// Reads what only some kinds of units need of an item.
class ItemDetails
{
public:
    ItemDetails(const Database &database, const PopulationQuery &wanted);

    Result<void> read(CandidateItem &item);

private:
    Result<void> readTexts(CandidateItem &item);
    Result<void> readAttributes(CandidateItem &item);
    Result<void> readResponses(CandidateItem &item);

    Query m_texts;
    Query m_attributes;
    Query m_responses;
    bool m_needsTexts = false;
    bool m_needsAttributes = false;
    bool m_needsResponses = false;
};

ItemDetails::ItemDetails(const Database &database, const PopulationQuery &wanted)
    : m_texts(database,
              QStringLiteral("SELECT request, analysis, answer FROM item_text WHERE item = ?")),
      m_attributes(database,
                   QStringLiteral("SELECT type, value, related, round FROM item_attribute JOIN "
                                  "attribute ON attribute.id = item_attribute.attribute "
                                  "WHERE item = ?")),
      m_responses(database,
                  QStringLiteral("SELECT response.id, model || '/' || pathway, text FROM response "
                                 "JOIN model_run ON model_run.id = response.run "
                                 "WHERE item = ? AND state = 'ready'"))
{
    const auto shows = [&](const char16_t *part) {
        return wanted.shows.contains(QStringView(part));
    };
    m_needsTexts =
        wanted.needsItemQuestion || shows(u"request") || shows(u"analysis") || shows(u"answer");
    m_needsAttributes = wanted.unit.kind == UnitKind::Attribute || wanted.needsRelated
        || shows(u"attribute") || shows(u"attributes");
    m_needsResponses = wanted.unit.kind == UnitKind::Response;
}

Result<void> ItemDetails::readTexts(CandidateItem &item)
{
    m_texts.bind(item.id.value());
    if (auto done = m_texts.exec(); !done)
        return done;
    if (m_texts.next()) {
        item.item.request = m_texts.text(0);
        item.item.analysis = m_texts.text(1);
        item.item.answer = answerFromStored(m_texts.isNull(2) ? QString() : m_texts.text(2));
    }
    return m_texts.ended();
}

Result<void> ItemDetails::readAttributes(CandidateItem &item)
{
    m_attributes.bind(item.id.value());
    if (auto done = m_attributes.exec(); !done)
        return done;
    while (m_attributes.next()) {
        Attribute attribute{
            m_attributes.text(0), m_attributes.text(1), m_attributes.integer(2) != 0, {}};
        if (!m_attributes.isNull(3))
            attribute.round = int(m_attributes.integer(3));
        item.item.attributes.append(attribute);
    }
    sortAttributes(item.item.attributes);
    return m_attributes.ended();
}

Result<void> ItemDetails::readResponses(CandidateItem &item)
{
    m_responses.bind(item.id.value());
    if (auto done = m_responses.exec(); !done)
        return done;
    while (m_responses.next())
        item.responses.append(
            {ResponseId(m_responses.integer(0)), m_responses.text(1), m_responses.text(2)});
    return m_responses.ended();
}

Result<void> ItemDetails::read(CandidateItem &item)
{
    Result<void> done;
    if (m_needsTexts)
        done = readTexts(item);
    if (done && m_needsAttributes)
        done = readAttributes(item);
    if (done && m_needsResponses)
        done = readResponses(item);
    return done;
}

// Puts items together from the rows of their turns.
class PopulationReader
{
public:
    PopulationReader(const Database &database, const PopulationQuery &wanted,
                     const ChosenItems &chosen, const ExcludedTexts &excluded)
        : m_chosen(chosen), m_details(database, wanted), m_finder(wanted, excluded)
    {}

    /// Whether an item begins with it.
    Result<bool> addRow(const Query &query);
    Result<QList<Candidate>> take();

private:
    Result<void> finishItem();

    const ChosenItems &m_chosen;
    ItemDetails m_details;
    CandidateFinder m_finder;
    CandidateItem m_item;
};

Result<void> PopulationReader::finishItem()
{
    if (!m_item.id.isValid() || !isChosen(m_chosen, m_item.id))
        return {};
    auto done = m_details.read(m_item);
    if (done)
        m_finder.addItem(m_item);
    return done;
}

Result<bool> PopulationReader::addRow(const Query &query)
{
    const bool isNew = m_item.id != ItemId(query.integer(0));
    if (isNew) {
        if (auto done = finishItem(); !done)
            return done.error();
        m_item = candidateItemFromRow(query);
    }
    m_item.turns.append({int(query.integer(7)), int(query.integer(8)), query.text(9)});
    return isNew;
}

Result<QList<Candidate>> PopulationReader::take()
{
    if (auto done = finishItem(); !done)
        return done.error();
    return m_finder.take();
}

} // namespace

CandidateRepository::CandidateRepository(const Database &database) : m_database(database) {}

Result<QStringList> CandidateRepository::runs() const
{
    Query query(m_database,
                QStringLiteral("SELECT model || '/' || pathway FROM model_run "
                               "WHERE state = 'ready' GROUP BY 1 ORDER BY min(id)"));
    if (auto done = query.exec(); !done)
        return done.error();
    QStringList runs;
    while (query.next())
        runs.append(query.text(0));
    if (auto done = query.ended(); !done)
        return done.error();
    return runs;
}

Result<void> CandidateRepository::checkRuns(const QStringList &wanted) const
{
    const auto known = runs();
    if (!known)
        return known.error();
    for (const QString &run : wanted) {
        if (known->contains(run))
            continue;
        if (known->isEmpty())
            return Error{StorageText::tr("There are no responses of models in this project yet. "
                                         "Import a run first."),
                         {}};
        return Error{StorageText::tr("There is no run “%1” in this project. There are: %2.")
                         .arg(run, known->join(QStringLiteral(", "))),
                     {}};
    }
    return {};
}

// Those with the filter's text among the ones asked for; empty: all that the condition lets in.
Result<ChosenItems> CandidateRepository::chosenItems(const PopulationQuery &wanted) const
{
    if (wanted.filter.text.trimmed().isEmpty())
        return wanted.items;
    const auto found = ItemRepository(m_database).find(wanted.filter);
    if (!found)
        return found.error();
    if (!wanted.items)
        return ChosenItems(*found);
    QList<ItemId> both;
    std::ranges::set_intersection(*found, *wanted.items, std::back_inserter(both));
    return ChosenItems(both);
}

Result<QList<Candidate>> CandidateRepository::candidates(const PopulationQuery &wanted,
                                                         const CandidateProgress &progress) const
{
    if (auto known = checkRuns(wanted.runs); !known)
        return known.error();
    const auto excluded = ExcludedTexts::of(m_database, wanted.excludedStudy);
    if (!excluded)
        return excluded.error();
    const auto chosen = chosenItems(wanted);
    if (!chosen)
        return chosen.error();
    const SqlCondition condition = populationCondition(wanted);
    Query query(m_database, populationSql(condition));
    condition.bindTo(query);
    if (auto done = query.exec(); !done)
        return done.error();
    PopulationReader reader(m_database, wanted, *chosen, *excluded);
    qint64 items = 0;
    while (query.next()) {
        const auto isNewItem = reader.addRow(query);
        if (!isNewItem)
            return isNewItem.error();
        if (*isNewItem && ++items % itemsPerProgress == 0 && progress && !progress(items))
            return Error{StorageText::tr("Cancelled."), {}};
    }
    if (auto done = query.ended(); !done)
        return done.error();
    return reader.take();
}

Result<QList<AttributeChoice>> CandidateRepository::vocabulary(const PopulationQuery &wanted) const
{
    const auto chosen = chosenItems(wanted);
    if (!chosen)
        return chosen.error();
    const SqlCondition condition = populationCondition(wanted);
    Query query(m_database,
                u"SELECT DISTINCT " + (*chosen ? QStringLiteral("item.id") : QStringLiteral("0"))
                    + u", type, value FROM dataset JOIN item ON item.dataset = dataset.id "
                      u"JOIN item_attribute ON item_attribute.item = item.id "
                      u"JOIN attribute ON attribute.id = item_attribute.attribute WHERE "
                    + condition.sql);
    condition.bindTo(query);
    if (auto done = query.exec(); !done)
        return done.error();
    QMap<QString, QSet<QString>> values;
    while (query.next()) {
        if (isChosen(*chosen, ItemId(query.integer(0))) && canBeAnswer(query.text(1))
            && canBeAnswer(query.text(2)))
            values[query.text(1)].insert(query.text(2));
    }
    if (auto done = query.ended(); !done)
        return done.error();
    // Not by SQL: SQLite orders by UTF-8, the rest of the program by UTF-16.
    QList<AttributeChoice> vocabulary;
    for (auto type = values.constBegin(); type != values.constEnd(); ++type) {
        vocabulary.append({type.key(), type->values()});
        vocabulary.last().values.sort();
    }
    return vocabulary;
}

} // namespace Concord
