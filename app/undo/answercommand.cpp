// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/undo/answercommand.h"

#include "app/annotatesession.h"

namespace Concord {

AnswerCommand::AnswerCommand(AnnotateSession &session, QList<AnswerChange> before,
                             QList<AnswerChange> after)
    : m_session(session), m_before(std::move(before)), m_after(std::move(after))
{}

// What cannot be committed has not happened: it leaves the stack.
void AnswerCommand::undo()
{
    setObsolete(!m_session.commit(m_before));
}

void AnswerCommand::redo()
{
    setObsolete(!m_session.commit(m_after));
}

} // namespace Concord
