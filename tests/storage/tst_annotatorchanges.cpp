// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/annotatorchanges.h"

#include "models/study/answerstate.h"
#include "storage/amendments.h"
#include "storage/annotationrepository.h"
#include "storage/journal.h"
#include "storage/studyrepository.h"
#include "tests/storage/peoplefixture.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QTest>

#include <algorithm>

using namespace Concord;

class tst_AnnotatorChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void openUnitsGoToTheOthers();
    void answersOfTheOneWhoLeftStay();
    void whoLeftBeforeIsGivenNothing();
    void onlyThoseNamedAreGivenUnits();
    void wrongNamesAreRefused();
    void nothingToHandOnIsAnError();
    void closedStudyIsLeftAlone();
    void newcomerTakesOver();
    void newcomerGetsUnitsOnTop();
    void newcomerMayComeFromAnotherStudy();
    void newcomerWithoutWorkIsRefused();
    void renamedAnnotatorKeepsEverything();
    void changesAreJournalledWithoutNames();

private:
    QMap<QString, int> loads() const;
    bool everyUnitHas(int ratings) const;

    std::unique_ptr<Database> m_database;
    StudyId m_study;
    const QDateTime m_now = testTime().addSecs(60);
};

// Three annotators with eight units each, two per unit.
void tst_AnnotatorChanges::init()
{
    m_database = std::make_unique<Database>(emptyProjectDatabase());
    addPeopleItem(*m_database);
    m_study = addPeopleStudy(*m_database, QStringLiteral("Main"), 12, 3, 2);
}

QMap<QString, int> tst_AnnotatorChanges::loads() const
{
    QMap<QString, int> loads;
    const auto assignments = StudyRepository(*m_database).assignments(m_study);
    for (const StudyAssignment &assignment : *assignments)
        loads[assignment.annotatorName] += assignment.isWithdrawn ? 0 : 1;
    return loads;
}

bool tst_AnnotatorChanges::everyUnitHas(int ratings) const
{
    return numberFrom(*m_database,
                      QStringLiteral("SELECT count(*) FROM unit WHERE (SELECT count(*) FROM "
                                     "assignment WHERE unit = unit.id AND withdrawn = 0) <> %1")
                          .arg(ratings))
        == 0;
}

void tst_AnnotatorChanges::openUnitsGoToTheOthers()
{
    const auto summary =
        AnnotatorChanges(*m_database).reassign(m_study, QStringLiteral("A"), {}, m_now);
    VERIFY_RESULT(summary);
    QCOMPARE(summary->units(), 8);
    QVERIFY(summary->left.isEmpty());
    QCOMPARE(loads(),
             (QMap<QString, int>{
                 {QStringLiteral("A"), 0}, {QStringLiteral("B"), 12}, {QStringLiteral("C"), 12}}));
    QVERIFY(everyUnitHas(2));
    const auto amendments = studyAmendments(*m_database, m_study);
    QCOMPARE(amendments->size(), 1);
    QCOMPARE(amendments->constFirst(),
             (Amendment{m_now, reassignmentAmendment, QStringLiteral("A"),
                        QStringList{QStringLiteral("B"), QStringLiteral("C")}, 8}));
}

void tst_AnnotatorChanges::answersOfTheOneWhoLeftStay()
{
    answerUnits(*m_database, m_study, QStringLiteral("A"), 3);
    const auto summary =
        AnnotatorChanges(*m_database).reassign(m_study, QStringLiteral("A"), {}, m_now);
    QCOMPARE(summary->units(), 5);
    QCOMPARE(loads().value(QStringLiteral("A")), 3);
    QCOMPARE(AnnotationRepository(*m_database).events(m_study)->size(), 3);
    QVERIFY(everyUnitHas(2));
}

void tst_AnnotatorChanges::whoLeftBeforeIsGivenNothing()
{
    AnnotatorChanges changes(*m_database);
    VERIFY_RESULT(changes.reassign(m_study, QStringLiteral("A"), {}, m_now));
    const auto summary = changes.reassign(m_study, QStringLiteral("B"), {}, m_now);
    VERIFY_RESULT(summary);
    QCOMPARE(loads().value(QStringLiteral("A")), 0);
    QCOMPARE(summary->left.size(), 12); // C has them all
    QCOMPARE(loads().value(QStringLiteral("B")), 12);
}

void tst_AnnotatorChanges::onlyThoseNamedAreGivenUnits()
{
    const auto summary = AnnotatorChanges(*m_database)
                             .reassign(m_study, QStringLiteral("A"), {QStringLiteral("C")}, m_now);
    VERIFY_RESULT(summary);
    QCOMPARE(summary->given.size(), 1);
    QCOMPARE(summary->given[0].first, QStringLiteral("C"));
    QCOMPARE(summary->units() + summary->left.size(), 8);
    QCOMPARE(loads().value(QStringLiteral("B")), 8);
}

void tst_AnnotatorChanges::wrongNamesAreRefused()
{
    AnnotatorChanges changes(*m_database);
    const QString message =
        QStringLiteral("There is no annotator named “Zoe” here. There are: A, B, C.");
    QCOMPARE(changes.reassign(m_study, QStringLiteral("Zoe"), {}, m_now).error().message, message);
    QCOMPARE(changes
                 .reassign(m_study, QStringLiteral("A"),
                           {QStringLiteral("B"), QStringLiteral("Zoe")}, m_now)
                 .error()
                 .message,
             message);
    QVERIFY(!changes.reassign(m_study, QStringLiteral("A"), {QStringLiteral("A")}, m_now));
    QVERIFY(!changes.add(m_study, QStringLiteral("B"), {}, m_now));
    QVERIFY(!changes.add(m_study, QStringLiteral(" "), {}, m_now));
    QVERIFY(!changes.add(m_study, QStringLiteral("D"), 0, m_now));
    QVERIFY(studyAmendments(*m_database, m_study)->isEmpty());
    QCOMPARE(numberFrom(*m_database, QStringLiteral("SELECT count(*) FROM annotator")), 3);
}

void tst_AnnotatorChanges::nothingToHandOnIsAnError()
{
    answerUnits(*m_database, m_study, QStringLiteral("A"), 8);
    QCOMPARE(AnnotatorChanges(*m_database)
                 .reassign(m_study, QStringLiteral("A"), {}, m_now)
                 .error()
                 .message,
             QStringLiteral("A has no open unit in “Main”."));
}

void tst_AnnotatorChanges::closedStudyIsLeftAlone()
{
    VERIFY_RESULT(StudyRepository(*m_database).close(m_study, m_now));
    AnnotatorChanges changes(*m_database);
    for (const Result<HandOverSummary> &done :
         {changes.reassign(m_study, QStringLiteral("A"), {}, m_now),
          changes.add(m_study, QStringLiteral("D"), {}, m_now)}) {
        QVERIFY(!done);
        QVERIFY(done.error().message.contains(QStringLiteral("is not open")));
    }
}

void tst_AnnotatorChanges::newcomerTakesOver()
{
    const auto summary =
        AnnotatorChanges(*m_database).add(m_study, QStringLiteral(" D "), {}, m_now);
    VERIFY_RESULT(summary);
    QCOMPARE(summary->given, (QList<QPair<QString, int>>{{QStringLiteral("D"), 6}}));
    QCOMPARE(loads(),
             (QMap<QString, int>{{QStringLiteral("A"), 6},
                                 {QStringLiteral("B"), 6},
                                 {QStringLiteral("C"), 6},
                                 {QStringLiteral("D"), 6}}));
    QVERIFY(everyUnitHas(2));
    QCOMPARE(StudyRepository(*m_database).load(m_study)->design.annotators.join(u','),
             QStringLiteral("A,B,C,D"));
    QCOMPARE(studyAmendments(*m_database, m_study)->constFirst(),
             (Amendment{m_now, annotatorAmendment, QStringLiteral("D"), {}, 6}));
}

void tst_AnnotatorChanges::newcomerGetsUnitsOnTop()
{
    const auto summary = AnnotatorChanges(*m_database).add(m_study, QStringLiteral("D"), 5, m_now);
    VERIFY_RESULT(summary);
    QCOMPARE(summary->units(), 5);
    QCOMPARE(loads().value(QStringLiteral("A")), 8);
    QCOMPARE(loads().value(QStringLiteral("D")), 5);
}

void tst_AnnotatorChanges::newcomerMayComeFromAnotherStudy()
{
    const StudyId other = addPeopleStudy(*m_database, QStringLiteral("Other"), 4, 4, 1);
    const StudyRepository studies(*m_database);
    const AnnotatorId known = studies.annotators(other)->constLast().id;
    VERIFY_RESULT(AnnotatorChanges(*m_database).add(m_study, QStringLiteral("D"), {}, m_now));
    QVERIFY(studies.annotators(m_study)->constLast().id == known);
}

void tst_AnnotatorChanges::newcomerWithoutWorkIsRefused()
{
    for (const char *name : {"A", "B", "C"})
        answerUnits(*m_database, m_study, QString::fromLatin1(name), 8);
    AnnotatorChanges changes(*m_database);
    QVERIFY(!changes.add(m_study, QStringLiteral("D"), {}, m_now));
    QCOMPARE(StudyRepository(*m_database).annotators(m_study)->size(), 3);
    VERIFY_RESULT(changes.add(m_study, QStringLiteral("D"), 2, m_now));
}

void tst_AnnotatorChanges::renamedAnnotatorKeepsEverything()
{
    answerUnits(*m_database, m_study, QStringLiteral("B"), 2);
    AnnotatorChanges changes(*m_database);
    VERIFY_RESULT(changes.rename(QStringLiteral("B"), QStringLiteral(" Bé "), m_now));
    QCOMPARE(loads().value(QStringLiteral("Bé")), 8);
    QCOMPARE(changes.rename(QStringLiteral("Bé"), QStringLiteral("C"), m_now).error().message,
             QStringLiteral("There is already an annotator named “C”. Choose another name."));
    QVERIFY(!changes.rename(QStringLiteral("Bé"), QStringLiteral(""), m_now));
    QVERIFY(!changes.rename(QStringLiteral("B"), QStringLiteral("X"), m_now));
}

void tst_AnnotatorChanges::changesAreJournalledWithoutNames()
{
    AnnotatorChanges changes(*m_database);
    VERIFY_RESULT(changes.rename(QStringLiteral("A"), QStringLiteral("Ariadne"), m_now));
    VERIFY_RESULT(changes.rename(QStringLiteral("B"), QStringLiteral("Berenike"), m_now));
    VERIFY_RESULT(changes.add(m_study, QStringLiteral("Dionysios"), {}, m_now));
    VERIFY_RESULT(changes.reassign(m_study, QStringLiteral("Ariadne"), {}, m_now));
    const QString all =
        (textsFrom(*m_database, QStringLiteral("SELECT action || subject || detail FROM journal"))
         + textsFrom(*m_database, QStringLiteral("SELECT detail FROM amendment")))
            .join(u'\n');
    for (const char *action : {"annotator renamed", "annotator added", "units reassigned"})
        QVERIFY(all.contains(QString::fromLatin1(action)));
    for (const char *name : {"Ariadne", "Berenike", "Dionysios"})
        QVERIFY(!all.contains(QString::fromLatin1(name)));
}

CONCORD_TEST(tst_AnnotatorChanges)

#include "tst_annotatorchanges.moc"
