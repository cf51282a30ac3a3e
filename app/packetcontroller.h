// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/annotatesession.h"
#include "app/projectsession.h"
#include "app/studycontroller.h"
#include "app/studysession.h"
#include "ui/mainwindow.h"

namespace Concord {

/// Packets in the window: an annotator's, which shows nothing but the Annotate page, and the
/// researcher's, which go out of a project and come back into it.
class PacketController : public QObject
{
    Q_OBJECT

public:
    /// All of them have to outlive the controller.
    PacketController(MainWindow &window, ProjectSession &project, StudySession &studies,
                     AnnotateSession &annotation, StudyController &studyPages);

    /// A packet was opened.
    void open();

private:
    void stop();
    void merge(const QStringList &paths);
    void showMerged(const QList<MergedFile> &files);

    MainWindow &m_window;
    ProjectSession &m_project;
    StudySession &m_studies;
    AnnotateSession &m_annotation;
    StudyController &m_studyPages;
};

} // namespace Concord
