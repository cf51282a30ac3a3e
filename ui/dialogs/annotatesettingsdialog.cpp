// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/annotatesettingsdialog.h"

#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QSpinBox>

namespace Concord {

namespace {

constexpr int leastIdleSeconds = 10;
constexpr int mostIdleSeconds = 3600;

} // namespace

AnnotateSettingsDialog::AnnotateSettingsDialog(const AnnotationSettings &settings, QWidget *parent)
    : QDialog(parent), m_settings(settings),
      m_advances(new QCheckBox(tr("&Go on by itself after the last question of a unit"))),
      m_idle(new QSpinBox)
{
    setWindowTitle(tr("Annotating"));
    m_advances->setObjectName(QStringLiteral("advances"));
    m_advances->setChecked(settings.advances);
    m_idle->setObjectName(QStringLiteral("idleSeconds"));
    m_idle->setRange(leastIdleSeconds, mostIdleSeconds);
    m_idle->setSuffix(tr(" s"));
    m_idle->setValue(settings.idleSeconds);
    auto *larger = new QPushButton(tr("&Larger"));
    auto *smaller = new QPushButton(tr("&Smaller"));
    auto *sizes = new QHBoxLayout;
    sizes->addWidget(smaller);
    sizes->addWidget(larger);
    sizes->addStretch();
    QLabel *hint = makeLabel(tr("Time per unit is measured without idle time: of a longer pause "
                                "only this much counts."),
                             "muted");
    hint->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(20, 18, 20, 18);
    form->setVerticalSpacing(12);
    form->addRow(m_advances);
    form->addRow(tr("Longest pause that is &work"), m_idle);
    form->addRow(hint);
    form->addRow(tr("Text size"), sizes);
    form->addRow(buttons);
    connect(m_advances, &QCheckBox::toggled, this, &AnnotateSettingsDialog::change);
    connect(m_idle, &QSpinBox::valueChanged, this, &AnnotateSettingsDialog::change);
    connect(larger, &QPushButton::clicked, this, [this] { Q_EMIT textSizeRequested(1); });
    connect(smaller, &QPushButton::clicked, this, [this] { Q_EMIT textSizeRequested(-1); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void AnnotateSettingsDialog::change()
{
    m_settings.advances = m_advances->isChecked();
    m_settings.idleSeconds = m_idle->value();
    Q_EMIT settingsChanged(m_settings);
}

} // namespace Concord
