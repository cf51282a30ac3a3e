// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tagbar.h"

#include "ui/dialogs/tagsdialog.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QToolButton>

namespace Concord {

TagBar::TagBar(QWidget *parent)
    : QWidget(parent), m_buttons(new QWidget),
      m_hint(makeLabel(tr("Tags say what went wrong."), "muted")),
      m_edit(new QPushButton(tr("Edit tags…")))
{
    new FlowLayout(m_buttons);
    m_edit->setObjectName(QStringLiteral("editTags"));
    m_edit->setProperty("role", QStringLiteral("link"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_buttons, 1);
    row->addWidget(m_hint, 1, Qt::AlignVCenter);
    row->addWidget(m_edit, 0, Qt::AlignTop);
    connect(m_edit, &QPushButton::clicked, this, &TagBar::edit);
    fill();
}

void TagBar::setTags(const QList<Tag> &tags)
{
    if (m_tags == tags)
        return;
    m_tags = tags;
    fill();
}

void TagBar::fill()
{
    qDeleteAll(m_buttons->findChildren<QToolButton *>());
    for (qsizetype i = 0; i < m_tags.size(); ++i) {
        auto *button = new QToolButton;
        const QString key = tagKey(i);
        const QString &name = m_tags[i].name;
        button->setProperty("role", QStringLiteral("tag"));
        button->setObjectName(u"tag" + QString::number(i));
        button->setText(key.isEmpty() ? name : tr("%1 %2").arg(key, name));
        button->setAccessibleName(name);
        button->setToolTip(key.isEmpty() ? tr("Only the first 35 tags have a key.")
                                         : tr("Key: %1").arg(key));
        button->setCheckable(true);
        connect(button, &QToolButton::clicked, this, [this, i] { toggle(i); });
        m_buttons->layout()->addWidget(button);
    }
    m_buttons->setVisible(!m_tags.isEmpty());
    m_hint->setVisible(m_tags.isEmpty());
    updateState();
}

void TagBar::setChosen(const QStringList &names)
{
    m_chosen = names;
    updateState();
}

void TagBar::setHasResponse(bool hasResponse)
{
    m_hasResponse = hasResponse;
    updateState();
}

void TagBar::setWritable(bool isWritable)
{
    m_isWritable = isWritable;
    updateState();
}

void TagBar::updateState()
{
    for (qsizetype i = 0; i < m_tags.size(); ++i) {
        auto *button = m_buttons->findChild<QToolButton *>(u"tag" + QString::number(i));
        button->setChecked(m_chosen.contains(m_tags[i].name));
        button->setEnabled(m_hasResponse && m_isWritable);
    }
    m_edit->setEnabled(m_isWritable);
    m_edit->setToolTip(m_isWritable ? QString() : tr("This project is open for reading only."));
}

void TagBar::toggle(qsizetype place)
{
    const bool isOn = m_chosen.contains(m_tags[place].name);
    updateState(); // a click has pressed the button already
    Q_EMIT tagRequested(m_tags[place].id, !isOn);
}

bool TagBar::pressKey(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers others =
        event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    const QString pressed = event.text().toUpper();
    if (others != Qt::NoModifier || pressed.isEmpty() || !m_hasResponse || !m_isWritable)
        return false;
    for (qsizetype i = 0; i < m_tags.size(); ++i) {
        if (tagKey(i) != pressed)
            continue;
        if (!event.isAutoRepeat())
            toggle(i);
        return true;
    }
    return false;
}

void TagBar::edit()
{
    QHash<TagId, qint64> responses;
    for (const Tag &tag : std::as_const(m_tags)) {
        for (const TagCount &count : std::as_const(m_counts))
            responses[tag.id] += count.tag == tag.name ? count.responses : 0;
    }
    auto *dialog = new TagsDialog(m_tags, responses, this);
    connect(dialog, &TagsDialog::tagsChosen, this, &TagBar::tagsEdited);
    dialog->open();
}

} // namespace Concord
