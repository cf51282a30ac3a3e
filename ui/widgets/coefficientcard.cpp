// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/coefficientcard.h"

#include "models/agreement/coefficienttext.h"
#include "models/report/resulttext.h"
#include "models/report/studytables.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/resulttable.h"

#include <QHBoxLayout>

namespace Concord {

CoefficientCard::CoefficientCard(QWidget *parent)
    : QFrame(parent), m_table(new ResultTable(ResultTable::Height::Content)),
      m_explanation(makeFrame("request")), m_name(makeLabel({}, "strong")),
      m_assumes(makeTextLabel({})), m_misleads(makeTextLabel({})), m_warnings(makeTextLabel({}))
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
    inset->setSpacing(10);
    inset->addWidget(m_table);
    inset->addWidget(makeExplanation());
    column->addLayout(inset);
    column->addWidget(m_warnings);
    column->addStretch();
    connect(m_table, &QTableWidget::currentCellChanged, this, &CoefficientCard::chooseRow);
}

QWidget *CoefficientCard::makeExplanation()
{
    m_explanation->setObjectName(QStringLiteral("explanation"));
    m_name->setObjectName(QStringLiteral("explainedName"));
    m_assumes->setObjectName(QStringLiteral("assumes"));
    m_misleads->setObjectName(QStringLiteral("misleads"));
    m_assumes->setAccessibleName(tr("What it assumes"));
    m_misleads->setAccessibleName(tr("When it misleads"));
    auto *halves = new QHBoxLayout;
    halves->setSpacing(28);
    for (const auto &[title, text] : {std::pair(tr("What it assumes"), m_assumes),
                                      std::pair(tr("When it misleads"), m_misleads)}) {
        auto *half = new QVBoxLayout;
        half->setSpacing(2);
        half->addWidget(makeLabel(title, "section"));
        half->addWidget(text);
        half->addStretch();
        halves->addLayout(half, 1);
    }
    auto *column = new QVBoxLayout(m_explanation);
    column->setContentsMargins(14, 10, 14, 12);
    column->setSpacing(6);
    column->addWidget(m_name);
    column->addLayout(halves);
    return m_explanation;
}

void CoefficientCard::explain(int row)
{
    const QString id = m_ids.value(row);
    const CoefficientText text = coefficientText(id);
    m_explanation->setVisible(!text.assumes.isEmpty());
    m_name->setText(coefficientName(id));
    m_assumes->setText(text.assumes);
    m_misleads->setText(text.misleads);
}

void CoefficientCard::chooseRow(int row)
{
    explain(row);
    if (!m_table->hasFocus())
        return;
    layout()->activate(); // the text may have more lines now
    QRect place = m_table->visualRect(m_table->currentIndex());
    place.moveTopLeft(m_table->viewport()->mapTo(this, place.topLeft()));
    Q_EMIT explanationRequested(m_explanation->geometry(), place);
}

void CoefficientCard::setResults(const StudyResults &results)
{
    const AgreementReport &agreement = results.agreement;
    m_ids.clear();
    for (const CoefficientResult &result : agreement.coefficients)
        m_ids.append(result.id);
    m_table->setTable(coefficientTable(agreement));
    const CoefficientResult *headline = headlineOf(results);
    if (headline && m_table->currentRow() < 0)
        m_table->setCurrentCell(int(m_ids.indexOf(headline->id)), 0);
    explain(m_table->currentRow());
    m_warnings->setText(agreement.warnings.join(u'\n'));
    m_warnings->setVisible(!agreement.warnings.isEmpty());
}

} // namespace Concord
