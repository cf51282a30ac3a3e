// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindowcontroller.h"
#include "ui/pages/annotatepage.h"

#include <QApplication>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <cstdio>

using namespace Concord;

/// Annotates with real keys in the real window until it is killed, and says every answer that the
/// program has acknowledged: annotation_test_helper PROJECT STUDY ANNOTATOR
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Concord"));
    QCoreApplication::setApplicationName(QStringLiteral("concord-tests"));
    QStandardPaths::setTestModeEnabled(true);
    const QStringList arguments = QCoreApplication::arguments();
    MainWindowController controller;
    controller.show();
    QSignalSpy opened(&controller.project(), &ProjectSession::opened);
    controller.openProject(arguments.value(1));
    if (!opened.wait(20'000))
        return 1;
    Q_EMIT controller.window().annotate().beginRequested(arguments.value(2), arguments.value(3));
    if (!controller.annotation().isRunning())
        return 2;
    const auto say = [](const QString &key) {
        std::printf("%s\n", qPrintable(key));
        std::fflush(stdout);
    };
    say(u"at " + controller.annotation().screen().unit.key);
    while (!controller.annotation().isFinished()) {
        const QString key = controller.annotation().screen().unit.key;
        QTest::keyClick(&controller.window().annotate(),
                        controller.annotation().screen().position % 3 == 0 ? Qt::Key_2 : Qt::Key_1);
        say(key);
    }
    return 0;
}
