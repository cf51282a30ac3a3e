// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/report/studyresults.h"
#include "models/study/labelfiles.h"
#include "models/study/mergesummary.h"
#include "models/study/studychange.h"
#include "models/study/studyoverview.h"
#include "models/study/studywizarddata.h"

#include <QObject>

#include <atomic>
#include <memory>

namespace Concord {

class ProjectFile;

/// The studies of the open project: list, planning, creating, closing, labels in and out, results.
/// Everything is read and written on the project's threads; what came too late is dropped.
class StudySession : public QObject
{
    Q_OBJECT

public:
    explicit StudySession(DeviceId device, QObject *parent = nullptr);

    void setFile(ProjectFile *file);
    const QList<StudyOverview> &studies() const { return m_studies; }

    void refresh();
    /// A plan that is still being made for an older request is given up.
    void plan(const StudyRequest &request);
    void loadWizardData();
    void saveSlice(const Slice &slice);
    void create(const StudyPlan &plan);
    void closeStudy(const QString &study);
    void change(const StudyChange &change);
    /// One packet for each annotator, into a folder.
    void exportPackets(const QString &study, const QString &folder);
    void mergePackets(const QStringList &paths);
    void exportLabels(const QString &study, const QString &path, const LabelExport &wanted);
    void importLabels(const QString &study, const QString &path);
    /// The answers of a model, into a closed study too.
    void importJudge(const QString &study, const QString &judge, const QString &path);
    /// Computes the results of one question; an empty study is the first there is.
    void loadResults(const QString &study, const QString &question);

Q_SIGNALS:
    void studiesChanged(const QList<Concord::StudyOverview> &studies,
                        const QList<Concord::StudyChoice> &choices);
    void planned(const Concord::StudyRequest &request,
                 const Concord::Result<Concord::StudyPlan> &plan);
    void created(const QString &name);
    void wizardDataLoaded(const Concord::StudyWizardData &data); ///< without the templates
    void resultsChanged(const Concord::StudyResults &results);
    void packetsMerged(const QList<Concord::MergedFile> &files);
    void noted(const QString &text); ///< something was done
    void failed(const Concord::Error &error);

private:
    template <typename Future, typename Done>
    void deliver(const Future &future, Done done);
    template <typename Task, typename Done>
    void read(Task task, Done done);
    template <typename Task, typename Done>
    void write(Task task, Done done);
    template <typename Import>
    void importRatings(Import import);

    DeviceId m_device;
    ProjectFile *m_file = nullptr;
    QList<StudyOverview> m_studies;
    quint64 m_generation = 0; ///< of the file
    quint64 m_resultsAsked = 0;
    std::shared_ptr<std::atomic<quint64>> m_plansAsked; ///< read by the planning threads
};

} // namespace Concord
