// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/report/studyresults.h"

#include <QFrame>

class QLabel;

namespace Concord {

class HeatmapWidget;
class ResultTable;

/// Kappa of every two annotators; what the chosen two said of the same units, and the units on
/// which they differ.
class PairCard : public QFrame
{
    Q_OBJECT

public:
    explicit PairCard(QWidget *parent = nullptr);

    /// The chosen pair stays chosen while both annotators are there; at first it is the first one.
    void setResults(const StudyResults &results);

Q_SIGNALS:
    void pairActivated(const QString &first, const QString &second);
    void unitActivated(const QString &key);

private:
    QLayout *makeGrids();
    QWidget *makeList();
    void choose(int row, int column);
    void chooseFirstPair();
    void showPair();

    StudyResults m_results;
    QString m_first;
    QString m_second;
    HeatmapWidget *m_pairs;
    HeatmapWidget *m_confusion;
    QLabel *m_confusionTitle;
    QLabel *m_caption;
    QLabel *m_hint;
    ResultTable *m_units;
};

} // namespace Concord
