// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/adjudicationqueuemodel.h"
#include "models/study/shownunit.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace Concord {

class AdjudicationPanel;
class EmptyState;
class OpenUnitsProxy;
class UnitView;

/// Where a researcher decides the units that annotators judge differently: the queue, the unit's
/// text, and the labels with the final value. Wholly by keys: up and down in the queue, the
/// question's keys for the value, Enter to decide.
class AdjudicationPage : public QWidget
{
    Q_OBJECT

public:
    explicit AdjudicationPage(AdjudicationQueueModel &queue, QWidget *parent = nullptr);

    /// A study, before its queue is filled.
    void begin(const QString &study, quint64 seed, const QList<Question> &questions,
               bool isWritable);
    /// The text of a unit that was asked for; of another one it is ignored.
    void showUnit(const ShownUnit &unit, const Question &question);
    /// Makes a unit the current one, where the queue shows it.
    void select(UnitId unit);
    void setPointSize(int size); ///< of the text, in points

Q_SIGNALS:
    void questionRequested(const QString &question);
    void unitRequested(Concord::UnitId unit);
    void decisionRequested(Concord::UnitId unit, const QString &value, const QString &reason);
    void takeBackRequested(Concord::UnitId unit);
    void undoRequested();
    void leaveRequested();

private:
    QWidget *makeHead();
    QWidget *makeQueue();
    QWidget *makeFoot();
    void makeShortcuts();
    void connectPanel();
    void showCurrent();
    void queueChanged();
    void showProgress();
    void showEmptyState();
    void move(int step);
    void decided(const QString &value, const QString &reason);
    bool takeKey(const QKeyEvent &event);
    const AdjudicationUnit *current() const;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

    AdjudicationQueueModel &m_queue;
    OpenUnitsProxy *m_proxy;
    QTableView *m_table;
    QLabel *m_title;
    QLabel *m_progress;
    QComboBox *m_questions;
    QComboBox *m_filter;
    QStackedWidget *m_stack;
    UnitView *m_text;
    AdjudicationPanel *m_panel;
    EmptyState *m_empty;
    AdjudicationUnit m_shown; ///< whose labels the panel has
    Question m_asked; ///< of it
    UnitId m_deciding; ///< what the next unit comes after, once it is decided
};

} // namespace Concord
