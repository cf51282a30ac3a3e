// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/answers/freetexteditor.h"

#include "ui/widgets/answers/confirmbutton.h"
#include "ui/widgets/answers/undokeys.h"

#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace Concord {

namespace {

constexpr int fieldHeight = 130;

bool isControlEnter(const QKeyEvent &key)
{
    const bool isEnter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    return isEnter && (key.modifiers() & Qt::ControlModifier);
}

} // namespace

FreeTextEditor::FreeTextEditor(const Question &question, QWidget *parent)
    : QuestionEditor(question, parent), m_text(new QPlainTextEdit), m_confirm(new ConfirmButton)
{
    m_text->setObjectName(QStringLiteral("freeText"));
    m_text->setAccessibleName(question.text);
    m_text->setPlaceholderText(tr("In your own words"));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(fieldHeight);
    m_text->installEventFilter(this);
    leaveUnusedUndoKeys(m_text);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_text);
    column->addWidget(m_confirm);
    connect(m_text, &QPlainTextEdit::textChanged, this, &FreeTextEditor::showState);
    connect(m_confirm, &QPushButton::clicked, this, &FreeTextEditor::commit);
    showState();
}

QString FreeTextEditor::typed() const
{
    return m_text->toPlainText().trimmed();
}

void FreeTextEditor::setAnswer(const std::optional<QString> &value, const QString &reason)
{
    Q_UNUSED(reason)
    m_stored = value.value_or(QString());
    m_text->setPlainText(m_stored);
    showState();
}

void FreeTextEditor::commit()
{
    if (!typed().isEmpty())
        Q_EMIT answered(typed());
    else if (!question().isRequired)
        Q_EMIT passed();
}

void FreeTextEditor::showState()
{
    const bool isTooLong = typed().size() > longestAnswer;
    m_confirm->setText(isTooLong ? tr("%1 characters too long").arg(typed().size() - longestAnswer)
                           : typed().isEmpty() && !question().isRequired
                           ? tr("Go on without an answer  (Ctrl+Enter)")
                           : tr("Confirm  (Ctrl+Enter)"));
    m_confirm->setEnabled(!isTooLong && (!typed().isEmpty() || !question().isRequired));
    m_confirm->setPending(!typed().isEmpty() && typed() != m_stored);
}

bool FreeTextEditor::handleKey(const QKeyEvent &key)
{
    if (isControlEnter(key)) {
        if (m_confirm->isEnabled())
            commit();
        return true;
    }
    // What was typed while the keyboard was elsewhere belongs to the text all the same.
    const QString text = key.text();
    if (text.isEmpty() || !text[0].isPrint())
        return false;
    m_text->setFocus();
    m_text->insertPlainText(text);
    return true;
}

QString FreeTextEditor::draft() const
{
    return typed() == m_stored ? QString() : m_text->toPlainText();
}

void FreeTextEditor::setDraft(const QString &draft)
{
    m_text->setPlainText(draft);
    m_text->moveCursor(QTextCursor::End);
}

QWidget *FreeTextEditor::textField() const
{
    return m_text;
}

QString FreeTextEditor::spokenKeys() const
{
    return tr("Ctrl+Enter hands the text in.");
}

bool FreeTextEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        Q_EMIT used();
    if (event->type() == QEvent::KeyPress) {
        const auto &key = *static_cast<QKeyEvent *>(event);
        if (isControlEnter(key))
            return handleKey(key);
    }
    return QuestionEditor::eventFilter(watched, event);
}

} // namespace Concord
