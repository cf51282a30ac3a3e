// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/answers/questioneditor.h"

#include "ui/widgets/answers/attributeseteditor.h"
#include "ui/widgets/answers/choiceeditor.h"
#include "ui/widgets/answers/freetexteditor.h"
#include "ui/widgets/answers/multiplechoiceeditor.h"
#include "ui/widgets/answers/rankingeditor.h"
#include "ui/widgets/answers/yesnoeditor.h"

#include <QKeyEvent>

#include <algorithm>

namespace Concord {

QuestionEditor::QuestionEditor(const Question &question, QWidget *parent)
    : QWidget(parent), m_question(question)
{
    setAccessibleName(question.text);
}

void QuestionEditor::setDraft(const QString &draft)
{
    Q_UNUSED(draft)
}

QString QuestionEditor::spokenOptions() const
{
    QStringList words;
    for (const AnswerOption &option : m_question.options)
        words.append(tr("%1: %2", "key and option").arg(option.key, option.text));
    return words.join(QStringLiteral(", "));
}

QuestionEditor *makeQuestionEditor(const Question &question, bool isLarge)
{
    switch (question.kind) {
    case QuestionKind::SingleChoice:
    case QuestionKind::Scale:
        return new ChoiceEditor(question, isLarge);
    case QuestionKind::MultipleChoice:
        return new MultipleChoiceEditor(question, isLarge);
    case QuestionKind::AttributeSet:
        return new AttributeSetEditor(question);
    case QuestionKind::YesNoReason:
        return new YesNoEditor(question, isLarge);
    case QuestionKind::Ranking:
        return new RankingEditor(question, isLarge);
    case QuestionKind::FreeText:
    case QuestionKind::ItemAnswer: // of an item that gave no options
        return new FreeTextEditor(question);
    }
    Q_UNREACHABLE();
}

bool isPlainEnter(const QKeyEvent &key)
{
    const bool isEnter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    return isEnter && !(key.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier));
}

const AnswerOption *optionOfKey(const Question &question, const QKeyEvent &key)
{
    const QString text = key.text();
    if (text.isEmpty())
        return nullptr;
    const auto found = std::ranges::find_if(question.options, [&](const AnswerOption &option) {
        return option.key.compare(text, Qt::CaseInsensitive) == 0;
    });
    return found == question.options.end() ? nullptr : &*found;
}

} // namespace Concord
