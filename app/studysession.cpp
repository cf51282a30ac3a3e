// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studysession.h"

#include "app/packets.h"
#include "app/resultsloader.h"
#include "app/studychanging.h"
#include "app/studyplanning.h"
#include "app/studyreports.h"
#include "app/whendone.h"
#include "storage/export/aggregatedlabels.h"
#include "storage/import/labelscsv.h"
#include "storage/projectfile.h"
#include "storage/slicerepository.h"
#include "storage/studyrepository.h"

#include <QLocale>

namespace Concord {

namespace {

struct StudyList
{
    QList<StudyOverview> overviews;
    QList<StudyChoice> choices;
};

Result<StudyList> readStudies(const Database &database)
{
    auto overviews = studyOverviews(database);
    auto choices = studyChoices(database);
    if (!overviews || !choices)
        return overviews ? choices.error() : overviews.error();
    return StudyList{*std::move(overviews), *std::move(choices)};
}

Result<StudyResults> readResults(const Database &database, const QString &study,
                                 const QString &question)
{
    const auto found = StudyRepository(database).find(study);
    if (!found)
        return found.error();
    return loadStudyResults(database, *found, question);
}

} // namespace

StudySession::StudySession(DeviceId device, QObject *parent)
    : QObject(parent), m_device(device), m_plansAsked(std::make_shared<std::atomic<quint64>>(0))
{}

// Hands a result on unless another project has been opened meanwhile.
template <typename Future, typename Done>
void StudySession::deliver(const Future &future, Done done)
{
    whenDone(future, this, [this, done, generation = m_generation](const auto &result) {
        if (generation != m_generation)
            return;
        if (result)
            done(result);
        else
            Q_EMIT failed(result.error());
    });
}

template <typename Task, typename Done>
void StudySession::read(Task task, Done done)
{
    if (m_file)
        deliver(m_file->read(std::move(task)), done);
}

template <typename Task, typename Done>
void StudySession::write(Task task, Done done)
{
    if (m_file && m_file->isWritable())
        deliver(m_file->write(std::move(task)), done);
}

void StudySession::setFile(ProjectFile *file)
{
    ++m_generation;
    m_file = file;
    m_studies.clear();
    Q_EMIT studiesChanged({}, {});
    refresh();
}

void StudySession::refresh()
{
    read([](Database &database) { return readStudies(database); },
         [this](const Result<StudyList> &list) {
             m_studies = list->overviews;
             Q_EMIT studiesChanged(list->overviews, list->choices);
         });
}

void StudySession::plan(const StudyRequest &request)
{
    if (!m_file)
        return;
    const quint64 number = ++*m_plansAsked;
    const auto isNewest = [asked = m_plansAsked, number] { return *asked == number; };
    const auto planning = m_file->read([request, isNewest](Database &database) {
        return planFromDatabase(database, request, [isNewest](qint64) { return isNewest(); });
    });
    whenDone(planning, this, [this, request, isNewest](const Result<StudyPlan> &plan) {
        if (isNewest())
            Q_EMIT planned(request, plan);
    });
}

void StudySession::loadWizardData()
{
    read([](Database &database) { return readWizardData(database); },
         [this](const Result<StudyWizardData> &data) { Q_EMIT wizardDataLoaded(*data); });
}

void StudySession::saveSlice(const Slice &slice)
{
    write([slice](Database &database) { return SliceRepository(database).save(slice); },
          [this, name = slice.name](const Result<void> &) {
              Q_EMIT noted(tr("Saved the slice “%1”.").arg(name));
          });
}

void StudySession::create(const StudyPlan &plan)
{
    write(
        [plan](Database &database) {
            return StudyRepository(database).create(plan, QDateTime::currentDateTimeUtc());
        },
        [this, name = plan.name](const Result<StudyId> &) {
            refresh();
            Q_EMIT created(name);
        });
}

void StudySession::closeStudy(const QString &study)
{
    write(
        [id = StudyId::fromString(study)](Database &database) {
            return StudyRepository(database).close(id, QDateTime::currentDateTimeUtc());
        },
        [this](const Result<void> &) {
            refresh();
            Q_EMIT noted(tr("The study is closed."));
        });
}

void StudySession::change(const StudyChange &change)
{
    write(
        [change](Database &database) {
            return applyStudyChange(database, change, QDateTime::currentDateTimeUtc());
        },
        [this](const Result<QString> &note) {
            refresh();
            Q_EMIT noted(*note);
        });
}

void StudySession::exportPackets(const QString &study, const QString &folder)
{
    write(
        [id = StudyId::fromString(study), folder](Database &database) {
            return exportAllPackets(database, id, folder, QDateTime::currentDateTimeUtc());
        },
        [this, folder](const Result<PacketsOut> &out) {
            refresh();
            Q_EMIT noted(tr("Packets written to %1: %2.")
                             .arg(folder, QLocale().toString(out->written.size())));
            if (!out->refused.isEmpty())
                Q_EMIT failed({out->refused.join(u'\n'), {}});
        });
}

void StudySession::mergePackets(const QStringList &paths)
{
    write(
        [paths](Database &database) -> Result<QList<MergedFile>> {
            return mergeAllPackets(database, paths, QDateTime::currentDateTimeUtc());
        },
        [this](const Result<QList<MergedFile>> &files) {
            refresh();
            Q_EMIT packetsMerged(*files);
        });
}

void StudySession::exportLabels(const QString &study, const QString &path,
                                const LabelExport &wanted)
{
    read(
        [=, id = StudyId::fromString(study)](Database &database) -> Result<QString> {
            const auto labels = exportLabelFile(database, id, wanted);
            if (!labels)
                return labels.error();
            if (auto done = saveBytes(path, *labels); !done)
                return done.error();
            return path;
        },
        [this](const Result<QString> &saved) {
            Q_EMIT noted(tr("Labels saved to %1.").arg(*saved));
        });
}

template <typename Import>
void StudySession::importRatings(Import import)
{
    write(import, [this](const Result<LabelsSummary> &summary) {
        refresh();
        const QLocale locale;
        QString note =
            tr("%1 labels taken in, %2 were known, %3 rows were empty.")
                .arg(locale.toString(summary->imported), locale.toString(summary->unchanged),
                     locale.toString(summary->empty));
        if (summary->others > 0)
            note += u' '
                + tr("Left out, because the study does not have it: %1.")
                      .arg(locale.toString(summary->others));
        Q_EMIT noted(note);
    });
}

void StudySession::importLabels(const QString &study, const QString &path)
{
    importRatings([=, device = m_device, id = StudyId::fromString(study)](Database &database) {
        return Concord::importLabels(database, id, path, device, QDateTime::currentDateTimeUtc());
    });
}

void StudySession::importJudge(const QString &study, const QString &judge, const QString &path)
{
    importRatings([=, device = m_device, id = StudyId::fromString(study)](Database &database) {
        return Concord::importJudge(database, id, judge, path, device,
                                    QDateTime::currentDateTimeUtc());
    });
}

void StudySession::loadResults(const QString &study, const QString &question)
{
    const QString wanted = study.isEmpty() && !m_studies.isEmpty()
        ? m_studies.constFirst().study.id.toString()
        : study;
    if (wanted.isEmpty())
        return;
    const quint64 asked = ++m_resultsAsked;
    read([wanted, question](Database &database) { return readResults(database, wanted, question); },
         [this, asked](const Result<StudyResults> &results) {
             if (asked == m_resultsAsked)
                 Q_EMIT resultsChanged(*results);
         });
}

} // namespace Concord
