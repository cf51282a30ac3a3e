// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/studychanges.h"

#include "storage/amendments.h"
#include "storage/journal.h"
#include "storage/studyrepository.h"
#include "tests/storage/peoplefixture.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_StudyChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void renamedStudyIsFoundUnderTheNewName();
    void takenAndEmptyNamesAreRefused();
    void deletedStudyTakesAllItsRowsAlong();
    void deletingKeepsWhatOtherStudiesUse();
    void amendedGuidelineIsANewVersion();
    void guidelineThatChangesNothingIsRefused();
    void closedStudyKeepsItsGuideline();
    void missingStudyIsAnError();

private:
    QStringList rowCounts() const;

    std::unique_ptr<Database> m_database;
    StudyId m_study;
    const QDateTime m_now = testTime().addSecs(60);
};

void tst_StudyChanges::init()
{
    m_database = std::make_unique<Database>(emptyProjectDatabase());
    addPeopleItem(*m_database);
    m_study = addPeopleStudy(*m_database, QStringLiteral("Main"), 6, 3, 2);
}

QStringList tst_StudyChanges::rowCounts() const
{
    QStringList counts;
    for (const char *table : {"study", "template", "unit", "unit_subject", "assignment",
                              "annotation_event", "annotator", "amendment"}) {
        const QString name = QString::fromLatin1(table);
        counts.append(name + u' '
                      + QString::number(numberFrom(*m_database, u"SELECT count(*) FROM " + name)));
    }
    return counts;
}

void tst_StudyChanges::renamedStudyIsFoundUnderTheNewName()
{
    VERIFY_RESULT(StudyChanges(*m_database).rename(m_study, QStringLiteral(" Zweite "), m_now));
    const StudyRepository studies(*m_database);
    QVERIFY(studies.find(QStringLiteral("Zweite"))->id == m_study);
    const JournalEntry entry = journalEntries(*m_database)->constLast();
    QCOMPARE(entry.action, QStringLiteral("study renamed"));
    QCOMPARE(entry.subject, QStringLiteral("Main"));
    QCOMPARE(entry.detail[u"name"].toString(), QStringLiteral("Zweite"));
    VERIFY_RESULT(StudyChanges(*m_database).rename(m_study, QStringLiteral("Zweite"), m_now));
}

void tst_StudyChanges::takenAndEmptyNamesAreRefused()
{
    addPeopleStudy(*m_database, QStringLiteral("Other"), 2, 2, 1);
    StudyChanges changes(*m_database);
    QCOMPARE(changes.rename(m_study, QStringLiteral("Other"), m_now).error().message,
             QStringLiteral("There is already a study named “Other”. Choose another name."));
    QCOMPARE(changes.rename(m_study, QStringLiteral("  "), m_now).error().message,
             QStringLiteral("A study needs a name."));
    QCOMPARE(StudyRepository(*m_database).load(m_study)->name, QStringLiteral("Main"));
}

void tst_StudyChanges::deletedStudyTakesAllItsRowsAlong()
{
    answerUnits(*m_database, m_study, QStringLiteral("A"), 2);
    StudyChanges changes(*m_database);
    VERIFY_RESULT(changes.amendGuideline(m_study, QStringLiteral("Read twice."), m_now));
    VERIFY_RESULT(changes.remove(m_study, m_now));
    for (const QString &count : rowCounts())
        QVERIFY2(count.endsWith(QStringLiteral(" 0")), qPrintable(count));
    const JournalEntry entry = journalEntries(*m_database)->constLast();
    QCOMPARE(entry.action, QStringLiteral("study deleted"));
    QCOMPARE(entry.subject, QStringLiteral("Main"));
    QCOMPARE(entry.detail[u"units"].toInt(), 6);
}

void tst_StudyChanges::deletingKeepsWhatOtherStudiesUse()
{
    const QStringList before = rowCounts();
    const StudyId other = addPeopleStudy(*m_database, QStringLiteral("Other"), 4, 4, 2);
    answerUnits(*m_database, m_study, QStringLiteral("A"), 2);
    const QStringList events = rowCounts();
    VERIFY_RESULT(StudyChanges(*m_database).remove(other, m_now));
    QStringList expected = before;
    expected[5] = events[5];
    QCOMPARE(rowCounts(), expected);
}

void tst_StudyChanges::amendedGuidelineIsANewVersion()
{
    const StudyRepository studies(*m_database);
    const auto before = studies.studyTemplate(m_study);
    StudyChanges changes(*m_database);
    const auto version = changes.amendGuideline(m_study, QStringLiteral("Read twice.\n"), m_now);
    VERIFY_RESULT(version);
    QCOMPARE(*version, 2);
    StudyTemplate expected = *before;
    expected.guideline = QStringLiteral("Read twice.");
    QVERIFY(*studies.studyTemplate(m_study) == expected);
    QCOMPARE(studies.load(m_study)->guidelineVersion, 2);
    QCOMPARE(*changes.amendGuideline(m_study, QStringLiteral("Read thrice."), m_now.addSecs(5)), 3);
    const auto amendments = studyAmendments(*m_database, m_study);
    VERIFY_RESULT(amendments);
    QCOMPARE(amendments->size(), 2);
    QCOMPARE(amendments->at(0).at, m_now);
    QCOMPARE(amendments->at(0).kind, guidelineAmendment);
    QCOMPARE(amendments->at(0).guidelineVersion, 2);
    QCOMPARE(amendments->at(1).guidelineVersion, 3);
    // The texts that annotators had before stay in the file.
    QCOMPARE(numberFrom(*m_database, QStringLiteral("SELECT count(*) FROM template")), 3);
    QCOMPARE(journalEntries(*m_database)->constLast().action, guidelineAmendment);
}

void tst_StudyChanges::guidelineThatChangesNothingIsRefused()
{
    StudyChanges changes(*m_database);
    const QString guideline = StudyRepository(*m_database).studyTemplate(m_study)->guideline;
    QCOMPARE(changes.amendGuideline(m_study, guideline + u'\n', m_now).error().message,
             QStringLiteral("The guideline of “Main” says this already."));
    QCOMPARE(changes.amendGuideline(m_study, QStringLiteral(" \n"), m_now).error().message,
             QStringLiteral("The guideline is empty. Write what annotators are to do."));
    QVERIFY(studyAmendments(*m_database, m_study)->isEmpty());
}

void tst_StudyChanges::closedStudyKeepsItsGuideline()
{
    VERIFY_RESULT(StudyRepository(*m_database).close(m_study, m_now));
    const auto done =
        StudyChanges(*m_database).amendGuideline(m_study, QStringLiteral("Read twice."), m_now);
    QVERIFY(!done);
    QVERIFY(done.error().message.contains(QStringLiteral("is not open")));
}

void tst_StudyChanges::missingStudyIsAnError()
{
    StudyChanges changes(*m_database);
    const QString message = QStringLiteral("This study is no longer in the project.");
    QCOMPARE(changes.rename(StudyId::create(), QStringLiteral("X"), m_now).error().message,
             message);
    QCOMPARE(changes.remove(StudyId::create(), m_now).error().message, message);
    QCOMPARE(changes.amendGuideline(StudyId::create(), QStringLiteral("X"), m_now).error().message,
             message);
}

CONCORD_TEST(tst_StudyChanges)

#include "tst_studychanges.moc"
