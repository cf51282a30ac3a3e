// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/annotatesession.h"
#include "models/study/answervalue.h"
#include "storage/projectfile.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Concord;

/// Annotates without a window until it is killed, and says every answer once the program has
/// acknowledged it: durability_helper PROJECT STUDY ANNOTATOR
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const auto project = ProjectFile::open(arguments.value(1), ProjectFile::Access::Write);
    if (!project) {
        std::fprintf(stderr, "%s\n", qPrintable(project.error().message));
        return 1;
    }
    const auto say = [](const QString &line) {
        std::printf("%s\n", qPrintable(line));
        std::fflush(stdout);
    };
    AnnotateSession session(DeviceId::create());
    const auto started = session.start(**project, StudyId::fromString(arguments.value(2)),
                                       AnnotatorId::fromString(arguments.value(3)));
    if (!started) {
        std::fprintf(stderr, "%s\n", qPrintable(started.error().message));
        return 2;
    }
    say(QStringLiteral("at %1").arg(session.screen().position));
    while (!session.isFinished()) {
        const int position = session.screen().position;
        const Question &question = session.studyTemplate().questions.constFirst();
        const QString value = question.options[position % question.options.size()].id;
        session.answer(question.id, value);
        say(QStringLiteral("%1 %2").arg(position).arg(value));
    }
    return 0;
}
