// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/tagsdialog.h"

#include "ui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

namespace Concord {

namespace {

constexpr int longestTag = 40; ///< characters
constexpr int tagNameRole = Qt::UserRole;
constexpr int tagIdRole = Qt::UserRole + 1;

// Edits the name alone: the row shows its key, too.
class TagNameDelegate : public QStyledItemDelegate
{
public:
    using Rename = std::function<void(int row, const QString &name)>;

    TagNameDelegate(Rename rename, QObject *parent)
        : QStyledItemDelegate(parent), m_rename(std::move(rename))
    {}

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &,
                          const QModelIndex &) const override
    {
        auto *editor = new QLineEdit(parent);
        editor->setObjectName(QStringLiteral("tagNameEditor"));
        editor->setAccessibleName(TagsDialog::tr("Name of the tag"));
        editor->setMaxLength(longestTag);
        return editor;
    }

    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        static_cast<QLineEdit *>(editor)->setText(index.data(tagNameRole).toString());
    }

    void setModelData(QWidget *editor, QAbstractItemModel *,
                      const QModelIndex &index) const override
    {
        m_rename(index.row(), static_cast<QLineEdit *>(editor)->text());
    }

private:
    Rename m_rename;
};

} // namespace

TagsDialog::TagsDialog(const QList<Tag> &tags, const QHash<TagId, qint64> &responses,
                       QWidget *parent)
    : QDialog(parent), m_before(tags), m_responses(responses), m_list(new QListWidget),
      m_name(new QLineEdit), m_add(new QPushButton(tr("Add"))),
      m_rename(new QPushButton(tr("Rename"))), m_remove(new QPushButton(tr("Remove"))),
      m_up(new QPushButton(tr("Move up"))), m_down(new QPushButton(tr("Move down"))),
      m_question(makeFrame("card")), m_asked(makeLabel({})), m_keep(new QPushButton(tr("Keep it")))
{
    setWindowTitle(tr("Edit tags"));
    setObjectName(QStringLiteral("tagsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(460, 460);
    fill();
    auto *top = new QHBoxLayout;
    top->addWidget(m_name, 1);
    top->addWidget(m_add);
    auto *middle = new QHBoxLayout;
    middle->addWidget(m_list, 1);
    middle->addWidget(makeButtons());
    QLabel *note = makeLabel(tr("The key before a tag puts it on. A tag that you rename stays on "
                                "its responses; one that you remove is taken off them."),
                             "muted");
    note->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 18);
    column->setSpacing(10);
    column->addWidget(makeLabel(tr("Tags for what went wrong"), "heading"));
    column->addLayout(top);
    column->addLayout(middle, 1);
    column->addWidget(makeQuestion());
    column->addWidget(note);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &TagsDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QListWidget::currentRowChanged, this, &TagsDialog::showRows);
    connect(m_name, &QLineEdit::textChanged, this, &TagsDialog::showRows);
    m_list->setCurrentRow(tags.isEmpty() ? -1 : 0);
    showRows();
    m_name->setFocus();
}

void TagsDialog::fill()
{
    m_list->setObjectName(QStringLiteral("tagList"));
    m_list->setAccessibleName(tr("Tags"));
    m_list->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_list->setItemDelegate(
        new TagNameDelegate([this](int row, const QString &name) { rename(row, name); }, m_list));
    m_name->setObjectName(QStringLiteral("tagName"));
    m_name->setAccessibleName(tr("New tag"));
    m_name->setPlaceholderText(tr("New tag, such as “hallucinated”"));
    m_name->setMaxLength(longestTag);
    for (const Tag &tag : std::as_const(m_before))
        addRow(tag);
}

void TagsDialog::addRow(const Tag &tag)
{
    auto *row = new QListWidgetItem(m_list);
    row->setFlags(row->flags() | Qt::ItemIsEditable);
    row->setData(tagNameRole, tag.name);
    row->setData(tagIdRole, tag.id.value());
}

QWidget *TagsDialog::makeButtons()
{
    m_add->setObjectName(QStringLiteral("addTag"));
    m_rename->setObjectName(QStringLiteral("renameTag"));
    m_remove->setObjectName(QStringLiteral("removeTag"));
    m_up->setObjectName(QStringLiteral("moveTagUp"));
    m_down->setObjectName(QStringLiteral("moveTagDown"));
    for (QPushButton *button : {m_add, m_rename, m_remove, m_up, m_down})
        button->setAutoDefault(false);
    connect(m_add, &QPushButton::clicked, this, &TagsDialog::add);
    connect(m_rename, &QPushButton::clicked, this, [this] {
        m_list->setFocus();
        m_list->editItem(m_list->currentItem());
    });
    connect(m_remove, &QPushButton::clicked, this, &TagsDialog::askToRemove);
    connect(m_up, &QPushButton::clicked, this, [this] { moveCurrent(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { moveCurrent(1); });
    auto *group = new QWidget;
    auto *column = new QVBoxLayout(group);
    column->setContentsMargins(0, 0, 0, 0);
    for (QPushButton *button : {m_up, m_down, m_rename, m_remove})
        column->addWidget(button);
    column->addStretch();
    return group;
}

QWidget *TagsDialog::makeQuestion()
{
    auto *removing = new QPushButton(tr("Remove it"));
    removing->setObjectName(QStringLiteral("confirmRemoval"));
    m_keep->setObjectName(QStringLiteral("keepTag"));
    m_asked->setObjectName(QStringLiteral("removalQuestion"));
    m_asked->setWordWrap(true);
    for (QPushButton *button : {removing, m_keep})
        button->setAutoDefault(false);
    connect(removing, &QPushButton::clicked, this, &TagsDialog::removeCurrent);
    connect(m_keep, &QPushButton::clicked, this, [this] {
        m_question->hide();
        m_list->setFocus();
    });
    auto *row = new QHBoxLayout(m_question);
    row->setContentsMargins(12, 8, 12, 8);
    row->addWidget(m_asked, 1);
    row->addWidget(removing);
    row->addWidget(m_keep);
    m_question->hide();
    return m_question;
}

QList<Tag> TagsDialog::tags() const
{
    QList<Tag> tags;
    for (int i = 0; i < m_list->count(); ++i) {
        const QListWidgetItem *row = m_list->item(i);
        tags.append({TagId(row->data(tagIdRole).toLongLong()), row->data(tagNameRole).toString()});
    }
    return tags;
}

bool TagsDialog::isTaken(const QString &name, int exceptRow) const
{
    for (int i = 0; i < m_list->count(); ++i) {
        const QString other = m_list->item(i)->data(tagNameRole).toString();
        if (i != exceptRow && other.compare(name, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

// A tag that was removed and is added again is the same one.
void TagsDialog::add()
{
    const QString name = m_name->text().simplified();
    if (name.isEmpty() || isTaken(name))
        return;
    Tag tag = tagsNamed({name}, m_before).constFirst();
    const QList<Tag> shown = tags();
    if (std::any_of(shown.begin(), shown.end(),
                    [&](const Tag &other) { return other.id == tag.id; }))
        tag.id = {}; // that one is called otherwise now
    addRow(tag);
    m_list->setCurrentRow(m_list->count() - 1);
    m_name->clear();
    showRows();
}

void TagsDialog::rename(int row, const QString &name)
{
    const QString shown = name.simplified();
    if (!shown.isEmpty() && !isTaken(shown, row))
        m_list->item(row)->setData(tagNameRole, shown);
    showRows();
}

void TagsDialog::askToRemove()
{
    const Tag tag = tags().value(m_list->currentRow());
    const qint64 responses = m_responses.value(tag.id);
    if (!tag.id.isValid() || responses == 0)
        return removeCurrent();
    m_asked->setText(tr("“%1” is on %Ln response(s), which will lose it.", nullptr, int(responses))
                         .arg(tag.name));
    m_question->show();
    m_keep->setFocus();
}

void TagsDialog::removeCurrent()
{
    delete m_list->takeItem(m_list->currentRow());
    m_list->setFocus();
    showRows();
}

void TagsDialog::moveCurrent(int by)
{
    const int from = m_list->currentRow();
    QListWidgetItem *row = m_list->takeItem(from);
    m_list->insertItem(from + by, row);
    m_list->setCurrentItem(row);
    showRows();
}

// A tag's key is that of its place, so every row may have another one.
void TagsDialog::showRows()
{
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem *row = m_list->item(i);
        const QString name = row->data(tagNameRole).toString();
        const QString key = tagKey(i);
        row->setText(key.isEmpty() ? name : tr("%1   %2").arg(key, name));
    }
    m_question->hide(); // it was about another list
    const int current = m_list->currentRow();
    m_rename->setEnabled(current >= 0);
    m_remove->setEnabled(current >= 0);
    m_up->setEnabled(current > 0);
    m_down->setEnabled(current >= 0 && current < m_list->count() - 1);
    const QString name = m_name->text().simplified();
    m_add->setEnabled(!name.isEmpty() && !isTaken(name));
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
    const auto *editor = m_list->findChild<QLineEdit *>(QStringLiteral("tagNameEditor"));
    if (editor && editor->isVisible())
        rename(m_list->currentRow(), editor->text());
    const QList<Tag> chosen = tags();
    QDialog::accept();
    if (chosen != m_before)
        Q_EMIT tagsChosen(chosen);
}

} // namespace Concord
