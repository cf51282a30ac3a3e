// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/annotationrepository.h"
#include "storage/database.h"
#include "storage/projectfile.h"
#include "storage/studyrepository.h"
#include "tests/app/annotationfixture.h"
#include "tests/app/commandrunner.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

class tst_PacketCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aPacketGoesOutAndComesBack();
    void oneFileThatFailsKeepsNoneBack();
    void apartGivenAnswersAreInTheDocument();
    void missingWordsAreWrongUsage_data();
    void missingWordsAreWrongUsage();
    void whatIsNotThereIsSaid();
    void aPacketIsNoProject();

private:
    QString file(const QString &name) const { return m_folder.filePath(name); }
    Run exportFor(const QString &annotator, const QString &name);
    void answerIn(const QString &path, const QString &value);

    QTemporaryDir m_folder;
    QString m_project;
};

void tst_PacketCommand::initTestCase()
{
    m_project = makeTuringProject(m_folder.path(), 5);
    const auto project = ProjectFile::open(m_project, ProjectFile::Access::Write);
    VERIFY_RESULT(project);
    makeTuringStudy(**project, 4, {QStringLiteral("Ada"), QStringLiteral("Ben")}, 2);
}

Run tst_PacketCommand::exportFor(const QString &annotator, const QString &name)
{
    return runInside({QStringLiteral("packet"), QStringLiteral("export"), m_project,
                      QStringLiteral("--study"), QStringLiteral("Turing"),
                      QStringLiteral("--annotator"), annotator, QStringLiteral("-o"), file(name),
                      QStringLiteral("--json")});
}

// Answers the first unit on a machine of its own, as if nothing had been answered before.
void tst_PacketCommand::answerIn(const QString &path, const QString &value)
{
    const auto packet = ProjectFile::openPacket(path);
    VERIFY_RESULT(packet);
    const Result<void> done = (*packet)
                                  ->write([&](Database &database) -> Result<void> {
                                      const StudyRepository studies(database);
                                      const auto study = studies.find(QStringLiteral("Turing"));
                                      if (!study)
                                          return study.error();
                                      const auto assignments = studies.assignments(study->id);
                                      if (!assignments)
                                          return assignments.error();
                                      AnnotationEvent event;
                                      event.id = EventId::create();
                                      event.assignment = assignments->at(0).id;
                                      event.question = QStringLiteral("source");
                                      event.value = value;
                                      event.order = {1, DeviceId::create(), 1};
                                      event.answeredAt = QDateTime::currentDateTimeUtc();
                                      return AnnotationRepository(database).append(event);
                                  })
                                  .result();
    VERIFY_RESULT(done);
}

void tst_PacketCommand::aPacketGoesOutAndComesBack()
{
    const Run out = exportFor(QStringLiteral("Ben"), QStringLiteral("ben.concordpacket"));
    QCOMPARE(out.exitCode, 0);
    QCOMPARE(out.json().object(),
             (QJsonObject{{QStringLiteral("file"), file(QStringLiteral("ben.concordpacket"))},
                          {QStringLiteral("study"), QStringLiteral("Turing")},
                          {QStringLiteral("annotator"), QStringLiteral("Ben")}}));
    answerIn(file(QStringLiteral("ben.concordpacket")), QStringLiteral("ai"));
    for (const bool isFirst : {true, false}) {
        const Run back =
            runInside({QStringLiteral("packet"), QStringLiteral("merge"), m_project,
                       file(QStringLiteral("ben.concordpacket")), QStringLiteral("--json")});
        QCOMPARE(back.exitCode, 0);
        const QJsonArray files = back.json().object()[u"files"].toArray();
        QCOMPARE(files.size(), 1);
        const QJsonObject merged = files[0].toObject();
        QCOMPARE(merged[u"annotator"].toString(), QStringLiteral("Ben"));
        QCOMPARE(merged[u"read"].toInt(), 1);
        QCOMPARE(merged[u"added"].toInt(), isFirst ? 1 : 0);
        QCOMPARE(merged[u"known"].toInt(), isFirst ? 0 : 1);
        QCOMPARE(merged[u"conflicts"].toArray().size(), 0);
        QCOMPARE(merged[u"refused"].toArray().size(), 0);
    }
    QCOMPARE(runInside({QStringLiteral("verify"), m_project}).exitCode, 0);
}

void tst_PacketCommand::oneFileThatFailsKeepsNoneBack()
{
    QCOMPARE(exportFor(QStringLiteral("Ada"), QStringLiteral("one.concordpacket")).exitCode, 0);
    const QString bad = writeFile(m_folder.path(), QStringLiteral("bad.concordpacket"), "Nonsense");
    const Run back = runInside({QStringLiteral("packet"), QStringLiteral("merge"), m_project, bad,
                                file(QStringLiteral("one.concordpacket"))});
    QCOMPARE(back.exitCode, 1);
    QVERIFY2(back.err.contains("is not a packet of Concord"), back.err.constData());
    QCOMPARE(back.out,
             QByteArray("one.concordpacket (Ada, Turing): 0 answers read, 0 new, 0 "
                        "known, 0 in conflict, 0 refused.\n"));
}

void tst_PacketCommand::apartGivenAnswersAreInTheDocument()
{
    const QString first = file(QStringLiteral("first.concordpacket"));
    const QString second = file(QStringLiteral("second.concordpacket"));
    QCOMPARE(exportFor(QStringLiteral("Ada"), QStringLiteral("first.concordpacket")).exitCode, 0);
    QVERIFY(QFile::copy(first, second));
    answerIn(first, QStringLiteral("ai"));
    answerIn(second, QStringLiteral("human"));
    const Run back = runInside({QStringLiteral("packet"), QStringLiteral("merge"), m_project, first,
                                second, QStringLiteral("--json")});
    QCOMPARE(back.exitCode, 0);
    const QJsonArray files = back.json().object()[u"files"].toArray();
    QCOMPARE(files[0].toObject()[u"conflicts"].toArray().size(), 0);
    const QJsonObject conflict = files[1].toObject()[u"conflicts"].toArray().at(0).toObject();
    QCOMPARE(conflict[u"question"].toString(), QStringLiteral("source"));
    QCOMPARE(conflict[u"values"].toArray().size(), 2);
}

void tst_PacketCommand::missingWordsAreWrongUsage_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("no action") << QStringList{};
    QTest::newRow("unknown action") << QStringList{QStringLiteral("send"), QStringLiteral("p")};
    QTest::newRow("no file") << QStringList{QStringLiteral("merge"), QStringLiteral("p")};
    QTest::newRow("no annotator") << QStringList{QStringLiteral("export"),  QStringLiteral("p"),
                                                 QStringLiteral("--study"), QStringLiteral("s"),
                                                 QStringLiteral("-o"),      QStringLiteral("f")};
}

void tst_PacketCommand::missingWordsAreWrongUsage()
{
    QFETCH(QStringList, words);
    QCOMPARE(runInside(QStringList{QStringLiteral("packet")} + words).exitCode, 2);
}

void tst_PacketCommand::whatIsNotThereIsSaid()
{
    const Run nobody = exportFor(QStringLiteral("Eve"), QStringLiteral("eve.concordpacket"));
    QCOMPARE(nobody.exitCode, 1);
    QVERIFY(nobody.err.contains("There are: Ada, Ben."));
    QVERIFY(!QFile::exists(file(QStringLiteral("eve.concordpacket"))));
    const Run missing = runInside({file(QStringLiteral("eve.concordpacket"))});
    QCOMPARE(missing.exitCode, 1);
    QVERIFY(missing.err.contains("does not exist"));
}

void tst_PacketCommand::aPacketIsNoProject()
{
    QCOMPARE(exportFor(QStringLiteral("Ada"), QStringLiteral("x.concordpacket")).exitCode, 0);
    const Run list = runInside(
        {QStringLiteral("study"), QStringLiteral("list"), file(QStringLiteral("x.concordpacket"))});
    QCOMPARE(list.exitCode, 1);
    QVERIFY(list.err.contains("is a packet of one annotator"));
}

CONCORD_TEST(tst_PacketCommand)
#include "tst_packetcommand.moc"
