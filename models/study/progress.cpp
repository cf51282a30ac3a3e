// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/progress.h"

#include <algorithm>
#include <cmath>

namespace Concord {

namespace {

// Type 7 of Hyndman and Fan (1996, The American Statistician 50). `sorted` is not empty.
double quantile(const QList<qint64> &sorted, double p)
{
    const double place = p * double(sorted.size() - 1);
    const auto below = qsizetype(std::floor(place));
    const auto above = std::min(below + 1, sorted.size() - 1);
    const double part = place - double(below);
    return double(sorted[below]) * (1 - part) + double(sorted[above]) * part;
}

} // namespace

std::optional<TimeSpread> timeSpread(QList<qint64> milliseconds)
{
    if (milliseconds.isEmpty())
        return std::nullopt;
    std::ranges::sort(milliseconds);
    return TimeSpread{quantile(milliseconds, 0.25), quantile(milliseconds, 0.5),
                      quantile(milliseconds, 0.75)};
}

std::optional<qint64> timeSpent(const AnswerState &answers, AssignmentId assignment)
{
    std::optional<qint64> spent;
    for (const AnnotationEvent &event : answers.history(assignment)) {
        if (event.durationMs)
            spent = spent.value_or(0) + *event.durationMs;
    }
    return spent;
}

QList<AnnotatorProgress> studyProgress(const QList<StudyAssignment> &assignments,
                                       const AnswerState &answers, const QList<Question> &questions)
{
    QList<AnnotatorProgress> progress;
    QList<QList<qint64>> times;
    QHash<AnnotatorId, qsizetype> places;
    for (const StudyAssignment &assignment : assignments) {
        if (assignment.isJudge)
            continue;
        if (!places.contains(assignment.annotator)) {
            places.insert(assignment.annotator, progress.size());
            progress.append({.annotator = assignment.annotatorName, .time = {}});
            times.append(QList<qint64>());
        }
        const qsizetype place = places.value(assignment.annotator);
        AnnotatorProgress &own = progress[place];
        const AssignmentState state = answers.state(assignment.id, questions);
        ++own.total;
        own.done += state == AssignmentState::Done ? 1 : 0;
        own.skipped += state == AssignmentState::Skipped ? 1 : 0;
        own.flagged += answers.isFlagged(assignment.id) ? 1 : 0;
        const auto spent = timeSpent(answers, assignment.id);
        if (state == AssignmentState::Done && spent)
            times[place].append(*spent);
    }
    for (qsizetype i = 0; i < progress.size(); ++i)
        progress[i].time = timeSpread(times[i]);
    return progress;
}

} // namespace Concord
