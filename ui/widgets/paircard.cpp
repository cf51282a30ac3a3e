// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/paircard.h"

#include "models/charts/pairconfusiongrid.h"
#include "models/charts/studycharts.h"
#include "models/report/studytables.h"
#include "ui/charts/heatmapwidget.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/resulttable.h"

#include <QHBoxLayout>

namespace Concord {

PairCard::PairCard(QWidget *parent)
    : QFrame(parent), m_pairs(new HeatmapWidget), m_confusion(new HeatmapWidget),
      m_confusionTitle(makeLabel({}, "section")), m_caption(makeLabel({}, "section")),
      m_hint(makeLabel({}, "muted")), m_units(new ResultTable(ResultTable::Height::Given))
{
    setProperty("role", QStringLiteral("card"));
    m_pairs->setObjectName(QStringLiteral("pairs"));
    m_confusion->setObjectName(QStringLiteral("pairConfusion"));
    m_confusionTitle->setObjectName(QStringLiteral("pairConfusionTitle"));
    m_units->setObjectName(QStringLiteral("pairUnits"));
    m_hint->setObjectName(QStringLiteral("pairHint"));
    m_units->setWideColumn(1);
    m_confusionTitle->setWordWrap(true);

    auto *middle = new QHBoxLayout;
    middle->setSpacing(24);
    middle->addLayout(makeGrids());
    middle->addWidget(makeList(), 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(10);
    column->addWidget(makeLabel(tr("Annotator by annotator"), "heading"));
    column->addLayout(middle);

    connect(m_pairs, &HeatmapWidget::currentCellChanged, this, &PairCard::choose);
    connect(m_pairs, &HeatmapWidget::cellActivated, m_units, [this] {
        if (m_units->rowCount() > 0) {
            m_units->setFocus();
            m_units->setCurrentCell(qMax(0, m_units->currentRow()), 0);
        }
    });
    connect(m_units, &QTableWidget::cellActivated, this,
            [this](int row) { Q_EMIT unitActivated(m_units->item(row, 0)->text()); });
}

QLayout *PairCard::makeGrids()
{
    auto *grids = new QVBoxLayout;
    grids->setSpacing(10);
    grids->addWidget(m_pairs);
    grids->addSpacing(8);
    grids->addWidget(m_confusionTitle);
    grids->addWidget(m_confusion);
    grids->addStretch();
    return grids;
}

QWidget *PairCard::makeList()
{
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *list = new QWidget;
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_caption);
    column->addWidget(m_hint, 1);
    column->addWidget(m_units, 1);
    m_units->setMinimumHeight(240);
    return list;
}

void PairCard::setResults(const StudyResults &results)
{
    const bool isOtherStudy = results.choice != m_results.choice;
    m_results = results;
    const HeatmapGrid grid = pairGrid(results.agreement);
    m_pairs->setGrid(grid);
    if (isOtherStudy || !grid.rows.contains(m_first) || !grid.columns.contains(m_second)) {
        chooseFirstPair();
    }
    m_pairs->setCurrentCell(int(grid.rows.indexOf(m_first)), int(grid.columns.indexOf(m_second)));
    showPair();
}

void PairCard::chooseFirstPair()
{
    m_first.clear();
    m_second.clear();
    const AgreementReport &agreement = m_results.agreement;
    for (const RaterPair &pair : agreement.pairs) {
        if (pair.units == 0)
            continue;
        m_first = agreement.raters[pair.first];
        m_second = agreement.raters[pair.second];
        return;
    }
}

void PairCard::choose(int row, int column)
{
    m_first = m_pairs->grid().rows[row];
    m_second = m_pairs->grid().columns[column];
    showPair();
    if (row != column)
        Q_EMIT pairActivated(m_first, m_second);
}

void PairCard::showPair()
{
    const bool hasPair = !m_first.isEmpty() && m_first != m_second;
    const QList<DisputedUnit> units =
        hasPair ? unitsWhereDiffer(m_results, m_first, m_second) : QList<DisputedUnit>();
    const HeatmapGrid confusion =
        hasPair ? pairConfusionGrid(m_results, m_first, m_second) : HeatmapGrid();
    m_confusion->setGrid(confusion);
    m_confusion->setVisible(confusion.isValid());
    m_confusionTitle->setText(confusion.title);
    m_confusionTitle->setVisible(confusion.isValid());
    const DocumentTable table = disputedTable(units, m_first, m_second);
    m_units->setTable(table);
    m_units->setVisible(!units.isEmpty());
    m_caption->setVisible(hasPair);
    m_caption->setText(tr("%1: %2").arg(table.caption, locale().toString(units.size())));
    m_hint->setVisible(units.isEmpty());
    m_hint->setText(hasPair ? tr("There is no unit that both answered, and differently.")
                            : tr("Choose a pair to see the units on which the two differ."));
}

} // namespace Concord
