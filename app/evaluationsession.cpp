// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/evaluationsession.h"

#include "app/whendone.h"
#include "storage/projectfile.h"

#include <QtConcurrentRun>

namespace Concord {

EvaluationSession::EvaluationSession(QObject *parent) : QObject(parent) {}

void EvaluationSession::setFile(ProjectFile *file)
{
    ++m_asked;
    m_file = file;
    m_choice = {};
    m_view = {};
    m_isOld = true;
    Q_EMIT viewChanged(m_view);
}

void EvaluationSession::show()
{
    if (m_isOld)
        load();
}

void EvaluationSession::choose(const EvaluationChoice &choice)
{
    m_choice = choice;
    load();
}

void EvaluationSession::load()
{
    if (!m_file)
        return;
    m_isOld = false;
    const quint64 asked = ++m_asked;
    const auto read = m_file->read(
        [choice = m_choice](Database &database) { return loadEvaluation(database, choice); });
    whenDone(read, this, [this, asked](const Result<LoadedEvaluation> &loaded) {
        if (asked != m_asked)
            return;
        if (!loaded) {
            Q_EMIT failed(loaded.error());
            return;
        }
        sum(*loaded, EvaluationParts::Charts, asked);
    });
}

// Charts are there at once; what takes longer is filled in.
void EvaluationSession::sum(const LoadedEvaluation &loaded, EvaluationParts parts, quint64 asked)
{
    const auto summed = QtConcurrent::run([loaded, parts] {
        return evaluationView(loaded.data, loaded.choice, loaded.sources, parts);
    });
    whenDone(summed, this, [this, loaded, parts, asked](const EvaluationView &view) {
        if (asked != m_asked)
            return;
        m_choice = view.choice;
        m_view = view;
        Q_EMIT viewChanged(view);
        if (parts == EvaluationParts::Charts)
            sum(loaded, EvaluationParts::All, asked);
    });
}

} // namespace Concord
