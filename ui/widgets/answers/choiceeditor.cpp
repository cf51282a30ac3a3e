// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/answers/choiceeditor.h"

#include "ui/widgets/answers/optionbutton.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace Concord {

ChoiceEditor::ChoiceEditor(const Question &question, bool isLarge, QWidget *parent)
    : QuestionEditor(question, parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(isLarge ? 8 : 4);
    for (const AnswerOption &option : question.options) {
        auto *button = new OptionButton(option, isLarge);
        connect(button, &QPushButton::clicked, this, [this, button] {
            button->setChecked(!button->isChecked()); // it shows what is stored
            Q_EMIT used();
            Q_EMIT answered(button->option());
        });
        column->addWidget(button);
        m_buttons.append(button);
    }
}

void ChoiceEditor::setAnswer(const std::optional<QString> &value, const QString &reason)
{
    Q_UNUSED(reason)
    for (OptionButton *button : std::as_const(m_buttons))
        button->setChecked(value == button->option());
}

bool ChoiceEditor::handleKey(const QKeyEvent &key)
{
    const AnswerOption *option = optionOfKey(question(), key);
    if (!option)
        return false;
    Q_EMIT answered(option->id);
    return true;
}

QString ChoiceEditor::spokenKeys() const
{
    return spokenOptions();
}

} // namespace Concord
