// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/annotationrepository.h"

#include "models/study/answerstate.h"
#include "storage/query.h"
#include "storage/studyrepository.h"
#include "tests/storage/labelfixture.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QTest>

#include <algorithm>

using namespace Concord;

class tst_AnnotationRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void eventSurvivesStoring_data();
    void eventSurvivesStoring();
    void eventsComeInCausalOrder();
    void eventsAreThoseOfTheStudyAndAnnotator();
    void counterGoesOn();
    void sequencesAreOfASittingAlone();
    void sameEventIsStoredOnce();
    void usedSequenceIsRefused();
    void closedStudyTakesNoAnswers();
    void unknownAssignmentIsRefused();
    void impossibleNumbersAreRefused();
    void answerIsOnDiskInAProjectFile();

private:
    StudyId addStudy(const QString &name);
    AnnotationEvent event(qint64 counter = 1, qint64 sequence = 1) const;

    std::unique_ptr<Database> m_database;
    StudyId m_study;
    QList<StudyAssignment> m_assignments;
    DeviceId m_device;
};

// A study of two units that both of two annotators judge.
void tst_AnnotationRepository::init()
{
    m_database = std::make_unique<Database>(emptyProjectDatabase());
    publishItems(*m_database, QStringLiteral("demo"), {testItem(QStringLiteral("rank"), 1)});
    m_study = addStudy(QStringLiteral("Pilot"));
    const auto assignments = StudyRepository(*m_database).assignments(m_study);
    VERIFY_RESULT(assignments);
    m_assignments = *assignments;
    QCOMPARE(m_assignments.size(), 4);
    m_device = DeviceId::create();
}

StudyId tst_AnnotationRepository::addStudy(const QString &name)
{
    StudyPlan plan;
    plan.name = name;
    plan.studyTemplate.id = QStringLiteral("t");
    plan.studyTemplate.title = QStringLiteral("T");
    plan.design = {2, {QStringLiteral("Al"), QStringLiteral("Bo")}, 2, 1, {}};
    for (int i = 0; i < 2; ++i) {
        PlannedUnit unit;
        unit.key = QStringLiteral("t-000%1").arg(i + 1);
        unit.subjects = {
            {QStringLiteral("main"), UnitKind::Utterance, ItemId(1), DialogueId(1), 0, i}};
        plan.units.append(unit);
        plan.assignments += {{i, 0, 1, i}, {i, 1, 1, i}};
    }
    const auto id = StudyRepository(*m_database).create(plan, testTime());
    if (!id)
        qFatal("%s | %s", qPrintable(id.error().message), qPrintable(id.error().detail));
    return *id;
}

AnnotationEvent tst_AnnotationRepository::event(qint64 counter, qint64 sequence) const
{
    AnnotationEvent event;
    event.id = EventId::create();
    event.assignment = m_assignments[0].id;
    event.question = QStringLiteral("source");
    event.value = QStringLiteral("human");
    event.order = {counter, m_device, sequence};
    event.answeredAt = testTime();
    return event;
}

void tst_AnnotationRepository::eventSurvivesStoring_data()
{
    using Change = std::function<void(AnnotationEvent &)>;
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, Change change) { QTest::newRow(name) << change; };
    row("plain", [](AnnotationEvent &) {});
    row("whole", [](AnnotationEvent &event) {
        event.supersedes = EventId::create();
        event.startedAt = testTime().addMSecs(-1234);
        event.durationMs = 1200;
    });
    row("withdrawn", [](AnnotationEvent &event) { event.value.reset(); });
    row("empty value", [](AnnotationEvent &event) { event.value = QString(); });
    row("comment", [](AnnotationEvent &event) {
        event.question = commentQuestion;
        event.value = QStringLiteral("sagt „你好“, \"so\"\n👍");
    });
    row("no time at all", [](AnnotationEvent &event) { event.durationMs = 0; });
    row("far on", [](AnnotationEvent &event) {
        event.order.counter = Q_INT64_C(5000000000);
        event.order.sequence = Q_INT64_C(5000000001);
    });
}

void tst_AnnotationRepository::eventSurvivesStoring()
{
    QFETCH(const std::function<void(AnnotationEvent &)>, change);
    AnnotationEvent given = event();
    change(given);
    AnnotationRepository annotations(*m_database);
    VERIFY_RESULT(annotations.append(given));
    const auto stored = annotations.events(m_study);
    VERIFY_RESULT(stored);
    QVERIFY(*stored == QList<AnnotationEvent>{given});
}

void tst_AnnotationRepository::eventsComeInCausalOrder()
{
    QList<AnnotationEvent> events{event(1, 1), event(2, 2), event(2, 3), event(3, 4)};
    events[2].order.device = DeviceId::create();
    AnnotationRepository annotations(*m_database);
    for (const qsizetype i : {3, 0, 2, 1})
        VERIFY_RESULT(annotations.append(events[i]));
    std::ranges::sort(events, [](const AnnotationEvent &a, const AnnotationEvent &b) {
        return a.order < b.order;
    });
    QVERIFY(*annotations.events(m_study) == events);
}

void tst_AnnotationRepository::eventsAreThoseOfTheStudyAndAnnotator()
{
    const StudyId other = addStudy(QStringLiteral("Other"));
    AnnotationRepository annotations(*m_database);
    AnnotationEvent mine = event(1, 1);
    AnnotationEvent theirs = event(2, 2);
    AnnotationEvent elsewhere = event(3, 3);
    theirs.assignment = m_assignments[2].id;
    elsewhere.assignment = StudyRepository(*m_database).assignments(other)->constFirst().id;
    for (const AnnotationEvent &given : {mine, theirs, elsewhere})
        VERIFY_RESULT(annotations.append(given));
    QVERIFY(*annotations.events(m_study) == (QList<AnnotationEvent>{mine, theirs}));
    QVERIFY(*annotations.events(other) == QList<AnnotationEvent>{elsewhere});
    QVERIFY(*annotations.events(m_study, m_assignments[2].annotator)
            == QList<AnnotationEvent>{theirs});
}

void tst_AnnotationRepository::counterGoesOn()
{
    AnnotationRepository annotations(*m_database);
    QCOMPARE(*annotations.maxCounter(), 0);
    VERIFY_RESULT(annotations.append(event(17, 4)));
    QCOMPARE(*annotations.maxCounter(), 17);
}

// One device may be at work on several files and on several copies of one.
void tst_AnnotationRepository::sequencesAreOfASittingAlone()
{
    const AnnotationRepository annotations(*m_database);
    QSet<qint64> starts;
    for (int i = 0; i < 100; ++i) {
        const auto start = annotations.nextSequence(m_device);
        VERIFY_RESULT(start);
        QVERIFY(*start > 0 && *start <= qint64(1) << 52);
        starts.insert(*start);
    }
    QCOMPARE(starts.size(), 100);
}

void tst_AnnotationRepository::sameEventIsStoredOnce()
{
    AnnotationRepository annotations(*m_database);
    const AnnotationEvent given = event();
    VERIFY_RESULT(annotations.append(given));
    QCOMPARE(annotations.append(given).error().message,
             QStringLiteral("This answer is already stored."));
    QCOMPARE(annotations.events(m_study)->size(), 1);
}

void tst_AnnotationRepository::usedSequenceIsRefused()
{
    AnnotationRepository annotations(*m_database);
    VERIFY_RESULT(annotations.append(event(1, 1)));
    const auto again = annotations.append(event(2, 1));
    QVERIFY(!again);
    QVERIFY(again.error().message.startsWith(
        QStringLiteral("This device has already given another answer with the same number.")));
}

void tst_AnnotationRepository::closedStudyTakesNoAnswers()
{
    VERIFY_RESULT(StudyRepository(*m_database).close(m_study, testTime()));
    QCOMPARE(AnnotationRepository(*m_database).append(event()).error().message,
             QStringLiteral("The study is not open, so no answer is taken any more."));
    QVERIFY(AnnotationRepository(*m_database).events(m_study)->isEmpty());
}

void tst_AnnotationRepository::unknownAssignmentIsRefused()
{
    AnnotationEvent given = event();
    given.assignment = AssignmentId::create();
    QCOMPARE(AnnotationRepository(*m_database).append(given).error().message,
             QStringLiteral("The unit that was answered is no longer in the project."));
}

void tst_AnnotationRepository::impossibleNumbersAreRefused()
{
    AnnotationRepository annotations(*m_database);
    QVERIFY(!annotations.append(event(0, 1)));
    QVERIFY(!annotations.append(event(1, 0)));
    AnnotationEvent given = event();
    given.durationMs = -1;
    QVERIFY(!annotations.append(given));
    QVERIFY(annotations.events(m_study)->isEmpty());
}

// The connection of the project's writer, as a session uses it.
void tst_AnnotationRepository::answerIsOnDiskInAProjectFile()
{
    TestProject project;
    VERIFY_RESULT(project.importContent(ipDialogLine("rank", 1)));
    const auto done = project.write([](Database &database) -> Result<qint64> {
        if (auto full = database.setDurability(Database::Durability::Full); !full)
            return full.error();
        const StudyId study = makeLabelStudy(database, everyKindTemplate());
        const auto assignments = StudyRepository(database).assignments(study);
        const NewAnswer answer{assignments->constFirst().id,
                               QStringLiteral("words"),
                               QStringLiteral("v"),
                               {},
                               {},
                               testTime()};
        const auto stored =
            AnnotationRepository(database).append(nextEvent({}, answer, DeviceId::create(), 1));
        if (!stored)
            return stored.error();
        return database.pragma(QStringLiteral("synchronous"))->toLongLong();
    });
    VERIFY_RESULT(done);
    QCOMPARE(*done, 2); // FULL
    project.reopen();
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM annotation_event")), 1);
    QCOMPARE(project.faults(), QStringList());
}

CONCORD_TEST(tst_AnnotationRepository)

#include "tst_annotationrepository.moc"
