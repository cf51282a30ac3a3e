// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/answers/optionbutton.h"

#include "ui/widgets/labels.h"

#include <QHBoxLayout>

namespace Concord {

OptionButton::OptionButton(const AnswerOption &option, bool isLarge, QWidget *parent)
    : QPushButton(parent), m_option(option.id),
      m_spoken(tr("%1, key %2").arg(option.text, option.key)),
      m_text(makeLabel(option.text, isLarge ? "option" : "smalloption")),
      m_mark(makeLabel({}, "optionmark"))
{
    setObjectName(u"option-" + option.id);
    setProperty("role", QStringLiteral("option"));
    setAccessibleName(m_spoken);
    setCheckable(true);
    setFocusPolicy(Qt::NoFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_text->setWordWrap(true);
    QLabel *key = makeLabel(option.key.toUpper(), "keycap");
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, isLarge ? 12 : 5, 10, isLarge ? 12 : 5);
    row->setSpacing(isLarge ? 12 : 9);
    row->addWidget(key, 0, Qt::AlignVCenter);
    row->addWidget(m_text, 1);
    row->addWidget(m_mark, 0, Qt::AlignVCenter);
    for (QLabel *label : {key, m_text, m_mark})
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_mark->hide();
    connect(this, &QPushButton::toggled, this, [this](bool isOn) {
        setState(m_text, isOn ? QStringLiteral("chosen") : QString()); // not by colour alone
    });
}

void OptionButton::setMark(const QString &mark)
{
    m_mark->setText(mark);
    m_mark->setVisible(!mark.isEmpty());
    setAccessibleName(mark.isEmpty() ? m_spoken : tr("%1: %2").arg(mark, m_spoken));
}

int OptionButton::heightForWidth(int width) const
{
    return layout()->totalHeightForWidth(width);
}

QSize OptionButton::sizeHint() const
{
    return layout()->totalSizeHint();
}

QSize OptionButton::minimumSizeHint() const
{
    return layout()->totalMinimumSize();
}

} // namespace Concord
