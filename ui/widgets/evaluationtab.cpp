// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/evaluationtab.h"

#include "ui/widgets/chartcard.h"
#include "ui/widgets/emptystate.h"

#include <QResizeEvent>
#include <QScrollBar>
#include <QVBoxLayout>

namespace Concord {

namespace {

constexpr int wideTab = 220; ///< average characters; from here on charts stand side by side

} // namespace

EvaluationTab::EvaluationTab(const QStringList &ids, QWidget *parent)
    : QScrollArea(parent), m_ids(ids), m_charts(new QBoxLayout(QBoxLayout::TopToBottom)),
      m_empty(new EmptyState), m_chartArea(new QWidget)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    // Texts wrap by the width: a bar that comes and goes makes QScrollArea resize without end.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    QScrollBar *bar = verticalScrollBar();
    connect(bar, &QScrollBar::rangeChanged, bar,
            [bar](int low, int high) { bar->setEnabled(low < high); });
    auto *inside = new QWidget;
    inside->setProperty("role", QStringLiteral("page"));
    m_column = new QVBoxLayout(inside);
    m_column->setContentsMargins(32, 14, 20, 28); // the scroll bar has the rest
    m_column->setSpacing(14);
    m_charts->setSpacing(16);
    m_charts->setContentsMargins(0, 0, 0, 0);
    auto *others = new QVBoxLayout;
    others->setSpacing(16);
    for (qsizetype i = 0; i < ids.size(); ++i) {
        auto *card = new ChartCard;
        card->setObjectName(ids[i]);
        if (i == 0)
            m_charts->addWidget(card, 3, Qt::AlignTop);
        else
            others->addWidget(card);
        connect(card, &ChartCard::cellOpened, this, &EvaluationTab::cellOpened);
        connect(card, &ChartCard::saveRequested, this, &EvaluationTab::saveRequested);
        m_cards.append(card);
    }
    others->addStretch();
    m_charts->addLayout(others, 2);
    m_chartArea->setLayout(m_charts);
    m_column->addWidget(m_chartArea);
    m_column->addWidget(m_empty, 1);
    m_column->addStretch();
    setWidget(inside);
    connect(m_empty, &EmptyState::actionRequested, this, &EvaluationTab::actionRequested);
}

void EvaluationTab::addAbove(QWidget *widget)
{
    m_column->insertWidget(int(m_above++), widget);
}

void EvaluationTab::addBelow(QWidget *widget)
{
    m_column->insertWidget(m_column->count() - 1, widget);
}

void EvaluationTab::setView(const EvaluationView &view, const QString &empty, const QString &action)
{
    bool hasAny = false;
    for (qsizetype i = 0; i < m_ids.size(); ++i) {
        const StudyChart *chart = view.chart(m_ids[i]);
        m_cards[i]->setChart(chart);
        hasAny = hasAny || chart;
    }
    m_chartArea->setVisible(hasAny);
    m_empty->setVisible(!hasAny);
    m_empty->setTexts(tr("Nothing to show here."), empty, action);
}

void EvaluationTab::setNote(qsizetype chart, const QString &note)
{
    m_cards[chart]->setNote(note);
}

void EvaluationTab::resizeEvent(QResizeEvent *event)
{
    const bool isWide =
        m_cards.size() > 1 && event->size().width() > wideTab * fontMetrics().averageCharWidth();
    m_charts->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    QScrollArea::resizeEvent(event);
}

} // namespace Concord
