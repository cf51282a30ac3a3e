// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/studywizard/samplepage.h"

#include "ui/dialogs/studywizard/unitwords.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QSignalBlocker>
#include <QSpinBox>

namespace Concord {

SamplePage::SamplePage(const QStringList &studies)
    : StudyWizardPage(tr("How many units?")), m_units(makeNumber(1, 100'000, "units")),
      m_seed(makeNumber(0, 2'000'000'000, "seed")), m_training(makeNumber(0, 1'000, "training")),
      m_trainingText(makeLabel({}, "muted")), m_passMark(makeNumber(0, 100, "passMark")),
      m_repeats(makeNumber(0, 10'000, "repeats")), m_isPilot(new QCheckBox(tr("This is a &pilot"))),
      m_excluded(new QComboBox)
{
    m_seed->setValue(1);
    m_passMark->setSuffix(tr(" %"));
    m_passMark->setSpecialValueText(tr("None"));
    m_isPilot->setObjectName(QStringLiteral("pilot"));
    m_excluded->setObjectName(QStringLiteral("excluded"));
    m_excluded->addItem(tr("None"));
    m_excluded->addItems(studies);
    QFormLayout *form = addForm();
    form->addRow(tr("&Units"), m_units);
    form->addRow(tr("&Seed"), m_seed);
    form->addRow(tr("Trainin&g units"), m_training);
    form->addRow(QString(), m_trainingText);
    form->addRow(tr("Pass &mark"), m_passMark);
    form->addRow(tr("Asked t&wice"), m_repeats);
    form->addRow(tr("Leave out te&xts of"), m_excluded);
    form->setRowVisible(m_excluded, !studies.isEmpty());
    form->addRow(QString(), m_isPilot);
    m_repeats->setToolTip(
        tr("So many of their own units come back later, to see whether answers stay the same."));
    connect(m_training, &QSpinBox::valueChanged, this, &SamplePage::trainingChanged);
    connect(m_isPilot, &QCheckBox::toggled, this, &StudyWizardPage::changed);
    connect(m_excluded, &QComboBox::currentIndexChanged, this, &StudyWizardPage::changed);
    trainingChanged();
}

// Without training there is nothing to pass.
void SamplePage::trainingChanged()
{
    m_passMark->setEnabled(m_training->value() > 0);
}

int SamplePage::units() const
{
    return m_units->value();
}

void SamplePage::setTemplate(const StudyTemplate &studyTemplate)
{
    const bool isMixed = studyTemplate.needsOrigins.size() == 2;
    setExplanation(
        isMixed
            ? tr("Texts are drawn at random, half of them human and half synthetic. The same seed "
                 "draws the same texts on every machine.")
            : tr("Units are drawn at random; each is %1. The same seed draws the same units on "
                 "every machine.")
                  .arg(unitWord(studyTemplate.unit)));
    const qsizetype examples = studyTemplate.training.size();
    m_trainingText->setText(
        examples > 0
            ? tr("With feedback, before the others. The template brings %1 of them; more are drawn "
                 "where the right answer is known.")
                  .arg(examples)
            : tr("With feedback, before the others; drawn where the right answer is known."));
    m_trainingText->setWordWrap(true);
    m_trainingText->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    const QSignalBlocker blocker(m_units);
    m_units->setValue(studyTemplate.paperDesign.units);
}

void SamplePage::fill(StudyRequest &request) const
{
    StudyDesign &design = request.design;
    design.units = m_units->value();
    design.seed = quint64(m_seed->value());
    design.trainingUnits = m_training->value();
    design.passMark = m_training->value() > 0 ? m_passMark->value() / 100.0 : 0;
    design.repeatedUnits = m_repeats->value();
    design.phase = m_isPilot->isChecked() ? StudyPhase::Pilot : StudyPhase::Main;
    if (m_excluded->currentIndex() > 0)
        design.excludedStudy = m_excluded->currentText();
}

} // namespace Concord
