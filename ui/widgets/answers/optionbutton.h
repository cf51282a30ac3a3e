// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/question.h"

#include <QPushButton>

class QLabel;

namespace Concord {

/// An option with its key; its text wraps. It never takes the keyboard: the key is faster, and an
/// Enter that was meant for the question must not press a button.
class OptionButton : public QPushButton
{
    Q_OBJECT

public:
    explicit OptionButton(const AnswerOption &option, bool isLarge, QWidget *parent = nullptr);

    const QString &option() const { return m_option; }
    /// What stands at its end, such as a place in a ranking.
    void setMark(const QString &mark);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    QString m_option;
    QString m_spoken;
    QLabel *m_text;
    QLabel *m_mark;
};

} // namespace Concord
