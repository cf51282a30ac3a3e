// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evaluation/failure.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace Concord {

class EmptyState;
class FailureFilterBar;
class FailureTableModel;
class TagCounts;

/// The responses that fit a filter, worst first, and how often each tag was put on.
class FailureList : public QWidget
{
    Q_OBJECT

public:
    explicit FailureList(FailureTableModel &failures, QWidget *parent = nullptr);

    void setTotal(qint64 fitting, qint64 all);
    FailureFilterBar &filters() { return *m_filters; }
    TagCounts &tagCounts() { return *m_tagCounts; }
    QTableView *table() { return m_table; }
    ResponseId current() const { return m_current; }
    /// Says what is narrowed; call it when the filter was set from outside.
    void updateState();

Q_SIGNALS:
    void filterChanged(const Concord::FailureFilter &filter);
    void currentChanged(Concord::ResponseId response); ///< or chosen again, after new rows
    void exportRequested(const QString &path); ///< ends in .jsonl or .csv

private:
    void setUpTable();
    QLayout *makeBar();
    void chooseAgain();
    void readCurrent();
    int widthFor(const QString &text) const;
    void keepRows();
    void fitColumns();
    void askForExportPath();
    bool eventFilter(QObject *watched, QEvent *event) override;

    FailureTableModel &m_failures;
    ResponseId m_current;
    FailureFilterBar *m_filters;
    QLabel *m_count;
    QPushButton *m_clear;
    QPushButton *m_export;
    QStackedWidget *m_stack;
    QTableView *m_table;
    EmptyState *m_nothing;
    TagCounts *m_tagCounts;
};

} // namespace Concord
