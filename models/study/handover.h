// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/study.h"

#include <QSet>

namespace Concord {

/// Who works on what in a study, before somebody's units are handed on.
struct StudyWork
{
    QList<StudyUnit> units;
    QList<StudyAssignment> assignments; ///< of everybody, each one's in blind order
    QSet<AssignmentId> open; ///< of them: neither done nor skipped
    quint64 seed = 0; ///< the study's
    int changes = 0; ///< amendments so far: each draws anew
    int repeatedUnits = 0; ///< of each annotator
};

/// An assignment that is to be made.
struct HandedUnit
{
    UnitId unit;
    AnnotatorId annotator;
    int occurrence = 1;
    int position = 0;

    friend bool operator==(const HandedUnit &, const HandedUnit &) = default;
};

/// What is to be changed so that units go from one annotator to another.
struct HandOver
{
    QList<HandedUnit> given;
    QList<AssignmentId> withdrawn;
    QStringList left; ///< keys of units that nobody could take: they stay where they are

    friend bool operator==(const HandOver &, const HandOver &) = default;
};

/// Hands the open units of one annotator on to others, who are not `from`.
///
/// Nobody gets a unit that they have or had. Loads (units that count, done ones too) come out as
/// even as that allows. The new units come after the receivers' own, in drawn order. Training and
/// repeated units are taken back but go to nobody: they say something of the one who had them.
HandOver handOver(const StudyWork &work, AnnotatorId from, const QList<AnnotatorId> &to);

/// Gives a newcomer open units of those who have most left, until all have as much left within 1.
/// They are the last ones of each: their order is random, and nobody is at them yet. Training units
/// come first, repeated ones last.
HandOver takeOver(const StudyWork &work, AnnotatorId newcomer);

/// Gives a newcomer `count` units that others keep, of those with fewest annotators; at most as
/// many as there are. Training and repeated units as in takeOver().
HandOver addRatings(const StudyWork &work, AnnotatorId newcomer, int count);

} // namespace Concord
