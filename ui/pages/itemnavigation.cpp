// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/itemnavigation.h"

#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace Concord {

ItemNavigation::ItemNavigation(QWidget *parent)
    : QWidget(parent), m_reviewed(makeQuietButton(tr("Reviewed"), "markReviewed")),
      m_next(makeQuietButton(tr("Next unreviewed"), "nextUnreviewed")),
      m_random(makeQuietButton(tr("Random"), "randomItem")),
      m_goTo(makeQuietButton(tr("Go to…"), "goToItem"))
{
    m_reviewed->setCheckable(true);
    m_reviewed->setToolTip(tr("Marks the item as reviewed, or takes that back (R, or Ctrl+R "
                              "anywhere)"));
    m_next->setToolTip(tr("The next item that is not reviewed (N)"));
    m_random->setToolTip(tr("Any item of these (X)"));
    m_goTo->setToolTip(tr("A row or a percentage (Ctrl+G)"));
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(8, 4, 8, 4);
    line->setSpacing(2);
    for (QPushButton *button : {m_reviewed, m_next, m_random, m_goTo})
        line->addWidget(button);
    line->addStretch();
    connect(m_reviewed, &QPushButton::clicked, this, &ItemNavigation::reviewToggled);
    connect(m_next, &QPushButton::clicked, this, &ItemNavigation::nextUnreviewedRequested);
    connect(m_random, &QPushButton::clicked, this, &ItemNavigation::randomRequested);
    connect(m_goTo, &QPushButton::clicked, this, &ItemNavigation::goToRequested);
}

void ItemNavigation::setItems(int items)
{
    m_items = items;
    for (QPushButton *button : {m_next, m_random, m_goTo})
        button->setEnabled(items > 0);
    m_reviewed->setEnabled(items > 0 && m_isReviewable);
}

void ItemNavigation::setReviewed(bool isReviewed)
{
    m_reviewed->setChecked(isReviewed);
}

void ItemNavigation::setReviewable(bool isReviewable)
{
    m_isReviewable = isReviewable;
    setItems(m_items);
}

bool ItemNavigation::isReviewable() const
{
    return m_isReviewable;
}

} // namespace Concord
