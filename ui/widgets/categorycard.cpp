// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/categorycard.h"

#include "models/report/studytables.h"
#include "ui/widgets/intervaltable.h"
#include "ui/widgets/labels.h"

#include <QVBoxLayout>

namespace Concord {

CategoryCard::CategoryCard(QWidget *parent)
    : QFrame(parent), m_table(new IntervalTable), m_note(makeLabel({}, "muted"))
{
    setProperty("role", QStringLiteral("card"));
    m_table->setObjectName(QStringLiteral("categories"));
    m_note->setObjectName(QStringLiteral("categoryNote"));
    m_note->setWordWrap(true);
    QLabel *heading = makeLabel(tr("By category"), "heading");
    for (QLabel *label : {heading, m_note})
        label->setContentsMargins(11, 0, 11, 0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 16, 10, 16);
    column->setSpacing(8);
    column->addWidget(heading);
    column->addWidget(m_table);
    column->addWidget(m_note);
    column->addStretch();
}

void CategoryCard::setResults(const StudyResults &results)
{
    m_table->setIntervals(categoryTable(results), results.agreement.byCategory);
    const QString which = results.agreement.byCategory.size() == 2
        ? tr("Each category against all others. Of two categories each is the other’s opposite, so "
             "both have the same kappa.")
        : tr("Each category against all others: a low one shows where the guideline is unclear.");
    m_note->setText(tr("%1 %2").arg(which, m_table->axisSentence()));
}

} // namespace Concord
