// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/namedialog.h"

#include "ui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Concord {

NameDialog::NameDialog(const QString &title, const QString &label, const QString &name,
                       const QString &note, QWidget *parent)
    : QDialog(parent), m_name(new QLineEdit(name))
{
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(400);
    m_name->setObjectName(QStringLiteral("newName"));
    m_name->setMaxLength(200);
    m_name->selectAll();
    QLabel *caption = makeLabel(label);
    caption->setBuddy(m_name);
    m_name->setAccessibleName(label);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton *rename = buttons->addButton(tr("Rename"), QDialogButtonBox::AcceptRole);
    m_accept = rename;
    rename->setObjectName(QStringLiteral("rename"));
    rename->setEnabled(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 18);
    column->setSpacing(10);
    column->addWidget(caption);
    column->addWidget(m_name);
    if (!note.isEmpty())
        column->addWidget(makeLabel(note, "muted"));
    column->addWidget(buttons);
    rename->setDefault(true); // only now it knows of the dialog
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, [this, rename, name] {
        rename->setEnabled(!this->name().isEmpty() && this->name() != name);
    });
    m_name->setFocus();
}

void NameDialog::setButtonText(const QString &text)
{
    m_accept->setText(text);
}

QString NameDialog::name() const
{
    return m_name->text().trimmed();
}

} // namespace Concord
