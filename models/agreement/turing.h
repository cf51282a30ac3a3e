// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/estimate.h"
#include "models/agreement/exactbinomial.h"

#include <QList>
#include <QStringList>

namespace Concord {

/// Who wrote a text, or who an annotator says wrote it.
enum class Author { Human, Ai };

/// One answer of a Turing test; one for each annotator and unit (occurrence 1, no training units).
struct TuringJudgement
{
    QString annotator;
    QString unit;
    Author truth = Author::Human;
    Author answer = Author::Human;

    friend bool operator==(const TuringJudgement &, const TuringJudgement &) = default;
};

/// The 2x2 table. Signal is a synthetic text: "AI" said of one is a hit.
struct TuringCounts
{
    qint64 hits = 0; ///< AI called AI
    qint64 misses = 0; ///< AI called human
    qint64 falseAlarms = 0; ///< human called AI
    qint64 correctRejections = 0; ///< human called human

    qint64 judged() const { return hits + misses + falseAlarms + correctRejections; }
    qint64 correct() const { return hits + correctRejections; }
    qint64 synthetic() const { return hits + misses; }
    qint64 human() const { return falseAlarms + correctRejections; }
    void add(Author truth, Author answer, qint64 times = 1);

    friend bool operator==(const TuringCounts &, const TuringCounts &) = default;
};

/// What the answers of one annotator, or of all together, say.
struct TuringScore
{
    TuringCounts counts;
    /// The share of right answers. For one annotator its interval is `exact`; over annotators it is
    /// the estimate's own, by bootstrap over units.
    Estimate accuracy;
    std::optional<ShareInterval> exact; ///< Clopper-Pearson: takes the answers as independent
    std::optional<double> pValue; ///< exact binomial test against 1/2; the same assumption
    Estimate sensitivity; ///< d' = z(H) - z(F); its interval is not bounded by 1
    Estimate criterion; ///< -(z(H) + z(F)) / 2; above 0: leans to "human"

    friend bool operator==(const TuringScore &, const TuringScore &) = default;
};

struct AnnotatorTuring
{
    QString annotator;
    TuringScore score;

    friend bool operator==(const AnnotatorTuring &, const AnnotatorTuring &) = default;
};

struct TuringOptions
{
    double level = 0.95;
    int replicates = 2000;
    quint64 seed = 1;
};

/// Everything the report says about a Turing test.
struct TuringResults
{
    QList<AnnotatorTuring> annotators; ///< one of each, also without an answer
    TuringScore pooled; ///< intervals by bootstrap over units
    qint64 units = 0; ///< with at least one answer
    bool isClustered = false; ///< a unit has several answers, which are not independent

    friend bool operator==(const TuringResults &, const TuringResults &) = default;
};

/// H and F with the log-linear correction (Hautus 1995: 0.5 added to counts, 1 to totals);
/// undefined (zeroVariance) unless both human and synthetic texts were judged.
Estimate turingSensitivity(const TuringCounts &counts);
Estimate turingCriterion(const TuringCounts &counts);

/// Scores in the order of `annotators`; others follow as they appear. The pooled intervals resample
/// units with all their answers, so they depend on (answers, replicates, seed) alone.
TuringResults turingResults(const QList<TuringJudgement> &judgements, const QStringList &annotators,
                            const TuringOptions &options = {});

/// Why a Turing statistic has no value; a translated sentence.
QString turingUndefinedSentence(UndefinedReason reason);

} // namespace Concord
