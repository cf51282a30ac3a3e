// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/answers/multiplechoiceeditor.h"

#include "ui/widgets/answers/confirmbutton.h"
#include "ui/widgets/answers/optionbutton.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace Concord {

MultipleChoiceEditor::MultipleChoiceEditor(const Question &question, bool isLarge, QWidget *parent)
    : QuestionEditor(question, parent), m_confirm(new ConfirmButton)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(isLarge ? 8 : 4);
    for (const AnswerOption &option : question.options) {
        auto *button = new OptionButton(option, isLarge);
        connect(button, &QPushButton::clicked, this, [this, button] {
            Q_EMIT used();
            toggle(button->option());
        });
        column->addWidget(button);
        m_buttons.append(button);
    }
    column->addWidget(m_confirm);
    connect(m_confirm, &QPushButton::clicked, this, [this] {
        Q_EMIT used();
        Q_EMIT answered(value());
    });
    showChosen({});
}

void MultipleChoiceEditor::setAnswer(const std::optional<QString> &value, const QString &reason)
{
    Q_UNUSED(reason)
    m_stored = value;
    showChosen(value ? chosenIds(*value) : QStringList());
}

void MultipleChoiceEditor::toggle(const QString &option)
{
    QStringList options = m_chosen;
    if (!options.removeOne(option))
        options.append(option);
    showChosen(options);
}

void MultipleChoiceEditor::showChosen(const QStringList &options)
{
    m_chosen = options;
    for (OptionButton *button : std::as_const(m_buttons)) {
        const bool isChosen = options.contains(button->option());
        button->setChecked(isChosen);
        button->setMark(isChosen ? tr("✓") : QString());
    }
    m_confirm->setText(options.isEmpty() ? tr("None of these  (Enter)") : tr("Confirm  (Enter)"));
    m_confirm->setPending(m_stored != value());
}

bool MultipleChoiceEditor::handleKey(const QKeyEvent &key)
{
    if (isPlainEnter(key)) {
        Q_EMIT answered(value());
        return true;
    }
    const AnswerOption *option = optionOfKey(question(), key);
    if (option)
        toggle(option->id);
    return option != nullptr;
}

QString MultipleChoiceEditor::draft() const
{
    const bool isUntouched = !m_stored && m_chosen.isEmpty();
    return isUntouched || m_stored == value() ? QString() : value();
}

void MultipleChoiceEditor::setDraft(const QString &draft)
{
    showChosen(chosenIds(draft));
}

QString MultipleChoiceEditor::spokenKeys() const
{
    return tr("%1. Enter confirms; without any chosen it says that none applies.")
        .arg(spokenOptions());
}

} // namespace Concord
