// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/itemspage.h"

#include "models/text/searchwords.h"
#include "ui/delegates/searchdelegate.h"
#include "ui/pages/itembar.h"
#include "ui/pages/itemfacetpanel.h"
#include "ui/pages/itemnavigation.h"
#include "ui/widgets/itemview.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/longtable.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QRandomGenerator>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace Concord {

namespace {

using Column = ItemOrder::Column;

constexpr std::pair<ItemTableModel::Column, Column> sortColumns[] = {
    {ItemTableModel::KeyColumn, Column::Key},
    {ItemTableModel::TaskColumn, Column::Task},
    {ItemTableModel::DomainColumn, Column::Domain},
    {ItemTableModel::RoundsColumn, Column::Rounds},
    {ItemTableModel::TurnsColumn, Column::Turns},
    {ItemTableModel::WordsColumn, Column::Words},
    {ItemTableModel::DatasetColumn, Column::Dataset},
    {ItemTableModel::ReviewedColumn, Column::Reviewed},
    {ItemTableModel::TextColumn, Column::Text},
};

} // namespace

ItemsPage::ItemsPage(ItemTableModel &items, QWidget *parent)
    : QWidget(parent), m_items(items), m_random(QRandomGenerator::system()->generate64()),
      m_stack(new QStackedWidget), m_splitter(new QSplitter), m_facets(new ItemFacetPanel),
      m_bar(new ItemBar), m_navigation(new ItemNavigation), m_tableStack(new QStackedWidget),
      m_table(new QTableView), m_marks(new SearchDelegate(this)), m_view(new ItemView)
{
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_facets);
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
    connectParts();
    addKeys();
    setFocusProxy(m_table);
    m_view->setEmpty(tr("Choose an item to read it."));
    updateStates();
}

void ItemsPage::connectParts()
{
    connect(m_facets, &ItemFacetPanel::chosen, this, [this](ItemFacet facet, const QString &value) {
        choose(m_filter, facet, value);
        emitFilter();
    });
    connect(m_facets, &ItemFacetPanel::unfoldedChanged, this, &ItemsPage::facetsWanted);
    connect(m_facets, &ItemFacetPanel::statisticsRequested, this, &ItemsPage::statisticsRequested);
    connect(m_bar, &ItemBar::searchRequested, this, &ItemsPage::emitFilter);
    connect(m_bar, &ItemBar::clearRequested, this, [this] {
        setFilter({});
        emitFilter();
    });
    connect(m_bar, &ItemBar::sliceChosen, this, [this](const Slice &slice) {
        setFilter(slice.filter);
        emitFilter();
    });
    connect(m_bar, &ItemBar::sliceSaveRequested, this, &ItemsPage::askForSliceName);
    connect(m_bar, &ItemBar::sliceRemovalRequested, this, &ItemsPage::askToRemoveSlice);
    connect(m_bar, &ItemBar::exportRequested, this, &ItemsPage::askForExport);
    connect(m_navigation, &ItemNavigation::reviewToggled, this, &ItemsPage::toggleReview);
    connect(m_navigation, &ItemNavigation::nextUnreviewedRequested, this,
            [this] { Q_EMIT nextUnreviewedRequested(m_table->currentIndex().row()); });
    connect(m_navigation, &ItemNavigation::randomRequested, this, &ItemsPage::chooseRandom);
    connect(m_navigation, &ItemNavigation::goToRequested, this, &ItemsPage::askForRow);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ItemsPage::requestCurrent);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this, &ItemsPage::sortBy);
    connect(&m_items, &ItemTableModel::dataChanged, this, &ItemsPage::showReview);
}

void ItemsPage::addKeys()
{
    const auto add = [this](const QKeySequence &key, auto action) {
        auto *shortcut = new QShortcut(key, this);
        connect(shortcut, &QShortcut::activated, this, action);
        return shortcut;
    };
    add(QKeySequence::Find, [this] { m_bar->focusSearch(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_R), [this] { toggleReview(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_G), [this] { askForRow(); });
    add(QKeySequence(Qt::Key_F1), [this] { showKeys(); });
    m_cancel = add(QKeySequence(Qt::Key_Escape), [this] { Q_EMIT searchCancelled(); });
    m_cancel->setEnabled(false);
}

QWidget *ItemsPage::makeTable()
{
    m_table->setObjectName(QStringLiteral("itemTable"));
    m_table->setAccessibleName(tr("Items"));
    setUpLongTable(*m_table, m_items);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setTextElideMode(Qt::ElideMiddle); // keys often differ at their end
    m_table->setItemDelegateForColumn(ItemTableModel::TextColumn, m_marks);
    auto *words = new SearchDelegate(this); // names begin with what tells them apart
    for (const auto column :
         {ItemTableModel::TaskColumn, ItemTableModel::DomainColumn, ItemTableModel::DatasetColumn})
        m_table->setItemDelegateForColumn(column, words);
    m_table->horizontalHeader()->setSectionsClickable(true);
    m_table->horizontalHeader()->setSortIndicatorShown(false);
    m_table->horizontalHeader()->setMinimumSectionSize(20);
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);

    QLabel *nothing = makeLabel(tr("No item fits these filters."), "empty");
    nothing->setAlignment(Qt::AlignCenter);
    m_tableStack->addWidget(m_table);
    m_tableStack->addWidget(nothing);
    QFrame *panel = makeFrame("panel");
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_bar);
    column->addWidget(m_tableStack);
    column->addWidget(m_navigation);
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
    m_bar->setCount(count);
    m_facets->setItems(count);
    m_bar->setFiltered(m_filter != ItemFilter{});
    m_navigation->setItems(count);
}

void ItemsPage::setFacets(const ItemFacets &facets)
{
    m_facets->setFacets(facets);
}

void ItemsPage::setSlices(const QList<Slice> &slices)
{
    m_bar->setSlices(slices);
}

void ItemsPage::setSearching(bool isSearching)
{
    m_bar->setSearching(isSearching);
    m_cancel->setEnabled(isSearching);
    if (isSearching)
        m_facets->setCounting(true);
}

void ItemsPage::setReviewable(bool isReviewable)
{
    m_navigation->setReviewable(isReviewable);
}

void ItemsPage::showSelection()
{
    updateStates();
    const bool isSameFilter = m_shownFilter == m_filter; // something was imported, or sorted
    const ItemId before = isSameFilter ? m_shown : ItemId();
    const int wanted = m_items.rowOf(m_wanted.value_or(before));
    m_wanted.reset();
    m_shownFilter = m_filter;
    if (m_items.rowCount() == 0)
        m_shown = {}; // another project may have an item of that number
    if (m_items.rowCount() > 0)
        chooseRow(qMax(0, wanted));
    else
        m_view->setEmpty({}); // the table says why
    showReview();
}

// Not QTableView::selectRow(): with Ctrl held, as for a shortcut, it extends the selection.
void ItemsPage::chooseRow(int row)
{
    const QModelIndex index = m_items.index(row, ItemTableModel::KeyColumn);
    m_table->selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_table->scrollTo(index);
}

void ItemsPage::chooseItem(ItemId id)
{
    const int row = m_items.rowOf(id);
    if (row < 0) {
        m_wanted = id;
        return;
    }
    chooseRow(row);
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
    m_facets->setFilter(filter);
    m_bar->setText(filter.text);
    markWords();
    updateStates();
    Q_EMIT facetsWanted(m_facets->unfolded());
}

void ItemsPage::emitFilter()
{
    m_filter.text = m_bar->text();
    m_facets->setFilter(m_filter);
    markWords();
    m_bar->setFiltered(m_filter != ItemFilter{});
    Q_EMIT facetsWanted(m_facets->unfolded());
    Q_EMIT filterChanged(m_filter);
}

void ItemsPage::markWords()
{
    const SearchWords words = searchWords(m_filter.text);
    m_marks->setWords(words);
    m_view->setSearchTerms(words);
}

void ItemsPage::setOrder(const ItemOrder &order)
{
    m_order = order;
    QHeaderView *header = m_table->horizontalHeader();
    header->setSortIndicatorShown(order.column != Column::Import);
    for (const auto &[column, sorted] : sortColumns) {
        if (sorted == order.column)
            header->setSortIndicator(column,
                                     order.isDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
    }
}

// Up, down, and with the third click as imported.
void ItemsPage::sortBy(int column)
{
    ItemOrder order;
    for (const auto &[shown, sorted] : sortColumns) {
        if (shown == column)
            order.column = sorted;
    }
    if (m_order.column == order.column)
        order = m_order.isDescending ? ItemOrder{} : ItemOrder{order.column, true};
    setOrder(order);
    Q_EMIT orderChanged(order);
}

void ItemsPage::requestCurrent()
{
    const ItemId id = m_items.idAt(m_table->currentIndex().row());
    if (!id.isValid())
        return;
    m_shown = id;
    showReview();
    Q_EMIT itemRequested(id);
}

void ItemsPage::showReview()
{
    const auto row = m_items.knownRow(m_table->currentIndex().row());
    m_navigation->setReviewed(row && row->isReviewed);
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
    const std::pair<ItemTableModel::Column, int> needs[] = {
        {ItemTableModel::DatasetColumn, 150}, {ItemTableModel::TurnsColumn, 130},
        {ItemTableModel::RoundsColumn, 120},  {ItemTableModel::DomainColumn, 104},
        {ItemTableModel::WordsColumn, 84},    {ItemTableModel::TaskColumn, 72}};
    for (const auto &[column, characters] : needs)
        m_table->setColumnHidden(column, width < characters * unit);
    const std::pair<ItemTableModel::Column, int> widths[] = {
        {ItemTableModel::KeyColumn, 25},     {ItemTableModel::TaskColumn, 18},
        {ItemTableModel::DomainColumn, 20},  {ItemTableModel::RoundsColumn, 13},
        {ItemTableModel::TurnsColumn, 12},   {ItemTableModel::WordsColumn, 13},
        {ItemTableModel::DatasetColumn, 20}, {ItemTableModel::ReviewedColumn, 5}};
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
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy)) {
            copySelection();
            return true;
        }
        if (handleKey(key->key(), key->modifiers()))
            return true;
        // The view would look for a row that begins with what is typed, in all of them.
        return !key->text().isEmpty() && key->text().at(0).isLetterOrNumber()
            && !(key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    }
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
