// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/importpreview.h"

#include "ui/widgets/labels.h"

#include <QHeaderView>
#include <QLocale>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace Concord {

namespace {

enum PreviewColumn { KeyColumn, TaskColumn, DomainColumn, TextColumn, TurnsColumn, PreviewColumns };

constexpr qsizetype longestPreviewText = 300;

// The request, or what is said first.
QString firstTextOf(const Item &item)
{
    if (!item.request.isEmpty())
        return item.request;
    for (const Round &round : item.dialogue.rounds) {
        if (!round.turns.isEmpty())
            return round.turns.constFirst().content;
    }
    return {};
}

} // namespace

ImportPreviewView::ImportPreviewView(const QString &fileName, QWidget *parent)
    : QWidget(parent), m_title(makeLabel({}, "muted")), m_problem(makeLabel({}, "note")),
      m_table(new QTableWidget(0, PreviewColumns))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(6);
    m_title->setObjectName(QStringLiteral("recognised"));
    m_title->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("previewProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    setUpTable(fileName);
    for (QWidget *part : {static_cast<QWidget *>(m_title), static_cast<QWidget *>(m_problem),
                          static_cast<QWidget *>(m_table)})
        column->addWidget(part);
}

void ImportPreviewView::setUpTable(const QString &fileName)
{
    m_table->setObjectName(QStringLiteral("preview"));
    m_table->setAccessibleName(tr("First items of %1").arg(fileName));
    m_table->setHorizontalHeaderLabels(
        {tr("Item"), tr("Task"), tr("Domain"), tr("Text"), tr("Turns")});
    for (const int left : {int(KeyColumn), int(TaskColumn), int(DomainColumn), int(TextColumn)})
        m_table->horizontalHeaderItem(left)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeaderItem(TurnsColumn)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(TextColumn, QHeaderView::Stretch);
    m_table->horizontalHeader()->setMaximumSectionSize(220);
    m_table->hide();
}

// What was shown stays until there is something else: nothing flickers.
void ImportPreviewView::showLooking()
{
    m_title->setText(tr("Looking into the file…"));
}

void ImportPreviewView::showPreview(const ImportPreview &preview, const QString &format)
{
    const bool isEmpty = preview.items.isEmpty() && preview.rejected.isEmpty();
    m_title->setText(isEmpty ? tr("Recognised as: %1.").arg(format)
                             : tr("Recognised as: %1. This is how it begins:").arg(format));
    m_problem->hide();
    m_table->clearSpans();
    m_table->setRowCount(0);
    auto item = preview.items.begin();
    auto reject = preview.rejected.begin();
    while (item != preview.items.end() || reject != preview.rejected.end()) {
        const bool isItem = reject == preview.rejected.end()
            || (item != preview.items.end() && item->line < reject->line);
        if (isItem)
            addItem(*item++);
        else
            addReject(*reject++);
    }
    fitTable(preview);
}

void ImportPreviewView::showProblem(const QString &problem)
{
    m_title->setText(tr("The file cannot be imported as it is."));
    m_problem->setText(problem);
    m_problem->show();
    m_table->hide();
}

void ImportPreviewView::addItem(const Item &item)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    setText(row, KeyColumn, item.key);
    setText(row, TaskColumn, item.task);
    setText(row, DomainColumn, item.domain);
    setText(row, TextColumn, firstTextOf(item));
    setText(row, TurnsColumn, QLocale().toString(item.dialogue.turnCount()));
    m_table->item(row, TurnsColumn)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
}

void ImportPreviewView::addReject(const Reject &reject)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    setText(row, KeyColumn, tr("line %1").arg(QLocale().toString(reject.line)));
    setText(row, TextColumn, tr("cannot be used: %1").arg(reject.reason));
    m_table->setSpan(row, TextColumn, 1, PreviewColumns - TextColumn);
    for (const int column : {int(KeyColumn), int(TextColumn)}) {
        QFont font = m_table->font();
        font.setItalic(true);
        m_table->item(row, column)->setFont(font);
    }
}

void ImportPreviewView::setText(int row, int column, const QString &text)
{
    const QString shown = text.left(longestPreviewText).simplified();
    auto *cell = new QTableWidgetItem(shown);
    cell->setToolTip(shown.toHtmlEscaped());
    m_table->setItem(row, column, cell);
}

void ImportPreviewView::fitTable(const ImportPreview &preview)
{
    const auto isSaid = [&](QString Item::*field) {
        return std::ranges::any_of(preview.items,
                                   [&](const Item &item) { return !(item.*field).isEmpty(); });
    };
    m_table->setColumnHidden(TaskColumn, !isSaid(&Item::task));
    m_table->setColumnHidden(DomainColumn, !isSaid(&Item::domain));
    int height = m_table->horizontalHeader()->sizeHint().height() + 2 * m_table->frameWidth();
    for (int row = 0; row < m_table->rowCount(); ++row)
        height += m_table->rowHeight(row);
    m_table->setFixedHeight(height);
    m_table->setVisible(m_table->rowCount() > 0);
}

} // namespace Concord
