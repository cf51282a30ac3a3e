// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/resulttable.h"

#include "ui/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

namespace Concord {

namespace {

constexpr int columnPadding = 28; ///< of the style sheet, on both sides, with the frame of focus
constexpr int mostShare = 110; ///< a row is read across: its columns must not drift apart
constexpr int rowPadding = 12; ///< of rows with wrapped text

} // namespace

ResultTable::ResultTable(Height height, QWidget *parent) : QTableWidget(parent), m_height(height)
{
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(height == Height::Content ? ExtendedSelection : SingleSelection);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(20);
    if (height == Height::Content) {
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    } else {
        setAlternatingRowColors(true);
        // Rows wrap by the width: a bar that came and went would make them wrap to and fro.
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    }
}

void ResultTable::setWideColumn(int column, bool wraps)
{
    m_wideColumn = column;
    m_wraps = wraps;
}

void ResultTable::setMostRows(int rows)
{
    m_mostRows = rows;
}

int ResultTable::shownRows() const
{
    return m_mostRows < 0 ? rowCount() : qMin(rowCount(), m_mostRows);
}

void ResultTable::setTable(const DocumentTable &table)
{
    m_table = table;
    const QTableWidgetItem *current = currentRow() >= 0 ? item(currentRow(), 0) : nullptr;
    const QString key = current ? current->text() : QString();
    const int scrolled = verticalScrollBar()->value();
    const QSignalBlocker quiet(this);
    setAccessibleName(table.caption);
    clearSpans();
    setColumnCount(int(table.columns.size()));
    setRowCount(int(table.rows.size()));
    if (m_height == Height::Content)
        setVerticalScrollBarPolicy(shownRows() < rowCount() ? Qt::ScrollBarAlwaysOn
                                                            : Qt::ScrollBarAlwaysOff);
    for (int column = 0; column < table.columns.size(); ++column) {
        auto *head = new QTableWidgetItem(table.columns[column].title);
        head->setTextAlignment((table.columns[column].isNumber ? Qt::AlignRight : Qt::AlignLeft)
                               | Qt::AlignVCenter);
        head->setToolTip(table.columns[column].hint);
        setHorizontalHeaderItem(column, head);
    }
    int keyRow = -1;
    for (int row = 0; row < table.rows.size(); ++row) {
        fillRow(row, table);
        if (!key.isEmpty() && table.rows[row].value(0) == key)
            keyRow = row;
    }
    setCurrentCell(keyRow, keyRow < 0 ? -1 : 0);
    fitColumns();
    verticalScrollBar()->setValue(scrolled);
    updateGeometry();
}

void ResultTable::fillRow(int row, const DocumentTable &table)
{
    const QStringList &cells = table.rows[row];
    for (int column = 0; column < columnCount(); ++column) {
        auto *cell = new QTableWidgetItem(cells.value(column));
        const bool isSpan = column + 1 == cells.size() && cells.size() < columnCount();
        const bool isNumber = table.columns[column].isNumber && !isSpan;
        cell->setTextAlignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        if (isSpan) {
            cell->setForeground(currentTheme().muted);
            cell->setToolTip(cell->text());
        }
        if (table.hasTotal && row + 1 == rowCount()) {
            QFont bold = font();
            bold.setWeight(QFont::DemiBold);
            cell->setFont(bold);
        }
        setItem(row, column, cell);
        if (isSpan)
            setSpan(row, column, 1, columnCount() - column);
    }
}

// Each column gets what its texts need; what is left goes to the wide one, or to all alike.
void ResultTable::fitColumns()
{
    if (columnCount() == 0)
        return;
    if (m_wideColumn < 0 || !m_wraps) {
        // Of an earlier table the rows may have wrapped.
        for (int row = 0; row < rowCount(); ++row)
            setRowHeight(row, verticalHeader()->defaultSectionSize());
    }
    int left = viewport()->width();
    for (int column = 0; column < columnCount(); ++column) {
        int widest = 0;
        if (column != m_wideColumn) {
            QFont bold = font();
            bold.setWeight(QFont::DemiBold);
            widest = QFontMetrics(bold).horizontalAdvance(horizontalHeaderItem(column)->text());
            for (int row = 0; row < rowCount(); ++row) {
                if (columnSpan(row, column) == 1)
                    widest =
                        qMax(widest, fontMetrics().horizontalAdvance(item(row, column)->text()));
            }
        }
        setColumnWidth(column, widest + columnPadding);
        left -= widest + columnPadding;
    }
    if (m_wideColumn >= 0) {
        const int least = 24 * fontMetrics().averageCharWidth();
        setColumnWidth(m_wideColumn, qMax(least, columnWidth(m_wideColumn) + left));
        if (!m_wraps)
            return;
        resizeRowsToContents();
        for (int row = 0; row < rowCount(); ++row)
            setRowHeight(row, rowHeight(row) + rowPadding);
        return;
    }
    for (int column = 0; left > 0 && column < columnCount(); ++column) {
        const int share = qMin(mostShare, left / (columnCount() - column));
        setColumnWidth(column, columnWidth(column) + share);
        left -= share;
    }
}

QSize ResultTable::sizeHint() const
{
    if (m_height == Height::Given)
        return QTableWidget::sizeHint();
    int height = horizontalHeader()->sizeHint().height() + 2;
    for (int row = 0; row < shownRows(); ++row)
        height += rowHeight(row);
    if (horizontalHeader()->length() > viewport()->width())
        height += horizontalScrollBar()->sizeHint().height();
    return {60 * fontMetrics().averageCharWidth(), height};
}

QSize ResultTable::minimumSizeHint() const
{
    if (m_height == Height::Given)
        return QTableWidget::minimumSizeHint();
    return {30 * fontMetrics().averageCharWidth(), sizeHint().height()};
}

void ResultTable::resizeEvent(QResizeEvent *event)
{
    QTableWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) {
        fitColumns();
        updateGeometry();
    }
}

void ResultTable::changeEvent(QEvent *event)
{
    QTableWidget::changeEvent(event);
    const bool isLook =
        event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange;
    if (isLook && !m_table.columns.isEmpty())
        setTable(DocumentTable(m_table));
}

QStringList ResultTable::rowTexts(int row) const
{
    QStringList texts;
    for (int column = 0; column < columnCount(); ++column)
        texts.append(item(row, column)->text().replace(u'\n', u' '));
    return texts;
}

QString ResultTable::asText() const
{
    QStringList titles;
    for (int column = 0; column < columnCount(); ++column)
        titles.append(horizontalHeaderItem(column)->text());
    QString text = titles.join(u'\t') + u'\n';
    for (int row = 0; row < rowCount(); ++row)
        text += rowTexts(row).join(u'\t') + u'\n';
    return text;
}

void ResultTable::keyPressEvent(QKeyEvent *event)
{
    if (!event->matches(QKeySequence::Copy)) {
        QTableWidget::keyPressEvent(event);
        return;
    }
    QString text;
    const QModelIndexList chosen = selectionModel()->selectedRows();
    for (const QModelIndex &index : chosen)
        text += rowTexts(index.row()).join(u'\t') + u'\n';
    QGuiApplication::clipboard()->setText(text.isEmpty() ? asText() : text);
}

} // namespace Concord
