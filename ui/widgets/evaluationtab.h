// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evaluation/evaluationview.h"

#include <QScrollArea>

class QBoxLayout;
class QVBoxLayout;

namespace Concord {

class ChartCard;
class EmptyState;

/// Some charts of an evaluation, one below the other or, where there is room, the first beside the
/// rest; in their place what to do when there are none.
class EvaluationTab : public QScrollArea
{
    Q_OBJECT

public:
    /// `ids` are those of the charts, the first being the main one.
    explicit EvaluationTab(const QStringList &ids, QWidget *parent = nullptr);

    /// Above and below the charts.
    void addAbove(QWidget *widget);
    void addBelow(QWidget *widget);

    /// `empty` is shown, with a button called `action` where that is not empty, when there is none
    /// of the charts.
    void setView(const EvaluationView &view, const QString &empty, const QString &action);
    void setNote(qsizetype chart, const QString &note);

Q_SIGNALS:
    void cellOpened(const QString &chart, int row, int column);
    void saveRequested(const QString &chart, const QString &path);
    void actionRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QStringList m_ids;
    QList<ChartCard *> m_cards;
    QVBoxLayout *m_column;
    QBoxLayout *m_charts;
    EmptyState *m_empty;
    QWidget *m_chartArea;
    qsizetype m_above = 0;
};

} // namespace Concord
