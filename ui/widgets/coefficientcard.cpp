// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/coefficientcard.h"

#include "models/report/studytables.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/resulttable.h"

#include <QVBoxLayout>

namespace Concord {

CoefficientCard::CoefficientCard(QWidget *parent)
    : QFrame(parent), m_table(new ResultTable(ResultTable::Height::Content)),
      m_warnings(makeTextLabel({}))
{
    setProperty("role", QStringLiteral("card"));
    m_table->setObjectName(QStringLiteral("coefficients"));
    m_warnings->setProperty("role", QStringLiteral("muted"));
    m_warnings->setObjectName(QStringLiteral("warnings"));
    m_warnings->setContentsMargins(20, 0, 20, 0);
    QLabel *heading = makeLabel(tr("Coefficients"), "heading");
    heading->setContentsMargins(20, 0, 20, 4);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 16, 1, 14);
    column->setSpacing(6);
    column->addWidget(heading);
    auto *inset = new QVBoxLayout;
    inset->setContentsMargins(9, 0, 9, 0);
    inset->addWidget(m_table);
    column->addLayout(inset);
    column->addWidget(m_warnings);
    column->addStretch();
}

void CoefficientCard::setAgreement(const AgreementReport &agreement)
{
    m_table->setTable(coefficientTable(agreement));
    m_warnings->setText(agreement.warnings.join(u'\n'));
    m_warnings->setVisible(!agreement.warnings.isEmpty());
}

} // namespace Concord
