// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/studywizard/studytemplatepage.h"

#include "ui/dialogs/studywizard/unitwords.h"
#include "ui/widgets/labels.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QListWidget>

namespace Concord {

namespace {

constexpr int templateRowPadding = 10; ///< of the style sheet, above and below

} // namespace

StudyTemplatePage::StudyTemplatePage(const QList<StudyTemplate> &templates,
                                     const QStringList &takenNames)
    : StudyWizardPage(tr("What is asked?")), m_templates(templates), m_takenNames(takenNames),
      m_list(new QListWidget), m_text(makeLabel({}, "muted")), m_name(new QLineEdit)
{
    setExplanation(tr("A template fixes the questions, their answers and what annotators see."));
    m_list->setObjectName(QStringLiteral("templates"));
    // Rows are measured before the page has the style sheet, and would overlap.
    for (const StudyTemplate &studyTemplate : m_templates) {
        auto *item = new QListWidgetItem(studyTemplate.title, m_list);
        item->setSizeHint({0, m_list->fontMetrics().height() + templateRowPadding});
    }
    m_list->setCurrentRow(0);
    m_name->setObjectName(QStringLiteral("studyName"));
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_text->setObjectName(QStringLiteral("templateText"));
    QFormLayout *form = addForm();
    // Underlined alone a T is drawn without its kerning, wider than the label.
    form->addRow(tr("Te&mplate"), m_list);
    form->addRow(QString(), m_text);
    form->addRow(tr("Name of the st&udy"), m_name);
    connect(m_list, &QListWidget::currentRowChanged, this, &StudyTemplatePage::templateChosen);
    connect(m_name, &QLineEdit::textChanged, this, &StudyWizardPage::changed);
}

const StudyTemplate &StudyTemplatePage::chosen() const
{
    return m_templates[qMax(0, m_list->currentRow())];
}

void StudyTemplatePage::setTemplate(const StudyTemplate &studyTemplate)
{
    QStringList lines;
    for (const Question &question : studyTemplate.questions)
        lines.append(question.text);
    const PaperDesign &paper = studyTemplate.paperDesign;
    lines.append(tr("Judged: %1. Proposed: %2 units, %3 annotators, %4 per unit.")
                     .arg(unitWord(studyTemplate.unit))
                     .arg(paper.units)
                     .arg(paper.annotators)
                     .arg(paper.perUnit));
    m_text->setText(lines.join(u'\n'));
    QString name = studyTemplate.title;
    for (int number = 2; m_takenNames.contains(name); ++number)
        name = tr("%1 %2").arg(studyTemplate.title).arg(number);
    m_name->setText(name);
}

void StudyTemplatePage::fill(StudyRequest &request) const
{
    request.templateId = chosen().id;
    request.ownTemplate = chosen();
    request.name = m_name->text().trimmed();
}

} // namespace Concord
