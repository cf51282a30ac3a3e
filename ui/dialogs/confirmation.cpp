// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/confirmation.h"

#include <QMessageBox>
#include <QPushButton>

namespace Concord {

void confirm(QWidget *parent, const Confirmation &confirmation, const std::function<void()> &then)
{
    auto *box = new QMessageBox(QMessageBox::Question, confirmation.title, confirmation.question,
                                QMessageBox::Cancel, parent);
    box->setTextFormat(Qt::PlainText); // names are no markup
    box->setInformativeText(confirmation.consequences);
    QPushButton *agree = box->addButton(confirmation.button, QMessageBox::AcceptRole);
    agree->setObjectName(QStringLiteral("confirm"));
    box->setDefaultButton(QMessageBox::Cancel);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(agree, &QPushButton::clicked, box, then);
    box->open();
}

} // namespace Concord
