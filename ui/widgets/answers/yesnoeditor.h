// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/answers/questioneditor.h"

class QLabel;
class QLineEdit;

namespace Concord {

class OptionButton;

/// Yes or no; where the answer needs a reason, a line for it opens and has the keyboard.
class YesNoEditor : public QuestionEditor
{
    Q_OBJECT

public:
    YesNoEditor(const Question &question, bool isLarge, QWidget *parent = nullptr);

    void setAnswer(const std::optional<QString> &value, const QString &reason) override;
    bool handleKey(const QKeyEvent &key) override;
    QString draft() const override;
    void setDraft(const QString &draft) override;
    QWidget *textField() const override;
    QString spokenKeys() const override;

private:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void choose(const QString &option);
    void giveReason();
    bool wantsReason() const;

    QList<OptionButton *> m_buttons;
    QLabel *m_hint;
    QLineEdit *m_reason;
    std::optional<QString> m_stored;
    QString m_storedReason;
};

} // namespace Concord
