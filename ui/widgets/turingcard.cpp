// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/turingcard.h"

#include "models/charts/studycharts.h"
#include "models/report/resulttext.h"
#include "models/report/studytables.h"
#include "ui/charts/heatmapwidget.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/resulttable.h"

#include <QHBoxLayout>

namespace Concord {

TuringCard::TuringCard(QWidget *parent)
    : QFrame(parent), m_sentence(makeLabel({})),
      m_table(new ResultTable(ResultTable::Height::Content)), m_note(makeLabel({}, "muted")),
      m_confusion(new HeatmapWidget)
{
    setProperty("role", QStringLiteral("card"));
    m_sentence->setObjectName(QStringLiteral("turingSentence"));
    m_table->setObjectName(QStringLiteral("turing"));
    m_confusion->setObjectName(QStringLiteral("confusion"));
    m_sentence->setWordWrap(true);
    m_note->setWordWrap(true);

    auto *left = new QVBoxLayout;
    left->addWidget(m_table);
    left->addStretch();
    auto *middle = new QHBoxLayout;
    middle->setContentsMargins(0, 0, 11, 0);
    middle->setSpacing(24);
    middle->addLayout(left, 1);
    middle->addWidget(m_confusion, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 16, 10, 16);
    column->setSpacing(8);
    QLabel *heading = makeLabel(tr("Human or AI"), "heading");
    for (QLabel *label : {heading, m_sentence, m_note})
        label->setContentsMargins(11, 0, 11, 0);
    column->addWidget(heading);
    column->addWidget(m_sentence);
    column->addLayout(middle);
    column->addWidget(m_note);
}

void TuringCard::setTuring(const TuringResults &turing)
{
    const bool hasAnswers = turing.pooled.counts.judged() > 0;
    m_sentence->setText(turingSentence(turing));
    m_table->setTable(turingTable(turing));
    m_confusion->setGrid(confusionGrid(turing));
    m_note->setText(pooledNote(turing));
    m_table->setVisible(hasAnswers);
    m_confusion->setVisible(hasAnswers);
    m_note->setVisible(hasAnswers);
}

} // namespace Concord
