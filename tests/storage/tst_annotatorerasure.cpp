// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/annotatorerasure.h"

#include "models/study/answerstate.h"
#include "storage/amendments.h"
#include "storage/annotationrepository.h"
#include "storage/annotatorchanges.h"
#include "storage/journal.h"
#include "storage/studyrepository.h"
#include "tests/storage/peoplefixture.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Concord;

namespace {

const QString erasedPerson = QStringLiteral("Xanthippe Ödlund");
const QString erasedComment = QStringLiteral("quizzical zymurgy");

} // namespace

class tst_AnnotatorErasure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingIsLeftInTheFile();
    void othersKeepEverything();
    void logsLoseTheNameAlone();
    void reasonsOfDecisionsLoseTheName();
    void shortNamesAreWordsOfTheirOwn();
    void logsKeepTheirOwnWords();
    void studiesAreToldWithoutTheName();
    void oldAnswersFindNoAssignment();
    void unknownNameIsAnError();

private:
    Result<Erasure> erase(const QString &name = erasedPerson);

    std::unique_ptr<TestProject> m_project;
    StudyId m_study;
    StudyId m_closed;
};

// Two studies, one of them closed; A is Xanthippe, who has answered and commented on all in both.
void tst_AnnotatorErasure::init()
{
    m_project = std::make_unique<TestProject>();
    const Result<void> renamed = m_project->write([this](Database &database) {
        addPeopleItem(database);
        m_study = addPeopleStudy(database, QStringLiteral("Main"), 60, 3, 2);
        m_closed = addPeopleStudy(database, QStringLiteral("Before"), 30, 2, 1);
        for (const StudyId study : {m_study, m_closed}) {
            answerUnits(database, study, QStringLiteral("A"), 100, erasedComment);
            answerUnits(database, study, QStringLiteral("B"), 5, QStringLiteral("fine"));
        }
        return AnnotatorChanges(database).rename(QStringLiteral("A"), erasedPerson, testTime());
    });
    VERIFY_RESULT(renamed);
    const Result<void> closed = m_project->write([this](Database &database) {
        return StudyRepository(database).close(m_closed, testTime());
    });
    VERIFY_RESULT(closed);
}

Result<Erasure> tst_AnnotatorErasure::erase(const QString &name)
{
    return m_project->write(
        [&](Database &database) { return eraseAnnotator(database, name, testTime()); });
}

void tst_AnnotatorErasure::nothingIsLeftInTheFile()
{
    const QString id =
        m_project->texts(QStringLiteral("SELECT id FROM annotator WHERE name LIKE 'Xan%'"))
            .value(0);
    const auto bytesOf = [this] {
        m_project->close();
        QFile file(m_project->path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QVERIFY(bytesOf().contains(erasedPerson.toUtf8()));
    m_project->reopen();
    const auto erasure = erase();
    VERIFY_RESULT(erasure);
    QCOMPARE(*erasure, (Erasure{2, 40 + 15}));
    QCOMPARE(m_project->faults(), QStringList());
    const QByteArray bytes = bytesOf();
    QVERIFY(bytes.contains("fine"));
    for (const QByteArray &trace : {erasedPerson.toUtf8(), QByteArray("Xanthippe"),
                                    erasedComment.toUtf8(), QByteArray("zymurgy"), id.toUtf8()})
        QVERIFY2(!bytes.contains(trace), trace.constData());
}

void tst_AnnotatorErasure::othersKeepEverything()
{
    const QString others =
        QStringLiteral("SELECT event.id FROM annotation_event AS event JOIN assignment "
                       "ON assignment.id = assignment JOIN annotator ON annotator.id = annotator "
                       "WHERE name = 'B' ORDER BY event.id");
    const QStringList before = m_project->texts(others);
    QCOMPARE(before.size(), 20);
    VERIFY_RESULT(erase());
    QCOMPARE(m_project->texts(others), before);
    QCOMPARE(m_project->number(QStringLiteral("SELECT count(*) FROM annotation_event")), 20);
    QCOMPARE(m_project->texts(QStringLiteral("SELECT name FROM study ORDER BY rowid")).join(u','),
             QStringLiteral("Main,Before"));
    const QStringList names = m_project->read([this](Database &database) {
        return StudyRepository(database).load(m_study)->design.annotators;
    });
    QCOMPARE(names.join(u','), QStringLiteral("B,C"));
}

void tst_AnnotatorErasure::logsLoseTheNameAlone()
{
    const Result<void> logged = m_project->write([](Database &database) {
        const QString packet = QStringLiteral("main-xanthippe-ödlund.concordpacket");
        const QJsonObject detail{
            {QStringLiteral("file"), packet},
            {QStringLiteral("annotators"), QJsonArray{QStringLiteral("B"), erasedPerson}},
            {QStringLiteral("units"), 40}};
        mustExecute(database,
                    QStringLiteral("INSERT INTO packet_log (study, annotator, at, "
                                   "direction, detail) SELECT study.id, annotator.id, "
                                   "'x', 'out', '{\"file\":\"for Xanthippe Ödlund\"}' "
                                   "FROM study, annotator WHERE study.name = 'Main'"));
        return addJournalEntry(database, testTime(), QStringLiteral("packet written"),
                               u"Packet of " + erasedPerson, detail);
    });
    VERIFY_RESULT(logged);
    VERIFY_RESULT(erase());
    const auto entries =
        m_project->read([](Database &database) { return journalEntries(database); });
    const JournalEntry entry = entries->at(entries->size() - 2);
    QCOMPARE(entry.subject, QStringLiteral("Packet of (erased)"));
    QCOMPARE(entry.detail,
             (QJsonObject{{QStringLiteral("file"), QStringLiteral("main-(erased).concordpacket")},
                          {QStringLiteral("annotators"),
                           QJsonArray{QStringLiteral("B"), QStringLiteral("(erased)")}},
                          {QStringLiteral("units"), 40}}));
    QCOMPARE(m_project->texts(QStringLiteral("SELECT DISTINCT detail FROM packet_log")).join(u';'),
             QStringLiteral("{\"file\":\"for (erased)\"}"));
    QCOMPARE(m_project->number(QStringLiteral("SELECT count(*) FROM packet_log")), 2);
}

void tst_AnnotatorErasure::reasonsOfDecisionsLoseTheName()
{
    const Result<void> decided = m_project->write([](Database &database) {
        mustExecute(database,
                    QStringLiteral("INSERT INTO adjudication (uuid, unit, question, value, reason, "
                                   "decided_at) SELECT id, id, 'source', 'ai', "
                                   "'Xanthippe Ödlund misread it', 'x' FROM unit LIMIT 1"));
        return Result<void>();
    });
    VERIFY_RESULT(decided);
    VERIFY_RESULT(erase());
    QCOMPARE(m_project->texts(QStringLiteral("SELECT reason FROM adjudication")),
             QStringList(QStringLiteral("(erased) misread it")));
}

void tst_AnnotatorErasure::shortNamesAreWordsOfTheirOwn()
{
    const Result<void> logged = m_project->write([](Database &database) {
        return addJournalEntry(database, testTime(), QStringLiteral("noted"),
                               QStringLiteral("Bob, B and 2B"), {});
    });
    VERIFY_RESULT(logged);
    VERIFY_RESULT(erase(QStringLiteral("B")));
    QCOMPARE(m_project->texts(QStringLiteral("SELECT subject FROM journal WHERE action = 'noted'"))
                 .value(0),
             QStringLiteral("Bob, (erased) and 2B"));
}

void tst_AnnotatorErasure::logsKeepTheirOwnWords()
{
    const QString unlucky = QStringLiteral("Units");
    const Result<void> logged = m_project->write([&](Database &database) -> Result<void> {
        if (auto done = addJournalEntry(
                database, testTime(), QStringLiteral("noted"), QStringLiteral("x"),
                {{QStringLiteral("units"), 40}, {QStringLiteral("annotator"), unlucky}});
            !done)
            return done;
        return AnnotatorChanges(database).rename(QStringLiteral("B"), unlucky, testTime());
    });
    VERIFY_RESULT(logged);
    VERIFY_RESULT(erase(unlucky));
    QCOMPARE(m_project->texts(QStringLiteral("SELECT detail FROM journal WHERE action = 'noted'"))
                 .value(0),
             QStringLiteral("{\"annotator\":\"(erased)\",\"units\":40}"));
}

void tst_AnnotatorErasure::studiesAreToldWithoutTheName()
{
    VERIFY_RESULT(erase());
    const auto amendments =
        m_project->read([this](Database &database) { return studyAmendments(database, m_study); });
    VERIFY_RESULT(amendments);
    Amendment expected{testTime(), erasureAmendment};
    expected.answers = 40;
    QCOMPARE(*amendments, (QList<Amendment>{expected}));
    const auto entries =
        m_project->read([](Database &database) { return journalEntries(database); });
    QCOMPARE(entries->constLast().action, erasureAmendment);
    QCOMPARE(entries->constLast().subject, QStringLiteral("annotator"));
    QCOMPARE(entries->constLast().detail[u"answers"].toInt(), 55);
}

void tst_AnnotatorErasure::oldAnswersFindNoAssignment()
{
    const auto old = m_project->read([this](Database &database) {
        return AnnotationRepository(database).events(m_study)->constFirst();
    });
    VERIFY_RESULT(erase());
    const Result<void> again = m_project->write(
        [&](Database &database) { return AnnotationRepository(database).append(old); });
    QVERIFY(!again);
    QCOMPARE(again.error().message,
             QStringLiteral("The unit that was answered is no longer in the project."));
}

void tst_AnnotatorErasure::unknownNameIsAnError()
{
    QCOMPARE(erase(QStringLiteral("Zoe")).error().message,
             QStringLiteral("There is no annotator named “Zoe” here. There are: B, C, "
                            "Xanthippe Ödlund."));
}

CONCORD_TEST(tst_AnnotatorErasure)

#include "tst_annotatorerasure.moc"
