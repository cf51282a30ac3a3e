// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/evaluationsession.h"

#include "app/evaluations.h"
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
        const auto summed = QtConcurrent::run([loaded = *loaded] {
            return evaluationView(loaded.data, loaded.choice, loaded.sources);
        });
        whenDone(summed, this, [this, asked](const EvaluationView &view) {
            if (asked != m_asked)
                return;
            m_choice = view.choice;
            m_view = view;
            Q_EMIT viewChanged(view);
        });
    });
}

} // namespace Concord
