// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/attributevaluescard.h"

#include "models/charts/datasetcharts.h"

#include <QComboBox>

namespace Concord {

AttributeValuesCard::AttributeValuesCard(QWidget *parent) : ChartCard(parent), m_type(new QComboBox)
{
    setObjectName(QStringLiteral("valuesCard"));
    m_type->setObjectName(QStringLiteral("attributeType"));
    m_type->setAccessibleName(tr("Attribute type"));
    m_type->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_type->setMinimumContentsLength(14);
    addTool(m_type);
    connect(m_type, &QComboBox::currentIndexChanged, this, &AttributeValuesCard::showType);
}

void AttributeValuesCard::setDistributions(const QList<AttributeDistribution> &distributions)
{
    const QString before = m_type->currentText();
    m_distributions = distributions;
    const QSignalBlocker quiet(m_type);
    m_type->clear();
    for (const AttributeDistribution &distribution : distributions)
        m_type->addItem(distribution.type);
    m_type->setVisible(!distributions.isEmpty());
    m_type->setCurrentIndex(qMax(0, m_type->findText(before)));
    showType(m_type->currentIndex());
}

void AttributeValuesCard::showType(int index)
{
    if (index < 0 || index >= m_distributions.size()) {
        setEmpty(tr("Attribute values"), tr("These items have no attributes."));
        return;
    }
    const StudyChart chart = attributeValueChart(m_distributions[index]);
    setChart(&chart);
}

} // namespace Concord
