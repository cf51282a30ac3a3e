// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/slice.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QTimer;

namespace Concord {

/// What is above the table of items: the search, how many there are, saved slices, the export.
class ItemBar : public QWidget
{
    Q_OBJECT

public:
    explicit ItemBar(QWidget *parent = nullptr);

    QString text() const;
    void setText(const QString &text); ///< says nothing
    void focusSearch();

    void setCount(int items);
    void setFiltered(bool isFiltered);
    void setSlices(const QList<Slice> &slices);
    /// Says so when it takes longer than a moment.
    void setSearching(bool isSearching);

Q_SIGNALS:
    void searchRequested();
    void clearRequested();
    void sliceChosen(const Concord::Slice &slice);
    void sliceSaveRequested();
    void sliceRemovalRequested(const QString &name);
    void exportRequested();

private:
    void search();
    void fillMenu();
    void showState();

    QLineEdit *m_search;
    QLabel *m_count;
    QPushButton *m_clear;
    QPushButton *m_slicesButton;
    QPushButton *m_export;
    QMenu *m_menu;
    QTimer *m_typing;
    QTimer *m_patience;
    QList<Slice> m_slices;
    int m_items = 0;
    bool m_isFiltered = false;
};

} // namespace Concord
