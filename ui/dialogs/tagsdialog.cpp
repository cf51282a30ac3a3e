// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/tagsdialog.h"

#include "models/evaluation/failure.h"
#include "ui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace Concord {

namespace {

constexpr int longestTag = 40; ///< characters
constexpr int tagNameRole = Qt::UserRole;

} // namespace

TagsDialog::TagsDialog(const QStringList &tags, QWidget *parent)
    : QDialog(parent), m_before(tags), m_list(new QListWidget), m_name(new QLineEdit),
      m_add(new QPushButton(tr("Add"))), m_remove(new QPushButton(tr("Remove"))),
      m_up(new QPushButton(tr("Move up"))), m_down(new QPushButton(tr("Move down")))
{
    setWindowTitle(tr("Edit tags"));
    setObjectName(QStringLiteral("tagsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(460, 440);
    fill(tags);
    auto *top = new QHBoxLayout;
    top->addWidget(m_name, 1);
    top->addWidget(m_add);
    auto *middle = new QHBoxLayout;
    middle->addWidget(m_list, 1);
    middle->addWidget(makeButtons());
    QLabel *note = makeLabel(tr("The key before a tag puts it on. A tag that you remove is taken "
                                "off every response; to rename one, remove it and add another."),
                             "muted");
    note->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 18);
    column->setSpacing(10);
    column->addWidget(makeLabel(tr("Tags for what went wrong"), "heading"));
    column->addLayout(top);
    column->addLayout(middle);
    column->addWidget(note);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &TagsDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QListWidget::currentRowChanged, this, &TagsDialog::showKeys);
    connect(m_name, &QLineEdit::textChanged, this, &TagsDialog::showKeys);
    m_list->setCurrentRow(tags.isEmpty() ? -1 : 0);
    showKeys();
    m_name->setFocus();
}

void TagsDialog::fill(const QStringList &tags)
{
    m_list->setObjectName(QStringLiteral("tagList"));
    m_list->setAccessibleName(tr("Tags"));
    m_name->setObjectName(QStringLiteral("tagName"));
    m_name->setAccessibleName(tr("New tag"));
    m_name->setPlaceholderText(tr("New tag, such as “hallucinated”"));
    m_name->setMaxLength(longestTag);
    for (const QString &tag : tags) {
        auto *row = new QListWidgetItem(m_list);
        row->setData(tagNameRole, tag);
    }
}

QWidget *TagsDialog::makeButtons()
{
    m_add->setObjectName(QStringLiteral("addTag"));
    m_remove->setObjectName(QStringLiteral("removeTag"));
    m_up->setObjectName(QStringLiteral("moveTagUp"));
    m_down->setObjectName(QStringLiteral("moveTagDown"));
    for (QPushButton *button : {m_add, m_remove, m_up, m_down})
        button->setAutoDefault(false);
    connect(m_add, &QPushButton::clicked, this, &TagsDialog::add);
    connect(m_remove, &QPushButton::clicked, this, &TagsDialog::removeCurrent);
    connect(m_up, &QPushButton::clicked, this, [this] { moveCurrent(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { moveCurrent(1); });
    auto *group = new QWidget;
    auto *column = new QVBoxLayout(group);
    column->setContentsMargins(0, 0, 0, 0);
    for (QPushButton *button : {m_up, m_down, m_remove})
        column->addWidget(button);
    column->addStretch();
    return group;
}

QStringList TagsDialog::tags() const
{
    QStringList tags;
    for (int i = 0; i < m_list->count(); ++i)
        tags.append(m_list->item(i)->data(tagNameRole).toString());
    return tags;
}

void TagsDialog::add()
{
    const QString name = m_name->text().simplified();
    if (name.isEmpty() || tags().contains(name, Qt::CaseInsensitive))
        return;
    auto *row = new QListWidgetItem(m_list);
    row->setData(tagNameRole, name);
    m_list->setCurrentItem(row);
    m_name->clear();
    showKeys();
}

void TagsDialog::removeCurrent()
{
    delete m_list->takeItem(m_list->currentRow());
    showKeys();
}

void TagsDialog::moveCurrent(int by)
{
    const int from = m_list->currentRow();
    QListWidgetItem *row = m_list->takeItem(from);
    m_list->insertItem(from + by, row);
    m_list->setCurrentItem(row);
    showKeys();
}

// A tag's key is that of its place, so every row may have another one.
void TagsDialog::showKeys()
{
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem *row = m_list->item(i);
        const QString name = row->data(tagNameRole).toString();
        const QString key = tagKey(i);
        row->setText(key.isEmpty() ? name : tr("%1   %2").arg(key, name));
    }
    const int current = m_list->currentRow();
    m_remove->setEnabled(current >= 0);
    m_up->setEnabled(current > 0);
    m_down->setEnabled(current >= 0 && current < m_list->count() - 1);
    const QString name = m_name->text().simplified();
    m_add->setEnabled(!name.isEmpty() && !tags().contains(name, Qt::CaseInsensitive));
}

// Enter in the field adds what was typed; it never loses it.
void TagsDialog::accept()
{
    if (m_add->isEnabled()) {
        add();
        return;
    }
    if (!isVisible())
        return; // Enter reaches the field and the default button
    const QStringList chosen = tags();
    QDialog::accept();
    if (chosen != m_before)
        Q_EMIT tagsChosen(chosen);
}

} // namespace Concord
