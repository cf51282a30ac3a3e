// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/undo/answercommand.h"

#include "app/annotatesession.h"

namespace Concord {

AnswerCommand::AnswerCommand(AnnotateSession &session, int position, QString question,
                             std::optional<QString> before, std::optional<QString> after)
    : m_session(session), m_position(position), m_question(std::move(question)),
      m_before(std::move(before)), m_after(std::move(after))
{}

// What cannot be committed has not happened: it leaves the stack.
void AnswerCommand::undo()
{
    setObsolete(!m_session.commit(m_position, m_question, m_before));
}

void AnswerCommand::redo()
{
    setObsolete(!m_session.commit(m_position, m_question, m_after));
}

} // namespace Concord
