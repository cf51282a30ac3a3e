// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/answers/questioneditor.h"

class QLabel;
class QPushButton;

namespace Concord {

class OptionButton;

/// All options in order, best first: each key places the next one, Backspace takes the last one
/// back, and the last place hands the order in.
class RankingEditor : public QuestionEditor
{
    Q_OBJECT

public:
    RankingEditor(const Question &question, bool isLarge, QWidget *parent = nullptr);

    void setAnswer(const std::optional<QString> &value, const QString &reason) override;
    bool handleKey(const QKeyEvent &key) override;
    QString draft() const override;
    void setDraft(const QString &draft) override;
    QString spokenKeys() const override;

private:
    void place(const QString &option);
    void takeBack();
    void showOrder(const QStringList &order);

    QList<OptionButton *> m_buttons;
    QLabel *m_hint;
    QPushButton *m_takeBack;
    std::optional<QString> m_stored;
    QStringList m_order;
};

} // namespace Concord
