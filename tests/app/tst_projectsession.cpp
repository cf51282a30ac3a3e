// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/projectsession.h"
#include "storage/projectfile.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

class tst_ProjectSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesAProjectAndOpensIt();
    void aMissingFileIsReportedOnce();
    void aProjectWrittenElsewhereIsOpenedForReading();
    void openingAnotherClosesTheFirst();
    void theDemoProjectIsMadeWhereItIsMissing();
};

void tst_ProjectSession::makesAProjectAndOpensIt()
{
    const QTemporaryDir folder;
    ProjectSession session;
    QSignalSpy opened(&session, &ProjectSession::opened);
    QSignalSpy datasets(&session, &ProjectSession::datasetsChanged);
    session.create(folder.filePath(QStringLiteral("a.concord")));
    QVERIFY(opened.wait());
    QVERIFY(session.file()->isWritable());
    QVERIFY(session.readOnlyReason().isEmpty());
    QVERIFY(datasets.wait());
    QVERIFY(session.datasets().isEmpty());
}

void tst_ProjectSession::aMissingFileIsReportedOnce()
{
    ProjectSession session;
    QSignalSpy failed(&session, &ProjectSession::failed);
    QSignalSpy opened(&session, &ProjectSession::opened);
    session.open(QStringLiteral("/nowhere/none.concord"));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(opened.size(), 0);
    QVERIFY(!session.isOpen());
}

void tst_ProjectSession::aProjectWrittenElsewhereIsOpenedForReading()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.concord"));
    const auto writer = ProjectFile::create(path, QDateTime::currentDateTimeUtc());
    VERIFY_RESULT(writer);
    ProjectSession session;
    QSignalSpy opened(&session, &ProjectSession::opened);
    session.open(path);
    QVERIFY(opened.wait());
    QVERIFY(!session.file()->isWritable());
    QVERIFY(session.readOnlyReason().contains(u"is being written by"));
}

void tst_ProjectSession::openingAnotherClosesTheFirst()
{
    const QTemporaryDir folder;
    ProjectSession session;
    QSignalSpy opened(&session, &ProjectSession::opened);
    QSignalSpy closing(&session, &ProjectSession::closing);
    session.create(folder.filePath(QStringLiteral("a.concord")));
    QVERIFY(opened.wait());
    session.create(folder.filePath(QStringLiteral("b.concord")));
    QVERIFY(opened.wait());
    QCOMPARE(closing.size(), 1);
    QVERIFY(session.file()->path().endsWith(u"b.concord"));
    const auto again =
        ProjectFile::open(folder.filePath(QStringLiteral("a.concord")), ProjectFile::Access::Write);
    VERIFY_RESULT(again);
}

void tst_ProjectSession::theDemoProjectIsMadeWhereItIsMissing()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("demo.concord"));
    ProjectSession session;
    QSignalSpy datasets(&session, &ProjectSession::datasetsChanged);
    session.openDemo(path);
    QVERIFY(datasets.wait(20'000));
    QCOMPARE(session.datasets().size(), 3);
    session.openDemo(path);
    QVERIFY(datasets.wait());
    QCOMPARE(session.datasets().size(), 3);
}

CONCORD_TEST(tst_ProjectSession)
#include "tst_projectsession.moc"
