// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/studywizard/studywizardpage.h"

#include "ui/widgets/labels.h"

#include <QFormLayout>
#include <QSpinBox>
#include <QVBoxLayout>

namespace Concord {

StudyWizardPage::StudyWizardPage(const QString &title)
    : m_explanation(makeLabel({}, "muted")), m_content(new QVBoxLayout),
      m_note(makeLabel({}, "note"))
{
    setTitle(title);
    // QWizard indents a subtitle of its own past the title.
    m_explanation->setWordWrap(true);
    m_note->setWordWrap(true);
    m_note->setObjectName(QStringLiteral("note"));
    m_note->hide();
    auto *column = new QVBoxLayout(this);
    column->setSpacing(10);
    column->addWidget(m_explanation);
    column->addLayout(m_content, 1);
    column->addWidget(m_note);
}

void StudyWizardPage::setTemplate(const StudyTemplate & /*studyTemplate*/) {}

void StudyWizardPage::fill(StudyRequest & /*request*/) const {}

void StudyWizardPage::showPlan(const StudyPlan * /*plan*/, const QString & /*why*/) {}

void StudyWizardPage::setNote(const QString &text)
{
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

void StudyWizardPage::setExplanation(const QString &text)
{
    m_explanation->setText(text);
}

QFormLayout *StudyWizardPage::addForm()
{
    auto *form = new QFormLayout;
    form->setSpacing(10);
    m_content->addLayout(form);
    m_content->addStretch();
    return form;
}

QSpinBox *StudyWizardPage::makeNumber(int least, int most, const char *name)
{
    auto *number = new QSpinBox;
    number->setRange(least, most);
    number->setObjectName(QString::fromLatin1(name));
    number->setGroupSeparatorShown(true);
    number->setMinimumWidth(120);
    connect(number, &QSpinBox::valueChanged, this, &StudyWizardPage::changed);
    return number;
}

} // namespace Concord
