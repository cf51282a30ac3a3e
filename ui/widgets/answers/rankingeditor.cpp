// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/answers/rankingeditor.h"

#include "ui/widgets/answers/optionbutton.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QKeyEvent>

namespace Concord {

RankingEditor::RankingEditor(const Question &question, bool isLarge, QWidget *parent)
    : QuestionEditor(question, parent), m_hint(makeLabel({}, "small")),
      m_takeBack(makeQuietButton(tr("Take back  ⌫"), "takeBack"))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(isLarge ? 8 : 4);
    for (const AnswerOption &option : question.options) {
        auto *button = new OptionButton(option, isLarge);
        connect(button, &QPushButton::clicked, this, [this, button] {
            button->setChecked(m_order.contains(button->option()));
            Q_EMIT used();
            place(button->option());
        });
        column->addWidget(button);
        m_buttons.append(button);
    }
    m_takeBack->setFocusPolicy(Qt::NoFocus);
    m_takeBack->setToolTip(tr("Backspace"));
    m_takeBack->setAccessibleName(tr("Take the last place back, Backspace"));
    m_hint->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->addWidget(m_hint, 1);
    row->addWidget(m_takeBack);
    column->addLayout(row);
    connect(m_takeBack, &QPushButton::clicked, this, [this] {
        Q_EMIT used();
        takeBack();
    });
    showOrder({});
}

void RankingEditor::setAnswer(const std::optional<QString> &value, const QString &reason)
{
    Q_UNUSED(reason)
    m_stored = value;
    showOrder(value ? rankedIds(*value) : QStringList());
}

void RankingEditor::place(const QString &option)
{
    if (m_order.contains(option))
        return;
    showOrder(m_order + QStringList(option));
    if (m_order.size() == m_buttons.size())
        Q_EMIT answered(rankingValue(m_order));
}

void RankingEditor::takeBack()
{
    if (!m_order.isEmpty())
        showOrder(m_order.first(m_order.size() - 1));
}

void RankingEditor::showOrder(const QStringList &order)
{
    m_order = order;
    for (OptionButton *button : std::as_const(m_buttons)) {
        const qsizetype rank = order.indexOf(button->option());
        button->setChecked(rank >= 0);
        button->setMark(rank >= 0 ? tr("%1.", "place in a ranking").arg(rank + 1) : QString());
    }
    const bool isWhole = order.size() == m_buttons.size();
    m_hint->setText(isWhole ? tr("The order is complete.")
                            : tr("Press the key of place %1.").arg(order.size() + 1));
    m_takeBack->setEnabled(!order.isEmpty());
}

bool RankingEditor::handleKey(const QKeyEvent &key)
{
    const bool isBackspace = key.key() == Qt::Key_Backspace;
    const bool confirmsAgain =
        isPlainEnter(key) && !m_order.isEmpty() && m_order.size() == m_buttons.size();
    const AnswerOption *option = optionOfKey(question(), key);
    if (isBackspace)
        takeBack();
    else if (confirmsAgain)
        Q_EMIT answered(rankingValue(m_order));
    else if (option)
        place(option->id);
    return isBackspace || confirmsAgain || option;
}

QString RankingEditor::draft() const
{
    const QString order = rankingValue(m_order);
    return m_stored.value_or(QString()) == order ? QString() : order;
}

void RankingEditor::setDraft(const QString &draft)
{
    showOrder(rankedIds(draft));
}

QString RankingEditor::spokenKeys() const
{
    return tr("%1. The first key is the first place; Backspace takes the last one back.")
        .arg(spokenOptions());
}

} // namespace Concord
