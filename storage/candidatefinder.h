// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/study.h"
#include "storage/excludedtexts.h"

namespace Concord {

/// A turn with the place it has in its item.
struct PlacedTurn
{
    int round = 0;
    int position = 0;
    QString content;
};

struct CandidateResponse
{
    ResponseId id;
    QString run; ///< "MODEL/PATHWAY"
    QString text;
};

/// An item as candidates are found in it. What the units' kind and parts do not need is empty.
struct CandidateItem
{
    DialogueId dialogue;
    Origin origin = Origin::Unknown;
    QString dataset;
    ItemId id;
    Item item; ///< without its dialogue
    QList<PlacedTurn> turns;
    QList<CandidateResponse> responses;
};

/// Turns items into candidates of one rule:
///
/// - an utterance for each turn, a round for each round, a dialogue for each item's;
/// - an item for each item, where wanted only for those with an itemQuestion();
/// - an attribute for each related attribute that a round reveals, whose text is that round;
/// - a response for each wanted run, or a pair of both runs, of each item that has them.
///
/// Token limits hold for the text, of responses for each of theirs; turns are counted one by one.
/// What shows no visible character, or was shown by the excluded study, is no candidate.
class CandidateFinder
{
public:
    CandidateFinder(const PopulationQuery &query, const ExcludedTexts &excluded);

    void addItem(const CandidateItem &item);
    QList<Candidate> take() { return std::move(m_found); }

private:
    using Turns = QList<PlacedTurn>;

    QList<Turns> rounds(const CandidateItem &item) const;
    void addText(const CandidateItem &item, const Turns &turns, std::optional<int> round,
                 std::optional<int> turn);
    void addWholeItem(const CandidateItem &item);
    void addAttributes(const CandidateItem &item);
    void addResponses(const CandidateItem &item);
    void addResponseUnit(const CandidateItem &item, const QList<CandidateResponse> &responses);
    void add(const CandidateItem &item, const QString &place, const Turns &turns,
             const QList<UnitSubject> &subjects, const QStringList &responses = {});
    QString shownText(const CandidateItem &item, const Turns &turns, const UnitSubject &subject,
                      const QStringList &responses) const;
    QString stratumOf(const CandidateItem &item) const;
    bool fits(const QStringList &texts) const;
    bool isWithinLimits(qsizetype count) const;

    const PopulationQuery &m_query;
    const ExcludedTexts &m_excluded;
    QList<Candidate> m_found;
};

} // namespace Concord
