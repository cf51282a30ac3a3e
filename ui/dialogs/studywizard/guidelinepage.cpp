// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/studywizard/guidelinepage.h"

#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace Concord {

GuidelinePage::GuidelinePage()
    : StudyWizardPage(tr("What annotators are told")), m_guideline(makeTextLabel({})),
      m_asksConsent(new QCheckBox(tr("&Ask for consent before the first unit"))),
      m_consent(new QPlainTextEdit)
{
    setExplanation(tr("The guideline stands beside every unit. It is frozen with the study."));
    m_guideline->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_guideline->setObjectName(QStringLiteral("guideline"));
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(m_guideline);
    m_asksConsent->setObjectName(QStringLiteral("asksConsent"));
    connect(m_asksConsent, &QCheckBox::toggled, m_consent, &QWidget::setEnabled);
    m_consent->setObjectName(QStringLiteral("consent"));
    m_consent->setAccessibleName(tr("Consent"));
    m_consent->setTabChangesFocus(true);
    m_consent->setMaximumHeight(130);
    content().addWidget(area, 1);
    content().addWidget(m_asksConsent);
    content().addWidget(m_consent);
}

void GuidelinePage::setTemplate(const StudyTemplate &studyTemplate)
{
    m_guideline->setText(studyTemplate.guideline);
    m_usualConsent = studyTemplate.consent;
    m_consent->setPlainText(m_usualConsent);
    m_consent->setPlaceholderText(m_usualConsent.isEmpty() ? tr("Empty: none is asked for.")
                                                           : tr("Empty: the template's."));
    m_consent->setEnabled(!m_usualConsent.isEmpty());
    m_asksConsent->setChecked(!m_usualConsent.isEmpty());
}

bool GuidelinePage::asksConsent() const
{
    const bool hasNone = m_usualConsent.isEmpty() && consent().isEmpty();
    return m_asksConsent->isChecked() || hasNone;
}

QString GuidelinePage::consent() const
{
    const QString text = m_consent->toPlainText().trimmed();
    return text == m_usualConsent.trimmed() ? QString() : text;
}

} // namespace Concord
