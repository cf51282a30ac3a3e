// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/judgedialog.h"

#include "ui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Concord {

JudgeDialog::JudgeDialog(QWidget *parent) : QDialog(parent), m_judge(new QLineEdit)
{
    setWindowTitle(tr("Load a judge's ratings"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(460);
    m_judge->setObjectName(QStringLiteral("judgeName"));
    m_judge->setMaxLength(200);
    m_judge->setPlaceholderText(tr("Such as gpt-4o"));
    QLabel *caption = makeLabel(tr("&Name of the judge"));
    caption->setBuddy(m_judge);
    m_judge->setAccessibleName(tr("Name of the judge"));
    QLabel *note = makeLabel(tr("A judge is a model that answered the same questions. It joins the "
                                "study but is never counted among the people: Agreement shows it "
                                "beside them. The file is a CSV with the columns unit_key (or "
                                "item_key), question and value."),
                             "muted");
    note->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton *folder =
        buttons->addButton(tr("PersonaLens folder…"), QDialogButtonBox::ActionRole);
    folder->setObjectName(QStringLiteral("judgeFolder"));
    QPushButton *file = buttons->addButton(tr("Choose a file…"), QDialogButtonBox::ActionRole);
    file->setObjectName(QStringLiteral("judgeFile"));
    for (QPushButton *button : {folder, file})
        button->setEnabled(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 18);
    column->setSpacing(10);
    column->addWidget(caption);
    column->addWidget(m_judge);
    column->addWidget(note);
    column->addWidget(buttons);
    file->setDefault(true); // only now it knows of the dialog
    connect(folder, &QPushButton::clicked, this, [this] { choose(true); });
    connect(file, &QPushButton::clicked, this, [this] { choose(false); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_judge, &QLineEdit::textChanged, this, [folder, file](const QString &text) {
        for (QPushButton *button : {folder, file})
            button->setEnabled(!text.trimmed().isEmpty());
    });
    m_judge->setFocus();
}

void JudgeDialog::choose(bool isFolder)
{
    const QString judge = m_judge->text().trimmed();
    accept();
    Q_EMIT chosen(judge, isFolder);
}

} // namespace Concord
