// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/candidaterepository.h"

#include "models/text/typography.h"
#include "storage/query.h"
#include "storage/text.h"

#include <algorithm>
#include <functional>

namespace Concord {

namespace {

constexpr qint64 itemsPerProgress = 1000;

// A turn with the place it has in its item.
struct PlacedTurn
{
    int round = 0;
    int position = 0;
    QString content;
};

// An item's turns, collected row by row.
struct CandidateItem
{
    ItemId id;
    DialogueId dialogue;
    QString key; ///< "dataset/item key"
    QString stratum; ///< "dataset/task"
    Origin origin = Origin::Unknown;
    QList<PlacedTurn> turns;
};

// Turns items into candidates of one rule.
class CandidateFinder
{
public:
    explicit CandidateFinder(const PopulationQuery &query) : m_query(query) {}

    void addItem(const CandidateItem &item);
    QList<Candidate> take() { return std::move(m_found); }

private:
    using Turns = QList<PlacedTurn>;

    void addUnit(const CandidateItem &item, const Turns &turns, std::optional<int> round,
                 std::optional<int> turn);
    bool fits(const Turns &turns) const;
    bool isWithinLimits(qsizetype count) const;

    const PopulationQuery &m_query;
    QList<Candidate> m_found;
};

bool CandidateFinder::isWithinLimits(qsizetype count) const
{
    const UnitRule &rule = m_query.unit;
    return count >= rule.minTokens.value_or(0) && (!rule.maxTokens || count <= *rule.maxTokens);
}

bool CandidateFinder::fits(const Turns &turns) const
{
    const UnitRule &rule = m_query.unit;
    if (!rule.minTokens && !rule.maxTokens)
        return true;
    // Splitting by spaces is quick and never finds more tokens than there are.
    qsizetype atLeast = 0;
    for (const PlacedTurn &turn : turns)
        atLeast += tokenCount(turn.content, Tokenizer::WhiteSpace);
    if (rule.maxTokens && atLeast > *rule.maxTokens)
        return false;
    qsizetype stored = 0;
    qsizetype shown = 0;
    for (const PlacedTurn &turn : turns)
        stored += tokenCount(turn.content, rule.tokenizer);
    if (!isWithinLimits(stored) || !m_query.normalisesTypography)
        return isWithinLimits(stored);
    for (const PlacedTurn &turn : turns)
        shown += tokenCount(normalisedTypography(turn.content), rule.tokenizer);
    return isWithinLimits(shown);
}

void CandidateFinder::addUnit(const CandidateItem &item, const Turns &turns,
                              std::optional<int> round, std::optional<int> turn)
{
    QString text;
    for (const PlacedTurn &part : turns)
        text += part.content + u'\n';
    if (text.trimmed().isEmpty() || !fits(turns))
        return;
    Candidate candidate;
    candidate.key = item.key;
    if (const auto place = turn ? turn : round)
        candidate.key += QStringLiteral("#%1").arg(*place, 4, 10, QChar(u'0'));
    candidate.stratum = item.stratum;
    candidate.origin = item.origin;
    candidate.textDigest = textDigest(text);
    candidate.subjects = {
        {QStringLiteral("main"), m_query.unit.kind, item.id, item.dialogue, round, turn}};
    m_found.append(std::move(candidate));
}

void CandidateFinder::addItem(const CandidateItem &item)
{
    switch (m_query.unit.kind) {
    case UnitKind::Utterance:
        for (const PlacedTurn &turn : item.turns)
            addUnit(item, {turn}, turn.round, turn.position);
        return;
    case UnitKind::Round:
        for (qsizetype begin = 0, end = 0; begin < item.turns.size(); begin = end) {
            while (end < item.turns.size() && item.turns[end].round == item.turns[begin].round)
                ++end;
            addUnit(item, item.turns.sliced(begin, end - begin), item.turns[begin].round, {});
        }
        return;
    case UnitKind::Dialogue:
    case UnitKind::Item:
        addUnit(item, item.turns, {}, {});
        return;
    case UnitKind::Attribute:
    case UnitKind::Response:
        return; // no template asks for these yet
    }
    Q_UNREACHABLE();
}

QString placeholders(qsizetype count)
{
    return QStringList(count, QStringLiteral("?")).join(u',');
}

Result<void> runPopulationQuery(Query &query, const PopulationQuery &wanted)
{
    for (const Origin origin : wanted.origins)
        query.bind(originId(origin));
    for (const QString &name : wanted.datasets)
        query.bind(name);
    return query.exec();
}

QString populationSql(const PopulationQuery &wanted)
{
    QString sql =
        QStringLiteral("SELECT item.id, item.dialogue, dataset.name, item.key, item.task, "
                       "dataset.origin, turn.round, turn.position, turn.content "
                       "FROM dataset JOIN item ON item.dataset = dataset.id "
                       "JOIN turn ON turn.dialogue = item.dialogue "
                       "WHERE dataset.state = 'ready'");
    if (!wanted.origins.isEmpty())
        sql += u" AND dataset.origin IN (" + placeholders(wanted.origins.size()) + u')';
    if (!wanted.datasets.isEmpty())
        sql += u" AND dataset.name IN (" + placeholders(wanted.datasets.size()) + u')';
    return sql + u" ORDER BY dataset.id, item.id, turn.position";
}

CandidateItem itemFromRow(const Query &query)
{
    CandidateItem item;
    item.id = ItemId(query.integer(0));
    item.dialogue = DialogueId(query.integer(1));
    item.key = query.text(2) + u'/' + query.text(3);
    item.stratum = query.text(2) + u'/' + query.text(4);
    item.origin = originFromId(query.text(5)).value_or(Origin::Unknown);
    return item;
}

} // namespace

CandidateRepository::CandidateRepository(const Database &database) : m_database(database) {}

Result<QList<Candidate>> CandidateRepository::candidates(const PopulationQuery &wanted,
                                                         const CandidateProgress &progress) const
{
    Query query(m_database, populationSql(wanted));
    if (auto done = runPopulationQuery(query, wanted); !done)
        return done.error();
    CandidateFinder finder(wanted);
    CandidateItem item;
    qint64 items = 0;
    const auto finish = [&] {
        if (item.id.isValid()
            && (!wanted.items || std::ranges::binary_search(*wanted.items, item.id)))
            finder.addItem(item);
    };
    while (query.next()) {
        if (item.id != ItemId(query.integer(0))) {
            finish();
            item = itemFromRow(query);
            if (++items % itemsPerProgress == 0 && progress && !progress(items))
                return Error{StorageText::tr("Cancelled."), {}};
        }
        item.turns.append({int(query.integer(6)), int(query.integer(7)), query.text(8)});
    }
    if (auto done = query.ended(); !done)
        return done.error();
    finish();
    return finder.take();
}

} // namespace Concord
