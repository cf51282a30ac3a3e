// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/answers/yesnoeditor.h"

#include "ui/widgets/answers/linefield.h"
#include "ui/widgets/answers/optionbutton.h"
#include "ui/widgets/answers/undokeys.h"
#include "ui/widgets/labels.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace Concord {

YesNoEditor::YesNoEditor(const Question &question, bool isLarge, QWidget *parent)
    : QuestionEditor(question, parent), m_hint(makeLabel(tr("Why? Enter hands it in."), "small")),
      m_reason(new LineField)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(isLarge ? 8 : 4);
    for (const AnswerOption &option : question.options) {
        auto *button = new OptionButton(option, isLarge);
        connect(button, &QPushButton::clicked, this, [this, button] {
            button->setChecked(!button->isChecked()); // it shows what is stored
            Q_EMIT used();
            choose(button->option());
        });
        column->addWidget(button);
        m_buttons.append(button);
    }
    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->setAccessibleName(tr("Reason for the answer to: %1").arg(question.text));
    m_reason->setPlaceholderText(tr("Reason"));
    m_reason->setMaxLength(int(longestAnswer));
    m_reason->installEventFilter(this);
    leaveUnusedUndoKeys(m_reason);
    column->addWidget(m_hint);
    column->addWidget(m_reason);
    connect(m_reason, &QLineEdit::returnPressed, this, &YesNoEditor::giveReason);
    setAnswer({}, {});
}

bool YesNoEditor::wantsReason() const
{
    return m_stored && needsReason(question(), *m_stored);
}

void YesNoEditor::setAnswer(const std::optional<QString> &value, const QString &reason)
{
    m_stored = value;
    m_storedReason = reason;
    for (OptionButton *button : std::as_const(m_buttons))
        button->setChecked(value == button->option());
    m_reason->setText(reason);
    m_hint->setVisible(wantsReason());
    m_reason->setVisible(wantsReason());
}

void YesNoEditor::choose(const QString &option)
{
    Q_EMIT answered(option);
    if (needsReason(question(), option) && m_reason->isVisibleTo(this))
        m_reason->setFocus();
}

void YesNoEditor::giveReason()
{
    const QString reason = m_reason->text().trimmed();
    if (!reason.isEmpty())
        Q_EMIT reasonGiven(reason);
}

bool YesNoEditor::handleKey(const QKeyEvent &key)
{
    const AnswerOption *option = optionOfKey(question(), key);
    if (option)
        choose(option->id);
    else if (isPlainEnter(key) && wantsReason())
        m_reason->setFocus();
    return option || (isPlainEnter(key) && wantsReason());
}

QString YesNoEditor::draft() const
{
    const QString typed = m_reason->text();
    return wantsReason() && typed.trimmed() != m_storedReason ? typed : QString();
}

void YesNoEditor::setDraft(const QString &draft)
{
    m_reason->setText(draft);
}

QWidget *YesNoEditor::textField() const
{
    return wantsReason() && m_storedReason.isEmpty() ? m_reason : nullptr;
}

QString YesNoEditor::spokenKeys() const
{
    return spokenOptions();
}

bool YesNoEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_reason && event->type() == QEvent::FocusIn)
        Q_EMIT used();
    return QuestionEditor::eventFilter(watched, event);
}

} // namespace Concord
