// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/studywizard/annotatorspage.h"

#include "ui/widgets/labels.h"

#include <QFormLayout>
#include <QGridLayout>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>

namespace Concord {

namespace {

QString proposedAnnotators(int count)
{
    QStringList names;
    for (int i = 0; i < count; ++i)
        names.append(QStringLiteral("A%1").arg(i + 1));
    return names.join(u'\n');
}

} // namespace

AnnotatorsPage::AnnotatorsPage()
    : StudyWizardPage(tr("Who annotates?")), m_annotators(new QPlainTextEdit),
      m_perUnit(makeNumber(1, 50, "perUnit")), m_grid(nullptr)
{
    setExplanation(tr("Every unit goes to so many annotators; loads and pairs are kept even. Each "
                      "sees the units in an order of their own."));
    m_annotators->setObjectName(QStringLiteral("annotators"));
    m_annotators->setTabChangesFocus(true);
    m_annotators->setMaximumHeight(130);
    m_annotators->setPlaceholderText(tr("One name a line"));
    auto *form = new QFormLayout;
    form->setSpacing(10);
    form->addRow(tr("&Annotators"), m_annotators);
    form->addRow(tr("Per &unit"), m_perUnit);
    auto *inside = new QWidget;
    m_grid = new QGridLayout(inside);
    m_grid->setHorizontalSpacing(14);
    m_grid->setVerticalSpacing(4);
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(inside);
    area->setAccessibleName(tr("Load and overlap"));
    content().addLayout(form);
    content().addWidget(
        makeLabel(tr("Units per annotator, and units that each pair shares"), "section"));
    content().addWidget(area, 1);
    connect(m_annotators, &QPlainTextEdit::textChanged, this, &StudyWizardPage::changed);
}

void AnnotatorsPage::setTemplate(const StudyTemplate &studyTemplate)
{
    const QSignalBlocker names(m_annotators);
    const QSignalBlocker perUnit(m_perUnit);
    m_annotators->setPlainText(proposedAnnotators(studyTemplate.paperDesign.annotators));
    m_perUnit->setValue(studyTemplate.paperDesign.perUnit);
}

void AnnotatorsPage::fill(StudyRequest &request) const
{
    request.design.perUnit = m_perUnit->value();
    const QStringList lines = m_annotators->toPlainText().split(u'\n');
    for (const QString &line : lines) {
        if (!line.trimmed().isEmpty())
            request.design.annotators.append(line.trimmed());
    }
}

// A triangle: the diagonal holds loads, what is above it the units that two share.
void AnnotatorsPage::showPlan(const StudyPlan *plan, const QString &why)
{
    emptyLayout(m_grid);
    if (!plan) {
        m_grid->addWidget(makeLabel(why, "muted"), 0, 0, Qt::AlignTop);
        return;
    }
    const QStringList &names = plan->design.annotators;
    const int count = int(names.size());
    const AssignmentGrid grid = plan->grid();
    const QList<int> loads = annotatorLoads(grid, count);
    const QList<QList<int>> pairs = pairCounts(grid, count);
    for (int i = 0; i < count; ++i) {
        m_grid->addWidget(makeLabel(names[i], "muted"), 0, i + 1, Qt::AlignRight);
        m_grid->addWidget(makeLabel(names[i], "muted"), i + 1, 0);
        for (int j = i; j < count; ++j) {
            QLabel *cell = makeLabel(QString::number(i == j ? loads[i] : pairs[i][j]),
                                     i == j ? "strong" : nullptr);
            m_grid->addWidget(cell, i + 1, j + 1, Qt::AlignRight);
        }
    }
    m_grid->setColumnStretch(count + 1, 1);
    m_grid->setRowStretch(count + 1, 1);
}

} // namespace Concord
