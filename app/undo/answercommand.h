// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QUndoCommand>

#include <optional>

namespace Concord {

class AnnotateSession;

/// A value for a question of the unit at a position; no value: withdrawn.
struct AnswerChange
{
    int position = 0;
    QString question;
    std::optional<QString> value;

    friend bool operator==(const AnswerChange &, const AnswerChange &) = default;
};

/// One answer (with what depends on it), flag, skip or comment. Doing and undoing both append
/// events.
class AnswerCommand : public QUndoCommand
{
public:
    AnswerCommand(AnnotateSession &session, QList<AnswerChange> before, QList<AnswerChange> after);

    void undo() override;
    void redo() override;

private:
    AnnotateSession &m_session;
    QList<AnswerChange> m_before;
    QList<AnswerChange> m_after;
};

} // namespace Concord
