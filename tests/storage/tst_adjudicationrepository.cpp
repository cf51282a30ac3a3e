// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/adjudicationrepository.h"

#include "storage/journal.h"
#include "storage/studyrepository.h"
#include "tests/storage/labelfixture.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_AdjudicationRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aDecisionStands();
    void theLastDecisionCounts();
    void aDecisionIsTakenBack();
    void onlyAnswersAreDecided_data();
    void onlyAnswersAreDecided();
    void anOverruledMajorityWantsAReason();
    void unitsComeWithLabelsAndDecisions();
    void aClosedStudyIsDecidedToo();
    void unknownUnitsAndQuestionsAreErrors();
    void decisionsAreJournalled();

private:
    Result<void> decide(const QString &question, const QString &value, const QString &reason = {});
    QList<Decision> decisions() const;

    const QString m_choice = QStringLiteral("choice");
    const QString m_human = QStringLiteral("human");
    const QString m_ai = QStringLiteral("ai");
    std::unique_ptr<Database> m_database;
    StudyId m_study;
    UnitId m_unit;
};

void tst_AdjudicationRepository::init()
{
    m_database = std::make_unique<Database>(emptyProjectDatabase());
    m_study = makeLabelStudy(*m_database);
    m_unit = unitNamed(*m_database, m_study, QStringLiteral("u-1"));
}

Result<void> tst_AdjudicationRepository::decide(const QString &question, const QString &value,
                                                const QString &reason)
{
    return AdjudicationRepository(*m_database).decide(m_unit, question, value, reason, testTime());
}

QList<Decision> tst_AdjudicationRepository::decisions() const
{
    return *AdjudicationRepository(*m_database).decisions(m_study);
}

void tst_AdjudicationRepository::aDecisionStands()
{
    QVERIFY(decisions().isEmpty());
    VERIFY_RESULT(decide(m_choice, m_ai, QStringLiteral(" 你好 ")));
    const QList<Decision> expected{{m_unit, m_choice, m_ai, QStringLiteral("你好"), testTime()}};
    QCOMPARE(decisions(), expected);
}

void tst_AdjudicationRepository::theLastDecisionCounts()
{
    VERIFY_RESULT(decide(m_choice, m_ai));
    VERIFY_RESULT(decide(m_choice, m_human));
    VERIFY_RESULT(decide(QStringLiteral("scale"), QStringLiteral("3")));
    QCOMPARE(decisions().size(), 2);
    QCOMPARE(decisions()[0].value, m_human);
    QCOMPARE(decisions()[1].question, QStringLiteral("scale"));
    QCOMPARE(numberFrom(*m_database, QStringLiteral("SELECT count(*) FROM adjudication")), 3);
}

void tst_AdjudicationRepository::aDecisionIsTakenBack()
{
    AdjudicationRepository repository(*m_database);
    QVERIFY(!repository.takeBack(m_unit, m_choice, testTime()));
    VERIFY_RESULT(decide(m_choice, m_ai));
    VERIFY_RESULT(repository.takeBack(m_unit, m_choice, testTime()));
    QVERIFY(decisions().isEmpty());
    QCOMPARE(numberFrom(*m_database, QStringLiteral("SELECT count(*) FROM adjudication")), 2);
    QVERIFY(!repository.takeBack(m_unit, m_choice, testTime()));
    VERIFY_RESULT(decide(m_choice, m_human));
    QCOMPARE(decisions().size(), 1);
}

void tst_AdjudicationRepository::onlyAnswersAreDecided_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("stored"); // empty: refused

    const auto row = [](const char *question, const char *value, const char *stored) {
        QTest::addRow("%s %s", question, value)
            << QString::fromLatin1(question) << QString::fromLatin1(value)
            << QString::fromLatin1(stored);
    };
    row("choice", "robot", "");
    row("several", "c|a", "a|c");
    row("several", "d", "");
    row("traits", "hobby=go|age=old", "age=old|hobby=go");
    row("traits", "age=young", "");
    row("scale", "5", "");
    row("order", "y>x>z", "y>x>z");
    row("order", "y>x", "");
    row("words", "  well ", "well");
    row("task", "B>A", "B>A");
}

void tst_AdjudicationRepository::onlyAnswersAreDecided()
{
    QFETCH(QString, question);
    QFETCH(QString, value);
    QFETCH(QString, stored);
    const auto done = decide(question, value);
    QCOMPARE(bool(done), !stored.isEmpty());
    QCOMPARE(decisions().isEmpty() ? QString() : decisions()[0].value, stored);
}

void tst_AdjudicationRepository::anOverruledMajorityWantsAReason()
{
    for (const char *name : {"Al", "Bo"})
        giveAnswer(*m_database, m_study, QStringLiteral("u-1"), QString::fromLatin1(name), m_choice,
                   m_ai);
    QVERIFY(!decide(m_choice, m_human));
    QVERIFY(decisions().isEmpty());
    VERIFY_RESULT(decide(m_choice, m_human, QStringLiteral("too smooth")));
    QCOMPARE(decisions().size(), 1);
}

void tst_AdjudicationRepository::unitsComeWithLabelsAndDecisions()
{
    giveAnswer(*m_database, m_study, QStringLiteral("u-1"), QStringLiteral("Al"), m_choice, m_ai);
    giveAnswer(*m_database, m_study, QStringLiteral("u-1"), QStringLiteral("Bo"), m_choice,
               m_human);
    VERIFY_RESULT(decide(m_choice, m_human));
    const auto units = AdjudicationRepository(*m_database).units(m_study, m_choice);
    VERIFY_RESULT(units);
    QCOMPARE(units->size(), 2); // t-1 is for training
    QCOMPARE(units->at(0).values(), QStringList({m_ai, m_human}));
    QCOMPARE(units->at(0).adjudicated(), m_human);
    QVERIFY(units->at(1).state() == AdjudicationState::Waiting);
}

void tst_AdjudicationRepository::aClosedStudyIsDecidedToo()
{
    VERIFY_RESULT(StudyRepository(*m_database).close(m_study, testTime()));
    VERIFY_RESULT(decide(m_choice, m_ai));
    QCOMPARE(decisions().size(), 1);
}

void tst_AdjudicationRepository::unknownUnitsAndQuestionsAreErrors()
{
    const auto refused = decide(QStringLiteral("nope"), m_ai);
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(QStringLiteral("nope")));
    AdjudicationRepository repository(*m_database);
    QVERIFY(!repository.decide(UnitId::create(), m_choice, m_ai, {}, testTime()));
    QVERIFY(!repository.units(m_study, QStringLiteral("nope")));
    QVERIFY(!repository.units(StudyId::create(), m_choice));
}

void tst_AdjudicationRepository::decisionsAreJournalled()
{
    VERIFY_RESULT(decide(m_choice, m_ai, QStringLiteral("so")));
    VERIFY_RESULT(AdjudicationRepository(*m_database).takeBack(m_unit, m_choice, testTime()));
    const auto entries = journalEntries(*m_database);
    VERIFY_RESULT(entries);
    const JournalEntry decided = entries->at(entries->size() - 2);
    QCOMPARE(decided.action, QStringLiteral("unit decided"));
    QCOMPARE(decided.subject, QStringLiteral("S"));
    QCOMPARE(decided.detail.value(u"unit").toString(), QStringLiteral("u-1"));
    QCOMPARE(decided.detail.value(u"value").toString(), m_ai);
    QCOMPARE(decided.detail.value(u"reason").toString(), QStringLiteral("so"));
    QCOMPARE(entries->constLast().action, QStringLiteral("decision taken back"));
}

CONCORD_TEST(tst_AdjudicationRepository)

#include "tst_adjudicationrepository.moc"
