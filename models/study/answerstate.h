// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/annotation.h"
#include "models/study/template.h"

#include <QHash>
#include <QSet>

namespace Concord {

/// Answers to one question of one assignment that were given apart from each other and differ.
struct AnswerConflict
{
    AssignmentId assignment;
    QString question;
    QList<AnnotationEvent> heads; ///< not superseded, in causal order; the last one counts

    friend bool operator==(const AnswerConflict &, const AnswerConflict &) = default;
};

/// Who works on what; as much of a stored assignment as answers need.
enum class AssignmentState {
    Open,
    Done, ///< every required question has an answer, with its reason where it needs one
    Skipped, ///< and not answered since
};

/// What a set of annotation events says: a function of the set alone, whatever the order in which
/// they were added and however often.
///
/// The current answer is the last event in causal order. Heads are the events that no other one
/// supersedes; heads with the same value agree, so a conflict is settled by superseding each head
/// with one value.
class AnswerState
{
public:
    AnswerState() = default;
    explicit AnswerState(const QList<AnnotationEvent> &events);

    void add(const AnnotationEvent &event);

    /// The event that counts, even if it withdraws; nullptr: never answered. Valid until add().
    const AnnotationEvent *current(AssignmentId assignment, const QString &question) const;
    /// The current value; nothing when never answered or withdrawn.
    std::optional<QString> value(AssignmentId assignment, const QString &question) const;
    bool isFlagged(AssignmentId assignment) const;
    QString comment(AssignmentId assignment) const;
    /// Of the whole unit as far as skipping goes, whatever the questions.
    AssignmentState state(AssignmentId assignment, const QList<Question> &questions) const;

    /// Everything said about an assignment, in causal order.
    QList<AnnotationEvent> history(AssignmentId assignment) const;
    /// By first head's order.
    QList<AnswerConflict> conflicts() const;

    /// The value that an event replaced: what undoing it restores. Nothing: undoing withdraws.
    std::optional<QString> valueBefore(const AnnotationEvent &event) const;

    /// 0 without events.
    qint64 maxCounter() const { return m_maxCounter; }
    qsizetype eventCount() const { return m_seen.size(); }

private:
    bool isSkipped(AssignmentId assignment) const;

    using Events = QList<AnnotationEvent>;

    QHash<AssignmentId, QHash<QString, Events>> m_events; ///< each list in causal order
    QHash<EventId, std::optional<QString>> m_seen; ///< every event's value
    qint64 m_maxCounter = 0;
};

/// An answer as it is given, before it has its place among the events.
struct NewAnswer
{
    AssignmentId assignment;
    QString question;
    std::optional<QString> value = {}; ///< empty: withdraw
    QDateTime startedAt = {};
    std::optional<qint64> durationMs = {};
    QDateTime answeredAt = {}; ///< now, UTC
};

/// The event for `answer` after everything in `state`: counter one above the highest, superseding
/// what is current. `sequence` is the device's next. Undo and redo append with it too.
AnnotationEvent nextEvent(const AnswerState &state, const NewAnswer &answer, DeviceId device,
                          qint64 sequence);

} // namespace Concord
