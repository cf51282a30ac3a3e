// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/streams.h"
#include "models/study/studyids.h"
#include "models/study/template.h"

#include <optional>

namespace Concord {

/// What a unit is about. `round` and `turn` are 0-based positions inside the dialogue.
struct UnitSubject
{
    QString role = QStringLiteral("main"); ///< "main", or "first" and "second" of a pair
    UnitKind kind = UnitKind::Utterance;
    ItemId item;
    DialogueId dialogue;
    std::optional<int> round = {};
    std::optional<int> turn = {};
    QString attribute = {}; ///< type of the item's attribute that is asked about
    ResponseId response = {};

    friend bool operator==(const UnitSubject &, const UnitSubject &) = default;
};

inline const QString mainRole = QStringLiteral("main");
inline const QString firstRole = QStringLiteral("first");
inline const QString secondRole = QStringLiteral("second");

/// Something of the population that may become a unit.
struct Candidate
{
    QString key; ///< stable across machines and imports: dataset, item key and place in it
    QString stratum; ///< drawn in proportion to the strata's sizes
    Origin origin = Origin::Unknown;
    quint64 textDigest = 0; ///< textDigest() of what an annotator reads
    QList<UnitSubject> subjects; ///< one, or two of a pair in the order of their roles

    friend bool operator==(const Candidate &, const Candidate &) = default;
};

/// Equal for texts that look the same to an annotator: typography and case do not count.
quint64 textDigest(const QString &text);

/// Whether a text of several origins can be asked about.
enum class OriginUse { IsAsked, DoesNotMatter };

/// The population in the order of its keys, each text once: of candidates with the same text the
/// first stays. Where the origin is asked, a text that occurs under several is left out, for no
/// answer would be right.
QList<Candidate> distinctCandidates(QList<Candidate> population, OriginUse use);

/// How many of `total` each part gets: in proportion to `sizes`, by largest remainder (ties: the
/// earlier part), never more than its size. `total` is at most the sum of `sizes`.
QList<qint64> proportionalShares(const QList<qint64> &sizes, qint64 total);

/// The streams of one draw.
struct DrawStreams
{
    quint64 draw = sampleStream;
    quint64 order = unitOrderStream;
};

/// Draws `units` of the distinct candidates of a population.
///
/// Equal parts of each of `origins` (the first ones get what does not divide), or all together
/// without them; strata in proportion inside each part; each draw by its own stream of `seed`. The
/// result is in random order, so that a place in it tells nothing. The same population and seed
/// give the same sample on every machine. With too few candidates every part shrinks to what the
/// smallest allows.
QList<Candidate> drawSample(const QList<Candidate> &distinct, const QList<Origin> &origins,
                            int units, quint64 seed, DrawStreams streams = {});

} // namespace Concord
