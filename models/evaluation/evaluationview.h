// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evaluation/evaluationcharts.h"
#include "models/evaluation/failure.h"
#include "models/evaluation/runcomparison.h"

namespace Concord {

/// What the Evaluation page is asked to show.
struct EvaluationChoice
{
    Reading reading = Reading::AsPublished;
    MetricOrigin origin = MetricOrigin::Computed;
    EvaluationFilter filter;
    /// Whose attributes are averaged; empty: the three pathways of the paper.
    QList<Pathway> attributePathways;
    QString first; ///< two models, pathways or runs (RunSide); empty: whichever there are
    QString second;

    friend bool operator==(const EvaluationChoice &, const EvaluationChoice &) = default;
};

/// What there is to choose from.
struct EvaluationSources
{
    bool hasComputed = false; ///< scores of responses
    bool hasImported = false; ///< finished numbers
    ResponseChoices choices; ///< of the chosen origin, before any filter

    friend bool operator==(const EvaluationSources &, const EvaluationSources &) = default;
};

/// What the page shows.
struct EvaluationView
{
    EvaluationChoice choice; ///< with the two that are compared filled in
    EvaluationSources sources;
    QList<StudyChart> charts;
    QStringList attributeNotes; ///< intervals of value accuracy, correlation with type F1
    QList<RunComparison> comparisons; ///< of the two, all tasks first; computed scores only
    qint64 models = 0;
    qint64 responses = 0;
    qint64 parsed = 0; ///< with an answer that could be read
    bool withoutWordNet = false;
    bool isLoaded = false; ///< whether the project was read at all

    /// The chart of that id, or nullptr.
    const StudyChart *chart(const QString &id) const;
};

/// What of a view is made; intervals and comparisons take some tenths of a second.
enum class EvaluationParts { Charts, All };

/// The view of `data`, which is what `choice.filter` left. Two models to compare, or two pathways
/// where there is one model, are chosen where `choice` names none that are there.
EvaluationView evaluationView(const EvaluationData &data, const EvaluationChoice &choice,
                              const EvaluationSources &sources,
                              EvaluationParts parts = EvaluationParts::All);

/// The responses behind a cell of one of the charts, among those that the choice leaves, by what
/// the chart measures; nothing where there are none behind it.
std::optional<FailureFilter> failuresBehind(const EvaluationView &view, const QString &chart,
                                            qsizetype row, qsizetype column);

} // namespace Concord
