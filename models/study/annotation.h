// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/studyids.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace Concord {

// Questions that every unit has beside those of its template.
inline const QString flagQuestion = QStringLiteral("#flag"); ///< value "1", or withdrawn
inline const QString skipQuestion = QStringLiteral("#skip"); ///< value "1", or withdrawn
inline const QString commentQuestion = QStringLiteral("#comment"); ///< value: the comment
inline const QString consentQuestion = QStringLiteral("#consent"); ///< "1", on the first unit
inline const QString setValue = QStringLiteral("1");

/// Whether a question is one of these, or the reason of another (answervalue.h).
inline bool isPseudoQuestion(QStringView question)
{
    return question.contains(u'#');
}

/// Counters, sequences and durations: whole numbers that JSON holds exactly.
constexpr qint64 largestEventNumber = qint64(1) << 53;

/// The order of events: counter, device, sequence. Wall time is no part of it.
struct CausalOrder
{
    qint64 counter = 0; ///< Lamport's: one more than the highest its writer had seen; from 1
    DeviceId device;
    qint64 sequence = 0; ///< of the device; from 1, never used twice

    friend bool operator==(const CausalOrder &, const CausalOrder &) = default;
    /// Devices by the text of their ids, the same in every version of Qt and in SQL.
    friend bool operator<(const CausalOrder &a, const CausalOrder &b);
};

/// One answer of one annotator to one question; never changed, only superseded.
struct AnnotationEvent
{
    EventId id;
    AssignmentId assignment;
    QString question; ///< of the template, or one of those above
    std::optional<QString> value; ///< as answervalue.h says; empty: withdrawn
    CausalOrder order;
    std::optional<EventId> supersedes; ///< what was current when this was written
    QDateTime startedAt; ///< UTC; invalid where it was not measured
    std::optional<qint64> durationMs; ///< without idle time
    QDateTime answeredAt; ///< UTC, shown but not trusted

    friend bool operator==(const AnnotationEvent &, const AnnotationEvent &) = default;
};

} // namespace Concord
