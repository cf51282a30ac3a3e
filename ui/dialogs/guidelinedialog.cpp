// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/guidelinedialog.h"

#include "ui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Concord {

GuidelineDialog::GuidelineDialog(const QString &guideline, int version, QWidget *parent)
    : QDialog(parent), m_text(new QPlainTextEdit(guideline))
{
    setWindowTitle(tr("Amend the guideline"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(560, 480);
    m_text->setObjectName(QStringLiteral("guideline"));
    m_text->setAccessibleName(tr("Guideline"));
    m_text->setTabChangesFocus(true);
    QLabel *note = makeLabel(
        tr("This becomes version %1. Annotators see it the next time they start; answers that are "
           "given stay. The study keeps the old text, and its report names the change.")
            .arg(version + 1),
        "muted");
    note->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton *amend = buttons->addButton(tr("Amend"), QDialogButtonBox::AcceptRole);
    amend->setObjectName(QStringLiteral("amend"));
    amend->setEnabled(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 18);
    column->setSpacing(10);
    column->addWidget(note);
    column->addWidget(m_text, 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this, amend, guideline] {
        const QString text = this->guideline();
        amend->setEnabled(!text.isEmpty() && text != guideline.trimmed());
    });
    m_text->setFocus();
}

QString GuidelineDialog::guideline() const
{
    return m_text->toPlainText().trimmed();
}

} // namespace Concord
