// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/itemfacets.h"
#include "models/evaluation/responsedetail.h"
#include "models/itemmodels/itemtablemodel.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;
class QTimer;

namespace Concord {

class FacetList;
class ItemView;

/// Facets, the table of items with its search box, and the item that is chosen.
class ItemsPage : public QWidget
{
    Q_OBJECT

public:
    explicit ItemsPage(ItemTableModel &items, QWidget *parent = nullptr);

    void setFacets(const ItemFacets &facets);
    /// The table holds what the filter gives: chooses its first item, or, where the filter is the
    /// same as before, the one that was chosen.
    void showSelection();
    void showItem(ItemId id, const QString &dataset, const Item &item);
    /// Shows what models answered, if that item is still the current one. Call it after showItem().
    void showResponses(ItemId id, const QList<ResponseDetail> &responses);
    /// Chooses that item, now or when the table has it.
    void chooseItem(ItemId id);
    /// Shows a filter without asking for it.
    void setFilter(const ItemFilter &filter);
    void setProjectIsEmpty(bool isEmpty);
    void setPointSize(int size);

    QByteArray saveLayout() const;
    void restoreLayout(const QByteArray &layout);

Q_SIGNALS:
    void filterChanged(const Concord::ItemFilter &filter);
    void itemRequested(Concord::ItemId id);
    void importRequested();

private:
    QWidget *makeFacets();
    QWidget *makeTable();
    QWidget *makeEmpty();
    void emitFilter();
    void requestCurrent();
    void fitColumns();
    void updateStates();
    bool eventFilter(QObject *watched, QEvent *event) override;

    ItemTableModel &m_items;
    ItemFilter m_filter;
    ItemFilter m_shownFilter; ///< of the selection that is shown
    ItemId m_shown;
    std::optional<ItemId> m_wanted; ///< to be chosen when the table has it
    bool m_projectIsEmpty = true;
    QStackedWidget *m_stack;
    QSplitter *m_splitter;
    FacetList *m_datasets;
    FacetList *m_tasks;
    FacetList *m_domains;
    QLineEdit *m_search;
    QPushButton *m_reset;
    QLabel *m_count;
    QStackedWidget *m_tableStack;
    QTableView *m_table;
    ItemView *m_view;
    QTimer *m_typing;
};

} // namespace Concord
