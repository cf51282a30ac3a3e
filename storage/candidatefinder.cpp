// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/candidatefinder.h"

#include "models/study/unitsource.h"
#include "models/text/typography.h"

#include <algorithm>

namespace Concord {

namespace {

QString placeInItem(int place)
{
    return QStringLiteral("#%1").arg(place, 4, 10, QChar(u'0'));
}

QString attributeLines(const QList<Attribute> &attributes)
{
    QString lines;
    for (const Attribute &attribute : attributes)
        lines += attributeWords(attribute) + u'\n';
    return lines;
}

QStringList contentsOf(const QList<PlacedTurn> &turns)
{
    QStringList contents;
    for (const PlacedTurn &turn : turns)
        contents.append(turn.content);
    return contents;
}

// What one of the template's parts beside the dialogue says.
QString partText(const QString &part, const Item &item, const UnitSubject &subject,
                 const QStringList &responses)
{
    if (part == u"request")
        return item.request;
    if (part == u"analysis")
        return item.analysis;
    if (part == u"answer")
        return item.answer.parts.join(u'\n');
    if (part == u"attributes")
        return attributeLines(item.attributes);
    if (part == u"attribute") {
        const Attribute *asked = attributeOf(item, subject);
        return asked ? attributeWords(*asked) : QString();
    }
    return part == u"responses" ? responses.join(u'\n') : QString();
}

} // namespace

CandidateFinder::CandidateFinder(const PopulationQuery &query, const ExcludedTexts &excluded)
    : m_query(query), m_excluded(excluded)
{}

bool CandidateFinder::isWithinLimits(qsizetype count) const
{
    const UnitRule &rule = m_query.unit;
    return count >= rule.minTokens.value_or(0) && (!rule.maxTokens || count <= *rule.maxTokens);
}

bool CandidateFinder::fits(const QStringList &texts) const
{
    const UnitRule &rule = m_query.unit;
    if (!rule.minTokens && !rule.maxTokens)
        return true;
    // Splitting by spaces is quick and never finds more tokens than there are.
    qsizetype atLeast = 0;
    for (const QString &text : texts)
        atLeast += tokenCount(text, Tokenizer::WhiteSpace);
    if (rule.maxTokens && atLeast > *rule.maxTokens)
        return false;
    qsizetype stored = 0;
    qsizetype shown = 0;
    for (const QString &text : texts)
        stored += tokenCount(text, rule.tokenizer);
    if (!isWithinLimits(stored) || !m_query.normalisesTypography)
        return isWithinLimits(stored);
    for (const QString &text : texts)
        shown += tokenCount(normalisedTypography(text), rule.tokenizer);
    return isWithinLimits(shown);
}

QString CandidateFinder::stratumOf(const CandidateItem &item) const
{
    QStringList parts;
    for (const Stratum stratum : m_query.strata) {
        switch (stratum) {
        case Stratum::Dataset:
            parts.append(item.dataset);
            break;
        case Stratum::Task:
            parts.append(item.item.task);
            break;
        case Stratum::Domain:
            parts.append(item.item.domain);
            break;
        }
    }
    return parts.join(u'/');
}

QString CandidateFinder::shownText(const CandidateItem &item, const Turns &turns,
                                   const UnitSubject &subject, const QStringList &responses) const
{
    QString text;
    if (m_query.shows.contains(QStringLiteral("text"))) {
        for (const PlacedTurn &turn : turns)
            text += turn.content + u'\n';
    }
    for (const QString &part : m_query.shows) {
        // Its name keeps a request apart from the same words in a dialogue.
        if (const QString words = partText(part, item.item, subject, responses).trimmed();
            !words.isEmpty())
            text += part + u'\n' + words + u'\n';
    }
    return text;
}

void CandidateFinder::add(const CandidateItem &item, const QString &place, const Turns &turns,
                          const QList<UnitSubject> &subjects, const QStringList &responses)
{
    const UnitSubject &subject = subjects.constFirst();
    const QString text = shownText(item, turns, subject, responses);
    if (text.trimmed().isEmpty() || m_excluded.contains(subject)
        || m_excluded.contains(contentsOf(turns)))
        return;
    Candidate candidate;
    candidate.key = item.dataset + u'/' + item.item.key + place;
    candidate.stratum = stratumOf(item);
    candidate.origin = item.origin;
    candidate.textDigest = textDigest(text);
    candidate.subjects = subjects;
    m_found.append(std::move(candidate));
}

void CandidateFinder::addText(const CandidateItem &item, const Turns &turns,
                              std::optional<int> round, std::optional<int> turn)
{
    if (!fits(contentsOf(turns)))
        return;
    const auto number = turn ? turn : round;
    add(item, number ? placeInItem(*number) : QString(), turns,
        {{mainRole, m_query.unit.kind, item.id, item.dialogue, round, turn}});
}

QList<CandidateFinder::Turns> CandidateFinder::rounds(const CandidateItem &item) const
{
    QList<Turns> rounds;
    for (const PlacedTurn &turn : item.turns) {
        if (rounds.isEmpty() || rounds.constLast().constLast().round != turn.round)
            rounds.append(Turns());
        rounds.last().append(turn);
    }
    return rounds;
}

void CandidateFinder::addWholeItem(const CandidateItem &item)
{
    if (m_query.needsItemQuestion && !itemQuestion(Question(), item.item.task, item.item.request))
        return;
    if (m_query.needsRelated && std::ranges::none_of(item.item.attributes, &Attribute::related))
        return;
    addText(item, item.turns, {}, {});
}

void CandidateFinder::addAttributes(const CandidateItem &item)
{
    const QList<Turns> all = rounds(item);
    for (const Attribute &attribute : item.item.attributes) {
        if (!attribute.related || !attribute.round)
            continue;
        for (const Turns &turns : all) {
            if (turns.constFirst().round == *attribute.round && fits(contentsOf(turns)))
                add(item, placeInItem(*attribute.round) + u'/' + attribute.type, turns,
                    {{mainRole,
                      UnitKind::Attribute,
                      item.id,
                      item.dialogue,
                      attribute.round,
                      {},
                      attribute.type}});
        }
    }
}

void CandidateFinder::addResponseUnit(const CandidateItem &item,
                                      const QList<CandidateResponse> &responses)
{
    QStringList texts;
    QStringList runs;
    QList<UnitSubject> subjects;
    for (const CandidateResponse &response : responses) {
        if (response.text.trimmed().isEmpty() || !fits({response.text}))
            return;
        texts.append(response.text);
        runs.append(response.run);
        const QString role = subjects.isEmpty() ? firstRole : secondRole;
        subjects.append({responses.size() == 1 ? mainRole : role,
                         UnitKind::Response,
                         item.id,
                         item.dialogue,
                         {},
                         {},
                         {},
                         response.id});
    }
    add(item, u'@' + runs.join(u'+'), item.turns, subjects, texts);
}

void CandidateFinder::addResponses(const CandidateItem &item)
{
    QList<CandidateResponse> wanted;
    for (const QString &run : m_query.runs) {
        const auto found = std::ranges::find(item.responses, run, &CandidateResponse::run);
        if (found != item.responses.end())
            wanted.append(*found);
    }
    if (m_query.unit.isPair) {
        if (wanted.size() == 2)
            addResponseUnit(item, wanted);
        return;
    }
    for (const CandidateResponse &response : std::as_const(wanted))
        addResponseUnit(item, {response});
}

void CandidateFinder::addItem(const CandidateItem &item)
{
    switch (m_query.unit.kind) {
    case UnitKind::Utterance:
        for (const PlacedTurn &turn : item.turns)
            addText(item, {turn}, turn.round, turn.position);
        return;
    case UnitKind::Round:
        for (const Turns &turns : rounds(item))
            addText(item, turns, turns.constFirst().round, {});
        return;
    case UnitKind::Dialogue:
        addText(item, item.turns, {}, {});
        return;
    case UnitKind::Item:
        addWholeItem(item);
        return;
    case UnitKind::Attribute:
        addAttributes(item);
        return;
    case UnitKind::Response:
        addResponses(item);
        return;
    }
    Q_UNREACHABLE();
}

} // namespace Concord
