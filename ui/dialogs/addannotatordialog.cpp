// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/addannotatordialog.h"

#include "ui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace Concord {

AddAnnotatorDialog::AddAnnotatorDialog(const StudyOverview &overview, QWidget *parent)
    : QDialog(parent), m_name(new QLineEdit),
      m_takesOver(new QRadioButton(tr("Takes over open units of those who have most left"))),
      m_getsMore(new QRadioButton(tr("Is given this many units as one more rating:"))),
      m_units(new QSpinBox), m_add(nullptr)
{
    setWindowTitle(tr("Add an annotator"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_name->setObjectName(QStringLiteral("annotatorName"));
    m_name->setMaxLength(200);
    QLabel *caption = makeLabel(tr("Name of the annotator"));
    caption->setBuddy(m_name);
    m_name->setAccessibleName(caption->text());
    QLabel *note = makeLabel(
        tr("Training and repeated units are given as to everybody else. The study keeps a note of "
           "the change, and nobody gets a unit twice."),
        "muted");
    note->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_add = buttons->addButton(tr("Add"), QDialogButtonBox::AcceptRole);
    m_add->setObjectName(QStringLiteral("add"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 18);
    column->setSpacing(10);
    column->addWidget(caption);
    column->addWidget(m_name);
    column->addLayout(makeChoices(overview));
    column->addWidget(note);
    column->addWidget(buttons);
    m_add->setDefault(true); // only now it knows of the dialog
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    QStringList taken;
    for (const Annotator &annotator : overview.annotators)
        taken.append(annotator.name);
    connect(m_name, &QLineEdit::textChanged, this, [this, taken] { update(taken); });
    connect(m_getsMore, &QRadioButton::toggled, m_units, &QSpinBox::setEnabled);
    update(taken);
    m_name->setFocus();
}

QLayout *AddAnnotatorDialog::makeChoices(const StudyOverview &overview)
{
    const bool isLeft = overview.open() > 0;
    m_takesOver->setObjectName(QStringLiteral("takesOver"));
    m_takesOver->setEnabled(isLeft);
    m_takesOver->setChecked(isLeft);
    m_getsMore->setObjectName(QStringLiteral("getsMore"));
    m_getsMore->setChecked(!isLeft);
    m_units->setObjectName(QStringLiteral("extraUnits"));
    m_units->setAccessibleName(tr("Units"));
    m_units->setRange(1, qMax(1, overview.study.design.units));
    m_units->setValue(qMax(1, overview.study.design.units));
    m_units->setEnabled(!isLeft);
    auto *line = new QHBoxLayout;
    line->addWidget(m_getsMore);
    line->addWidget(m_units);
    line->addStretch();
    auto *choices = new QVBoxLayout;
    choices->addWidget(m_takesOver);
    choices->addLayout(line);
    return choices;
}

void AddAnnotatorDialog::update(const QStringList &taken)
{
    m_add->setEnabled(!name().isEmpty() && !taken.contains(name()));
}

QString AddAnnotatorDialog::name() const
{
    return m_name->text().trimmed();
}

std::optional<int> AddAnnotatorDialog::extra() const
{
    return m_getsMore->isChecked() ? std::optional(m_units->value()) : std::nullopt;
}

} // namespace Concord
