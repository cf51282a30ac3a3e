// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/answers/questioneditor.h"

namespace Concord {

class OptionButton;

/// One of several options, or a point of a scale with its anchors: one key answers.
class ChoiceEditor : public QuestionEditor
{
    Q_OBJECT

public:
    ChoiceEditor(const Question &question, bool isLarge, QWidget *parent = nullptr);

    void setAnswer(const std::optional<QString> &value, const QString &reason) override;
    bool handleKey(const QKeyEvent &key) override;
    QString spokenKeys() const override;

private:
    QList<OptionButton *> m_buttons;
};

} // namespace Concord
