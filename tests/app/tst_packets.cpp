// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindowcontroller.h"
#include "app/packets.h"
#include "app/studyplanning.h"
#include "storage/annotationrepository.h"
#include "storage/integrity.h"
#include "storage/packetwriter.h"
#include "storage/projectfile.h"
#include "storage/studyrepository.h"
#include "tests/app/annotationfixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"
#include "ui/dialogs/mergesummarydialog.h"
#include "ui/pages/annotatepage.h"
#include "ui/pages/packetpage.h"
#include "ui/pages/studiespage.h"
#include "ui/widgets/consentview.h"
#include "ui/widgets/navigationrail.h"

#include <QClipboard>
#include <QDir>
#include <QDragEnterEvent>
#include <QLabel>
#include <QMessageBox>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

/// A packet's way: out of a project, through an annotator's window, and back.
class tst_Packets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aPacketOpensStraightIntoItsUnits();
    void noOtherPageCanBeReached();
    void nothingInItsBytesLeadsToTheSource();
    void answersGoOutAndComeBack();
    void aPacketIsResumedWhereItWasStopped();
    void consentComesFirst();
    void consentThatIsNotGivenLeavesThePacketAsItWas();
    void consentIsAskedInAProjectToo();
    void aDamagedPacketIsSaid();
    void packetsGoOutFromTheStudiesPage();
    void fileNamesAreUsableEverywhere();

private:
    AnnotatePage &page() { return m_controller->window().annotate(); }
    AnnotateSession &session() { return m_controller->annotation(); }
    StudyId addStudy(const QString &name, const QString &consent);
    QString exportTo(const QString &study, const QString &annotator);
    void openPacket(const QString &path);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void answerAll();
    void mergeByDropping(const QStringList &paths);
    template <typename Task>
    auto inProject(Task task)
    {
        const auto project = ProjectFile::open(m_path, ProjectFile::Access::Write);
        return (*project)->write(task).result();
    }

    QTemporaryDir m_source;
    QString m_template;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<MainWindowController> m_controller;
};

void tst_Packets::initTestCase()
{
    m_template = makeTuringProject(m_source.path(), 10);
    m_path = m_template;
    addStudy(QStringLiteral("Turing"), {});
    addStudy(QStringLiteral("Asked"), QStringLiteral("You may stop at any time."));
}

void tst_Packets::init()
{
    QSettings().clear();
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("p.concord"));
    QVERIFY(QFile::copy(m_template, m_path));
    m_controller = std::make_unique<MainWindowController>();
    m_controller->show();
    m_controller->window().activateWindow();
    QTRY_VERIFY(m_controller->window().isActiveWindow());
}

void tst_Packets::cleanup()
{
    m_controller.reset();
}

StudyId tst_Packets::addStudy(const QString &name, const QString &consent)
{
    StudyRequest request;
    request.name = name;
    request.templateId = QStringLiteral("fidelity");
    request.ownTemplate = withoutConsent(request.templateId);
    request.design.units = 6;
    request.design.annotators = {QStringLiteral("Ada"), QStringLiteral("Ben")};
    request.design.perUnit = 2;
    request.design.seed = 0x53454352'45545345; // "SECRETSE"
    request.design.consent = consent;
    const Result<StudyId> id = inProject([&](Database &database) -> Result<StudyId> {
        const auto plan = planFromDatabase(database, request);
        if (!plan)
            return plan.error();
        return StudyRepository(database).create(*plan, QDateTime::currentDateTimeUtc());
    });
    if (!id)
        qFatal("%s", qPrintable(id.error().message));
    return *id;
}

QString tst_Packets::exportTo(const QString &studyName, const QString &name)
{
    const QString path = m_folder->filePath(name + u".concordpacket");
    const Result<void> done = inProject([&](Database &database) -> Result<void> {
        const StudyRepository studies(database);
        const auto study = studies.find(studyName);
        if (!study)
            return study.error();
        const auto annotators = studies.annotators(study->id);
        if (!annotators)
            return annotators.error();
        const AnnotatorId annotator = annotators->at(name == u"Ada" ? 0 : 1).id;
        return exportPacket(database, study->id, annotator, path, QDateTime::currentDateTimeUtc());
    });
    if (!done)
        qFatal("%s", qPrintable(done.error().message));
    return path;
}

void tst_Packets::openPacket(const QString &path)
{
    m_controller->openProject(path);
    QTRY_VERIFY(session().isRunning() || session().awaitsConsent());
}

void tst_Packets::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus && page().isAncestorOf(focus) ? focus : static_cast<QWidget *>(&page()),
                    key, modifiers);
}

void tst_Packets::answerAll()
{
    while (!session().isFinished()) {
        const int before = session().screen().done;
        press(before % 2 == 0 ? Qt::Key_1 : Qt::Key_2);
        QVERIFY(session().isFinished() || session().screen().done == before + 1);
    }
}

void tst_Packets::mergeByDropping(const QStringList &paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls.append(QUrl::fromLocalFile(path));
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&m_controller->window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&m_controller->window(), &drop);
}

void tst_Packets::aPacketOpensStraightIntoItsUnits()
{
    openPacket(exportTo(QStringLiteral("Turing"), QStringLiteral("Ada")));
    QVERIFY(page().isVisible());
    QCOMPARE(session().screen().total, 6);
    QCOMPARE(session().annotatorName(), QStringLiteral("Ada"));
    QCOMPARE(m_controller->window().windowTitle(), QStringLiteral("Turing"));
    QVERIFY(m_controller->window().windowFilePath().isEmpty());
    QVERIFY(!session().screen().unit.turns.isEmpty());
}

void tst_Packets::noOtherPageCanBeReached()
{
    openPacket(exportTo(QStringLiteral("Turing"), QStringLiteral("Ada")));
    QVERIFY(!m_controller->window().findChild<NavigationRail *>()->isVisible());
    for (int number = 0; number < 7; ++number)
        QTest::keyClick(&m_controller->window(), Qt::Key(Qt::Key_1 + number), Qt::ControlModifier);
    for (const MainWindow::Page other :
         {MainWindow::Overview, MainWindow::Items, MainWindow::Studies, MainWindow::Report})
        m_controller->window().showPage(other);
    QCoreApplication::processEvents();
    QVERIFY(page().isVisible());
    QCOMPARE(session().screen().done, 0);
}

void tst_Packets::nothingInItsBytesLeadsToTheSource()
{
    QFile file(exportTo(QStringLiteral("Turing"), QStringLiteral("Ada")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray packet = file.readAll();
    QVERIFY(packet.contains(" number ")); // what is shown is there
    for (const char *secret : {"peopledata", "modeldata", "peoplekey", "modelkey", "peoplefile",
                               "modelfile", "secret source", "Zebra", "Ben", "SECRETSE"}) {
        const QString text = QString::fromLatin1(secret);
        const QByteArray wide(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
        QVERIFY2(!packet.contains(secret) && !packet.contains(wide), secret);
    }
}

void tst_Packets::answersGoOutAndComeBack()
{
    const QString path = exportTo(QStringLiteral("Turing"), QStringLiteral("Ada"));
    openPacket(path);
    answerAll();
    auto *finish = page().findChild<QPushButton *>(QStringLiteral("finish"));
    QTRY_VERIFY(finish->isVisible());
    QTest::keyClick(finish, Qt::Key_Space);
    auto *done = m_controller->window().findChild<PacketPage *>();
    QTRY_VERIFY(done->isVisible());
    QVERIFY(!m_controller->project().isOpen());
    QCOMPARE(m_controller->window().windowTitle(), QStringLiteral("Turing"));
    QVERIFY(
        done->findChild<QLabel *>(QStringLiteral("packetFile"))->text().startsWith(path + u'\n'));
    QTest::keyClick(done->findChild<QPushButton *>(QStringLiteral("copyPacketPath")),
                    Qt::Key_Space);
    QCOMPARE(QGuiApplication::clipboard()->text(), path);
    // One plain file is all there is to send.
    QCOMPARE(QDir(m_folder->path()).entryList({QStringLiteral("Ada.*")}, QDir::Files),
             QStringList{QStringLiteral("Ada.concordpacket")});

    m_controller->openProject(m_path);
    QTRY_COMPARE(m_controller->studies().studies().size(), 2);
    QVERIFY(m_controller->window().findChild<NavigationRail *>()->isVisible());
    mergeByDropping({path});
    QPointer<MergeSummaryDialog> dialog;
    QTRY_VERIFY((dialog = m_controller->window().findChild<MergeSummaryDialog *>()));
    QCOMPARE(dialog->findChild<QLabel *>(QStringLiteral("mergedFile"))->text(),
             QStringLiteral("Ada.concordpacket (Ada, Turing): 6 answers read, 6 new, 0 known, 0 in "
                            "conflict, 0 refused."));
    QVERIFY(!dialog->findChild<QTableWidget *>());
    QTRY_COMPARE(m_controller->studies().studies().constFirst().done(), 6);
    const QStringList faults = m_controller->project()
                                   .file()
                                   ->read([](Database &database) { return *findFaults(database); })
                                   .result();
    QCOMPARE(faults, QStringList());
}

void tst_Packets::aPacketIsResumedWhereItWasStopped()
{
    const QString path = exportTo(QStringLiteral("Turing"), QStringLiteral("Ada"));
    openPacket(path);
    press(Qt::Key_1);
    press(Qt::Key_2);
    QTest::keyClick(page().findChild<QPushButton *>(QStringLiteral("leave")), Qt::Key_Space);
    auto *stopped = m_controller->window().findChild<PacketPage *>();
    QTRY_VERIFY(stopped->isVisible());
    QTest::keyClick(stopped->findChild<QPushButton *>(QStringLiteral("resumePacket")),
                    Qt::Key_Space);
    QTRY_VERIFY(session().isRunning());
    QCOMPARE(session().screen().position, 2);
    QCOMPARE(session().screen().done, 2);
}

void tst_Packets::consentComesFirst()
{
    const QString path = exportTo(QStringLiteral("Asked"), QStringLiteral("Ada"));
    openPacket(path);
    auto *consent = page().findChild<ConsentView *>();
    QTRY_VERIFY(consent->isVisible());
    QCOMPARE(consent->findChild<QLabel *>(QStringLiteral("consentText"))->text(),
             QStringLiteral("You may stop at any time."));
    // No key leads past it or answers anything.
    for (const Qt::Key key : {Qt::Key_1, Qt::Key_2, Qt::Key_Return})
        press(key);
    for (const Qt::Key key : {Qt::Key_J, Qt::Key_Left, Qt::Key_Right, Qt::Key_S, Qt::Key_F})
        press(key, Qt::AltModifier);
    press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(consent->isVisible());
    QVERIFY(!session().isRunning());
    QTest::keyClick(consent->findChild<QPushButton *>(QStringLiteral("agree")), Qt::Key_Space);
    QTRY_VERIFY(!consent->isVisible());
    QVERIFY(session().isRunning());
    press(Qt::Key_1);
    QCOMPARE(session().screen().done, 1);
    m_controller->project().close();
    openPacket(path);
    QVERIFY(session().isRunning()); // it is not asked again
    m_controller->openProject(m_path);
    QTRY_COMPARE(m_controller->studies().studies().size(), 2);
    mergeByDropping({path});
    QTRY_VERIFY(m_controller->window().findChild<MergeSummaryDialog *>());
    const StudyId study = m_controller->studies().studies().at(1).study.id;
    const Result<QList<AnnotationEvent>> events =
        m_controller->project()
            .file()
            ->read([study](Database &database) {
                return AnnotationRepository(database).events(study);
            })
            .result();
    VERIFY_RESULT(events);
    QCOMPARE(events->size(), 2);
    QCOMPARE(events->at(0).question, consentQuestion);
    QVERIFY(!events->at(0).durationMs);
}

void tst_Packets::consentThatIsNotGivenLeavesThePacketAsItWas()
{
    const QString path = exportTo(QStringLiteral("Asked"), QStringLiteral("Ada"));
    openPacket(path);
    auto *consent = page().findChild<ConsentView *>();
    QTRY_VERIFY(consent->isVisible());
    QTest::keyClick(consent->findChild<QPushButton *>(QStringLiteral("notNow")), Qt::Key_Space);
    QTRY_VERIFY(m_controller->window().findChild<PacketPage *>()->isVisible());
    openPacket(path);
    QVERIFY(session().awaitsConsent());
}

void tst_Packets::consentIsAskedInAProjectToo()
{
    m_controller->openProject(m_path);
    QTRY_COMPARE(m_controller->studies().studies().size(), 2);
    const StudyOverview asked = m_controller->studies().studies().at(1);
    Q_EMIT page().beginRequested(asked.study.id.toString(), asked.annotators.at(0).id.toString());
    auto *consent = page().findChild<ConsentView *>();
    QTRY_VERIFY(consent->isVisible());
    QTest::keyClick(consent->findChild<QPushButton *>(QStringLiteral("notNow")), Qt::Key_Space);
    QTRY_VERIFY(m_controller->window().studies().isVisible());
    QVERIFY(!session().awaitsConsent() && !session().isRunning());
}

void tst_Packets::aDamagedPacketIsSaid()
{
    const QString path = exportTo(QStringLiteral("Turing"), QStringLiteral("Ada"));
    QVERIFY(QFile::resize(path, QFileInfo(path).size() / 2));
    m_controller->openProject(path);
    QTRY_VERIFY(m_controller->window().findChild<QMessageBox *>());
    QVERIFY(m_controller->window().findChild<QMessageBox *>()->text().contains(u"is damaged"));
    QVERIFY(!m_controller->project().isOpen());
}

void tst_Packets::packetsGoOutFromTheStudiesPage()
{
    m_controller->openProject(m_path);
    QTRY_COMPARE(m_controller->studies().studies().size(), 2);
    const QString study = m_controller->studies().studies().at(0).study.id.toString();
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("out")));
    Q_EMIT m_controller->window().studies().packetsRequested(
        study, m_folder->filePath(QStringLiteral("out")));
    const QDir out(m_folder->filePath(QStringLiteral("out")));
    QTRY_COMPARE(out.entryList(QDir::Files),
                 (QStringList{QStringLiteral("Ada-Turing.concordpacket"),
                              QStringLiteral("Ben-Turing.concordpacket")}));
}

void tst_Packets::fileNamesAreUsableEverywhere()
{
    QCOMPARE(packetFileName(QStringLiteral("Zoë"), QStringLiteral("Task 1")),
             QStringLiteral("Zoë-Task 1.concordpacket"));
    QCOMPARE(packetFileName(QStringLiteral("../a:b"), QStringLiteral("x\\y?\n")),
             QStringLiteral("__a_b-x_y_.concordpacket"));
}

CONCORD_TEST(tst_Packets)
#include "tst_packets.moc"
