// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/adjudicationqueuemodel.h"
#include "models/study/shownunit.h"

#include <QObject>

namespace Concord {

class ProjectFile;

/// A researcher at work on the units of a study that annotators judge differently. Everything is
/// read and written on the project's threads; what came too late is dropped.
class AdjudicationSession : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Loads the first question's queue. The file must outlive the session's use of it.
    void start(ProjectFile &file, StudyId study);
    void stop();

    bool isRunning() const { return m_file != nullptr; }
    AdjudicationQueueModel &queue() { return m_queue; }

    void setQuestion(const QString &question);
    void showUnit(UnitId unit);
    void decide(UnitId unit, const QString &value, const QString &reason);
    void takeBack(UnitId unit);
    /// Of the last decision, or taking back, since start(): what stood before stands again.
    void undo();

Q_SIGNALS:
    void started(const Concord::Study &study, const QList<Concord::Question> &questions);
    void unitShown(const Concord::ShownUnit &unit, const Concord::Question &question);
    void undone(Concord::UnitId unit);
    void failed(const Concord::Error &error);

private:
    struct Step
    {
        UnitId unit;
        QString question;
        std::optional<Decision> before;
    };

    template <typename Future, typename Done>
    void deliver(const Future &future, Done done);
    template <typename Task, typename Done>
    void change(UnitId unit, const QString &question, Task task, Done done);

    ProjectFile *m_file = nullptr;
    StudyId m_study;
    StudyTemplate m_template;
    Question m_question;
    AdjudicationQueueModel m_queue;
    QList<Step> m_steps;
    quint64 m_generation = 0; ///< of the study
    quint64 m_loadsAsked = 0;
    quint64 m_unitsAsked = 0;
};

} // namespace Concord
