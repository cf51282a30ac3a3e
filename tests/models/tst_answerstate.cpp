// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/answerstate.h"

#include "models/core/random.h"
#include "tests/support/testregistry.h"

#include <QTest>
#include <QTimeZone>

#include <algorithm>

using namespace Concord;

class tst_AnswerState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingIsAnsweredAtFirst();
    void lastInCausalOrderCounts();
    void wallTimeDoesNotCount();
    void equalCountersGoByDeviceThenSequence();
    void eventFollowsWhatWasSeen();
    void undoRestoresWhatWasBefore();
    void undoOfAFirstAnswerWithdraws();
    void assignmentIsDoneWithItsRequiredQuestions();
    void skipStandsUntilAnAnswer();
    void answerToAnotherQuestionEndsTheSkip();
    void withdrawnSkipLeavesTheAnswer();
    void flagAndCommentAreKept();
    void historyIsInCausalOrder();
    void apartGivenAnswersConflict();
    void equalAnswersGivenApartAgree();
    void supersedingEveryHeadSettlesAConflict();
    void successionIsNoConflict();
    void anyOrderAndRepetitionGivesTheSame();
    void copiesMergedInAnyGroupingAreTheSame();

private:
    // Appends the next event of a device to `state` and to m_log.
    AnnotationEvent answer(AnswerState &state, const char *value, int device = 1,
                           const QString &question = QStringLiteral("source"));
    static QString text(const std::optional<QString> &value)
    {
        return value.value_or(QStringLiteral("-"));
    }
    static QString describe(const AnswerState &state, const QList<AssignmentId> &assignments);

    static Question question(const char *id, bool isRequired = true);

    const AssignmentId m_assignment = AssignmentId::create();
    QList<DeviceId> m_devices;
    QList<qint64> m_sequences;
};

void tst_AnswerState::initTestCase()
{
    for (int i = 0; i < 4; ++i) {
        m_devices.append(DeviceId::fromString(
            QStringLiteral("%1f9a6a0e-2f4c-4c4e-9f0a-3f6f1f6f0a0a").arg(i + 1).sliced(0, 36)));
        m_sequences.append(1);
    }
}

Question tst_AnswerState::question(const char *id, bool isRequired)
{
    return {
        QString::fromLatin1(id), QuestionKind::SingleChoice, QStringLiteral("?"), {}, isRequired};
}

AnnotationEvent tst_AnswerState::answer(AnswerState &state, const char *value, int device,
                                        const QString &question)
{
    NewAnswer given{m_assignment, question};
    if (value)
        given.value = QString::fromLatin1(value);
    given.answeredAt = QDateTime(QDate(2026, 3, 4), QTime(5, 6, 7), QTimeZone::utc());
    const AnnotationEvent event = nextEvent(state, given, m_devices[device], m_sequences[device]++);
    state.add(event);
    return event;
}

void tst_AnswerState::nothingIsAnsweredAtFirst()
{
    const AnswerState state;
    QVERIFY(!state.current(m_assignment, QStringLiteral("source")));
    QVERIFY(!state.value(m_assignment, QStringLiteral("source")));
    QVERIFY(!state.isFlagged(m_assignment));
    QCOMPARE(state.comment(m_assignment), QString());
    QVERIFY(state.state(m_assignment, {question("source")}) == AssignmentState::Open);
    QVERIFY(state.history(m_assignment).isEmpty());
    QVERIFY(state.conflicts().isEmpty());
    QCOMPARE(state.maxCounter(), 0);
    QCOMPARE(state.eventCount(), 0);
}

void tst_AnswerState::lastInCausalOrderCounts()
{
    AnswerState state;
    const AnnotationEvent first = answer(state, "human");
    const AnnotationEvent second = answer(state, "ai");
    QCOMPARE(text(state.value(m_assignment, QStringLiteral("source"))), QStringLiteral("ai"));
    AnswerState backwards;
    backwards.add(second);
    backwards.add(first);
    QCOMPARE(*backwards.current(m_assignment, QStringLiteral("source")), second);
}

void tst_AnswerState::wallTimeDoesNotCount()
{
    AnswerState state;
    answer(state, "human");
    AnnotationEvent later = answer(state, "ai");
    later.id = EventId::create();
    later.order.counter += 1;
    later.value = QStringLiteral("human");
    later.answeredAt = later.answeredAt.addYears(-10);
    state.add(later);
    QCOMPARE(text(state.value(m_assignment, QStringLiteral("source"))), QStringLiteral("human"));
}

void tst_AnswerState::equalCountersGoByDeviceThenSequence()
{
    const CausalOrder a{3, m_devices[0], 9};
    const CausalOrder b{3, m_devices[1], 1};
    const CausalOrder c{3, m_devices[1], 2};
    const CausalOrder d{4, m_devices[0], 1};
    QVERIFY(m_devices[0].toString() < m_devices[1].toString());
    QList<CausalOrder> orders{d, c, b, a};
    std::sort(orders.begin(), orders.end());
    QCOMPARE(orders, (QList<CausalOrder>{a, b, c, d}));
    QVERIFY(!(a < a));
}

void tst_AnswerState::eventFollowsWhatWasSeen()
{
    AnswerState state;
    const AnnotationEvent first = answer(state, "human", 1);
    QCOMPARE(first.order.counter, 1);
    QVERIFY(!first.supersedes);
    const AnnotationEvent second = answer(state, "ai", 2);
    QCOMPARE(second.order.counter, 2);
    QVERIFY(second.supersedes == first.id);
    const AnnotationEvent comment = answer(state, "so so", 1, commentQuestion);
    QCOMPARE(comment.order.counter, 3);
    QVERIFY(!comment.supersedes);
    QCOMPARE(state.maxCounter(), 3);
}

void tst_AnswerState::undoRestoresWhatWasBefore()
{
    AnswerState state;
    answer(state, "human");
    const AnnotationEvent second = answer(state, "ai");
    QCOMPARE(text(state.valueBefore(second)), QStringLiteral("human"));
    const auto before = state.valueBefore(second);
    const AnnotationEvent undo = answer(state, before->toLatin1().constData());
    QCOMPARE(text(state.value(m_assignment, QStringLiteral("source"))), QStringLiteral("human"));
    QCOMPARE(text(state.valueBefore(undo)), QStringLiteral("ai")); // redo
    QCOMPARE(state.eventCount(), 3);
}

void tst_AnswerState::undoOfAFirstAnswerWithdraws()
{
    AnswerState state;
    const AnnotationEvent first = answer(state, "human");
    QVERIFY(!state.valueBefore(first));
    answer(state, nullptr);
    QVERIFY(!state.value(m_assignment, QStringLiteral("source")));
    QVERIFY(state.current(m_assignment, QStringLiteral("source")));
    QVERIFY(state.state(m_assignment, {question("source")}) == AssignmentState::Open);
}

void tst_AnswerState::assignmentIsDoneWithItsRequiredQuestions()
{
    const QList<Question> questions{question("source"), question("why", false), question("sure")};
    AnswerState state;
    answer(state, "human");
    answer(state, "yes", 1, QStringLiteral("why"));
    QVERIFY(state.state(m_assignment, questions) == AssignmentState::Open);
    answer(state, "no", 1, QStringLiteral("sure"));
    QVERIFY(state.state(m_assignment, questions) == AssignmentState::Done);
    const AnswerState empty;
    QVERIFY(empty.state(m_assignment, {question("why", false)}) == AssignmentState::Open);
}

void tst_AnswerState::skipStandsUntilAnAnswer()
{
    const QList<Question> questions{question("source")};
    AnswerState state;
    answer(state, "1", 1, skipQuestion);
    QVERIFY(state.state(m_assignment, questions) == AssignmentState::Skipped);
    answer(state, "ai");
    QVERIFY(state.state(m_assignment, questions) == AssignmentState::Done);
    answer(state, "1", 1, skipQuestion);
    QVERIFY(state.state(m_assignment, questions) == AssignmentState::Skipped);
}

void tst_AnswerState::answerToAnotherQuestionEndsTheSkip()
{
    const QList<Question> first{question("source")};
    AnswerState state;
    answer(state, "ai");
    answer(state, "1", 1, skipQuestion);
    answer(state, "1", 1, flagQuestion);
    QVERIFY(state.state(m_assignment, first) == AssignmentState::Skipped);
    answer(state, "yes", 1, QStringLiteral("fits"));
    QVERIFY(state.state(m_assignment, first) == AssignmentState::Done);
}

void tst_AnswerState::withdrawnSkipLeavesTheAnswer()
{
    const QList<Question> questions{question("source")};
    AnswerState state;
    answer(state, "ai");
    answer(state, "1", 1, skipQuestion);
    answer(state, nullptr, 1, skipQuestion);
    QVERIFY(state.state(m_assignment, questions) == AssignmentState::Done);
}

void tst_AnswerState::flagAndCommentAreKept()
{
    AnswerState state;
    answer(state, "1", 1, flagQuestion);
    answer(state, "odd", 1, commentQuestion);
    QVERIFY(state.isFlagged(m_assignment));
    QCOMPARE(state.comment(m_assignment), QStringLiteral("odd"));
    QVERIFY(state.state(m_assignment, {question("source")}) == AssignmentState::Open);
    answer(state, nullptr, 1, flagQuestion);
    QVERIFY(!state.isFlagged(m_assignment));
    for (const QString &pseudo : {flagQuestion, skipQuestion, commentQuestion})
        QVERIFY(isPseudoQuestion(pseudo));
    QVERIFY(!isPseudoQuestion(u"source"));
}

void tst_AnswerState::historyIsInCausalOrder()
{
    AnswerState state;
    const AnnotationEvent first = answer(state, "ai", 2);
    const AnnotationEvent second = answer(state, "1", 1, flagQuestion);
    const AnnotationEvent third = answer(state, "human", 1);
    QCOMPARE(state.history(m_assignment), (QList<AnnotationEvent>{first, second, third}));
}

void tst_AnswerState::apartGivenAnswersConflict()
{
    AnswerState here;
    const AnnotationEvent base = answer(here, "human", 1);
    AnswerState there = here;
    const AnnotationEvent mine = answer(here, "ai", 1);
    const AnnotationEvent theirs = answer(there, "human", 2);
    here.add(theirs);
    const QList<AnswerConflict> expected{{m_assignment, QStringLiteral("source"), {mine, theirs}}};
    QCOMPARE(here.conflicts(), expected);
    QCOMPARE(*here.current(m_assignment, QStringLiteral("source")), theirs);
    there.add(mine);
    QCOMPARE(there.conflicts(), expected);
    QVERIFY(mine.supersedes == base.id && theirs.supersedes == base.id);
}

void tst_AnswerState::equalAnswersGivenApartAgree()
{
    AnswerState here;
    AnswerState there;
    answer(here, "ai", 1);
    here.add(answer(there, "ai", 2));
    QVERIFY(here.conflicts().isEmpty());
    AnswerState withdrawn;
    here.add(answer(withdrawn, nullptr, 3));
    QCOMPARE(here.conflicts().size(), 1);
}

void tst_AnswerState::supersedingEveryHeadSettlesAConflict()
{
    AnswerState here;
    AnswerState there;
    const AnnotationEvent mine = answer(here, "ai", 1);
    here.add(answer(there, "human", 2));
    QCOMPARE(here.conflicts().size(), 1);
    answer(here, "human", 1); // supersedes the one that counts
    AnnotationEvent other = answer(here, "human", 1);
    other.id = EventId::create();
    other.supersedes = mine.id;
    other.order.sequence = m_sequences[1]++;
    here.add(other);
    QVERIFY(here.conflicts().isEmpty());
}

void tst_AnswerState::successionIsNoConflict()
{
    AnswerState state;
    for (int i = 0; i < 10; ++i)
        answer(state, i % 2 ? "ai" : "human", i % 3);
    QVERIFY(state.conflicts().isEmpty());
}

QString tst_AnswerState::describe(const AnswerState &state, const QList<AssignmentId> &assignments)
{
    QString all = QString::number(state.maxCounter()) + u' ' + QString::number(state.eventCount());
    for (const AssignmentId &assignment : assignments) {
        for (const AnnotationEvent &event : state.history(assignment))
            all += u' ' + event.id.toString();
        all += text(state.value(assignment, QStringLiteral("source"))) + state.comment(assignment)
            + QString::number(int(state.state(assignment, {question("source")})));
    }
    for (const AnswerConflict &conflict : state.conflicts())
        all += u'!' + conflict.question + conflict.heads.constFirst().id.toString();
    return all;
}

// Random histories of three devices that now and then see each other's events.
void tst_AnswerState::anyOrderAndRepetitionGivesTheSame()
{
    const QStringList questions{QStringLiteral("source"), flagQuestion, skipQuestion,
                                commentQuestion};
    const QStringList values{QStringLiteral("human"), QStringLiteral("ai"), QString()};
    for (quint64 seed = 0; seed < 60; ++seed) {
        Philox random(seed);
        const QList<AssignmentId> assignments{AssignmentId::create(), AssignmentId::create()};
        QList<AnswerState> devices(3);
        QList<AnnotationEvent> events;
        for (int i = 0; i < 40; ++i) {
            const auto device = qsizetype(random.below(3));
            if (!events.isEmpty() && random.below(2) == 0)
                devices[device].add(events[qsizetype(random.below(quint64(events.size())))]);
            NewAnswer given{assignments[qsizetype(random.below(2))],
                            questions[qsizetype(random.below(4))]};
            if (const QString value = values[qsizetype(random.below(3))]; !value.isNull())
                given.value = value;
            events.append(nextEvent(devices[device], given, m_devices[device], i + 1));
            devices[device].add(events.constLast());
        }
        const QString expected = describe(AnswerState(events), assignments);
        for (int order = 0; order < 10; ++order) {
            QList<AnnotationEvent> shuffled = events + events.first(order * 4);
            shuffle(shuffled, random);
            QCOMPARE(describe(AnswerState(shuffled), assignments), expected);
        }
    }
}

// Four copies of one file, each the next writer's after any other; clocks are off by years. Their
// union is the same whether it is made pair by pair, one by one, or with some of them twice.
void tst_AnswerState::copiesMergedInAnyGroupingAreTheSame()
{
    using Copy = QList<AnnotationEvent>;
    const QStringList values{QStringLiteral("human"), QStringLiteral("ai"), QString()};
    int conflicts = 0;
    for (quint64 seed = 0; seed < 60; ++seed) {
        Philox random(seed);
        const QList<AssignmentId> assignments{AssignmentId::create(), AssignmentId::create()};
        QList<Copy> copies(4);
        for (int sitting = 0; sitting < 16; ++sitting) {
            Copy &copy = copies[qsizetype(random.below(4))];
            if (random.below(5) == 0)
                copy += copies[qsizetype(random.below(4))];
            AnswerState state(copy);
            NewAnswer given{assignments[qsizetype(random.below(2))], QStringLiteral("source")};
            if (const QString value = values[qsizetype(random.below(3))]; !value.isNull())
                given.value = value;
            given.answeredAt = QDateTime(QDate(2026, 1, 1), QTime(0, 0), QTimeZone::utc())
                                   .addYears(int(random.below(60)) - 30);
            copy.append(
                nextEvent(state, given, m_devices[qsizetype(random.below(4))], 100 + sitting));
        }
        const Copy oneByOne = copies[0] + copies[1] + copies[2] + copies[3];
        const Copy pairByPair = (copies[3] + copies[1]) + (copies[2] + copies[0]) + copies[1];
        const QString expected = describe(AnswerState(oneByOne), assignments);
        QCOMPARE(describe(AnswerState(pairByPair), assignments), expected);
        conflicts += int(AnswerState(oneByOne).conflicts().size());
    }
    QVERIFY(conflicts > 0);
}

CONCORD_TEST(tst_AnswerState)

#include "tst_answerstate.moc"
