// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studycontroller.h"

#include "app/studyreports.h"
#include "app/templateediting.h"
#include "app/templates.h"
#include "models/charts/studycharts.h"
#include "storage/projectfile.h"
#include "ui/dialogs/newstudydialog.h"
#include "ui/dialogs/templateeditor.h"
#include "ui/pages/adjudicationpage.h"
#include "ui/pages/agreementpage.h"
#include "ui/pages/annotatepage.h"
#include "ui/pages/overviewpage.h"
#include "ui/pages/reportpage.h"
#include "ui/pages/studiespage.h"

#include <algorithm>

namespace Concord {

StudyController::StudyController(MainWindow &window, ProjectSession &project, StudySession &studies,
                                 AnnotateSession &annotation)
    : m_window(window), m_project(project), m_studies(studies), m_annotation(annotation),
      m_adjudicationPage(std::make_unique<AdjudicationPage>(m_adjudication.queue()))
{
    connectStudies();
    connectAnnotation();
    connectAdjudication();
    connectResults();
}

StudyController::~StudyController() = default;

void StudyController::open()
{
    m_window.studies().setWritable(m_project.file()->isWritable());
    m_studies.setFile(m_project.file());
}

void StudyController::close()
{
    endAnnotation();
    endAdjudication();
    m_studies.setFile(nullptr);
}

void StudyController::connectStudies()
{
    StudiesPage &page = m_window.studies();
    connect(&page, &StudiesPage::newRequested, &m_studies, &StudySession::loadWizardData);
    connect(&m_studies, &StudySession::wizardDataLoaded, this, &StudyController::askNewStudy);
    connect(&page, &StudiesPage::templatesRequested, this, &StudyController::openTemplates);
    connect(&page, &StudiesPage::annotateRequested, this, &StudyController::beginAnnotation);
    connect(&page, &StudiesPage::agreementRequested, this, [this](const QString &study) {
        m_studies.loadResults(study, {});
        m_window.showPage(MainWindow::Agreement);
    });
    // All of them change what an annotator at work stands on.
    connect(&page, &StudiesPage::closeRequested, this, [this](const QString &study) {
        endAnnotation();
        m_studies.closeStudy(study);
    });
    connect(&page, &StudiesPage::changeRequested, this, [this](const StudyChange &change) {
        endAnnotation();
        m_studies.change(change);
    });
    connect(&page, &StudiesPage::labelsExportRequested, &m_studies, &StudySession::exportLabels);
    connect(&page, &StudiesPage::labelsImportRequested, this,
            [this](const QString &study, const QString &path) {
                endAnnotation();
                m_studies.importLabels(study, path);
            });
    connect(&page, &StudiesPage::judgeImportRequested, &m_studies, &StudySession::importJudge);
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
    connect(&page, &AnnotatePage::consentGiven, this, [this] {
        m_annotation.agree();
        if (m_annotation.isFinished())
            m_window.annotate().showFinished();
    });
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
        if (m_project.isOpen() && m_project.file()->isPacket()) {
            Q_EMIT packetStopped();
            return;
        }
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

void StudyController::connectAdjudication()
{
    AdjudicationPage &page = *m_adjudicationPage;
    connect(&m_window.studies(), &StudiesPage::adjudicateRequested, this,
            &StudyController::beginAdjudication);
    connect(&page, &AdjudicationPage::questionRequested, &m_adjudication,
            &AdjudicationSession::setQuestion);
    connect(&page, &AdjudicationPage::unitRequested, &m_adjudication,
            &AdjudicationSession::showUnit);
    connect(&page, &AdjudicationPage::decisionRequested, &m_adjudication,
            &AdjudicationSession::decide);
    connect(&page, &AdjudicationPage::takeBackRequested, &m_adjudication,
            &AdjudicationSession::takeBack);
    connect(&page, &AdjudicationPage::undoRequested, &m_adjudication, &AdjudicationSession::undo);
    connect(&page, &AdjudicationPage::leaveRequested, this, &StudyController::endAdjudication);
    connect(&m_adjudication, &AdjudicationSession::started, &page,
            [this](const Study &study, const QList<Question> &questions) {
                m_adjudicationPage->begin(study.name, study.design.seed, questions,
                                          m_project.file()->isWritable());
            });
    connect(&m_adjudication, &AdjudicationSession::unitShown, &page, &AdjudicationPage::showUnit);
    connect(&m_adjudication, &AdjudicationSession::undone, &page, &AdjudicationPage::select);
    connect(&m_adjudication, &AdjudicationSession::failed, &m_window, &MainWindow::showError);
}

void StudyController::beginAdjudication(const QString &study)
{
    if (!m_project.isOpen())
        return;
    m_window.studies().showInside(*m_adjudicationPage);
    m_adjudication.start(*m_project.file(), StudyId::fromString(study));
}

void StudyController::setPointSize(int size)
{
    m_adjudicationPage->setPointSize(size);
}

void StudyController::endAdjudication()
{
    m_adjudication.stop();
    m_window.studies().showList();
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
    const bool isShownOneThere =
        std::ranges::any_of(studies, [this](const StudyOverview &overview) {
            return overview.study.id.toString() == m_results.choice.study;
        });
    if (studies.isEmpty())
        m_results = {};
    else if (!isShownOneThere)
        m_studies.loadResults(choices.constFirst().study, choices.constFirst().question);
    else
        m_studies.loadResults(m_results.choice.study, m_results.choice.question);
}

void StudyController::askNewStudy(StudyWizardData data)
{
    const auto templates = builtInTemplates();
    if (!templates) {
        m_window.showError(templates.error());
        return;
    }
    data.templates = m_ownTemplates + *templates;
    auto *dialog = new NewStudyDialog(data, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewStudyDialog::planRequested, &m_studies, &StudySession::plan);
    connect(dialog, &NewStudyDialog::sliceSaveRequested, &m_studies, &StudySession::saveSlice);
    connect(&m_studies, &StudySession::planned, dialog, &NewStudyDialog::setPlan);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (const auto plan = dialog->plan())
            m_studies.create(*plan);
    });
    m_studies.plan(dialog->request());
    dialog->open();
}

void StudyController::openTemplates()
{
    const bool canUse = m_project.isOpen() && m_project.file()->isWritable();
    TemplateEditor *editor = openTemplateEditor(canUse, &m_window);
    if (!editor)
        return;
    connect(editor, &TemplateEditor::useRequested, this, [this](const StudyTemplate &used) {
        m_ownTemplates.removeIf([&](const StudyTemplate &own) { return own.id == used.id; });
        m_ownTemplates.prepend(used);
        m_studies.loadWizardData();
    });
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
    if (m_annotation.isRunning())
        m_window.annotate().setScreen(m_annotation.screen());
    m_window.showPage(MainWindow::Annotate);
    if (m_annotation.awaitsConsent())
        m_window.annotate().askConsent(
            consentText(m_annotation.studyTemplate(), m_annotation.study().design));
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
