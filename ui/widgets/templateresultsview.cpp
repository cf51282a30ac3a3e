// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/templateresultsview.h"

#include "models/results/outcomewriter.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/resulttable.h"

#include <QVBoxLayout>

namespace Concord {

namespace {

constexpr int sideMargin = 11; ///< of labels, so that they stand above the tables' texts
constexpr int mostWritten = 12; ///< reasons that show at once: what follows stays in reach
constexpr int gapAbove = 14; ///< between two tables

} // namespace

TemplateResultsView::TemplateResultsView(QWidget *parent)
    : QFrame(parent), m_column(new QVBoxLayout(this))
{
    setProperty("role", QStringLiteral("card"));
    m_column->setContentsMargins(10, 16, 10, 16);
    m_column->setSpacing(8);
    QLabel *heading = makeLabel(tr("Results"), "section");
    heading->setContentsMargins(sideMargin, 0, sideMargin, 0);
    m_column->addWidget(heading);
}

void TemplateResultsView::setOutcome(const StudyOutcome &outcome)
{
    const bool hasWritten = !outcome.written.isEmpty();
    resizeSections(outcome.tables.size() + (hasWritten ? 1 : 0));
    for (qsizetype i = 0; i < outcome.tables.size(); ++i) {
        const OutcomeTable &table = outcome.tables[i];
        m_sections[i].table->setWideColumn(-1);
        m_sections[i].table->setMostRows(-1);
        fillSection(m_sections[i], documentTable(table), table.id, table.explanation);
    }
    if (!hasWritten)
        return;
    const DocumentTable written = documentTable(outcome.written);
    m_sections.constLast().table->setWideColumn(int(written.columns.size()) - 1);
    m_sections.constLast().table->setMostRows(mostWritten);
    fillSection(m_sections.constLast(), written, QStringLiteral("written"), {});
}

// Sections stay while they are needed, so that a table's chosen row stays, too.
void TemplateResultsView::resizeSections(qsizetype count)
{
    while (m_sections.size() > count) {
        const Section section = m_sections.takeLast();
        for (QWidget *widget :
             std::initializer_list<QWidget *>{section.title, section.explanation, section.table})
            delete widget;
    }
    while (m_sections.size() < count) {
        const Section section{makeLabel({}, "heading"), makeLabel({}, "muted"),
                              new ResultTable(ResultTable::Height::Content)};
        const int gap = m_sections.isEmpty() ? 0 : gapAbove;
        section.title->setContentsMargins(sideMargin, gap, sideMargin, 0);
        section.explanation->setContentsMargins(sideMargin, 0, sideMargin, 0);
        section.explanation->setWordWrap(true);
        m_column->addWidget(section.title);
        m_column->addWidget(section.explanation);
        m_column->addWidget(section.table);
        m_sections.append(section);
    }
}

void TemplateResultsView::fillSection(const Section &section, const DocumentTable &table,
                                      const QString &id, const QString &explanation)
{
    section.title->setText(table.caption);
    section.explanation->setText(explanation);
    section.explanation->setVisible(!explanation.isEmpty());
    section.table->setObjectName(u"outcome_" + id);
    section.table->setTable(table);
}

} // namespace Concord
