// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/random.h"
#include "models/dataset/itemfacets.h"
#include "models/evaluation/responsedetail.h"
#include "models/itemmodels/itemtablemodel.h"
#include "models/study/slice.h"

#include <QWidget>

#include <optional>

class QLabel;
class QShortcut;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace Concord {

class ItemBar;
class ItemFacetPanel;
class ItemNavigation;
class ItemView;
class SearchDelegate;

/// Facets, search and a table of items, and the chosen item beside it.
class ItemsPage : public QWidget
{
    Q_OBJECT

public:
    /// The model must outlive the page.
    explicit ItemsPage(ItemTableModel &items, QWidget *parent = nullptr);

    void setFacets(const ItemFacets &facets);
    /// The model holds a new selection: chooses its first item, or, where the filter is the
    /// same as before, the one that was chosen.
    void showSelection();
    void showItem(ItemId id, const QString &dataset, const Item &item);
    /// Shows what models answered, if that item is still the current one. Call it after showItem().
    void showResponses(ItemId id, const QList<ResponseDetail> &responses);
    /// Chooses that item, now or when the table has it.
    void chooseItem(ItemId id);
    /// Shows a filter or an order without asking for it.
    void setFilter(const ItemFilter &filter);
    void setOrder(const ItemOrder &order);
    void setSlices(const QList<Slice> &slices);
    void setSearching(bool isSearching);
    void setReviewable(bool isReviewable);
    void setProjectIsEmpty(bool isEmpty);
    void setPointSize(int size);
    void chooseRow(int row);

    QByteArray saveLayout() const;
    void restoreLayout(const QByteArray &layout);

Q_SIGNALS:
    void filterChanged(const Concord::ItemFilter &filter);
    void orderChanged(const Concord::ItemOrder &order);
    void searchCancelled();
    /// Facets whose counts are looked at.
    void facetsWanted(const QList<Concord::ItemFacet> &facets);
    void itemRequested(Concord::ItemId id);
    void importRequested();
    void statisticsRequested(const QString &dataset);
    void reviewRequested(Concord::ItemId id, bool isReviewed);
    void nextUnreviewedRequested(int row); ///< after this one
    void copyRequested(const QList<Concord::ItemId> &ids);
    void exportRequested(const QString &path);
    void sliceSaveRequested(const Concord::Slice &slice);
    void sliceRemovalRequested(const QString &name);

private:
    QWidget *makeTable();
    QWidget *makeEmpty();
    void connectParts();
    void addKeys();
    void emitFilter();
    void markWords();
    void sortBy(int column);
    void requestCurrent();
    void showReview();
    void toggleReview();
    void chooseRandom();
    void askForRow();
    void showKeys();
    void askForExport();
    void askForSliceName();
    void askToRemoveSlice(const QString &name);
    void copySelection();
    void fitColumns();
    void updateStates();
    bool handleKey(int key, Qt::KeyboardModifiers modifiers);
    bool eventFilter(QObject *watched, QEvent *event) override;

    ItemTableModel &m_items;
    ItemFilter m_filter;
    ItemFilter m_shownFilter; ///< of the selection that is shown
    ItemOrder m_order;
    ItemId m_shown;
    std::optional<ItemId> m_wanted; ///< to be chosen when the table has it
    bool m_projectIsEmpty = true;
    Philox m_random;
    QStackedWidget *m_stack;
    QSplitter *m_splitter;
    ItemFacetPanel *m_facets;
    ItemBar *m_bar;
    ItemNavigation *m_navigation;
    QStackedWidget *m_tableStack;
    QTableView *m_table;
    SearchDelegate *m_marks;
    ItemView *m_view;
    QShortcut *m_cancel = nullptr;
};

} // namespace Concord
