// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/answervalue.h"

#include <QWidget>

class QKeyEvent;

namespace Concord {

/// Takes the answer to one question, by keys as well as by mouse; one class for each kind.
///
/// Values are written as answervalue.h says. A draft is what was begun and not handed in.
class QuestionEditor : public QWidget
{
    Q_OBJECT

public:
    explicit QuestionEditor(const Question &question, QWidget *parent = nullptr);

    const Question &question() const { return m_question; }

    /// Shows what is stored, and forgets a draft.
    virtual void setAnswer(const std::optional<QString> &value, const QString &reason) = 0;
    /// A key that went to the question, wherever the focus is; whether it was one of its keys.
    virtual bool handleKey(const QKeyEvent &key) = 0;
    /// Empty: nothing that setAnswer() would not show.
    virtual QString draft() const { return {}; }
    virtual void setDraft(const QString &draft);
    /// The field that wants the keyboard; nullptr where keys come by handleKey().
    virtual QWidget *textField() const { return nullptr; }
    /// The question's keys in a sentence, for those who cannot see the buttons.
    virtual QString spokenKeys() const { return {}; }

Q_SIGNALS:
    void answered(const QString &value);
    void reasonGiven(const QString &reason);
    void passed(); ///< left without an answer, which only an optional question may be
    void used(); ///< by mouse, or the keyboard is in its text field

protected:
    QString spokenOptions() const; ///< "1: Human, 2: AI"

private:
    Question m_question;
};

/// The editor for a question's kind. Where a screen asks little, its buttons are large.
QuestionEditor *makeQuestionEditor(const Question &question, bool isLarge);

/// Whether a key is Enter, on either side of the keyboard, without Ctrl or Alt.
bool isPlainEnter(const QKeyEvent &key);

/// The option with that key, or nullptr.
const AnswerOption *optionOfKey(const Question &question, const QKeyEvent &key);

} // namespace Concord
