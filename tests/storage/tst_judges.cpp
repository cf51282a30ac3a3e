// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/amendments.h"
#include "storage/export/labelscsv.h"
#include "storage/import/labelscsv.h"
#include "storage/journal.h"
#include "storage/studyrepository.h"
#include "tests/storage/labelfixture.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

/// A judge's file becomes one more annotator, who is kept apart from people.
class tst_Judges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aJudgeJoinsTheStudy();
    void asManyUnitsAsItRates();
    void itemKeysLeadToUnits();
    void anItemOfTwoUnitsIsAnError();
    void aClosedStudyTakesJudgesToo();
    void joiningIsAnAmendment();
    void aPersonIsNoJudge();
    void rowsOfOthersAreAnError();
    void wrongRowsLeaveNoJudge();
    void aFolderOfPersonaLensIsRead();

private:
    Result<LabelsSummary> import(const QByteArray &content,
                                 const QString &judge = QStringLiteral("gpt")) const;
    QByteArray labels() const { return *exportLabels(*m_database, m_study, LabelRows::Answered); }
    qint64 count(const char *table) const
    {
        return numberFrom(*m_database,
                          QStringLiteral("SELECT count(*) FROM ") + QString::fromLatin1(table));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    StudyId m_study;
};

void tst_Judges::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = std::make_unique<Database>(emptyProjectDatabase());
    m_study = makeLabelStudy(*m_database);
    mustExecute(*m_database,
                QStringLiteral("DELETE FROM assignment WHERE unit IN "
                               "(SELECT id FROM unit WHERE training = 1)"));
    mustExecute(*m_database, QStringLiteral("DELETE FROM unit WHERE training = 1"));
}

Result<LabelsSummary> tst_Judges::import(const QByteArray &content, const QString &judge) const
{
    const QString path = writeFile(m_folder->path(), QStringLiteral("judge.csv"), content);
    return importJudge(*m_database, m_study, judge, path, DeviceId::create(), testTime());
}

void tst_Judges::aJudgeJoinsTheStudy()
{
    const auto summary =
        import("unit_key,question,value\nu-1,choice,ai\nu-1,scale,4\nu-2,choice,\n");
    VERIFY_RESULT(summary);
    QCOMPARE(*summary, (LabelsSummary{2, 0, 1, 0}));
    QCOMPARE(labels().mid(labels().indexOf('\n') + 1),
             QByteArray("u-1,gpt,choice,ai,1,0,,,2026-03-04T05:06:07.089Z\r\n"
                        "u-1,gpt,scale,4,1,0,,,2026-03-04T05:06:07.089Z\r\n"));
    const StudyRepository studies(*m_database);
    QCOMPARE(studies.annotators(m_study)->size(), 2); // people
    const auto judges = studies.judges(m_study);
    QCOMPARE(judges->size(), 1);
    QVERIFY(judges->at(0).isJudge);
    const auto assignments = studies.assignments(m_study);
    QCOMPARE(assignments->size(), 5);
    const StudyAssignment last = assignments->constLast();
    QCOMPARE(last.annotatorName, QStringLiteral("gpt"));
    QVERIFY(last.isJudge);
    QCOMPARE(last.occurrence, 1);
    QCOMPARE(last.position, 2); // behind 0 and 1
}

void tst_Judges::asManyUnitsAsItRates()
{
    VERIFY_RESULT(import("unit_key,question,value\nu-2,choice,ai\n"));
    const auto summary = import("unit_key,annotator,question,value\n"
                                "u-1,gpt,choice,ai\nu-2,gpt,choice,human\n");
    VERIFY_RESULT(summary);
    QCOMPARE(summary->imported, 2);
    QCOMPARE(count("annotator"), 3);
    QCOMPARE(count("assignment"), 6);
    VERIFY_RESULT(import("unit_key,question,value\nu-2,choice,ai\n", QStringLiteral("llama")));
    QCOMPARE(count("assignment"), 7);
}

void tst_Judges::itemKeysLeadToUnits()
{
    const auto summary = import("item_key,question,value\nrank-2,choice,ai\nrank-77,choice,ai\n");
    VERIFY_RESULT(summary);
    QCOMPARE(*summary, (LabelsSummary{1, 0, 0, 1}));
    QVERIFY(labels().contains("u-2,gpt,choice,ai"));
}

void tst_Judges::anItemOfTwoUnitsIsAnError()
{
    mustExecute(*m_database, QStringLiteral("UPDATE unit_subject SET item = 1"));
    const auto refused = import("item_key,question,value\nrank-1,choice,ai\n");
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(QStringLiteral("u-1, u-2")));
}

void tst_Judges::aClosedStudyTakesJudgesToo()
{
    VERIFY_RESULT(StudyRepository(*m_database).close(m_study, testTime()));
    VERIFY_RESULT(import("unit_key,question,value\nu-1,choice,ai\n"));
    QVERIFY(labels().contains("u-1,gpt,choice,ai"));
}

void tst_Judges::joiningIsAnAmendment()
{
    const QByteArray file = "unit_key,question,value\nu-1,choice,ai\n";
    VERIFY_RESULT(import(file));
    VERIFY_RESULT(import(file)); // nothing new
    const auto amendments = studyAmendments(*m_database, m_study);
    QCOMPARE(amendments->size(), 1);
    QCOMPARE(amendments->constFirst().kind, judgeAmendment);
    QCOMPARE(amendments->constFirst().annotator, QStringLiteral("gpt"));
    QCOMPARE(amendments->constFirst().units, 1);
    const auto entries = journalEntries(*m_database);
    QCOMPARE(entries->constLast().action, judgeAmendment);
    QCOMPARE(entries->constLast().subject, QStringLiteral("S"));
}

void tst_Judges::aPersonIsNoJudge()
{
    const auto refused = import("unit_key,question,value\nu-1,choice,ai\n", QStringLiteral("Al"));
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(QStringLiteral("Al")));
    QVERIFY(!import("unit_key,question,value\nu-1,choice,ai\n", QStringLiteral(" ")));
}

void tst_Judges::rowsOfOthersAreAnError()
{
    const auto refused = import("unit_key,annotator,question,value\nu-1,Al,choice,ai\n");
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(QStringLiteral("line 2")));
}

void tst_Judges::wrongRowsLeaveNoJudge()
{
    QVERIFY(!import("unit_key,question,value\nu-1,choice,ai\nu-2,choice,robot\n"));
    QVERIFY(!import("unit_key,question,value\nu-1,choice,ai\nu-9,choice,ai\n"));
    QCOMPARE(count("annotator"), 2);
    QCOMPARE(count("assignment"), 4);
    QCOMPARE(count("amendment"), 0);
}

void tst_Judges::aFolderOfPersonaLensIsRead()
{
    const QString folder = m_folder->filePath(QStringLiteral("evaluation"));
    const QString place = folder + u"/user1/bot/scale/claude";
    QVERIFY(QDir().mkpath(place));
    writeFile(place, QStringLiteral("rank-2.txt"), "Scale Score: 3\n");
    const auto summary = importJudge(*m_database, m_study, QStringLiteral("claude"), folder,
                                     DeviceId::create(), testTime());
    VERIFY_RESULT(summary);
    QCOMPARE(*summary, (LabelsSummary{1, 0, 0, 0}));
    QVERIFY(labels().contains("u-2,claude,scale,3"));
}

CONCORD_TEST(tst_Judges)

#include "tst_judges.moc"
