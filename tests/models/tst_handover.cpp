// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/handover.h"

#include "models/core/random.h"
#include "tests/support/testregistry.h"

#include <QTest>

#include <algorithm>

using namespace Concord;

namespace {

/// A study as its design makes it, everything open.
struct HandOverStudy
{
    StudyWork work;
    QList<AnnotatorId> people;

    HandOverStudy(int units, int annotators, int perUnit, quint64 seed)
    {
        work.seed = seed;
        for (int i = 0; i < annotators; ++i)
            people.append(AnnotatorId::create());
        const AssignmentGrid grid = balancedGrid(units, annotators, perUnit, seed);
        for (int i = 0; i < units; ++i)
            addUnit(QStringLiteral("t-%1").arg(i + 1, 4, 10, QLatin1Char('0')), false);
        for (int annotator = 0; annotator < annotators; ++annotator) {
            int position = 0;
            for (int unit = 0; unit < units; ++unit) {
                if (grid[unit].contains(annotator))
                    assign(annotator, unit, 1, position++);
            }
        }
    }

    void addUnit(const QString &key, bool isTraining)
    {
        work.units.append({UnitId::create(), key, UnitKind::Utterance, isTraining, {}});
    }

    StudyAssignment &assign(int annotator, int unit, int occurrence, int position)
    {
        StudyAssignment made;
        made.id = AssignmentId::create();
        made.unit = work.units[unit].id;
        made.unitKey = work.units[unit].key;
        made.annotator = people[annotator];
        made.occurrence = occurrence;
        made.position = position;
        made.isTraining = work.units[unit].isTraining;
        work.assignments.append(made);
        work.open.insert(made.id);
        return work.assignments.last();
    }

    void finishSome(Philox &random)
    {
        for (const StudyAssignment &assignment : std::as_const(work.assignments)) {
            if (random.below(3) == 0)
                work.open.remove(assignment.id);
        }
    }

    /// What the study looks like afterwards.
    StudyWork after(const HandOver &change) const
    {
        StudyWork result = work;
        for (StudyAssignment &assignment : result.assignments)
            assignment.isWithdrawn =
                assignment.isWithdrawn || change.withdrawn.contains(assignment.id);
        for (const HandedUnit &given : change.given) {
            StudyAssignment made;
            made.id = AssignmentId::create();
            made.unit = given.unit;
            made.annotator = given.annotator;
            made.occurrence = given.occurrence;
            made.position = given.position;
            for (const StudyUnit &unit : work.units)
                made.isTraining = made.isTraining || (unit.id == given.unit && unit.isTraining);
            result.assignments.append(made);
            result.open.insert(made.id);
        }
        return result;
    }
};

int loadOf(const StudyWork &work, AnnotatorId annotator)
{
    return int(std::ranges::count_if(work.assignments, [&](const StudyAssignment &assignment) {
        return assignment.annotator == annotator && !assignment.isWithdrawn
            && !assignment.isTraining && assignment.occurrence == 1;
    }));
}

int ratingsOf(const StudyWork &work, UnitId unit)
{
    return int(std::ranges::count_if(work.assignments, [&](const StudyAssignment &assignment) {
        return assignment.unit == unit && !assignment.isWithdrawn && assignment.occurrence == 1;
    }));
}

int openOf(const StudyWork &work, AnnotatorId annotator)
{
    return int(std::ranges::count_if(work.assignments, [&](const StudyAssignment &assignment) {
        return assignment.annotator == annotator && !assignment.isWithdrawn
            && work.open.contains(assignment.id) && !assignment.isTraining;
    }));
}

bool isSound(const StudyWork &work)
{
    QSet<QString> seen;
    QSet<QString> places;
    for (const StudyAssignment &assignment : work.assignments) {
        const QString who = assignment.annotator.toString();
        const QString what = assignment.unit.toString() + QString::number(assignment.occurrence);
        if (seen.contains(who + what)
            || places.contains(who + QString::number(assignment.position)))
            return false;
        seen.insert(who + what);
        places.insert(who + QString::number(assignment.position));
    }
    return true;
}

QList<int> sortedLoads(const StudyWork &work, const QList<AnnotatorId> &people)
{
    QList<int> loads;
    for (const AnnotatorId &annotator : people)
        loads.append(loadOf(work, annotator));
    std::ranges::sort(loads);
    return loads;
}

// The least sum of squared loads over all ways to hand the leaver's units on, by trying them all.
int leastSquares(const StudyWork &work, const QList<StudyAssignment> &units, qsizetype next,
                 QHash<AnnotatorId, int> &loads, const QHash<AnnotatorId, QSet<UnitId>> &known)
{
    if (next == units.size()) {
        int sum = 0;
        for (const int load : std::as_const(loads))
            sum += load * load;
        return sum;
    }
    int best = -1;
    const QList<AnnotatorId> people = loads.keys();
    for (const AnnotatorId &annotator : people) {
        if (known.value(annotator).contains(units[next].unit))
            continue;
        ++loads[annotator];
        const int sum = leastSquares(work, units, next + 1, loads, known);
        --loads[annotator];
        if (best < 0 || (sum >= 0 && sum < best))
            best = sum;
    }
    return best < 0 ? leastSquares(work, units, next + 1, loads, known) : best;
}

} // namespace

class tst_HandOver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unitsKeepTheirNumberOfAnnotators();
    void evenLoadsStayEven_data();
    void evenLoadsStayEven();
    void loadsAreAsEvenAsCanBe();
    void unitsNobodyCanTakeStay();
    void doneUnitsStay();
    void trainingAndRepeatedUnitsGoToNobody();
    void newUnitsComeAfterOnesOwn();
    void orderIsDrawnAnewByEachChange();
    void newcomerEvensOutWhatIsLeft_data();
    void newcomerEvensOutWhatIsLeft();
    void newcomerTakesTheLastUnits();
    void newcomerHasTrainingFirstAndRepeatsLast();
    void whatIsToBeRepeatedStays();
    void addedRatingsGoWhereFewestAre();
    void atMostAllUnitsAreAdded();
};

void tst_HandOver::unitsKeepTheirNumberOfAnnotators()
{
    Philox random(1);
    for (int round = 0; round < 60; ++round) {
        const int annotators = 3 + int(random.below(5));
        const int perUnit = 1 + int(random.below(quint64(annotators)));
        HandOverStudy study(1 + int(random.below(40)), annotators, perUnit, quint64(round));
        study.finishSome(random);
        const HandOver change = handOver(study.work, study.people[0], study.people.sliced(1));
        const StudyWork after = study.after(change);
        QVERIFY(isSound(after));
        for (const StudyUnit &unit : after.units)
            QCOMPARE(ratingsOf(after, unit.id), perUnit);
        QCOMPARE(openOf(after, study.people[0]), int(change.left.size()));
        QVERIFY(perUnit == annotators || change.left.isEmpty());
    }
}

void tst_HandOver::evenLoadsStayEven_data()
{
    QTest::addColumn<int>("units");
    QTest::addColumn<int>("annotators");
    QTest::addColumn<int>("perUnit");
    // The paper's designs that leave somebody to take over, and some that do not divide.
    QTest::newRow("100/2/1") << 100 << 2 << 1;
    QTest::newRow("50/4/2") << 50 << 4 << 2;
    QTest::newRow("200/6/3") << 200 << 6 << 3;
    QTest::newRow("200/4/2") << 200 << 4 << 2;
    QTest::newRow("97/5/3") << 97 << 5 << 3;
    QTest::newRow("31/7/2") << 31 << 7 << 2;
}

void tst_HandOver::evenLoadsStayEven()
{
    QFETCH(int, units);
    QFETCH(int, annotators);
    QFETCH(int, perUnit);
    const HandOverStudy study(units, annotators, perUnit, 7);
    const QList<AnnotatorId> others = study.people.sliced(1);
    const StudyWork after = study.after(handOver(study.work, study.people[0], others));
    const QList<int> loads = sortedLoads(after, others);
    QCOMPARE_LE(loads.constLast() - loads.constFirst(), 1);
    QCOMPARE(loadOf(after, study.people[0]), 0);
}

void tst_HandOver::loadsAreAsEvenAsCanBe()
{
    Philox random(2);
    for (int round = 0; round < 40; ++round) {
        const int annotators = 3 + int(random.below(2));
        const int perUnit = 1 + int(random.below(quint64(annotators)));
        HandOverStudy study(1 + int(random.below(10)), annotators, perUnit, quint64(round));
        study.finishSome(random);
        const QList<AnnotatorId> others = study.people.sliced(1);
        const HandOver change = handOver(study.work, study.people[0], others);
        QList<StudyAssignment> given;
        QHash<AnnotatorId, int> loads;
        QHash<AnnotatorId, QSet<UnitId>> known;
        for (const AnnotatorId &annotator : others)
            loads.insert(annotator, loadOf(study.work, annotator));
        for (const StudyAssignment &assignment : std::as_const(study.work.assignments)) {
            known[assignment.annotator].insert(assignment.unit);
            if (change.withdrawn.contains(assignment.id))
                given.append(assignment);
        }
        int squares = 0;
        for (const int load : sortedLoads(study.after(change), others))
            squares += load * load;
        QCOMPARE(squares, leastSquares(study.work, given, 0, loads, known));
    }
}

void tst_HandOver::unitsNobodyCanTakeStay()
{
    const HandOverStudy study(3, 2, 2, 1);
    const HandOver change = handOver(study.work, study.people[0], {study.people[1]});
    QVERIFY(change.given.isEmpty());
    QVERIFY(change.withdrawn.isEmpty());
    QCOMPARE(change.left,
             (QStringList{QStringLiteral("t-0001"), QStringLiteral("t-0002"),
                          QStringLiteral("t-0003")}));
}

void tst_HandOver::doneUnitsStay()
{
    HandOverStudy study(10, 2, 1, 1);
    AssignmentId done;
    for (const StudyAssignment &assignment : std::as_const(study.work.assignments)) {
        if (assignment.annotator == study.people[0])
            done = assignment.id;
    }
    study.work.open.remove(done);
    const HandOver change = handOver(study.work, study.people[0], {study.people[1]});
    QCOMPARE(change.given.size(), 4);
    QVERIFY(!change.withdrawn.contains(done));
}

void tst_HandOver::trainingAndRepeatedUnitsGoToNobody()
{
    HandOverStudy study(2, 2, 1, 1);
    study.addUnit(QStringLiteral("training-1"), true);
    const AssignmentId practice = study.assign(0, 2, 1, 10).id;
    UnitId own;
    for (const StudyAssignment &assignment : std::as_const(study.work.assignments)) {
        if (assignment.annotator == study.people[0] && !assignment.isTraining)
            own = assignment.unit;
    }
    const int unit = study.work.units[0].id == own ? 0 : 1;
    const AssignmentId again = study.assign(0, unit, 2, 11).id;
    const HandOver change = handOver(study.work, study.people[0], {study.people[1]});
    QCOMPARE(change.given.size(), 1);
    QVERIFY(change.given[0].unit == own);
    QCOMPARE(change.withdrawn.size(), 3);
    QVERIFY(change.withdrawn.contains(practice));
    QVERIFY(change.withdrawn.contains(again));
}

void tst_HandOver::newUnitsComeAfterOnesOwn()
{
    const HandOverStudy study(20, 2, 1, 3);
    const HandOver change = handOver(study.work, study.people[0], {study.people[1]});
    QList<int> positions;
    QList<UnitId> units;
    for (const HandedUnit &given : change.given) {
        positions.append(given.position);
        units.append(given.unit);
    }
    QCOMPARE(positions, (QList<int>{10, 11, 12, 13, 14, 15, 16, 17, 18, 19}));
    QList<UnitId> inOldOrder;
    for (const StudyAssignment &assignment : study.work.assignments) {
        if (assignment.annotator == study.people[0])
            inOldOrder.append(assignment.unit);
    }
    QVERIFY(units != inOldOrder);
}

void tst_HandOver::orderIsDrawnAnewByEachChange()
{
    HandOverStudy study(20, 2, 1, 3);
    const auto change = [&] { return handOver(study.work, study.people[0], {study.people[1]}); };
    const HandOver first = change();
    QVERIFY(change() == first);
    study.work.changes = 1;
    QVERIFY(change() != first);
}

void tst_HandOver::newcomerEvensOutWhatIsLeft_data()
{
    QTest::addColumn<int>("units");
    QTest::addColumn<int>("annotators");
    QTest::addColumn<int>("perUnit");
    QTest::newRow("one each") << 60 << 3 << 1;
    QTest::newRow("pairs") << 50 << 4 << 2;
    QTest::newRow("few") << 2 << 2 << 1;
}

void tst_HandOver::newcomerEvensOutWhatIsLeft()
{
    QFETCH(int, units);
    QFETCH(int, annotators);
    QFETCH(int, perUnit);
    HandOverStudy study(units, annotators, perUnit, 5);
    const AnnotatorId newcomer = AnnotatorId::create();
    const StudyWork after = study.after(takeOver(study.work, newcomer));
    QVERIFY(isSound(after));
    for (const StudyUnit &unit : after.units)
        QCOMPARE(ratingsOf(after, unit.id), perUnit);
    QList<int> open{openOf(after, newcomer)};
    for (const AnnotatorId &annotator : study.people)
        open.append(openOf(after, annotator));
    const auto [least, most] = std::ranges::minmax(open);
    QCOMPARE_LE(most - least, 1);
}

void tst_HandOver::newcomerTakesTheLastUnits()
{
    const HandOverStudy study(9, 1, 1, 5);
    const HandOver change = takeOver(study.work, AnnotatorId::create());
    QCOMPARE(change.withdrawn.size(), 4);
    for (const StudyAssignment &assignment : study.work.assignments)
        QCOMPARE(change.withdrawn.contains(assignment.id), assignment.position >= 5);
}

void tst_HandOver::newcomerHasTrainingFirstAndRepeatsLast()
{
    HandOverStudy study(8, 1, 1, 5);
    study.addUnit(QStringLiteral("training-1"), true);
    study.addUnit(QStringLiteral("training-2"), true);
    study.work.repeatedUnits = 2;
    const HandOver change = takeOver(study.work, AnnotatorId::create());
    QCOMPARE(change.given.size(), 2 + 4 + 2);
    for (int i = 0; i < change.given.size(); ++i) {
        QCOMPARE(change.given[i].position, i);
        QCOMPARE(change.given[i].occurrence, i < 6 ? 1 : 2);
    }
    QVERIFY(change.given[0].unit == study.work.units[8].id);
    QVERIFY(change.given[1].unit == study.work.units[9].id);
    QVERIFY(change.given[6].unit != change.given[7].unit);
}

void tst_HandOver::whatIsToBeRepeatedStays()
{
    HandOverStudy study(4, 1, 1, 5);
    for (int unit = 0; unit < 4; ++unit)
        study.assign(0, unit, 2, 4 + unit);
    const HandOver change = takeOver(study.work, AnnotatorId::create());
    QVERIFY(change.withdrawn.isEmpty());
    QVERIFY(change.given.isEmpty());
}

void tst_HandOver::addedRatingsGoWhereFewestAre()
{
    HandOverStudy study(6, 2, 1, 5);
    for (int unit = 0; unit < 6; ++unit) { // one of the second annotator's units has both
        if (study.work.units[unit].id == study.work.assignments.constLast().unit) {
            study.assign(0, unit, 1, 50);
            break;
        }
    }
    study.work.assignments[0].isWithdrawn = true; // this unit has nobody
    const UnitId alone = study.work.assignments[0].unit;
    const HandOver change = addRatings(study.work, AnnotatorId::create(), 4);
    QCOMPARE(change.given.size(), 4);
    QVERIFY(change.withdrawn.isEmpty());
    const StudyWork after = study.after(change);
    QVERIFY(isSound(after));
    const auto isGiven = [&](const UnitId &unit) {
        return std::ranges::any_of(change.given,
                                   [&](const HandedUnit &given) { return given.unit == unit; });
    };
    QVERIFY(isGiven(alone));
    for (const StudyUnit &unit : study.work.units) {
        if (ratingsOf(study.work, unit.id) == 2)
            QVERIFY(!isGiven(unit.id));
    }
}

void tst_HandOver::atMostAllUnitsAreAdded()
{
    HandOverStudy study(6, 2, 1, 5);
    QCOMPARE(addRatings(study.work, AnnotatorId::create(), 100).given.size(), 6);
}

CONCORD_TEST(tst_HandOver)

#include "tst_handover.moc"
