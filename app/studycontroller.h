// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/adjudicationsession.h"
#include "app/annotatesession.h"
#include "app/projectsession.h"
#include "app/studysession.h"
#include "ui/mainwindow.h"

#include <memory>

namespace Concord {

class AdjudicationPage;

/// Joins the pages about studies, annotating, agreement and reports with their sessions.
class StudyController : public QObject
{
    Q_OBJECT

public:
    /// All of them have to outlive the controller.
    StudyController(MainWindow &window, ProjectSession &project, StudySession &studies,
                    AnnotateSession &annotation);
    ~StudyController() override;

    /// A project was opened.
    void open();
    /// The project is about to be closed.
    void close();

    /// Opens the Annotate page on an annotator's units, or on the consent they need first; says why
    /// where it cannot.
    void beginAnnotation(const QString &study, const QString &annotator);
    void endAnnotation();
    void setPointSize(int size); ///< of texts that are adjudicated, in points

Q_SIGNALS:
    void packetStopped(); ///< the annotator is done with a packet, or goes away for now

private:
    void connectStudies();
    void connectAnnotation();
    void connectAdjudication();
    void connectResults();
    void updateStudies(const QList<StudyOverview> &studies, const QList<StudyChoice> &choices);
    void askNewStudy(StudyWizardData data);
    void openTemplates();
    void beginAdjudication(const QString &study);
    void endAdjudication();
    void showResults(const StudyResults &results);
    void pageShown(MainWindow::Page page);

    MainWindow &m_window;
    ProjectSession &m_project;
    StudySession &m_studies;
    AnnotateSession &m_annotation;
    QList<StudyTemplate> m_ownTemplates; ///< of this session, the newest first
    AdjudicationSession m_adjudication;
    std::unique_ptr<AdjudicationPage> m_adjudicationPage; ///< inside the window's studies page
    StudyResults m_results;
    bool m_resultsAreOld = true;
};

} // namespace Concord
