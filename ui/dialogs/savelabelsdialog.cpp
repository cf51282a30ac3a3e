// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/savelabelsdialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>

namespace Concord {

SaveLabelsDialog::SaveLabelsDialog(QWidget *parent)
    : QDialog(parent), m_kind(new QComboBox), m_format(new QComboBox),
      m_isWhole(new QCheckBox(tr("Rows for what has no label yet")))
{
    setWindowTitle(tr("Save labels"));
    m_kind->setObjectName(QStringLiteral("labelKind"));
    m_kind->addItem(tr("Everybody's answers"), int(LabelKind::Answers));
    m_kind->addItem(tr("Adjudicated labels"), int(LabelKind::Adjudicated));
    m_kind->addItem(tr("Majority labels"), int(LabelKind::Majority));
    m_kind->addItem(tr("Dawid-Skene labels"), int(LabelKind::DawidSkene));
    m_format->setObjectName(QStringLiteral("labelFormat"));
    m_format->addItem(tr("CSV"), int(LabelFormat::Csv));
    m_format->addItem(tr("Label Studio JSON"), int(LabelFormat::LabelStudio));
    m_isWhole->setObjectName(QStringLiteral("labelsWhole"));
    m_isWhole->setChecked(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton *save = buttons->addButton(tr("Save…"), QDialogButtonBox::AcceptRole);
    save->setObjectName(QStringLiteral("saveLabels"));
    save->setDefault(true);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(20, 18, 20, 18);
    form->setSpacing(10);
    form->addRow(tr("&Labels"), m_kind);
    form->addRow(tr("&Format"), m_format);
    form->addRow(m_isWhole);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &SaveLabelsDialog::updateFormats);
}

// Label Studio's format has no place for labels that nobody gave.
void SaveLabelsDialog::updateFormats()
{
    const bool areAnswers = m_kind->currentData().toInt() == int(LabelKind::Answers);
    if (!areAnswers)
        m_format->setCurrentIndex(0);
    m_format->setEnabled(areAnswers);
}

LabelExport SaveLabelsDialog::wanted() const
{
    return {static_cast<LabelKind>(m_kind->currentData().toInt()),
            static_cast<LabelFormat>(m_format->currentData().toInt()), m_isWhole->isChecked()};
}

} // namespace Concord
