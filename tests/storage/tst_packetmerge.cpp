// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/packetmerge.h"

#include "models/core/random.h"
#include "storage/annotationrepository.h"
#include "storage/journal.h"
#include "storage/query.h"
#include "storage/studyrepository.h"
#include "tests/storage/packetfixture.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace Concord;

class tst_PacketMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void answersComeBack();
    void everyKindOfAnswerComesBack_data();
    void everyKindOfAnswerComesBack();
    void mergingTwiceAddsNothing();
    void answersOfTwoFilesOfOneMachineAreKept();
    void apartGivenAnswersAreListed();
    void setsAreStoredInOrder();
    void whatIsNoAnswerIsRefused_data();
    void whatIsNoAnswerIsRefused();
    void aChangedAnswerIsRefused();
    void anUsedNumberIsRefused();
    void awaitedAnswersMustFit();
    void onlyAnswersAreRead();
    void refusedAnswersAreListedUpToAHundred();
    void aWithdrawnUnitsAnswersAreTaken();
    void aClosedStudyTakesNothing();
    void anErasedAnnotatorIsSaid();
    void theWayBackIsNoted();
    void anyOrderOfAnyCopiesGivesTheSame();

private:
    QString m_packet;
    QList<StudyAssignment> mine() const { return m_project->assignments(m_project->ada()); }
    AnnotationEvent answerInPacket(const QString &question, const std::optional<QString> &value,
                                   int assignment = 1);
    MergeSummary merge(const QString &path);
    void changePacket(const QString &sql);

    std::unique_ptr<PacketProject> m_project;
};

void tst_PacketMerge::init()
{
    m_project = std::make_unique<PacketProject>();
    m_packet = m_project->packet(m_project->ada(), QStringLiteral("a.concordpacket"));
}

AnnotationEvent tst_PacketMerge::answerInPacket(const QString &question,
                                                const std::optional<QString> &value, int assignment)
{
    const Database packet = openedDatabase(m_packet);
    PacketWriterAtWork work(packet, m_project->study(), DeviceId::create());
    return work.answer(mine()[assignment].id, question, value, testTime());
}

MergeSummary tst_PacketMerge::merge(const QString &path)
{
    const auto summary = mergePacket(m_project->database(), path, testTime());
    if (!summary)
        qFatal("%s | %s", qPrintable(summary.error().message), qPrintable(summary.error().detail));
    return *summary;
}

void tst_PacketMerge::changePacket(const QString &sql)
{
    const Database packet = openedDatabase(m_packet);
    mustExecute(packet, QStringLiteral("PRAGMA ignore_check_constraints = ON"));
    mustExecute(packet, QStringLiteral("PRAGMA foreign_keys = OFF"));
    mustExecute(packet, sql);
}

void tst_PacketMerge::answersComeBack()
{
    const AnnotationEvent given = answerInPacket(QStringLiteral("source"), QStringLiteral("human"));
    MergeSummary expected;
    expected.study = QStringLiteral("Reading");
    expected.annotator = QStringLiteral("Ada");
    expected.read = 1;
    expected.added = 1;
    QVERIFY(merge(m_packet) == expected);
    QVERIFY(m_project->events() == QList<AnnotationEvent>{given});
    QCOMPARE(m_project->faults(), QStringList());
}

void tst_PacketMerge::everyKindOfAnswerComesBack_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *question, const QString &value) {
        QTest::newRow(question) << QString::fromLatin1(question) << value;
    };
    row("source", QStringLiteral("ai"));
    row("marks", QStringLiteral("x|y"));
    row("about", QStringLiteral("hobby=chess"));
    row("order", QStringLiteral("q>p"));
    row("why", QStringLiteral("no"));
    row("why#reason", QStringLiteral("It is stiff; très."));
    row("words", QStringLiteral("Hm.\nYes."));
    row("task", QStringLiteral("A|C"));
    row("#flag", QStringLiteral("1"));
    row("#skip", QStringLiteral("1"));
    row("#comment", QStringLiteral("odd"));
    row("#consent", QStringLiteral("1"));
}

void tst_PacketMerge::everyKindOfAnswerComesBack()
{
    QFETCH(QString, question);
    QFETCH(QString, value);
    answerInPacket(question, value);
    answerInPacket(question, std::nullopt);
    const MergeSummary summary = merge(m_packet);
    QCOMPARE(summary.added, 2);
    QCOMPARE(summary.refused.size(), 0);
    QVERIFY(m_project->events().at(0).value == value);
    QVERIFY(!m_project->events().at(1).value);
}

void tst_PacketMerge::mergingTwiceAddsNothing()
{
    answerInPacket(QStringLiteral("source"), QStringLiteral("human"));
    answerInPacket(QStringLiteral("#comment"), QStringLiteral("odd"));
    merge(m_packet);
    const QList<AnnotationEvent> before = m_project->events();
    const MergeSummary again = merge(m_packet);
    QCOMPARE(again.read, 2);
    QCOMPARE(again.added, 0);
    QCOMPARE(again.known, 2);
    QVERIFY(m_project->events() == before);
}

// Two annotators at one computer: the device is the same, the files are not.
void tst_PacketMerge::answersOfTwoFilesOfOneMachineAreKept()
{
    const DeviceId machine = DeviceId::create();
    const QString bens = m_project->packet(m_project->ben(), QStringLiteral("b.concordpacket"));
    const QString copy = m_project->path(QStringLiteral("copy.concordpacket"));
    QVERIFY(QFile::copy(m_packet, copy));
    for (const QString &path : {m_packet, copy, bens}) {
        const Database packet = openedDatabase(path);
        PacketWriterAtWork work(packet, m_project->study(), machine);
        const auto own = path == bens ? m_project->assignments(m_project->ben()) : mine();
        for (int i = 0; i < 3; ++i)
            work.answer(own[i].id, QStringLiteral("source"), QStringLiteral("ai"), testTime());
    }
    {
        PacketWriterAtWork work(m_project->database(), m_project->study(), machine);
        work.answer(mine()[5].id, QStringLiteral("source"), QStringLiteral("ai"), testTime());
    }
    for (const QString &path : {m_packet, copy, bens}) {
        const MergeSummary summary = merge(path);
        QCOMPARE(summary.added, 3);
        QVERIFY(summary.refused.isEmpty());
    }
    QCOMPARE(m_project->events().size(), 10);
}

void tst_PacketMerge::apartGivenAnswersAreListed()
{
    const QString copy = m_project->path(QStringLiteral("copy.concordpacket"));
    QVERIFY(QFile::copy(m_packet, copy));
    answerInPacket(QStringLiteral("source"), QStringLiteral("human"));
    answerInPacket(QStringLiteral("source"), QStringLiteral("ai"));
    merge(m_packet);
    {
        const Database packet = openedDatabase(copy);
        PacketWriterAtWork work(packet, m_project->study(), DeviceId::create());
        work.answer(mine()[1].id, QStringLiteral("source"), QStringLiteral("human"), testTime());
    }
    const MergeSummary summary = merge(copy);
    QCOMPARE(summary.added, 1);
    // The counter of the copy's answer is 1, that of the last one in the packet is 2.
    const MergeConflict expected{QStringLiteral("t-0006"),
                                 QStringLiteral("source"),
                                 {QStringLiteral("human"), QStringLiteral("ai")}};
    QVERIFY(summary.conflicts == QList<MergeConflict>{expected});
    QCOMPARE(conflictSentence(expected),
             QStringLiteral("t-0006, source: answered apart as “human”, “ai”. The last one counts "
                            "until it is answered once more."));
    QVERIFY(merge(m_packet).conflicts == QList<MergeConflict>{expected});
}

void tst_PacketMerge::setsAreStoredInOrder()
{
    const AnnotationEvent given = answerInPacket(QStringLiteral("marks"), QStringLiteral("y|x"));
    QCOMPARE(merge(m_packet).added, 1);
    QCOMPARE(*m_project->events().at(0).value, QStringLiteral("x|y"));
    QCOMPARE(m_project->events().at(0).id, given.id);
    QCOMPARE(merge(m_packet).known, 1);
}

void tst_PacketMerge::whatIsNoAnswerIsRefused_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const char *change, const char *sentence) {
        QTest::newRow(name) << QString::fromUtf8(change) << QString::fromUtf8(sentence);
    };
    const char *number = "Its counter is out of range.";
    const char *place = "It is to replace, or to be replaced by, an answer to something else.";
    row("unknown question", "question = 'spy'", "The study has no question “spy”.");
    row("unknown value", "value = 'dog'",
        "“dog” is no answer to the question “source”. Allowed are: human, ai.");
    row("flag of another value", "question = '#flag', value = 'yes'",
        "“yes” is no answer to the question “#flag”. Allowed are: 1.");
    row("reason of what takes none", "question = 'source#reason'",
        "The study has no question “source#reason”.");
    row("empty comment", "question = '#comment', value = ' '",
        "“ ” is no answer to the question “#comment”. It has to hold between 1 and 10000 "
        "characters.");
    row("long text", "question = 'words', value = replace(hex(zeroblob(20001)), '0', 'x')",
        "Its text is longer than 10000 characters.");
    row("text of a character too many",
        "question = 'words', value = substr(replace(hex(zeroblob(5001)), '0', 'x'), 1, 10001)",
        nullptr);
    row("counter 0", "counter = 0", nullptr);
    row("counter beyond all", "counter = 9007199254740993", number);
    row("counter far ahead", "counter = 4294967298", number);
    row("sequence beyond all", "sequence = 9007199254740993", number);
    row("unit of nobody", "assignment = '11111111-2222-4333-8444-555555555555'",
        "It answers a unit that Ada was not given in this study.");
    row("id of no kind", "id = 'zzzzzzzz-2222-4333-8444-555555555555'", "One of its ids is none.");
    row("id in capitals", "id = 'AAAAAAAA-2222-4333-8444-555555555555'", "One of its ids is none.");
    row("time of no kind", "answered_at = 'yesterday'", "One of its times is none.");
    row("duration beyond all", "duration_ms = 9007199254740993", "Its duration is none.");
    row("replaces itself", "supersedes = id", place);
}

void tst_PacketMerge::whatIsNoAnswerIsRefused()
{
    QFETCH(QString, change);
    QFETCH(QString, sentence);
    answerInPacket(QStringLiteral("source"), QStringLiteral("human"));
    changePacket(u"UPDATE annotation_event SET " + change);
    const auto summary = mergePacket(m_project->database(), m_packet, testTime());
    if (sentence.isEmpty()) {
        // Refused as a whole, for no file of Concord breaks its own rules, or with another
        // sentence.
        QVERIFY(!summary || summary->refusedCount == 1);
    } else {
        VERIFY_RESULT(summary);
        QCOMPARE(summary->refusedCount, 1);
        QCOMPARE(summary->refused.at(0).sentence, sentence);
    }
    QVERIFY(m_project->events().isEmpty());
    QCOMPARE(m_project->faults(), QStringList());
}

void tst_PacketMerge::aChangedAnswerIsRefused()
{
    const AnnotationEvent given = answerInPacket(QStringLiteral("source"), QStringLiteral("human"));
    merge(m_packet);
    changePacket(QStringLiteral("UPDATE annotation_event SET value = 'ai'"));
    const MergeSummary summary = merge(m_packet);
    QVERIFY(summary.refused
            == (QList<RefusedEvent>{{given.id.toString(),
                                     QStringLiteral("The project has another answer with the same "
                                                    "id.")}}));
    QCOMPARE(*m_project->events().at(0).value, QStringLiteral("human"));
}

void tst_PacketMerge::anUsedNumberIsRefused()
{
    answerInPacket(QStringLiteral("source"), QStringLiteral("human"));
    merge(m_packet);
    const QString id = EventId::create().toString();
    changePacket(u"UPDATE annotation_event SET id = '" + id + u"'");
    const MergeSummary summary = merge(m_packet);
    QVERIFY(summary.refused
            == (QList<RefusedEvent>{
                {id,
                 QStringLiteral("The project has another answer of the same device with the "
                                "same number.")}}));
}

// An answer may name one that has not arrived: when it does, the two have to belong together.
void tst_PacketMerge::awaitedAnswersMustFit()
{
    const AnnotationEvent first = answerInPacket(QStringLiteral("source"), QStringLiteral("human"));
    const AnnotationEvent second = answerInPacket(QStringLiteral("source"), QStringLiteral("ai"));
    QVERIFY(second.supersedes == first.id);
    const QString whole = m_project->path(QStringLiteral("whole.concordpacket"));
    QVERIFY(QFile::copy(m_packet, whole));
    changePacket(u"DELETE FROM annotation_event WHERE id = '" + first.id.toString() + u"'");
    QCOMPARE(merge(m_packet).added, 1);
    changePacket(u"UPDATE annotation_event SET id = '" + first.id.toString()
                 + u"', supersedes = NULL, counter = 9, device = "
                   u"'11111111-2222-4333-8444-555555555555'");
    QCOMPARE(merge(m_packet).refusedCount, 1);
    QCOMPARE(m_project->faults(), QStringList());
    QCOMPARE(merge(whole).added, 1);
    QVERIFY(m_project->events() == (QList<AnnotationEvent>{first, second}));
}

void tst_PacketMerge::onlyAnswersAreRead()
{
    answerInPacket(QStringLiteral("source"), QStringLiteral("human"));
    for (const char *change :
         {"UPDATE study SET name = 'Forged', seed = 7, state = 'closed'",
          "UPDATE annotator SET name = 'Eve'", "UPDATE unit SET content = '{}', key = key || 'x'",
          "UPDATE template SET body = '{}'", "UPDATE assignment SET position = 40, withdrawn = 1",
          "INSERT INTO journal VALUES (9, 'x', 'x', 'forged', 'x', '{}')"})
        changePacket(QString::fromLatin1(change));
    const auto before = StudyRepository(m_project->database()).assignments(m_project->study());
    QCOMPARE(merge(m_packet).added, 1);
    QVERIFY(*StudyRepository(m_project->database()).assignments(m_project->study()) == *before);
    QCOMPARE(StudyRepository(m_project->database()).load(m_project->study())->name,
             QStringLiteral("Reading"));
    const auto journal = journalEntries(m_project->database());
    VERIFY_RESULT(journal);
    for (const JournalEntry &entry : *journal)
        QVERIFY(entry.action != u"forged");
    QCOMPARE(m_project->faults(), QStringList());
}

void tst_PacketMerge::refusedAnswersAreListedUpToAHundred()
{
    answerInPacket(QStringLiteral("source"), QStringLiteral("human"));
    changePacket(QStringLiteral(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150) "
        "INSERT INTO annotation_event SELECT printf('%08x-0000-4000-8000-000000000000', i), "
        "assignment, 'spy', 'x', counter + i, device, sequence + i, NULL, NULL, NULL, answered_at "
        "FROM annotation_event, n"));
    const MergeSummary summary = merge(m_packet);
    QCOMPARE(summary.read, 151);
    QCOMPARE(summary.added, 1);
    QCOMPARE(summary.refusedCount, 150);
    QCOMPARE(summary.refused.size(), 100);
}

void tst_PacketMerge::aWithdrawnUnitsAnswersAreTaken()
{
    answerInPacket(QStringLiteral("source"), QStringLiteral("human"));
    mustExecute(m_project->database(), QStringLiteral("UPDATE assignment SET withdrawn = 1"));
    QCOMPARE(merge(m_packet).added, 1);
}

void tst_PacketMerge::aClosedStudyTakesNothing()
{
    answerInPacket(QStringLiteral("source"), QStringLiteral("human"));
    VERIFY_RESULT(StudyRepository(m_project->database()).close(m_project->study(), testTime()));
    const auto refused = mergePacket(m_project->database(), m_packet, testTime());
    QVERIFY(!refused);
    QCOMPARE(refused.error().message,
             QStringLiteral("The study “Reading” is closed, so nothing was taken from %1. Merge it "
                            "into a copy of the project from before it was closed.")
                 .arg(m_packet));
    QVERIFY(m_project->events().isEmpty());
}

void tst_PacketMerge::anErasedAnnotatorIsSaid()
{
    mustExecute(m_project->database(),
                u"DELETE FROM assignment WHERE annotator = '" + m_project->ada().id.toString()
                    + u"'");
    const auto refused = mergePacket(m_project->database(), m_packet, testTime());
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(u"an annotator who is not in the study “Reading”"));
}

void tst_PacketMerge::theWayBackIsNoted()
{
    answerInPacket(QStringLiteral("source"), QStringLiteral("human"));
    merge(m_packet);
    QCOMPARE(textsFrom(m_project->database(),
                       QStringLiteral("SELECT detail FROM packet_log WHERE direction = 'back'")),
             QStringList{QStringLiteral(R"({"added":1,"conflicts":0,"file":"a.concordpacket",)"
                                        R"("known":0,"read":1,"refused":0})")});
    QCOMPARE(journalEntries(m_project->database())->constLast().action,
             QStringLiteral("packet merged"));
}

namespace {

QString describe(const QList<AnnotationEvent> &events)
{
    QString all;
    for (const AnnotationEvent &event : events)
        all += event.id.toString() + u' ' + event.value.value_or(QStringLiteral("-")) + u'\n';
    const AnswerState state(events);
    for (const AnswerConflict &conflict : state.conflicts()) {
        all += u'!' + conflict.question;
        for (const AnnotationEvent &head : conflict.heads)
            all += head.id.toString();
    }
    return all;
}

QDateTime wrongClock(Philox &random)
{
    return testTime().addDays(qint64(random.below(4000)) - 2000);
}

} // namespace

// Four copies of one packet, worked on by three machines with wrong clocks; now and then one copy
// is taken for another. Whatever is merged, how often and in which order, ends the same.
void tst_PacketMerge::anyOrderOfAnyCopiesGivesTheSame()
{
    const QStringList questions{QStringLiteral("source"), flagQuestion, commentQuestion};
    const QList<QStringList> values{{QStringLiteral("human"), QStringLiteral("ai")},
                                    {setValue},
                                    {QStringLiteral("odd"), QStringLiteral("even")}};
    const QList<DeviceId> machines{DeviceId::create(), DeviceId::create(), DeviceId::create()};
    int conflicts = 0;
    for (quint64 seed = 0; seed < 4; ++seed) {
        Philox random(seed);
        const auto pick = [&random](qsizetype count) {
            return qsizetype(random.below(quint64(count)));
        };
        QStringList copies;
        for (int i = 0; i < 4; ++i) {
            copies.append(m_project->path(QStringLiteral("%1-%2.packet").arg(seed).arg(i)));
            QVERIFY(QFile::copy(m_packet, copies[i]));
        }
        const QString project = m_project->path(QStringLiteral("%1.concord").arg(seed));
        m_project->copyTo(project);
        for (int sitting = 0; sitting < 12; ++sitting) {
            const QString copy = copies[pick(4)];
            if (sitting == 6) { // a copy goes to another machine; what was there is kept apart
                copies.append(m_project->path(QStringLiteral("%1-x.packet").arg(seed)));
                QVERIFY(QFile::copy(copy, copies.constLast()));
            }
            const Database packet = openedDatabase(copy);
            PacketWriterAtWork work(packet, m_project->study(), machines[pick(3)]);
            for (int i = 0; i < 4; ++i) {
                const qsizetype question = pick(3);
                const QString value = values[question][pick(values[question].size())];
                work.answer(mine()[pick(2)].id, questions[question],
                            pick(4) == 0 ? std::nullopt : std::optional(value), wrongClock(random));
            }
        }
        QString expected;
        for (int order = 0; order < 5; ++order) {
            const QString target = project + QString::number(order);
            QVERIFY(QFile::copy(project, target));
            const Database database = openedDatabase(target);
            QStringList files = copies;
            for (int i = 0; i < order; ++i)
                files.append(copies[pick(copies.size())]); // some more than once
            shuffle(files, random);
            qint64 added = 0;
            for (const QString &file : files) {
                const auto summary = mergePacket(database, file, testTime());
                VERIFY_RESULT(summary);
                QCOMPARE(summary->refusedCount, 0);
                QCOMPARE(summary->read, summary->added + summary->known);
                added += summary->added;
            }
            const auto events = AnnotationRepository(database).events(m_project->study());
            VERIFY_RESULT(events);
            QCOMPARE(added, events->size());
            QCOMPARE(events->size(), 48);
            if (expected.isEmpty())
                expected = describe(*events);
            QCOMPARE(describe(*events), expected);
            conflicts += int(AnswerState(*events).conflicts().size());
        }
    }
    QVERIFY(conflicts > 0);
}

CONCORD_TEST(tst_PacketMerge)
#include "tst_packetmerge.moc"
