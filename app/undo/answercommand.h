// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoCommand>

#include <optional>

namespace Concord {

class AnnotateSession;

/// One answer, flag, skip or comment. Doing and undoing both append an event.
class AnswerCommand : public QUndoCommand
{
public:
    AnswerCommand(AnnotateSession &session, int position, QString question,
                  std::optional<QString> before, std::optional<QString> after);

    void undo() override;
    void redo() override;

private:
    AnnotateSession &m_session;
    int m_position;
    QString m_question;
    std::optional<QString> m_before;
    std::optional<QString> m_after;
};

} // namespace Concord
