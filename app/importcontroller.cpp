// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/importcontroller.h"

#include "app/projectsession.h"
#include "app/whendone.h"
#include "storage/import/importfiles.h"
#include "storage/import/itemsource.h"
#include "storage/projectfile.h"
#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/importresultdialog.h"
#include "ui/mainwindow.h"

#include <QFileInfo>
#include <QLocale>
#include <QtConcurrentRun>

#include <algorithm>

namespace Concord {

namespace {

int percentOf(qint64 done, qint64 total)
{
    return total > 0 ? int(done * 100 / total) : 0;
}

QString importNote(const QList<ImportSummary> &summaries)
{
    QMap<ImportKind, qint64> imported;
    QStringList models;
    for (const ImportSummary &summary : summaries) {
        imported[summary.kind] +=
            summary.kind == ImportKind::Study ? summary.answers : summary.imported;
        models += summary.models;
    }
    models.removeDuplicates();
    QStringList sentences;
    if (imported.contains(ImportKind::Items))
        sentences.append(ImportController::tr("%n item(s) imported.", nullptr,
                                              int(imported[ImportKind::Items])));
    if (imported.contains(ImportKind::Study))
        sentences.append(ImportController::tr("A study with %Ln answer(s) imported.", nullptr,
                                              int(imported[ImportKind::Study])));
    if (imported.contains(ImportKind::Responses))
        sentences.append(ImportController::tr("%Ln response(s) imported and scored.", nullptr,
                                              int(imported[ImportKind::Responses])));
    if (imported.contains(ImportKind::Aggregates))
        sentences.append(
            ImportController::tr("%Ln score(s) of %1 imported.", nullptr,
                                 int(imported[ImportKind::Aggregates]))
                .arg(ImportController::tr("%Ln model(s)", nullptr, int(models.size()))));
    return sentences.join(u' ');
}

} // namespace

ImportController::ImportController(MainWindow &window, ProjectSession &project, QObject *parent)
    : QObject(parent), m_window(window), m_project(project)
{
    connect(&m_window, &MainWindow::importRequested, this, &ImportController::importFiles);
    connect(&m_window, &MainWindow::cancelRequested, &m_import, &ImportSession::cancel);
    connect(&m_window, &MainWindow::cancelRequested, &m_rescoring, &RescoringSession::cancel);
    connect(&m_window, &MainWindow::cancelRequested, &m_search, &SearchSession::cancel);
    connectImport();
    connectRescoring();
    connectSearch();
}

void ImportController::connectImport()
{
    connect(&m_import, &ImportSession::started, this,
            [this] { m_window.showProgress(0, tr("importing…")); });
    connect(&m_import, &ImportSession::progressed, this, &ImportController::showProgress);
    connect(&m_import, &ImportSession::published, this, &ImportController::imported);
    connect(&m_import, &ImportSession::finished, this, &ImportController::finish);
    connect(&m_import, &ImportSession::cancelled, this, [this] {
        m_window.hideProgress();
        m_window.showNote(tr("The import was cancelled; nothing was changed."));
        resumeSearch();
    });
    connect(&m_import, &ImportSession::failed, this, [this](const Error &error) {
        m_window.hideProgress();
        m_window.showError(error);
        resumeSearch();
    });
}

void ImportController::connectRescoring()
{
    connect(&m_rescoring, &RescoringSession::progressed, this, [this](qint64 scored, qint64 total) {
        m_window.showProgress(percentOf(scored, total),
                              tr("scoring again: %1 of %2 responses")
                                  .arg(QLocale().toString(scored), QLocale().toString(total)));
    });
    connect(&m_rescoring, &RescoringSession::finished, this, [this](const QList<ModelRun> &runs) {
        qint64 responses = 0;
        for (const ModelRun &run : runs)
            responses += run.responses;
        m_window.hideProgress();
        m_window.showNote(tr("%Ln response(s) scored again.", nullptr, int(responses)));
        Q_EMIT rescored();
    });
    connect(&m_rescoring, &RescoringSession::outdated, this, [this] {
        m_window.showNote(tr("Some scores are of an older version, or were computed without "
                             "WordNet. Open the project for writing to score them again."));
    });
    connect(&m_rescoring, &RescoringSession::cancelled, this, [this] {
        m_window.hideProgress();
        m_window.showNote(tr("Scoring again was cancelled; it begins anew when the project is "
                             "opened next."));
        Q_EMIT rescored(); // of some runs, perhaps
    });
    connect(&m_rescoring, &RescoringSession::failed, this, [this](const Error &error) {
        m_window.hideProgress();
        m_window.showError(error);
    });
}

void ImportController::connectSearch()
{
    connect(&m_search, &SearchSession::progressed, this, [this](qint64 filled, qint64 total) {
        if (!m_rescoring.isScoring())
            showProgress({filled, total, filled, false, true});
    });
    connect(&m_search, &SearchSession::finished, this, [this] {
        m_window.hideProgress();
        Q_EMIT searchable();
    });
    connect(&m_search, &SearchSession::cancelled, this, [this] {
        m_window.hideProgress();
        m_window.showNote(tr("The search does not find everything yet; preparing it goes on when "
                             "the project is opened next."));
        Q_EMIT searchable();
    });
    connect(&m_search, &SearchSession::failed, this, [this](const Error &error) {
        m_window.hideProgress();
        m_window.showError(error);
    });
}

void ImportController::showProgress(const ImportProgress &progress)
{
    const int percent = percentOf(progress.bytesRead, progress.bytesTotal);
    if (progress.isIndexing) {
        m_window.showProgress(percent, tr("preparing the search: %1 %").arg(percent));
        return;
    }
    const QString items = QLocale().toString(progress.items);
    m_window.showProgress(percent,
                          progress.isScoring ? tr("scoring: %1 responses").arg(items)
                                             : tr("importing: %1 lines").arg(items));
}

bool ImportController::mayImport()
{
    if (!m_project.isOpen() || (m_import.isRunning() && !m_import.isPublished()))
        return false;
    if (m_import.isRunning()) {
        m_window.showError({tr("The search is being prepared. Wait for it, or cancel it, before "
                               "importing more."),
                            {}});
        return false;
    }
    if (!m_project.file()->isWritable()) {
        m_window.showError(
            {tr("The project is open for reading only, so nothing can be imported into it."), {}});
        return false;
    }
    if (m_rescoring.isScoring()) {
        m_window.showError({tr("Responses are being scored again. Wait for it, or cancel it, "
                               "before importing."),
                            {}});
        return false;
    }
    return true;
}

// Telling what a file holds may take reading all of it.
void ImportController::importFiles(const QStringList &paths)
{
    if (!mayImport())
        return;
    const auto look = [paths] {
        QList<ImportCandidate> candidates;
        for (const QString &path : paths)
            candidates.append(importCandidate(path));
        return candidates;
    };
    whenDone(QtConcurrent::run(look), this,
             [this](const QList<ImportCandidate> &candidates) { ask(candidates); });
}

void ImportController::ask(QList<ImportCandidate> candidates)
{
    if (!mayImport()) // any more
        return;
    const QList<Dataset> datasets = m_project.datasets();
    QStringList names;
    for (const Dataset &dataset : datasets)
        names.append(dataset.name);
    for (ImportCandidate &candidate : candidates) {
        const auto known = std::ranges::find(datasets, QFileInfo(candidate.source.path).fileName(),
                                             &Dataset::sourceName);
        if (known != datasets.end())
            candidate.importedAs = known->name;
    }
    auto *dialog = new ImportDialog(candidates, importFormats(), names, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportDialog::previewRequested, this,
            [this, dialog](int row, const ImportSource &source) { preview(*dialog, row, source); });
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_search.stop(); // the import goes on with it
        if (m_project.isOpen())
            m_import.start(*m_project.file(), dialog->sources());
    });
    dialog->open();
}

// On another thread, as a file may be slow, and a line long.
void ImportController::preview(ImportDialog &dialog, int row, const ImportSource &source)
{
    constexpr qsizetype previewed = 6;
    whenDone(
        QtConcurrent::run([source] { return previewItems(source, previewed); }), &dialog,
        [&dialog, row](const Result<ImportPreview> &preview) { dialog.showPreview(row, preview); });
}

void ImportController::updateScores()
{
    m_rescoring.start(*m_project.file());
}

void ImportController::prepareSearch()
{
    m_search.start(*m_project.file());
}

// Which stopped for an import that did not come to it.
void ImportController::resumeSearch()
{
    if (m_project.isOpen() && !m_project.file()->isPacket())
        prepareSearch();
}

void ImportController::stop()
{
    m_import.stop();
    m_rescoring.stop();
    m_search.stop();
}

void ImportController::finish(const QList<ImportSummary> &summaries)
{
    m_window.hideProgress();
    if (m_import.isPublished())
        Q_EMIT searchable();
    else
        Q_EMIT imported();
    m_window.showNote(importNote(summaries));
    const bool isPlain =
        std::all_of(summaries.begin(), summaries.end(), [](const ImportSummary &summary) {
            return summary.rejectedCount == 0 && summary.warnings.isEmpty() && summary.skipped == 0
                && summary.conflictCount == 0;
        });
    if (isPlain)
        return;
    auto *dialog = new ImportResultDialog(summaries, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace Concord
