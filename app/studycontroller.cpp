// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studycontroller.h"

#include "app/studyreports.h"
#include "app/templates.h"
#include "models/charts/studycharts.h"
#include "storage/projectfile.h"
#include "ui/dialogs/newstudydialog.h"
#include "ui/pages/agreementpage.h"
#include "ui/pages/annotatepage.h"
#include "ui/pages/overviewpage.h"
#include "ui/pages/reportpage.h"
#include "ui/pages/studiespage.h"

namespace Concord {

StudyController::StudyController(MainWindow &window, ProjectSession &project, StudySession &studies,
                                 AnnotateSession &annotation)
    : m_window(window), m_project(project), m_studies(studies), m_annotation(annotation)
{
    connectStudies();
    connectAnnotation();
    connectResults();
}

void StudyController::open()
{
    m_window.studies().setWritable(m_project.file()->isWritable());
    m_studies.setFile(m_project.file());
}

void StudyController::close()
{
    endAnnotation();
    m_studies.setFile(nullptr);
}

void StudyController::connectStudies()
{
    StudiesPage &page = m_window.studies();
    connect(&page, &StudiesPage::newRequested, this, &StudyController::askNewStudy);
    connect(&page, &StudiesPage::annotateRequested, this, &StudyController::beginAnnotation);
    connect(&page, &StudiesPage::agreementRequested, this, [this](const QString &study) {
        m_studies.loadResults(study, {});
        m_window.showPage(MainWindow::Agreement);
    });
    // Both change what an annotator at work stands on.
    connect(&page, &StudiesPage::closeRequested, this, [this](const QString &study) {
        endAnnotation();
        m_studies.closeStudy(study);
    });
    connect(&page, &StudiesPage::labelsExportRequested, &m_studies, &StudySession::exportLabels);
    connect(&page, &StudiesPage::labelsImportRequested, this,
            [this](const QString &study, const QString &path) {
                endAnnotation();
                m_studies.importLabels(study, path);
            });
    connect(&m_studies, &StudySession::studiesChanged, this, &StudyController::updateStudies);
    connect(&m_studies, &StudySession::created, this, [this](const QString &name) {
        m_window.showNote(tr("The study \"%1\" is open.").arg(name));
    });
    connect(&m_studies, &StudySession::noted, &m_window, &MainWindow::showNote);
    connect(&m_studies, &StudySession::failed, &m_window, &MainWindow::showError);
}

void StudyController::connectAnnotation()
{
    AnnotatePage &page = m_window.annotate();
    connect(&page, &AnnotatePage::beginRequested, this, &StudyController::beginAnnotation);
    connect(&page, &AnnotatePage::answerRequested, &m_annotation, &AnnotateSession::answer);
    connect(&page, &AnnotatePage::goOnRequested, &m_annotation, &AnnotateSession::goOn);
    connect(&page, &AnnotatePage::beginStudyRequested, &m_annotation, &AnnotateSession::beginStudy);
    connect(&page, &AnnotatePage::repeatTrainingRequested, &m_annotation,
            &AnnotateSession::repeatTraining);
    connect(&page, &AnnotatePage::flagRequested, &m_annotation, &AnnotateSession::setFlagged);
    connect(&page, &AnnotatePage::skipRequested, &m_annotation, &AnnotateSession::skip);
    connect(&page, &AnnotatePage::commentRequested, &m_annotation, &AnnotateSession::setComment);
    connect(&page, &AnnotatePage::undoRequested, &m_annotation, &AnnotateSession::undo);
    connect(&page, &AnnotatePage::redoRequested, &m_annotation, &AnnotateSession::redo);
    connect(&page, &AnnotatePage::unitRequested, &m_annotation, &AnnotateSession::goTo);
    connect(&page, &AnnotatePage::nextRequested, &m_annotation, &AnnotateSession::next);
    connect(&page, &AnnotatePage::previousRequested, &m_annotation, &AnnotateSession::previous);
    connect(&page, &AnnotatePage::touched, &m_annotation, &AnnotateSession::touch);
    connect(&page, &AnnotatePage::finishRequested, this, [this] {
        endAnnotation();
        m_window.showPage(MainWindow::Studies);
    });
    connect(&m_annotation, &AnnotateSession::screenChanged, &page, &AnnotatePage::setScreen);
    connect(&m_annotation, &AnnotateSession::finished, &page, &AnnotatePage::showFinished);
    connect(&m_annotation, &AnnotateSession::trainingFinished, &page,
            &AnnotatePage::showTrainingResult);
    connect(&m_annotation, &AnnotateSession::failed, &m_window, &MainWindow::showError);
    connect(&m_annotation, &AnnotateSession::answersChanged, this,
            [this] { m_resultsAreOld = true; });
}

void StudyController::connectResults()
{
    connect(&m_studies, &StudySession::resultsChanged, this, &StudyController::showResults);
    connect(&m_window.agreement(), &AgreementPage::studyRequested, &m_studies,
            &StudySession::loadResults);
    connect(&m_window.report(), &ReportPage::studyRequested, &m_studies,
            &StudySession::loadResults);
    const auto save = [this](const QString &path, const Result<QByteArray> &bytes) {
        const Result<void> saved = bytes ? saveBytes(path, *bytes) : Result<void>(bytes.error());
        if (saved)
            m_window.showNote(tr("Saved %1.").arg(path));
        else
            m_window.showError(saved.error());
    };
    connect(&m_window.report(), &ReportPage::reportSaveRequested, this,
            [this, save](const QString &path) { save(path, renderReport(m_results, path)); });
    connect(&m_window.report(), &ReportPage::chartSaveRequested, this,
            [this, save](const QString &chart, const QString &path) {
                save(path, renderStudyChart(m_results, chart, path));
            });
    connect(&m_window, &MainWindow::pageShown, this, &StudyController::pageShown);
}

// What was answered shows on the pages when they are next looked at.
void StudyController::pageShown(MainWindow::Page page)
{
    const bool showsAnswers = page != MainWindow::Items && page != MainWindow::Annotate;
    if (!m_resultsAreOld || !showsAnswers || !m_project.isOpen())
        return;
    m_resultsAreOld = false;
    m_studies.refresh();
    m_studies.loadResults(m_results.choice.study, m_results.choice.question);
}

void StudyController::updateStudies(const QList<StudyOverview> &studies,
                                    const QList<StudyChoice> &choices)
{
    m_window.overview().setStudies(studies);
    m_window.studies().setStudies(studies);
    m_window.agreement().setStudies(choices);
    m_window.report().setStudies(choices);
    QList<AnnotatorChoice> annotators;
    for (const StudyOverview &overview : studies) {
        for (int i = 0; overview.study.state == StudyState::Open && i < overview.progress.size();
             ++i) {
            const AnnotatorProgress &progress = overview.progress[i];
            annotators.append({overview.study.id.toString(),
                               overview.annotators.value(i).id.toString(), overview.study.name,
                               progress.annotator, progress.done + progress.skipped,
                               progress.total});
        }
    }
    m_window.annotate().setChoices(annotators);
    if (studies.isEmpty())
        m_results = {};
    else if (m_results.choice.study.isEmpty())
        m_studies.loadResults(choices.constFirst().study, choices.constFirst().question);
    else
        m_studies.loadResults(m_results.choice.study, m_results.choice.question);
}

void StudyController::askNewStudy()
{
    const auto templates = builtInTemplates();
    if (!templates) {
        m_window.showError(templates.error());
        return;
    }
    QStringList names;
    for (const StudyOverview &overview : m_studies.studies())
        names.append(overview.study.name);
    auto *dialog = new NewStudyDialog(*templates, names, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewStudyDialog::planRequested, &m_studies, &StudySession::plan);
    connect(&m_studies, &StudySession::planned, dialog, &NewStudyDialog::setPlan);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (dialog->plan())
            m_studies.create(*dialog->plan());
    });
    m_studies.plan(dialog->request());
    dialog->open();
}

void StudyController::beginAnnotation(const QString &study, const QString &annotator)
{
    if (!m_project.isOpen())
        return;
    const auto begun = m_annotation.start(*m_project.file(), StudyId::fromString(study),
                                          AnnotatorId::fromString(annotator));
    if (!begun) {
        m_window.showError(begun.error());
        return;
    }
    m_window.annotate().begin(m_annotation.annotatorName(), m_annotation.studyTemplate());
    m_window.annotate().setScreen(m_annotation.screen());
    m_window.showPage(MainWindow::Annotate);
    if (m_annotation.isFinished())
        m_window.annotate().showFinished();
    else if (m_annotation.hasFailedTraining())
        m_window.annotate().showTrainingResult(m_annotation.trainingScore());
}

void StudyController::endAnnotation()
{
    m_window.annotate().end(); // hands in a comment that is being typed
    m_annotation.stop();
}

void StudyController::showResults(const StudyResults &results)
{
    m_results = results;
    m_resultsAreOld = false;
    m_window.agreement().setResults(results);
    m_window.report().setReport(results.choice, reportDocument(results), studyCharts(results));
}

} // namespace Concord
