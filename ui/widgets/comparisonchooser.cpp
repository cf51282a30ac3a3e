// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/comparisonchooser.h"

#include "models/evaluation/runside.h"
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
    m_choices = choices;
    for (QComboBox *box : {m_first, m_second}) {
        box->clear();
        for (const QString &model : choices.models)
            box->addItem(modelTitle(model), model);
        if (!choices.models.isEmpty() && choices.pathways.size() > 1)
            box->insertSeparator(box->count());
        const bool hasPathways = choices.pathways.size() > 1;
        for (const Pathway pathway : hasPathways ? choices.pathways : QList<Pathway>())
            box->addItem(pathwayName(pathway), QString(pathwayName(pathway)));
        if (hasPathways && !choices.models.isEmpty())
            addRuns(*box, choices);
        box->setCurrentIndex(box->findData(box == m_first ? first : second));
    }
}

void ComparisonChooser::addRuns(QComboBox &box, const ResponseChoices &choices)
{
    box.insertSeparator(box.count());
    for (const QString &model : choices.models) {
        for (const Pathway pathway : choices.pathways) {
            const RunSide run{model, pathway};
            box.addItem(run.title(), run.name());
        }
    }
}

// The other one follows where the two would not be of one kind, or would be the same.
void ComparisonChooser::choose(QComboBox *changed, QComboBox *other)
{
    const auto sideOf = [this](const QString &name) {
        return runSideNamed(name, m_choices.models, m_choices.pathways);
    };
    const auto side = sideOf(changed->currentData().toString());
    if (!side)
        return;
    const auto goesWith = [&](const QString &name) {
        const auto its = sideOf(name);
        return its && *its != *side && its->isOfKindOf(*side);
    };
    QString partner = other->currentData().toString();
    for (int row = 0; row < other->count() && !goesWith(partner); ++row)
        partner = other->itemData(row).toString();
    if (!goesWith(partner))
        return;
    other->setCurrentIndex(other->findData(partner));
    Q_EMIT comparisonRequested(m_first->currentData().toString(),
                               m_second->currentData().toString());
}

} // namespace Concord
