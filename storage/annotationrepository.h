// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/study/annotation.h"

namespace Concord {

class Database;

/// Annotation events: only ever added to.
///
/// An answer must not be lost once it is acknowledged: append() belongs on a connection whose
/// commits are Database::Durability::Full.
class AnnotationRepository
{
public:
    explicit AnnotationRepository(const Database &database);

    /// Stores one event with one INSERT, durable when it returns (outside a Transaction). An Error
    /// when the study is not open (judges may come later), the assignment unknown, or the event's
    /// id or its (device, sequence) taken.
    Result<void> append(const AnnotationEvent &event);

    /// In causal order.
    Result<QList<AnnotationEvent>> events(StudyId study) const;
    Result<QList<AnnotationEvent>> events(StudyId study, AnnotatorId annotator) const;

    /// A number from which the device can count on. It is drawn at random: the device may be at
    /// work on other files, and on other copies of this one, and must not use a number twice.
    Result<qint64> nextSequence(DeviceId device) const;
    /// The highest counter in the project; 0 without events.
    Result<qint64> maxCounter() const;

private:
    Error refusal(const AnnotationEvent &event, const Error &failure) const;

    const Database &m_database;
};

} // namespace Concord
