// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/importcontroller.h"

#include "app/annotatesession.h"
#include "app/failuresession.h"
#include "app/itemsession.h"
#include "app/projectsession.h"
#include "storage/import/importfiles.h"
#include "storage/projectfile.h"
#include "storage/searchindex.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"
#include "ui/dialogs/importdialog.h"
#include "ui/mainwindow.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

/// Imports through the window, and the search that is prepared beside them.
class tst_ImportController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theSearchGoesOnAfterAFailedImport();

private:
    QTemporaryDir m_folder;
    QString m_path;
};

// A project of 3,000 dialogues that no search finds yet.
void tst_ImportController::init()
{
    m_path = m_folder.filePath(QStringLiteral("p.concord"));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto project = ProjectFile::create(m_path, now);
    VERIFY_RESULT(project);
    QByteArray lines;
    for (int i = 0; i < 3000; ++i)
        lines += dialogueLine("d" + QByteArray::number(i), "Turn " + QByteArray::number(i));
    const QString source = writeFile(m_folder.path(), QStringLiteral("a.jsonl"), lines);
    VERIFY_RESULT(importFiles(**project, {{source}}, {false, now},
                              [](const ImportProgress &progress) { return !progress.isIndexing; }));
}

void tst_ImportController::theSearchGoesOnAfterAFailedImport()
{
    ItemSession items;
    AnnotateSession annotation(DeviceId::create());
    FailureSession failures;
    MainWindow window(items.items(), annotation.units(), failures.failures());
    ProjectSession project;
    ImportController controller(window, project);
    window.show();
    QSignalSpy opened(&project, &ProjectSession::opened);
    project.open(m_path);
    QVERIFY(opened.wait(20'000));
    QSignalSpy searchable(&controller, &ImportController::searchable);
    QSignalSpy failed(&controller.session(), &ImportSession::failed);
    controller.importFiles(
        {writeFile(m_folder.path(), QStringLiteral("bad.jsonl"), "{\"id\":\"x\",\"turns\":[]}\n")});
    QTRY_VERIFY(window.findChild<ImportDialog *>());
    controller.prepareSearch(); // the import stops it
    QTest::keyClick(window.findChild<ImportDialog *>(), Qt::Key_Return);
    QTRY_COMPARE(failed.size(), 1);
    QTRY_VERIFY(!searchable.isEmpty());
    const auto fill =
        project.file()->write([](Database &database) { return searchFill(database); }).result();
    VERIFY_RESULT(fill);
    QVERIFY(fill->isComplete());
    controller.stop();
}

CONCORD_TEST(tst_ImportController)
#include "tst_importcontroller.moc"
