// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evaluation/evaluationview.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QStackedWidget;
class QTabBar;

namespace Concord {

class ComparisonChooser;
class EmptyState;
class EvaluationFilterBar;
class EvaluationTab;
class FailureTableModel;
class FailureView;
class ResultTable;

/// How models do on a benchmark: charts of attributes, tasks, judge and pathways, the difference of
/// two, and the responses behind every number.
class EvaluationPage : public QWidget
{
    Q_OBJECT

public:
    enum Tab { Attributes, Tasks, Judge, Pathways, Difference, Failures };

    explicit EvaluationPage(FailureTableModel &failures, QWidget *parent = nullptr);

    FailureView &failures() { return *m_failures; }

    void setView(const EvaluationView &view);
    void showTab(Tab tab);

Q_SIGNALS:
    void choiceChanged(const Concord::EvaluationChoice &choice);
    /// The responses behind a cell are wanted; the tab with them is shown already.
    void failuresRequested(const Concord::FailureFilter &filter);
    void chartSaveRequested(const QString &chart, const QString &path);
    void importRequested(); ///< from the empty state

private:
    QWidget *makeTop();
    QWidget *makeHead();
    QWidget *makeTabs();
    void connectParts();
    EvaluationTab *addTab(const QString &title, const QStringList &charts);
    QWidget *makeAttributeSwitch();
    QWidget *makeComparison();
    void change(const EvaluationChoice &choice);
    void openCell(const QString &chart, int row, int column);
    void showSources();
    void showTabs();
    void showComparison();
    void showAttributeSwitch();

    EvaluationView m_view;
    bool m_hasOpened = false; ///< on a tab of this project
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QComboBox *m_origin;
    QComboBox *m_reading;
    EvaluationFilterBar *m_filters;
    QLabel *m_summary;
    QLabel *m_note;
    QTabBar *m_bar;
    QStackedWidget *m_pages;
    QList<EvaluationTab *> m_tabs;
    QComboBox *m_attributeSwitch;
    ComparisonChooser *m_compared;
    QWidget *m_comparisonCard = nullptr;
    QLabel *m_comparisonText = nullptr;
    ResultTable *m_comparison;
    FailureView *m_failures;
};

} // namespace Concord
