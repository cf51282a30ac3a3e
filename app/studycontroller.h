// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/annotatesession.h"
#include "app/projectsession.h"
#include "app/studysession.h"
#include "ui/mainwindow.h"

namespace Concord {

/// Joins the pages about studies, annotating, agreement and reports with their sessions.
class StudyController : public QObject
{
    Q_OBJECT

public:
    /// All of them have to outlive the controller.
    StudyController(MainWindow &window, ProjectSession &project, StudySession &studies,
                    AnnotateSession &annotation);

    /// A project was opened.
    void open();
    /// The project is about to be closed.
    void close();

    /// Opens the Annotate page on an annotator's units, or on the consent they need first; says why
    /// where it cannot.
    void beginAnnotation(const QString &study, const QString &annotator);
    void endAnnotation();

Q_SIGNALS:
    void packetStopped(); ///< the annotator is done with a packet, or goes away for now

private:
    void connectStudies();
    void connectAnnotation();
    void connectResults();
    void updateStudies(const QList<StudyOverview> &studies, const QList<StudyChoice> &choices);
    void askNewStudy();
    void showResults(const StudyResults &results);
    void pageShown(MainWindow::Page page);

    MainWindow &m_window;
    ProjectSession &m_project;
    StudySession &m_studies;
    AnnotateSession &m_annotation;
    StudyResults m_results;
    bool m_resultsAreOld = true;
};

} // namespace Concord
