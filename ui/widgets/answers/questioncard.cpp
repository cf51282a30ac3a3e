// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/answers/questioncard.h"

#include "models/study/answervalue.h"
#include "ui/widgets/answers/questioneditor.h"
#include "ui/widgets/labels.h"

#include <QVBoxLayout>

namespace Concord {

QuestionCard::QuestionCard(const Question &question, bool isOnly, QWidget *parent)
    : QFrame(parent), m_isOnly(isOnly), m_folded(makeLabel({}, "muted")),
      m_editor(makeQuestionEditor(question, isOnly))
{
    setObjectName(u"question-" + question.id);
    setProperty("role", isOnly ? QStringLiteral("onlyquestion") : QStringLiteral("question"));
    setAccessibleName(question.text);
    QLabel *text = makeLabel(question.text, isOnly ? "heading" : "strong");
    text->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(isOnly ? 10 : 6);
    if (isOnly)
        column->setContentsMargins(0, 0, 0, 0);
    else
        column->setContentsMargins(10, 8, 8, 10);
    column->addWidget(text);
    if (!question.isRequired) {
        QLabel *hint = makeLabel(question.kind == QuestionKind::FreeText
                                     ? tr("Optional")
                                     : tr("Optional: Enter goes on without an answer."),
                                 "small");
        hint->setWordWrap(true);
        column->addWidget(hint);
    }
    column->addWidget(m_folded);
    column->addWidget(m_editor);
    m_folded->setWordWrap(true);
    m_folded->hide();
    if (!isOnly && !m_editor->textField())
        setFocusPolicy(Qt::StrongFocus);
    connect(m_editor, &QuestionEditor::used, this, &QuestionCard::currentRequested);
}

const Question &QuestionCard::question() const
{
    return m_editor->question();
}

void QuestionCard::setAnswer(const std::optional<QString> &value, const QString &reason)
{
    m_isAnswered = value && (!needsReason(question(), *value) || !reason.isEmpty());
    QString words = value ? answerWords(question(), *value) : QString();
    if (!reason.isEmpty())
        words = tr("%1 – %2", "answer and reason").arg(words, reason);
    m_folded->setText(words);
    m_editor->setAnswer(value, reason);
    setAccessibleDescription(value ? tr("Answered: %1. %2").arg(words, m_editor->spokenKeys())
                                   : m_editor->spokenKeys());
}

void QuestionCard::setCurrent(bool isCurrent)
{
    if (!m_isOnly)
        setState(this, isCurrent ? QStringLiteral("current") : QString());
}

void QuestionCard::setFolded(bool isFolded)
{
    m_folded->setVisible(isFolded && !m_folded->text().isEmpty());
    m_editor->setVisible(!isFolded);
}

bool QuestionCard::takeFocus()
{
    QWidget *field = m_editor->textField();
    if (field)
        field->setFocus();
    else if (!m_isOnly)
        setFocus();
    return field || !m_isOnly;
}

void QuestionCard::focusInEvent(QFocusEvent *event)
{
    QFrame::focusInEvent(event);
    Q_EMIT currentRequested();
}

void QuestionCard::mousePressEvent(QMouseEvent *event)
{
    QFrame::mousePressEvent(event);
    Q_EMIT currentRequested();
}

} // namespace Concord
