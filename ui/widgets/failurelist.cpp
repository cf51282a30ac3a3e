// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/failurelist.h"

#include "models/itemmodels/failuretablemodel.h"
#include "ui/dialogs/savedialog.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/failurefilterbar.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/longtable.h"
#include "ui/widgets/tagcounts.h"

#include <QEvent>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace Concord {

namespace {

constexpr int fewestRows = 6;
constexpr int failureCellPadding = 26; ///< left and right of a cell's text, as the theme has it

} // namespace

FailureList::FailureList(FailureTableModel &failures, QWidget *parent)
    : QWidget(parent), m_failures(failures), m_filters(new FailureFilterBar),
      m_count(makeLabel({}, "muted")), m_clear(new QPushButton(tr("Clear filters"))),
      m_export(new QPushButton(tr("Export…"))), m_stack(new QStackedWidget),
      m_table(new QTableView), m_nothing(new EmptyState), m_tagCounts(new TagCounts)
{
    setUpTable();
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_nothing);
    m_filters->setContentsMargins(12, 0, 12, 0);
    m_tagCounts->setContentsMargins(12, 0, 12, 0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 8);
    column->setSpacing(8);
    column->addWidget(m_filters);
    column->addLayout(makeBar());
    column->addWidget(m_stack, 1);
    column->addWidget(m_tagCounts);

    connect(m_filters, &FailureFilterBar::filterChanged, this, [this](const FailureFilter &filter) {
        updateState();
        Q_EMIT filterChanged(filter);
    });
    connect(m_clear, &QPushButton::clicked, m_filters, &FailureFilterBar::clear);
    connect(m_nothing, &EmptyState::actionRequested, m_filters, &FailureFilterBar::clear);
    connect(m_export, &QPushButton::clicked, this, &FailureList::askForExportPath);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &FailureList::readCurrent);
    connect(&m_failures, &QAbstractItemModel::modelReset, this, &FailureList::chooseAgain);
    chooseAgain();
}

void FailureList::setUpTable()
{
    m_table->setObjectName(QStringLiteral("failureTable"));
    m_table->setAccessibleName(tr("Responses, worst first"));
    setUpLongTable(*m_table, m_failures);
    m_table->viewport()->installEventFilter(this);
    keepRows();
}

QLayout *FailureList::makeBar()
{
    m_count->setObjectName(QStringLiteral("failureCount"));
    m_clear->setObjectName(QStringLiteral("clearFailureFilters"));
    m_clear->setProperty("role", QStringLiteral("link"));
    m_export->setObjectName(QStringLiteral("exportFailures"));
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 0, 12, 0);
    bar->addWidget(m_count, 1);
    bar->addWidget(m_clear);
    bar->addWidget(m_export);
    return bar;
}

void FailureList::setTotal(qint64 fitting, qint64 all)
{
    m_count->setText(
        tr("%1 of %Ln response(s)", nullptr, int(all)).arg(QLocale().toString(fitting)));
    updateState();
}

void FailureList::updateState()
{
    const bool hasRows = m_failures.rowCount() > 0;
    m_stack->setCurrentIndex(hasRows ? 0 : 1);
    m_export->setEnabled(hasRows);
    m_clear->setVisible(m_filters->isNarrowed());
    m_nothing->setTexts(m_filters->nothingText(),
                        m_filters->lacksModels() ? tr("Import its responses to see them.")
                                                 : tr("Loosen the filters."),
                        tr("Clear filters"));
}

// After new rows the response that was read stays the current one while it is there.
void FailureList::chooseAgain()
{
    updateState();
    fitColumns();
    const int row = qMax(0, m_failures.rowOf(m_current));
    m_current = {};
    if (m_failures.rowCount() > 0)
        m_table->selectRow(row);
    else
        Q_EMIT currentChanged({});
}

void FailureList::readCurrent()
{
    const ResponseId chosen = m_failures.rowAt(m_table->currentIndex().row()).response;
    if (chosen == m_current || !chosen.isValid())
        return;
    m_current = chosen;
    Q_EMIT currentChanged(chosen);
}

// Whatever unfolds above or beneath the table takes none of its first rows.
void FailureList::keepRows()
{
    const QScrollBar *bar = m_table->horizontalScrollBar();
    const int around = m_table->horizontalHeader()->sizeHint().height() + 2 * m_table->frameWidth()
        + (bar->isVisible() ? bar->height() : 0);
    m_table->setMinimumHeight(fewestRows * m_table->verticalHeader()->defaultSectionSize()
                              + around);
}

int FailureList::widthFor(const QString &text) const
{
    return m_table->fontMetrics().horizontalAdvance(text) + failureCellPadding;
}

// Gives the columns the width there is: where it is narrow, those that say least go first, and a
// pathway that all rows have says nothing.
void FailureList::fitColumns()
{
    const int width = m_table->viewport()->width();
    const int unit = fontMetrics().averageCharWidth();
    m_table->setColumnHidden(FailureTableModel::TaskColumn, width < 160 * unit);
    m_table->setColumnHidden(FailureTableModel::StateColumn, width < 130 * unit);
    m_table->setColumnHidden(FailureTableModel::PathwayColumn,
                             width < 78 * unit || !m_failures.hasSeveralPathways());
    const bool isCrowded =
        width < 100 * unit && !m_table->isColumnHidden(FailureTableModel::PathwayColumn);
    const int longestKey = widthFor(QStringLiteral("preference_infer-1234"));
    const std::pair<int, int> widths[] = {
        {FailureTableModel::ItemColumn,
         isCrowded || width < 80 * unit ? qMin(longestKey, 20 * unit) : longestKey},
        {FailureTableModel::TaskColumn, 20 * unit},
        {FailureTableModel::ModelColumn,
         (isCrowded                ? 20
              : width < 150 * unit ? 24
                                   : 31)
             * unit},
        {FailureTableModel::PathwayColumn, 20 * unit},
        {FailureTableModel::ScoreColumn, widthFor(FailureTableModel::scoreText(1))},
        {FailureTableModel::StateColumn, 22 * unit}};
    int left = width;
    for (const auto &[column, columnWidth] : widths) {
        if (m_table->isColumnHidden(column))
            continue;
        m_table->setColumnWidth(column, columnWidth);
        left -= columnWidth;
    }
    m_table->setColumnWidth(FailureTableModel::TagsColumn, qMax(left, (isCrowded ? 8 : 12) * unit));
}

bool FailureList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize) {
        fitColumns();
        keepRows();
    }
    return QWidget::eventFilter(watched, event);
}

void FailureList::askForExportPath()
{
    askForPath(this, tr("Export responses"), tr("responses"),
               {tr("One JSON object a line (*.jsonl)"), tr("Table (*.csv)")},
               [this](const QString &path) { Q_EMIT exportRequested(path); });
}

} // namespace Concord
