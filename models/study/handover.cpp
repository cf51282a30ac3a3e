// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/handover.h"

#include "models/core/random.h"
#include "models/study/streams.h"

#include <algorithm>

namespace Concord {

namespace {

/// Somebody who may be given units.
struct Receiver
{
    AnnotatorId annotator;
    QSet<UnitId> known; ///< had at any time
    int load = 0;
    int nextPosition = 0;
};

bool countsAsRating(const StudyAssignment &assignment)
{
    return !assignment.isTraining && !assignment.isJudge && !assignment.isWithdrawn
        && assignment.occurrence == 1;
}

Receiver receiverIn(const StudyWork &work, AnnotatorId annotator)
{
    Receiver receiver{annotator, {}, 0, 0};
    for (const StudyAssignment &assignment : work.assignments) {
        if (!(assignment.annotator == annotator))
            continue;
        receiver.known.insert(assignment.unit);
        receiver.load += countsAsRating(assignment) ? 1 : 0;
        receiver.nextPosition = std::max(receiver.nextPosition, assignment.position + 1);
    }
    return receiver;
}

/// Shares units out among receivers so that their loads are as even as can be.
///
/// Each unit goes to the receiver with the least load; then units move along chains of receivers
/// from a larger load to a smaller one, which ends in the best there is (Harvey, Ladner, Lovasz and
/// Tamir 2006, J. Algorithms 59: optimal semi-matchings).
class EvenShares
{
public:
    EvenShares(QList<Receiver> &receivers, const QList<StudyAssignment> &units)
        : m_receivers(receivers), m_units(units), m_owner(units.size(), -1)
    {
        for (qsizetype unit = 0; unit < units.size(); ++unit)
            give(unit, leastLoaded(unit));
        while (relieve()) {}
    }

    /// Index of a unit's receiver; -1: nobody can take it.
    const QList<int> &owners() const { return m_owner; }

private:
    bool canTake(int receiver, qsizetype unit) const
    {
        return !m_receivers[receiver].known.contains(m_units[unit].unit);
    }

    int leastLoaded(qsizetype unit) const
    {
        int best = -1;
        for (int i = 0; i < m_receivers.size(); ++i) {
            if (canTake(i, unit) && (best < 0 || m_receivers[i].load < m_receivers[best].load))
                best = i;
        }
        return best;
    }

    void give(qsizetype unit, int receiver)
    {
        if (m_owner[unit] >= 0)
            --m_receivers[m_owner[unit]].load;
        m_owner[unit] = receiver;
        if (receiver >= 0)
            ++m_receivers[receiver].load;
    }

    bool relieve()
    {
        QList<int> byLoad;
        for (int i = 0; i < m_receivers.size(); ++i)
            byLoad.append(i);
        std::ranges::stable_sort(byLoad, std::ranges::greater(),
                                 [this](int i) { return m_receivers[i].load; });
        return std::ranges::any_of(byLoad, [this](int i) { return relieve(i); });
    }

    // Breadth first over who could take a unit of whom.
    bool relieve(int start)
    {
        QList<qsizetype> cameBy(m_receivers.size(), -1); // the unit that would move there
        QList<int> reached{start};
        for (int at = 0; at < reached.size(); ++at) {
            for (qsizetype unit = 0; unit < m_units.size(); ++unit) {
                if (m_owner[unit] != reached[at])
                    continue;
                for (int next = 0; next < m_receivers.size(); ++next) {
                    if (reached.contains(next) || !canTake(next, unit))
                        continue;
                    cameBy[next] = unit;
                    reached.append(next);
                    if (m_receivers[next].load + 2 <= m_receivers[start].load)
                        return moveAlong(cameBy, next, start);
                }
            }
        }
        return false;
    }

    bool moveAlong(const QList<qsizetype> &cameBy, int last, int start)
    {
        for (int receiver = last; receiver != start;) {
            const qsizetype unit = cameBy[receiver];
            const int before = m_owner[unit];
            give(unit, receiver);
            receiver = before;
        }
        return true;
    }

    QList<Receiver> &m_receivers;
    const QList<StudyAssignment> &m_units;
    QList<int> m_owner;
};

Philox drawOf(const StudyWork &work)
{
    return Philox(work.seed, handOverStream + quint64(work.changes));
}

// Whatever the study has of them, in the order of their keys.
QList<UnitId> trainingUnits(const StudyWork &work)
{
    QList<UnitId> units;
    for (const StudyUnit &unit : work.units) {
        if (unit.isTraining)
            units.append(unit.id);
    }
    return units;
}

// A newcomer's own list: training, units in drawn order, repeated ones.
QList<HandedUnit> newcomersList(const StudyWork &work, AnnotatorId newcomer, QList<UnitId> units,
                                Philox &random)
{
    shuffle(units, random);
    QList<HandedUnit> list;
    const auto append = [&](const UnitId &unit, int occurrence) {
        list.append({unit, newcomer, occurrence, int(list.size())});
    };
    for (const UnitId &unit : trainingUnits(work))
        append(unit, 1);
    for (const UnitId &unit : units)
        append(unit, 1);
    const auto repeats = std::min<qsizetype>(work.repeatedUnits, units.size());
    for (const qsizetype i : sampleIndices(units.size(), repeats, random))
        append(units[i], 2);
    return list;
}

/// What one annotator has left that may go to somebody else, the last one last.
struct OpenUnits
{
    int left = 0; ///< also what may not go
    QList<StudyAssignment> movable;
};

QList<OpenUnits> openByAnnotator(const StudyWork &work, const QSet<UnitId> &known)
{
    // What somebody is to see twice stays with them.
    QSet<QPair<AnnotatorId, UnitId>> repeated;
    for (const StudyAssignment &assignment : work.assignments) {
        if (assignment.occurrence > 1)
            repeated.insert({assignment.annotator, assignment.unit});
    }
    QList<OpenUnits> open;
    QHash<AnnotatorId, qsizetype> places;
    for (const StudyAssignment &assignment : work.assignments) {
        if (!countsAsRating(assignment) || !work.open.contains(assignment.id))
            continue;
        if (!places.contains(assignment.annotator)) {
            places.insert(assignment.annotator, open.size());
            open.append(OpenUnits());
        }
        OpenUnits &own = open[places.value(assignment.annotator)];
        ++own.left;
        if (!known.contains(assignment.unit)
            && !repeated.contains({assignment.annotator, assignment.unit}))
            own.movable.append(assignment);
    }
    return open;
}

// The last unit of the one with most left that the newcomer does not have yet; moved while that
// makes the two more even.
std::optional<StudyAssignment> takeOne(QList<OpenUnits> &open, const QSet<UnitId> &taken)
{
    std::ranges::stable_sort(open, std::ranges::greater(), &OpenUnits::left);
    for (OpenUnits &own : open) {
        if (own.left < taken.size() + 2)
            break;
        while (!own.movable.isEmpty()) {
            const StudyAssignment last = own.movable.takeLast();
            if (taken.contains(last.unit))
                continue;
            --own.left;
            return last;
        }
    }
    return std::nullopt;
}

} // namespace

HandOver handOver(const StudyWork &work, AnnotatorId from, const QList<AnnotatorId> &to)
{
    HandOver result;
    QList<StudyAssignment> units;
    for (const StudyAssignment &assignment : work.assignments) {
        if (!(assignment.annotator == from) || assignment.isWithdrawn
            || !work.open.contains(assignment.id))
            continue;
        if (countsAsRating(assignment))
            units.append(assignment);
        else
            result.withdrawn.append(assignment.id);
    }
    Philox random = drawOf(work);
    shuffle(units, random);
    QList<Receiver> receivers;
    for (const AnnotatorId &annotator : to)
        receivers.append(receiverIn(work, annotator));
    const EvenShares shares(receivers, units);
    for (qsizetype i = 0; i < units.size(); ++i) {
        const int owner = shares.owners()[i];
        if (owner < 0) {
            result.left.append(units[i].unitKey);
            continue;
        }
        result.withdrawn.append(units[i].id);
        Receiver &receiver = receivers[owner];
        result.given.append({units[i].unit, receiver.annotator, 1, receiver.nextPosition++});
    }
    result.left.sort();
    return result;
}

HandOver takeOver(const StudyWork &work, AnnotatorId newcomer)
{
    HandOver result;
    Philox random = drawOf(work);
    QList<OpenUnits> open = openByAnnotator(work, receiverIn(work, newcomer).known);
    QSet<UnitId> taken;
    QList<UnitId> units;
    while (const auto next = takeOne(open, taken)) {
        taken.insert(next->unit);
        units.append(next->unit);
        result.withdrawn.append(next->id);
    }
    result.given = newcomersList(work, newcomer, units, random);
    return result;
}

HandOver addRatings(const StudyWork &work, AnnotatorId newcomer, int count)
{
    Philox random = drawOf(work);
    QHash<UnitId, int> ratings;
    for (const StudyAssignment &assignment : work.assignments)
        ratings[assignment.unit] += countsAsRating(assignment) ? 1 : 0;
    QList<UnitId> units;
    for (const StudyUnit &unit : work.units) {
        if (!unit.isTraining)
            units.append(unit.id);
    }
    shuffle(units, random);
    std::ranges::stable_sort(units, {}, [&](const UnitId &unit) { return ratings.value(unit); });
    return {newcomersList(work, newcomer, units.first(std::min<qsizetype>(count, units.size())),
                          random),
            {},
            {}};
}

} // namespace Concord
