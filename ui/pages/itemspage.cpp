// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/itemspage.h"

#include "ui/widgets/facetlist.h"
#include "ui/widgets/itemview.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/longtable.h"

#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

namespace Concord {

namespace {

constexpr int typingPause = 200; ///< milliseconds from the last key to the search

} // namespace

ItemsPage::ItemsPage(ItemTableModel &items, QWidget *parent)
    : QWidget(parent), m_items(items), m_stack(new QStackedWidget), m_splitter(new QSplitter),
      m_datasets(new FacetList(tr("Dataset"), tr("All datasets"))),
      m_tasks(new FacetList(tr("Task"), tr("All tasks"))),
      m_domains(new FacetList(tr("Domain"), tr("All domains"))), m_search(new QLineEdit),
      m_reset(new QPushButton(tr("Clear filters"))), m_count(makeLabel({}, "muted")),
      m_tableStack(new QStackedWidget), m_table(new QTableView), m_view(new ItemView),
      m_typing(new QTimer(this))
{
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(makeFacets());
    m_splitter->addWidget(makeTable());
    m_splitter->addWidget(m_view);
    m_splitter->setSizes({230, 440, 520});
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setStretchFactor(2, 3);
    m_view->setMinimumWidth(320);
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(makeEmpty());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);

    m_typing->setSingleShot(true);
    m_typing->setInterval(typingPause);
    connect(m_typing, &QTimer::timeout, this, &ItemsPage::emitFilter);
    connect(m_search, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::returnPressed, this, &ItemsPage::emitFilter);
    for (FacetList *list : {m_datasets, m_tasks, m_domains})
        connect(list, &FacetList::chosenChanged, this, &ItemsPage::emitFilter);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        setFilter({});
        emitFilter();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ItemsPage::requestCurrent);
    auto *find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, m_search, qOverload<>(&QWidget::setFocus));
    connect(find, &QShortcut::activated, m_search, &QLineEdit::selectAll);
    setFocusProxy(m_table);
    m_view->setEmpty(tr("Choose an item to read it."));
    updateStates();
}

QWidget *ItemsPage::makeFacets()
{
    auto *inside = new QWidget;
    inside->setProperty("role", QStringLiteral("page"));
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(12, 14, 8, 14);
    column->setSpacing(16);
    for (FacetList *list : {m_datasets, m_tasks, m_domains})
        column->addWidget(list);
    column->addStretch();
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setMinimumWidth(160);
    area->setWidget(inside);
    m_datasets->setObjectName(QStringLiteral("datasetFacet"));
    m_tasks->setObjectName(QStringLiteral("taskFacet"));
    m_domains->setObjectName(QStringLiteral("domainFacet"));
    return area;
}

QWidget *ItemsPage::makeTable()
{
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setPlaceholderText(tr("Search requests and dialogues (Ctrl+F)"));
    m_search->setAccessibleName(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_search->setToolTip(tr("All words must occur, in the request or anywhere in the dialogue. "
                            "\"Quotes\" make a phrase."));
    m_reset->setProperty("role", QStringLiteral("link"));
    m_reset->setObjectName(QStringLiteral("clearFilters"));
    m_table->setObjectName(QStringLiteral("itemTable"));
    m_table->setAccessibleName(tr("Items"));
    setUpLongTable(*m_table, m_items);
    m_table->viewport()->installEventFilter(this);

    auto *bar = new QHBoxLayout;
    bar->addWidget(m_count);
    bar->addStretch();
    bar->addWidget(m_reset);
    QLabel *nothing = makeLabel(tr("No item fits these filters."), "empty");
    nothing->setAlignment(Qt::AlignCenter);
    m_tableStack->addWidget(m_table);
    m_tableStack->addWidget(nothing);
    QFrame *panel = makeFrame("panel");
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(8);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(12, 0, 12, 0);
    top->addWidget(m_search);
    top->addLayout(bar);
    column->addLayout(top);
    column->addWidget(m_tableStack);
    panel->setMinimumWidth(300);
    return panel;
}

QWidget *ItemsPage::makeEmpty()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    QLabel *text = makeLabel(tr("There are no items in this project yet."), "empty");
    text->setAlignment(Qt::AlignCenter);
    QLabel *hint = makeLabel(tr("Import a file, or drop one on this window."), "muted");
    hint->setAlignment(Qt::AlignCenter);
    auto *button = new QPushButton(tr("Import data…"));
    button->setProperty("role", QStringLiteral("primary"));
    connect(button, &QPushButton::clicked, this, &ItemsPage::importRequested);
    column->addStretch();
    column->addWidget(text);
    column->addWidget(hint);
    column->addSpacing(12);
    column->addWidget(button, 0, Qt::AlignCenter);
    column->addStretch();
    return page;
}

void ItemsPage::setProjectIsEmpty(bool isEmpty)
{
    m_projectIsEmpty = isEmpty;
    updateStates();
}

void ItemsPage::updateStates()
{
    m_stack->setCurrentIndex(m_projectIsEmpty ? 1 : 0);
    const int count = m_items.rowCount();
    m_tableStack->setCurrentIndex(count > 0 ? 0 : 1);
    m_count->setText(tr("%n item(s)", nullptr, count)
                         .replace(QString::number(count), QLocale().toString(count)));
    m_reset->setVisible(m_filter != ItemFilter{});
}

void ItemsPage::setFacets(const ItemFacets &facets)
{
    m_datasets->setValues(facets.datasets);
    m_tasks->setValues(facets.tasks);
    m_domains->setValues(facets.domains);
    m_tasks->setVisible(!facets.tasks.isEmpty() || !m_filter.task.isEmpty());
    m_domains->setVisible(!facets.domains.isEmpty() || !m_filter.domain.isEmpty());
}

void ItemsPage::showSelection()
{
    updateStates();
    const bool isSameFilter = m_shownFilter == m_filter; // something was imported
    const ItemId before = isSameFilter ? m_shown : ItemId();
    const int wanted = m_items.rowOf(m_wanted.value_or(before));
    m_wanted.reset();
    m_shownFilter = m_filter;
    if (m_items.rowCount() == 0)
        m_shown = {}; // another project may have an item of that number
    if (m_items.rowCount() > 0)
        m_table->selectRow(qMax(0, wanted));
    else
        m_view->setEmpty(tr("No item fits these filters."));
}

void ItemsPage::chooseItem(ItemId id)
{
    const int row = m_items.rowOf(id);
    if (row < 0) {
        m_wanted = id;
        return;
    }
    m_table->selectRow(row);
    m_table->scrollTo(m_items.index(row, 0), QAbstractItemView::PositionAtCenter);
}

void ItemsPage::showItem(ItemId id, const QString &dataset, const Item &item)
{
    if (m_items.idAt(m_table->currentIndex().row()) == id)
        m_view->setItem(dataset, item);
}

void ItemsPage::showResponses(ItemId id, const QList<ResponseDetail> &responses)
{
    if (m_items.idAt(m_table->currentIndex().row()) == id)
        m_view->setResponses(responses);
}

void ItemsPage::setFilter(const ItemFilter &filter)
{
    m_filter = filter;
    m_datasets->setChosen(filter.dataset);
    m_tasks->setChosen(filter.task);
    m_domains->setChosen(filter.domain);
    const QSignalBlocker quiet(m_search);
    m_search->setText(filter.text);
    updateStates();
}

void ItemsPage::emitFilter()
{
    m_typing->stop();
    ItemFilter filter = m_filter;
    filter.dataset = m_datasets->chosen();
    filter.task = m_tasks->chosen();
    filter.domain = m_domains->chosen();
    filter.text = m_search->text();
    m_filter = filter;
    m_reset->setVisible(m_filter != ItemFilter{});
    Q_EMIT filterChanged(filter);
}

void ItemsPage::requestCurrent()
{
    const ItemId id = m_items.idAt(m_table->currentIndex().row());
    if (!id.isValid())
        return;
    m_shown = id;
    Q_EMIT itemRequested(id);
}

void ItemsPage::setPointSize(int size)
{
    m_view->setPointSize(size);
}

// Gives the columns the width there is: where it is narrow, those that say least go first.
void ItemsPage::fitColumns()
{
    const int width = m_table->viewport()->width();
    const int unit = fontMetrics().averageCharWidth();
    m_table->setColumnHidden(ItemTableModel::DatasetColumn, width < 120 * unit);
    m_table->setColumnHidden(ItemTableModel::RoundsColumn, width < 100 * unit);
    m_table->setColumnHidden(ItemTableModel::DomainColumn, width < 86 * unit);
    m_table->setColumnHidden(ItemTableModel::TaskColumn, width < 72 * unit);
    const std::pair<int, int> widths[] = {{ItemTableModel::KeyColumn, 21},
                                          {ItemTableModel::TaskColumn, 18},
                                          {ItemTableModel::DomainColumn, 20},
                                          {ItemTableModel::RoundsColumn, 10},
                                          {ItemTableModel::DatasetColumn, 20}};
    int left = width;
    for (const auto &[column, characters] : widths) {
        if (m_table->isColumnHidden(column))
            continue;
        m_table->setColumnWidth(column, characters * unit);
        left -= characters * unit;
    }
    m_table->setColumnWidth(ItemTableModel::TextColumn, qMax(left, 20 * unit));
}

bool ItemsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        fitColumns();
    return QWidget::eventFilter(watched, event);
}

QByteArray ItemsPage::saveLayout() const
{
    return m_splitter->saveState();
}

void ItemsPage::restoreLayout(const QByteArray &layout)
{
    m_splitter->restoreState(layout);
}

} // namespace Concord
