// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/question.h"

#include <QFrame>

class QLabel;

namespace Concord {

class QuestionEditor;

/// A question with its editor; one of several is current and gets the keys. Folded it is one line
/// with the answer.
class QuestionCard : public QFrame
{
    Q_OBJECT

public:
    QuestionCard(const Question &question, bool isOnly, QWidget *parent = nullptr);

    QuestionEditor &editor() { return *m_editor; }
    const Question &question() const;

    void setAnswer(const std::optional<QString> &value, const QString &reason);
    bool isAnswered() const { return m_isAnswered; } ///< with its reason where it needs one
    void setCurrent(bool isCurrent);
    void setFolded(bool isFolded);
    /// Puts the keyboard into the question; not where its keys come anyway.
    bool takeFocus();

Q_SIGNALS:
    void currentRequested();

private:
    void focusInEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

    bool m_isOnly;
    QLabel *m_folded;
    QuestionEditor *m_editor;
    bool m_isAnswered = false;
};

} // namespace Concord
