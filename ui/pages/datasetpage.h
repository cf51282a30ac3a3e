// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/dataset.h"
#include "models/dataset/datasetstatistics.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QBoxLayout;

namespace Concord {

class AttributeValuesCard;
class ChartCard;
class DatasetHistograms;
class MultiChoice;
class TableCard;

/// What a dataset is like, in numbers and charts, and beside others.
class DatasetPage : public QWidget
{
    Q_OBJECT

public:
    explicit DatasetPage(QWidget *parent = nullptr);

    void setDatasets(const QList<Dataset> &datasets);
    /// Shows the head of that dataset, and asks for its numbers.
    void openDataset(const QString &name);
    QString dataset() const { return m_dataset; }
    /// Of the dataset that is open; empty until they come.
    const DatasetStatistics &statistics() const { return m_statistics; }

    /// Of the dataset that is open, or of one it is compared with; others are left aside.
    void showStatistics(const DatasetStatistics &statistics);
    /// While numbers are computed; -1: nobody knows how far.
    void showProgress(int percent, const QString &text);
    void showError(const QString &sentence);

Q_SIGNALS:
    void datasetRequested(const QString &name);
    void comparisonRequested(const QStringList &names); ///< none: no comparison any more
    void exportRequested(const QString &format, const QString &path); ///< "csv", "json", "tex"
    void chartSaveRequested(const QString &chart, const QString &path);
    /// The items of the dataset that have an attribute of that type.
    void itemsRequested(const QString &dataset, const QString &attributeType);
    void cancelRequested();
    void backRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeTop();
    QWidget *makeContent();
    QWidget *makeState();
    void connectCards();
    void updateHead();
    void updateCards();
    void updateDiversity();
    void updateComparison();
    void openCell(int row, int column);
    void askExport();
    QList<DatasetStatistics> others() const; ///< that are chosen and known, in their order

    QList<Dataset> m_datasets;
    QString m_dataset;
    DatasetStatistics m_statistics; ///< of m_dataset, or empty
    QList<DatasetStatistics> m_known; ///< of others
    QPushButton *m_back;
    QLabel *m_title;
    QLabel *m_facts;
    MultiChoice *m_compare;
    QPushButton *m_export;
    QWidget *m_state;
    QLabel *m_stateText;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QScrollArea *m_area;
    TableCard *m_tasks;
    TableCard *m_comparison;
    DatasetHistograms *m_histograms;
    QBoxLayout *m_attributeCards;
    AttributeValuesCard *m_values;
    ChartCard *m_together;
    TableCard *m_diversity;
};

} // namespace Concord
