// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/datasetcharts.h"

#include <QWidget>

class QBoxLayout;

namespace Concord {

class ChartCard;

/// Turns, words and related attributes of a dataset as histograms beside each other, those of the
/// datasets it is compared with beneath, on the same axes. What has no data is a sentence.
class DatasetHistograms : public QWidget
{
    Q_OBJECT

public:
    explicit DatasetHistograms(QWidget *parent = nullptr);

    void setStatistics(const DatasetStatistics &statistics, const QList<DatasetStatistics> &others);

Q_SIGNALS:
    void saveRequested(const QString &chart, const QString &path);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QBoxLayout *m_row;
    QList<ChartCard *> m_cards;
};

} // namespace Concord
