// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/gotodialog.h"

#include "ui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace Concord {

GoToDialog::GoToDialog(int rows, QWidget *parent)
    : QDialog(parent), m_rows(rows), m_place(new QLineEdit)
{
    setWindowTitle(tr("Go to"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(340);
    m_place->setObjectName(QStringLiteral("goToPlace"));
    QLabel *caption = makeLabel(
        tr("A row from 1 to %1, or a percentage such as 50 %:").arg(QLocale().toString(rows)));
    caption->setBuddy(m_place);
    m_place->setAccessibleName(caption->text());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton *go = buttons->addButton(tr("Go"), QDialogButtonBox::AcceptRole);
    go->setObjectName(QStringLiteral("go"));
    go->setEnabled(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 18);
    column->setSpacing(10);
    column->addWidget(caption);
    column->addWidget(m_place);
    column->addWidget(buttons);
    go->setDefault(true); // only now it knows of the dialog
    connect(buttons, &QDialogButtonBox::accepted, this, &GoToDialog::chooseRow);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_place, &QLineEdit::textChanged, this,
            [this, go](const QString &text) { go->setEnabled(rowOf(text, m_rows).has_value()); });
    m_place->setFocus();
}

std::optional<int> GoToDialog::rowOf(const QString &text, int rows)
{
    QString number = text.simplified();
    const bool isShare = number.endsWith(u'%');
    if (isShare)
        number.chop(1);
    bool isNumber = false;
    const double value = QLocale().toDouble(number.trimmed(), &isNumber);
    if (!isNumber || rows < 1)
        return {};
    if (isShare) {
        if (!(value >= 0 && value <= 100))
            return {};
        return qMin(rows - 1, int(rows * (value / 100)));
    }
    if (!(value >= 1 && value <= rows))
        return {};
    return int(value) - 1;
}

void GoToDialog::chooseRow()
{
    if (const auto row = rowOf(m_place->text(), m_rows)) {
        Q_EMIT rowChosen(*row);
        accept();
    }
}

} // namespace Concord
