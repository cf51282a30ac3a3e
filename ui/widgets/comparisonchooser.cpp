// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/comparisonchooser.h"

#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QHBoxLayout>

namespace Concord {

ComparisonChooser::ComparisonChooser(QWidget *parent)
    : QWidget(parent), m_first(new QComboBox), m_second(new QComboBox)
{
    m_first->setObjectName(QStringLiteral("first"));
    m_first->setAccessibleName(tr("First of the two that are compared"));
    m_second->setObjectName(QStringLiteral("second"));
    m_second->setAccessibleName(tr("Second of the two that are compared"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    row->addWidget(m_first);
    row->addWidget(makeLabel(tr("minus")));
    row->addWidget(m_second);
    row->addStretch();
    connect(m_first, &QComboBox::activated, this, [this] { choose(m_first, m_second); });
    connect(m_second, &QComboBox::activated, this, [this] { choose(m_second, m_first); });
}

void ComparisonChooser::setChoices(const ResponseChoices &choices, const QString &first,
                                   const QString &second)
{
    m_models = choices.models;
    for (QComboBox *box : {m_first, m_second}) {
        box->clear();
        for (const QString &model : choices.models)
            box->addItem(modelTitle(model), model);
        if (!choices.models.isEmpty() && choices.pathways.size() > 1)
            box->insertSeparator(box->count());
        for (const Pathway pathway : choices.pathways) {
            const QString name = pathwayName(pathway);
            if (choices.pathways.size() > 1)
                box->addItem(name, name);
        }
        box->setCurrentIndex(box->findData(box == m_first ? first : second));
    }
}

// The other one follows where the two would not be of one kind, or would be the same.
void ComparisonChooser::choose(QComboBox *changed, QComboBox *other)
{
    const QString name = changed->currentData().toString();
    const bool isModel = m_models.contains(name);
    QString partner = other->currentData().toString();
    for (int row = 0; row < other->count(); ++row) {
        if (partner != name && !partner.isEmpty() && m_models.contains(partner) == isModel)
            break;
        partner = other->itemData(row).toString();
    }
    if (partner.isEmpty() || partner == name || m_models.contains(partner) != isModel)
        return;
    other->setCurrentIndex(other->findData(partner));
    Q_EMIT comparisonRequested(m_first->currentData().toString(),
                               m_second->currentData().toString());
}

} // namespace Concord
