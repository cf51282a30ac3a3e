// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/packetwriter.h"

#include "storage/annotationrepository.h"
#include "storage/integrity.h"
#include "storage/journal.h"
#include "storage/packetfile.h"
#include "storage/packetmerge.h"
#include "storage/projectfile.h"
#include "storage/query.h"
#include "storage/studyrepository.h"
#include "tests/storage/packetfixture.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QTest>
#include <QtEndian>

using namespace Concord;

class tst_PacketWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aPacketIsAPlainFileOfItsOwn();
    void aPacketHoldsTheAnnotatorsStudy();
    void tablesOfSourcesAreEmpty();
    void unitsAreShownAsInTheProject();
    void onlyTrainingUnitsCarryTheirKey();
    void ownAnswersGoAlongAndOthersStay();
    void withdrawnUnitsStayUnlessAnswered();
    void nothingInItsBytesLeadsToTheSource();
    void nothingOfOthersIsInItsBytes();
    void aPacketIsWrittenAnew();
    void answersThatAreNotMergedAreNotOverwritten();
    void otherFilesAreLeftAlone();
    void anOpenPacketIsNotOverwritten();
    void whatCannotBeExportedIsSaid();
    void aFolderThatCannotBeWrittenLeavesNothing();
    void theWayOutIsNoted();
    void aProjectIsNoPacketAndTheOtherWayRound();

private:
    QByteArray bytes(const QString &path);
    QString refusal(const QString &path, AnnotatorId annotator);

    std::unique_ptr<PacketProject> m_project;
};

void tst_PacketWriter::init()
{
    m_project = std::make_unique<PacketProject>();
}

QByteArray tst_PacketWriter::bytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString tst_PacketWriter::refusal(const QString &path, AnnotatorId annotator)
{
    const auto done =
        exportPacket(m_project->database(), m_project->study(), annotator, path, testTime());
    return done ? QString() : done.error().message;
}

void tst_PacketWriter::aPacketIsAPlainFileOfItsOwn()
{
    const QString path = m_project->packet(m_project->ada(), QStringLiteral("a.concordpacket"));
    const Database packet = openedDatabase(path);
    QCOMPARE(*packet.pragma(QStringLiteral("application_id")), QString::number(0x434E4350));
    QCOMPARE(*packet.pragma(QStringLiteral("user_version")),
             *m_project->database().pragma(QStringLiteral("user_version")));
    QCOMPARE(*packet.pragma(QStringLiteral("journal_mode")), QStringLiteral("delete"));
    QCOMPARE(*packet.pragma(QStringLiteral("freelist_count")), QStringLiteral("0"));
    QCOMPARE(*findFaults(packet), QStringList());
    const QString uuid = QStringLiteral("SELECT uuid FROM project");
    QVERIFY(textsFrom(packet, uuid) != textsFrom(m_project->database(), uuid));
    QCOMPARE(QDir(m_project->path({})).entryList({QStringLiteral("a.*")}),
             QStringList{QStringLiteral("a.concordpacket")});
}

void tst_PacketWriter::aPacketHoldsTheAnnotatorsStudy()
{
    const QString path = m_project->packet(m_project->ada(), QStringLiteral("a.concordpacket"));
    const Database packet = openedDatabase(path);
    const StudyRepository studies(packet);
    const auto study = studies.load(m_project->study());
    VERIFY_RESULT(study);
    QCOMPARE(study->name, QStringLiteral("Reading"));
    QCOMPARE(study->design.annotators, QStringList{QStringLiteral("Ada")});
    QCOMPARE(study->design.seed, 0);
    QCOMPARE(study->design.trainingUnits, 1);
    QVERIFY(study->design.population.isEmpty() && study->design.filter == ItemFilter());
    QVERIFY(study->design.runs.isEmpty() && study->design.excludedStudy.isEmpty());
    QVERIFY(*studies.studyTemplate(study->id) == everyQuestionTemplate());
    QVERIFY(*studies.assignments(study->id) == m_project->assignments(m_project->ada()));
    QCOMPARE(textsFrom(packet, QStringLiteral("SELECT name FROM annotator")),
             QStringList{QStringLiteral("Ada")});
    // Ada's order is backwards.
    QCOMPARE(textsFrom(packet, QStringLiteral("SELECT key FROM unit ORDER BY rowid")).join(u' '),
             QStringLiteral("t-0000 t-0006 t-0005 t-0004 t-0003 t-0002 t-0001"));
}

void tst_PacketWriter::tablesOfSourcesAreEmpty()
{
    const QString path = m_project->packet(m_project->ada(), QStringLiteral("a.concordpacket"));
    const Database packet = openedDatabase(path);
    const QStringList kept{QStringLiteral("project"),   QStringLiteral("journal"),
                           QStringLiteral("template"),  QStringLiteral("study"),
                           QStringLiteral("annotator"), QStringLiteral("unit"),
                           QStringLiteral("assignment")};
    const QStringList fresh =
        textsFrom(emptyProjectDatabase(),
                  QStringLiteral("SELECT name FROM sqlite_schema WHERE type = 'table'"));
    const Database empty = emptyProjectDatabase();
    for (const QString &table : fresh) {
        const QString sql = u"SELECT count(*) FROM " + table;
        if (!kept.contains(table))
            QCOMPARE(table + textsFrom(packet, sql).join(u' '),
                     table + textsFrom(empty, sql).join(u' '));
    }
    QCOMPARE(textsFrom(packet, QStringLiteral("SELECT action || subject || detail FROM journal")),
             QStringList{QStringLiteral("packet madepacket{}")});
}

void tst_PacketWriter::unitsAreShownAsInTheProject()
{
    const QString path = m_project->packet(m_project->ada(), QStringLiteral("a.concordpacket"));
    const Database packet = openedDatabase(path);
    for (const StudyAssignment &assignment : m_project->assignments(m_project->ada())) {
        const auto here = StudyRepository(m_project->database()).shownUnit(assignment.unit);
        const auto there = StudyRepository(packet).shownUnit(assignment.unit);
        VERIFY_RESULT(here);
        VERIFY_RESULT(there);
        QVERIFY(!here->turns.isEmpty());
        QVERIFY(*here == *there);
    }
}

void tst_PacketWriter::onlyTrainingUnitsCarryTheirKey()
{
    const QString path = m_project->packet(m_project->ada(), QStringLiteral("a.concordpacket"));
    const Database packet = openedDatabase(path);
    const auto units = StudyRepository(packet).units(m_project->study());
    VERIFY_RESULT(units);
    QCOMPARE(units->size(), 7);
    for (const StudyUnit &unit : *units) {
        const auto shown = StudyRepository(packet).shownUnit(unit.id);
        VERIFY_RESULT(shown);
        QCOMPARE(shown->training.has_value(), unit.key == u"t-0000");
        QVERIFY(unit.subjects.isEmpty());
    }
}

void tst_PacketWriter::ownAnswersGoAlongAndOthersStay()
{
    const auto mine = m_project->assignments(m_project->ada());
    const auto theirs = m_project->assignments(m_project->ben());
    PacketWriterAtWork work(m_project->database(), m_project->study(), DeviceId::create());
    const AnnotationEvent kept =
        work.answer(mine[1].id, QStringLiteral("words"), QStringLiteral("Mine."), testTime());
    work.answer(theirs[1].id, QStringLiteral("words"), QStringLiteral("Secretly."), testTime());
    const QString path = m_project->packet(m_project->ada(), QStringLiteral("a.concordpacket"));
    const Database packet = openedDatabase(path);
    QVERIFY(*AnnotationRepository(packet).events(m_project->study())
            == QList<AnnotationEvent>{kept});
}

void tst_PacketWriter::withdrawnUnitsStayUnlessAnswered()
{
    const auto mine = m_project->assignments(m_project->ada());
    PacketWriterAtWork work(m_project->database(), m_project->study(), DeviceId::create());
    work.answer(mine[2].id, QStringLiteral("source"), QStringLiteral("ai"), testTime());
    mustExecute(m_project->database(),
                QStringLiteral("UPDATE assignment SET withdrawn = 1 WHERE id IN ('%1', '%2')")
                    .arg(mine[2].id.toString(), mine[3].id.toString()));
    const QString path = m_project->packet(m_project->ada(), QStringLiteral("a.concordpacket"));
    const Database packet = openedDatabase(path);
    QCOMPARE(textsFrom(packet, QStringLiteral("SELECT key FROM unit ORDER BY rowid")).join(u' '),
             QStringLiteral("t-0000 t-0006 t-0005 t-0003 t-0002 t-0001"));
}

void tst_PacketWriter::nothingInItsBytesLeadsToTheSource()
{
    mustExecute(m_project->database(),
                QStringLiteral("UPDATE dataset SET source_sha256 = "
                               "'secretsha'"));
    for (const Annotator &annotator : {m_project->ada(), m_project->ben()}) {
        const QByteArray packet =
            bytes(m_project->packet(annotator, annotator.name + u".concordpacket"));
        QVERIFY(packet.contains("My band rehearses.")); // what is shown is there
        for (const char *secret : {"secret", "the tram is late", "hobby: music"}) {
            const QString text = QString::fromLatin1(secret);
            QVERIFY2(!packet.toLower().contains(secret), secret);
            const QByteArray wide(reinterpret_cast<const char *>(text.utf16()),
                                  text.size() * qsizetype(sizeof(char16_t)));
            QVERIFY2(!packet.toLower().contains(wide), secret);
        }
        // The seed, as SQLite writes whole numbers and as text.
        QVERIFY(!packet.contains("SECRETSE"));
        QVERIFY(!packet.contains(QByteArray::number(0x53454352'45545345)));
    }
}

void tst_PacketWriter::nothingOfOthersIsInItsBytes()
{
    m_project->addStudy(QStringLiteral("secretstudy"), everyQuestionTemplate());
    PacketWriterAtWork work(m_project->database(), m_project->study(), DeviceId::create());
    const auto theirs = m_project->assignments(m_project->ben());
    const AnnotationEvent event =
        work.answer(theirs[1].id, QStringLiteral("words"), QStringLiteral("Secretly."), testTime());
    const QByteArray packet =
        bytes(m_project->packet(m_project->ada(), QStringLiteral("a.concordpacket")));
    QStringList others{QStringLiteral("Ben"),      m_project->ben().id.toString(),
                       event.id.toString(),        event.order.device.toString(),
                       QStringLiteral("Secretly"), QStringLiteral("secretstudy")};
    others += textsFrom(m_project->database(), QStringLiteral("SELECT uuid FROM project"));
    others += textsFrom(m_project->database(), QStringLiteral("SELECT uuid FROM dataset"));
    others += textsFrom(m_project->database(), QStringLiteral("SELECT id FROM template"));
    for (const StudyAssignment &assignment : theirs)
        others.append(assignment.id.toString());
    for (const QString &other : std::as_const(others))
        QVERIFY2(!packet.contains(other.toUtf8()), qPrintable(other));
}

void tst_PacketWriter::aPacketIsWrittenAnew()
{
    const QString path = m_project->packet(m_project->ada(), QStringLiteral("a.concordpacket"));
    const auto mine = m_project->assignments(m_project->ada());
    {
        const Database packet = openedDatabase(path);
        PacketWriterAtWork work(packet, m_project->study(), DeviceId::create());
        work.answer(mine[1].id, QStringLiteral("source"), QStringLiteral("ai"), testTime());
    }
    VERIFY_RESULT(mergePacket(m_project->database(), path, testTime()));
    QCOMPARE(refusal(path, m_project->ada().id), QString());
    QCOMPARE(
        numberFrom(openedDatabase(path), QStringLiteral("SELECT count(*) FROM annotation_event")),
        1);
}

void tst_PacketWriter::answersThatAreNotMergedAreNotOverwritten()
{
    const QString path = m_project->packet(m_project->ada(), QStringLiteral("a.concordpacket"));
    const auto mine = m_project->assignments(m_project->ada());
    {
        const Database packet = openedDatabase(path);
        PacketWriterAtWork work(packet, m_project->study(), DeviceId::create());
        work.answer(mine[1].id, QStringLiteral("source"), QStringLiteral("ai"), testTime());
    }
    const QByteArray before = bytes(path);
    QCOMPARE(refusal(path, m_project->ada().id),
             path
                 + u" holds answers that are not in the project. Merge it first, or choose another "
                   u"name.");
    QCOMPARE(bytes(path), before);
}

void tst_PacketWriter::otherFilesAreLeftAlone()
{
    const QString text = writeFile(m_project->path({}), QStringLiteral("a.txt"), "Notes.");
    const QString bens = m_project->packet(m_project->ben(), QStringLiteral("b.concordpacket"));
    const QByteArray before = bytes(bens);
    QVERIFY(refusal(text, m_project->ada().id).contains(u"is left as it is"));
    QCOMPARE(bytes(text), QByteArray("Notes."));
    QVERIFY(
        refusal(bens, m_project->ada().id).contains(u"is a packet of another study or annotator"));
    QCOMPARE(bytes(bens), before);
    QVERIFY(refusal(m_project->path({}), m_project->ada().id).contains(u"is no file"));
}

void tst_PacketWriter::anOpenPacketIsNotOverwritten()
{
    const QString path = m_project->packet(m_project->ada(), QStringLiteral("a.concordpacket"));
    const auto opened = ProjectFile::openPacket(path);
    VERIFY_RESULT(opened);
    QVERIFY(refusal(path, m_project->ada().id).contains(u"is being written by"));
}

void tst_PacketWriter::whatCannotBeExportedIsSaid()
{
    const QString path = m_project->path(QStringLiteral("x.concordpacket"));
    QCOMPARE(refusal(path, AnnotatorId::create()),
             QStringLiteral("This annotator is not in the study “Reading”."));
    mustExecute(m_project->database(),
                QStringLiteral("UPDATE annotator SET judge = 1 WHERE "
                               "name = 'Ben'"));
    QCOMPARE(refusal(path, m_project->ben().id),
             QStringLiteral("This annotator is not in the study “Reading”."));
    VERIFY_RESULT(StudyRepository(m_project->database()).close(m_project->study(), testTime()));
    QVERIFY(refusal(path, m_project->ada().id).contains(u"is not open"));
    QVERIFY(!QFile::exists(path));
    QCOMPARE(numberFrom(m_project->database(), QStringLiteral("SELECT count(*) FROM packet_log")),
             0);
}

void tst_PacketWriter::aFolderThatCannotBeWrittenLeavesNothing()
{
    const QString path = m_project->path(QStringLiteral("nowhere/x.concordpacket"));
    QVERIFY(!refusal(path, m_project->ada().id).isEmpty());
    QCOMPARE(numberFrom(m_project->database(), QStringLiteral("SELECT count(*) FROM packet_log")),
             0);
}

void tst_PacketWriter::theWayOutIsNoted()
{
    m_project->packet(m_project->ada(), QStringLiteral("a.concordpacket"));
    QCOMPARE(
        textsFrom(m_project->database(),
                  QStringLiteral("SELECT direction || ' ' || detail FROM packet_log")),
        QStringList{QStringLiteral(R"(out {"answers":0,"file":"a.concordpacket","units":7})")});
    const auto journal = journalEntries(m_project->database());
    VERIFY_RESULT(journal);
    QCOMPARE(journal->constLast().action, QStringLiteral("packet exported"));
    QCOMPARE(journal->constLast().detail[u"annotator"].toString(), QStringLiteral("Ada"));
}

void tst_PacketWriter::aProjectIsNoPacketAndTheOtherWayRound()
{
    const QString path = m_project->packet(m_project->ada(), QStringLiteral("a.concordpacket"));
    const auto asProject = ProjectFile::open(path, ProjectFile::Access::Read);
    QVERIFY(!asProject);
    QVERIFY(asProject.error().message.contains(u"is a packet of one annotator"));
    const auto asPacket = ProjectFile::openPacket(m_project->database().path());
    QVERIFY(!asPacket);
    QVERIFY(asPacket.error().message.contains(u"is not a packet of Concord"));
    const auto opened = ProjectFile::openPacket(path);
    VERIFY_RESULT(opened);
    QVERIFY((*opened)->isPacket() && (*opened)->isWritable());
    const auto pragmas =
        (*opened)
            ->write([](Database &database) {
                return QString(*database.pragma(QStringLiteral("journal_mode")) + u' '
                               + *database.pragma(QStringLiteral("synchronous")));
            })
            .result();
    QCOMPARE(pragmas, QStringLiteral("delete 2"));
}

CONCORD_TEST(tst_PacketWriter)
#include "tst_packetwriter.moc"
