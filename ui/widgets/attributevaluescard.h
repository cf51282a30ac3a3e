// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/datasetstatistics.h"
#include "ui/widgets/chartcard.h"

class QComboBox;

namespace Concord {

/// How often each value of an attribute type occurs; the type is chosen in the card.
class AttributeValuesCard : public ChartCard
{
    Q_OBJECT

public:
    explicit AttributeValuesCard(QWidget *parent = nullptr);

    /// The chosen type stays where there still is one of that name.
    void setDistributions(const QList<AttributeDistribution> &distributions);

private:
    void showType(int index);

    QComboBox *m_type;
    QList<AttributeDistribution> m_distributions;
};

} // namespace Concord
