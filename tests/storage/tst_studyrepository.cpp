// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/studyrepository.h"

#include "models/study/templatejson.h"
#include "storage/candidaterepository.h"
#include "storage/journal.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace Concord;

class tst_StudyRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void emptyProjectHasNoStudies();
    void studySurvivesStoring();
    void templateSurvivesStoring();
    void unitsSurviveStoring();
    void assignmentsSurviveStoring();
    void referencesComeFromTheOrigin();
    void shownUnitTellsNothingOfTheSource();
    void everyKindOfUnitIsShown_data();
    void everyKindOfUnitIsShown();
    void studyIsFoundByNameAndId();
    void missingStudyIsAnError();
    void nameIsTakenOnce();
    void annotatorsAreSharedByStudies();
    void renamedAnnotatorIsShownUnderTheNewName();
    void largeSeedsAreKept();
    void closedStudyStaysClosed();
    void creationAndClosingAreJournalled();
    void failedCreationLeavesNothing();

private:
    StudyPlan plan(const QString &name = QStringLiteral("Pilot")) const;
    StudyId create(const StudyPlan &plan);

    std::unique_ptr<Database> m_database;
    StudyTemplate m_template;
};

// Two human dialogues and two synthetic ones, of two rounds each.
void tst_StudyRepository::init()
{
    QFile file(QStringLiteral(CONCORD_SOURCE_DIR "/resources/studies/fidelity.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto parsed = parseStudyTemplate(file.readAll());
    VERIFY_RESULT(parsed);
    m_template = *parsed;
    m_template.unit.minTokens = 1;
    m_database = std::make_unique<Database>(emptyProjectDatabase());
    for (const bool isHuman : {true, false}) {
        QList<Item> items;
        for (int i = 1; i <= 2; ++i) {
            Item item = testItem(QStringLiteral("rank"), i);
            for (Round &round : item.dialogue.rounds) {
                for (Turn &turn : round.turns)
                    turn.content += isHuman ? QStringLiteral(" It’s %1 .").arg(i)
                                            : QStringLiteral(" It is number %1.").arg(i);
            }
            items.append(item);
        }
        publishItems(*m_database, isHuman ? QStringLiteral("people") : QStringLiteral("machine"),
                     items);
    }
    mustExecute(*m_database,
                QStringLiteral("UPDATE dataset SET origin = 'synthetic' WHERE name = 'machine'"));
}

StudyPlan tst_StudyRepository::plan(const QString &name) const
{
    const StudyDesign design{8,
                             {QStringLiteral("Zoë"), QStringLiteral("Al"), QStringLiteral("Bo")},
                             2,
                             7,
                             QStringLiteral("all")};
    const auto population = CandidateRepository(*m_database).candidates(populationFor(m_template));
    const auto made = planStudy(name, m_template, design, *population);
    if (!made)
        qFatal("%s", qPrintable(made.error().message));
    return *made;
}

StudyId tst_StudyRepository::create(const StudyPlan &plan)
{
    const auto id = StudyRepository(*m_database).create(plan, testTime());
    if (!id)
        qFatal("%s | %s", qPrintable(id.error().message), qPrintable(id.error().detail));
    return *id;
}

void tst_StudyRepository::emptyProjectHasNoStudies()
{
    const StudyRepository studies(*m_database);
    QVERIFY(studies.list()->isEmpty());
    QCOMPARE(studies.find(QStringLiteral("Pilot")).error().message,
             QStringLiteral("There is no study in this project yet. Make one with `concord study "
                            "create`."));
}

void tst_StudyRepository::studySurvivesStoring()
{
    const StudyPlan made = plan();
    const StudyId id = create(made);
    const Study expected{id,          QStringLiteral("Pilot"), m_template.title,
                         made.design, StudyState::Open,        testTime()};
    const auto stored = StudyRepository(*m_database).load(id);
    VERIFY_RESULT(stored);
    QVERIFY(*stored == expected);
    QVERIFY(*StudyRepository(*m_database).list() == QList<Study>{expected});
}

void tst_StudyRepository::templateSurvivesStoring()
{
    const auto stored = StudyRepository(*m_database).studyTemplate(create(plan()));
    VERIFY_RESULT(stored);
    QVERIFY(*stored == m_template);
    QCOMPARE(numberFrom(*m_database, QStringLiteral("SELECT format_version FROM template")), 1);
}

void tst_StudyRepository::unitsSurviveStoring()
{
    const StudyPlan made = plan();
    const auto units = StudyRepository(*m_database).units(create(made));
    VERIFY_RESULT(units);
    QCOMPARE(units->size(), made.units.size());
    for (qsizetype i = 0; i < units->size(); ++i) {
        QCOMPARE(units->at(i).key, made.units[i].key);
        QVERIFY(units->at(i).kind == made.units[i].kind);
        QCOMPARE(units->at(i).isTraining, false);
        QVERIFY(units->at(i).subjects == made.units[i].subjects);
    }
}

void tst_StudyRepository::assignmentsSurviveStoring()
{
    const StudyPlan made = plan();
    const StudyId id = create(made);
    const StudyRepository studies(*m_database);
    const auto annotators = studies.annotators(id);
    VERIFY_RESULT(annotators);
    QStringList names;
    QList<StudyAssignment> one;
    for (const Annotator &annotator : *annotators) {
        names.append(annotator.name);
        one += *studies.assignments(id, annotator.id);
    }
    QCOMPARE(names, made.design.annotators);
    const auto all = studies.assignments(id);
    VERIFY_RESULT(all);
    QVERIFY(*all == one);
    QCOMPARE(all->size(), made.assignments.size());
    for (qsizetype i = 0; i < all->size(); ++i) {
        const StudyAssignment &stored = all->at(i);
        const PlannedAssignment &planned = made.assignments[i];
        QCOMPARE(stored.unitKey, made.units[planned.unit].key);
        QCOMPARE(stored.annotatorName, made.design.annotators[planned.annotator]);
        QCOMPARE(stored.occurrence, planned.occurrence);
        QCOMPARE(stored.position, planned.position);
    }
}

void tst_StudyRepository::referencesComeFromTheOrigin()
{
    const StudyPlan made = plan();
    const auto references = StudyRepository(*m_database).references(create(made));
    VERIFY_RESULT(references);
    QCOMPARE(references->size(), made.units.size());
    for (qsizetype i = 0; i < references->size(); ++i) {
        const bool isHuman = made.units[i].candidate.startsWith(u"people");
        QCOMPARE(references->at(i),
                 (UnitReference{made.units[i].key, QStringLiteral("source"),
                                isHuman ? QStringLiteral("human") : QStringLiteral("ai")}));
    }
}

void tst_StudyRepository::shownUnitTellsNothingOfTheSource()
{
    const StudyId id = create(plan());
    const StudyRepository studies(*m_database);
    const auto units = studies.units(id);
    for (const StudyUnit &unit : *units) {
        const auto shown = studies.shownUnit(unit.id);
        VERIFY_RESULT(shown);
        QCOMPARE(shown->key, unit.key);
        QCOMPARE(shown->turns.size(), 1);
        QCOMPARE(shown->turns[0].label, QStringLiteral("A"));
        QVERIFY(!shown->turns[0].text.isEmpty());
        QVERIFY(!shown->turns[0].text.contains(u'’'));
        QVERIFY(!shown->turns[0].text.contains(QStringLiteral(" .")));
    }
    QCOMPARE(studies.shownUnit(UnitId::create()).error().message,
             QStringLiteral("This unit is no longer in the project."));
}

void tst_StudyRepository::everyKindOfUnitIsShown_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("candidates");
    QTest::addColumn<QString>("labels");
    QTest::newRow("utterance") << int(UnitKind::Utterance) << 16 << QStringLiteral("A");
    QTest::newRow("round") << int(UnitKind::Round) << 8 << QStringLiteral("AB");
    QTest::newRow("dialogue") << int(UnitKind::Dialogue) << 4 << QStringLiteral("ABAB");
    QTest::newRow("item") << int(UnitKind::Item) << 4 << QStringLiteral("ABAB");
}

void tst_StudyRepository::everyKindOfUnitIsShown()
{
    QFETCH(int, kind);
    m_template.unit.kind = UnitKind(kind);
    const auto population = CandidateRepository(*m_database).candidates(populationFor(m_template));
    VERIFY_RESULT(population);
    QTEST(int(population->size()), "candidates");
    const StudyId id = create(plan());
    const StudyRepository studies(*m_database);
    const auto units = studies.units(id);
    for (const StudyUnit &unit : *units) {
        QString labels;
        const auto shown = studies.shownUnit(unit.id);
        for (const ShownTurn &turn : shown->turns)
            labels += turn.label;
        QTEST(labels, "labels");
    }
}

void tst_StudyRepository::studyIsFoundByNameAndId()
{
    const StudyId pilot = create(plan(QStringLiteral("Pilot")));
    const StudyId main = create(plan(QStringLiteral("Haupt-Studie, 2.")));
    const StudyRepository studies(*m_database);
    QVERIFY(studies.find(QStringLiteral("Pilot"))->id == pilot);
    QVERIFY(studies.find(QStringLiteral("Haupt-Studie, 2."))->id == main);
    QVERIFY(studies.find(main.toString())->id == main);
    QVERIFY(studies.find(main.toString().toUpper())->id == main);
    QCOMPARE(studies.find(QStringLiteral("pilot")).error().message,
             QStringLiteral("There is no study named “pilot” in this project. There are: Pilot, "
                            "Haupt-Studie, 2.."));
}

void tst_StudyRepository::missingStudyIsAnError()
{
    StudyRepository studies(*m_database);
    const QString message = QStringLiteral("This study is no longer in the project.");
    QCOMPARE(studies.load(StudyId::create()).error().message, message);
    QCOMPARE(studies.studyTemplate(StudyId::create()).error().message, message);
    QCOMPARE(studies.references(StudyId::create()).error().message, message);
    QCOMPARE(studies.close(StudyId::create(), testTime()).error().message, message);
}

void tst_StudyRepository::nameIsTakenOnce()
{
    create(plan());
    const auto again = StudyRepository(*m_database).create(plan(), testTime());
    QVERIFY(!again);
    QCOMPARE(again.error().message,
             QStringLiteral("There is already a study named “Pilot”. Choose another name."));
    QCOMPARE(numberFrom(*m_database, QStringLiteral("SELECT count(*) FROM template")), 1);
}

void tst_StudyRepository::annotatorsAreSharedByStudies()
{
    const StudyId first = create(plan(QStringLiteral("One")));
    const StudyId second = create(plan(QStringLiteral("Two")));
    const StudyRepository studies(*m_database);
    QVERIFY(*studies.annotators(first) == *studies.annotators(second));
    QCOMPARE(numberFrom(*m_database, QStringLiteral("SELECT count(*) FROM annotator")), 3);
    const AnnotatorId someone = studies.annotators(first)->constFirst().id;
    QVERIFY(*studies.assignments(first, someone) != *studies.assignments(second, someone));
}

void tst_StudyRepository::renamedAnnotatorIsShownUnderTheNewName()
{
    const StudyId id = create(plan());
    mustExecute(*m_database,
                QStringLiteral("UPDATE annotator SET name = 'Zoe' WHERE name = 'Zoë'"));
    const auto stored = StudyRepository(*m_database).load(id);
    QCOMPARE(stored->design.annotators.constFirst(), QStringLiteral("Zoe"));
    QCOMPARE(StudyRepository(*m_database).assignments(id)->constFirst().annotatorName,
             QStringLiteral("Zoe"));
}

void tst_StudyRepository::largeSeedsAreKept()
{
    StudyPlan made = plan();
    made.design.seed = Q_UINT64_C(0xFFFFFFFFFFFFFFFE);
    QCOMPARE(StudyRepository(*m_database).load(create(made))->design.seed, made.design.seed);
}

void tst_StudyRepository::closedStudyStaysClosed()
{
    const StudyId id = create(plan());
    StudyRepository studies(*m_database);
    VERIFY_RESULT(studies.close(id, testTime()));
    QVERIFY(studies.load(id)->state == StudyState::Closed);
    QCOMPARE(studies.close(id, testTime()).error().message,
             QStringLiteral("The study “Pilot” is not open, so it cannot be closed."));
}

void tst_StudyRepository::creationAndClosingAreJournalled()
{
    const StudyId id = create(plan());
    VERIFY_RESULT(StudyRepository(*m_database).close(id, testTime().addSecs(60)));
    const auto entries = journalEntries(*m_database);
    VERIFY_RESULT(entries);
    const JournalEntry &created = entries->at(entries->size() - 2);
    QCOMPARE(created.action, QStringLiteral("study created"));
    QCOMPARE(created.subject, QStringLiteral("Pilot"));
    QCOMPARE(created.at, testTime());
    QCOMPARE(created.detail.value(QStringLiteral("seed")).toString(), QStringLiteral("7"));
    QCOMPARE(created.detail.value(QStringLiteral("units")).toInt(), 8);
    QCOMPARE(entries->constLast().action, QStringLiteral("study closed"));
}

void tst_StudyRepository::failedCreationLeavesNothing()
{
    StudyPlan broken = plan();
    broken.units.last().key = broken.units.first().key;
    QVERIFY(!StudyRepository(*m_database).create(broken, testTime()));
    for (const char *table : {"study", "template", "unit", "annotator", "assignment"})
        QCOMPARE(numberFrom(*m_database, u"SELECT count(*) FROM " + QString::fromLatin1(table)), 0);
}

CONCORD_TEST(tst_StudyRepository)

#include "tst_studyrepository.moc"
