// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/answers/questioneditor.h"

namespace Concord {

class ConfirmButton;
class OptionButton;

/// Any of the options: keys choose and take back, Enter hands in what is chosen, or that none is.
class MultipleChoiceEditor : public QuestionEditor
{
    Q_OBJECT

public:
    MultipleChoiceEditor(const Question &question, bool isLarge, QWidget *parent = nullptr);

    void setAnswer(const std::optional<QString> &value, const QString &reason) override;
    bool handleKey(const QKeyEvent &key) override;
    QString draft() const override;
    void setDraft(const QString &draft) override;
    QString spokenKeys() const override;

private:
    void toggle(const QString &option);
    void showChosen(const QStringList &options);
    QString value() const { return choiceValue(question(), m_chosen); }

    QList<OptionButton *> m_buttons;
    ConfirmButton *m_confirm;
    std::optional<QString> m_stored;
    QStringList m_chosen;
};

} // namespace Concord
