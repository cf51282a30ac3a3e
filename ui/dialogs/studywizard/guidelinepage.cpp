// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/studywizard/guidelinepage.h"

#include "ui/widgets/labels.h"

#include <QPlainTextEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace Concord {

GuidelinePage::GuidelinePage()
    : StudyWizardPage(tr("What annotators are told")), m_guideline(makeTextLabel({})),
      m_consent(new QPlainTextEdit)
{
    setExplanation(tr("The guideline stands beside every unit. It is frozen with the study."));
    m_guideline->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_guideline->setObjectName(QStringLiteral("guideline"));
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(m_guideline);
    QLabel *label = makeLabel(tr("&Consent, to be agreed to before the first unit"), "section");
    label->setTextFormat(Qt::AutoText);
    label->setBuddy(m_consent);
    m_consent->setObjectName(QStringLiteral("consent"));
    m_consent->setAccessibleName(tr("Consent"));
    m_consent->setTabChangesFocus(true);
    m_consent->setMaximumHeight(130);
    content().addWidget(area, 1);
    content().addWidget(label);
    content().addWidget(m_consent);
}

void GuidelinePage::setTemplate(const StudyTemplate &studyTemplate)
{
    m_guideline->setText(studyTemplate.guideline);
    m_usualConsent = studyTemplate.consent;
    m_consent->setPlainText(m_usualConsent);
    m_consent->setPlaceholderText(m_usualConsent.isEmpty() ? tr("Empty: none is asked for.")
                                                           : tr("Empty: the template's."));
}

QString GuidelinePage::consent() const
{
    const QString text = m_consent->toPlainText().trimmed();
    return text == m_usualConsent.trimmed() ? QString() : text;
}

} // namespace Concord
