// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/evaluations.h"

#include <QObject>

namespace Concord {

class ProjectFile;

/// How models do in the open project. Scores are read on the project's thread and summed up on a
/// worker's; what came too late is dropped.
class EvaluationSession : public QObject
{
    Q_OBJECT

public:
    explicit EvaluationSession(QObject *parent = nullptr);

    void setFile(ProjectFile *file);
    const EvaluationView &view() const { return m_view; }

    /// The page is looked at: loads what has changed since.
    void show();
    /// Scores came or went; loads when show() is called next.
    void markOld() { m_isOld = true; }
    void choose(const EvaluationChoice &choice);

Q_SIGNALS:
    void viewChanged(const Concord::EvaluationView &view);
    void failed(const Concord::Error &error);

private:
    void load();
    void sum(const LoadedEvaluation &loaded, EvaluationParts parts, quint64 asked);

    ProjectFile *m_file = nullptr;
    EvaluationChoice m_choice;
    EvaluationView m_view;
    bool m_isOld = true;
    quint64 m_asked = 0;
};

} // namespace Concord
