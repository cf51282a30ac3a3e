// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/breakdowncard.h"

#include "models/report/studytables.h"
#include "ui/widgets/intervaltable.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QRadioButton>

#include <algorithm>

namespace Concord {

namespace {

constexpr qint64 fewGroupUnits = 30; // agreement.md section 14

} // namespace

BreakdownCard::BreakdownCard(QWidget *parent)
    : QFrame(parent), m_byTask(new QRadioButton(tr("Task"))),
      m_byDomain(new QRadioButton(tr("Domain"))), m_table(new IntervalTable),
      m_note(makeLabel({}, "muted"))
{
    setProperty("role", QStringLiteral("card"));
    m_byTask->setObjectName(QStringLiteral("byTask"));
    m_byDomain->setObjectName(QStringLiteral("byDomain"));
    m_byTask->setAccessibleName(tr("Break down by task"));
    m_byDomain->setAccessibleName(tr("Break down by domain"));
    m_table->setObjectName(QStringLiteral("breakdown"));
    m_note->setObjectName(QStringLiteral("breakdownNote"));
    m_note->setWordWrap(true);
    m_note->setContentsMargins(11, 0, 11, 0);
    m_byTask->setChecked(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 16, 10, 16);
    column->setSpacing(8);
    column->addLayout(makeHead());
    column->addWidget(m_table);
    column->addWidget(m_note);
    column->addStretch();
    connect(m_byTask, &QRadioButton::toggled, this, &BreakdownCard::showGroups);
}

QLayout *BreakdownCard::makeHead()
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(11, 0, 11, 0);
    row->setSpacing(16);
    row->addWidget(makeLabel(tr("By task and domain"), "heading"));
    row->addStretch();
    row->addWidget(m_byTask);
    row->addWidget(m_byDomain);
    return row;
}

void BreakdownCard::setResults(const StudyResults &results)
{
    m_results = results;
    showGroups();
}

void BreakdownCard::showGroups()
{
    const bool isByTask = m_byTask->isChecked();
    const UnitGrouping grouping = isByTask ? UnitGrouping::Task : UnitGrouping::Domain;
    const QList<BreakdownRow> &rows = isByTask ? m_results.byTask : m_results.byDomain;
    m_table->setVisible(hasBreakdown(m_results, grouping));
    if (!hasBreakdown(m_results, grouping)) {
        const bool isNamed = !rows.isEmpty() && !rows.constFirst().group.isEmpty();
        const QString only = isNamed ? rows.constFirst().group : QString();
        if (isNamed) {
            m_note->setText(isByTask ? tr("All units belong to one task: %1.").arg(only)
                                     : tr("All units belong to one domain: %1.").arg(only));
        } else {
            m_note->setText(isByTask ? tr("No unit of this study belongs to a task.")
                                     : tr("No unit of this study belongs to a domain."));
        }
        return;
    }
    QList<Estimate> estimates;
    for (const BreakdownRow &row : rows)
        estimates.append(row.estimate);
    m_table->setIntervals(breakdownTable(m_results, grouping), estimates);
    const bool isThin = std::any_of(rows.begin(), rows.end(), [](const BreakdownRow &row) {
        return row.estimate.interval && row.summary.pairableUnits < fewGroupUnits;
    });
    m_note->setText(isThin ? tr("%1 Where fewer than 30 units are pairable an interval does not "
                                "hold its level.")
                                 .arg(m_table->axisSentence())
                           : m_table->axisSentence());
}

} // namespace Concord
