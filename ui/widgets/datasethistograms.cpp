// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/datasethistograms.h"

#include "ui/charts/histogramchart.h"
#include "ui/widgets/chartcard.h"
#include "ui/widgets/labels.h"

#include <QBoxLayout>
#include <QResizeEvent>

#include <algorithm>

namespace Concord {

namespace {

constexpr int wideHistograms = 130; ///< characters; from here on they stand beside each other

constexpr DatasetHistogram allHistograms[] = {DatasetHistogram::Turns, DatasetHistogram::Words,
                                              DatasetHistogram::Attributes};

HistogramSeries seriesOf(const DatasetStatistics &statistics, DatasetHistogram which)
{
    return std::get<HistogramSeries>(datasetHistogram(statistics, which).chart);
}

double endOf(const HistogramSeries &series)
{
    return series.isValid() ? series.from(series.histogram.counts.size()) : 0;
}

// That no attribute matters anywhere is no histogram.
bool hasHistogram(const HistogramSeries &series)
{
    return series.isValid() && series.histogram.maximum > 0;
}

QString nothingToCount(DatasetHistogram which)
{
    if (which == DatasetHistogram::Attributes)
        return DatasetHistograms::tr("These items have no attributes that matter to a request.");
    return DatasetHistograms::tr("These items have no dialogues.");
}

QWidget *makeOther(const DatasetStatistics &other, HistogramSeries series, double end)
{
    auto *group = new QWidget;
    auto *column = new QVBoxLayout(group);
    column->setContentsMargins(0, 6, 0, 0);
    QLabel *name = makeLabel(other.dataset, "strong");
    name->setWordWrap(true);
    column->addWidget(name);
    if (!hasHistogram(series)) {
        column->addWidget(makeLabel(DatasetHistograms::tr("nothing to count"), "muted"));
        return group;
    }
    series.end = end;
    auto *chart = new HistogramChart;
    chart->setSeries(series);
    column->addWidget(chart);
    return group;
}

} // namespace

DatasetHistograms::DatasetHistograms(QWidget *parent)
    : QWidget(parent), m_row(new QBoxLayout(QBoxLayout::TopToBottom, this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(16);
    const char *const names[] = {"turnsCard", "wordsCard", "attributesCard"};
    for (const char *name : names) {
        auto *card = new ChartCard;
        card->setObjectName(QString::fromLatin1(name));
        connect(card, &ChartCard::saveRequested, this, &DatasetHistograms::saveRequested);
        m_cards.append(card);
        m_row->addWidget(card, 1);
    }
}

void DatasetHistograms::setStatistics(const DatasetStatistics &statistics,
                                      const QList<DatasetStatistics> &others)
{
    for (qsizetype i = 0; i < m_cards.size(); ++i) {
        const DatasetHistogram which = allHistograms[i];
        StudyChart chart = datasetHistogram(statistics, which);
        auto &series = std::get<HistogramSeries>(chart.chart);
        double end = endOf(series);
        for (const DatasetStatistics &other : others)
            end = std::max(end, endOf(seriesOf(other, which)));
        series.end = end;
        if (hasHistogram(series))
            m_cards[i]->setChart(&chart);
        else
            m_cards[i]->setEmpty(series.title, nothingToCount(which));
        QWidget *beneath = nullptr;
        if (!others.isEmpty()) {
            beneath = new QWidget;
            auto *column = new QVBoxLayout(beneath);
            column->setContentsMargins(0, 0, 0, 0);
            for (const DatasetStatistics &other : others)
                column->addWidget(makeOther(other, seriesOf(other, which), end));
        }
        m_cards[i]->setBeneath(beneath);
    }
}

void DatasetHistograms::resizeEvent(QResizeEvent *event)
{
    const bool isWide = event->size().width() > wideHistograms * fontMetrics().averageCharWidth();
    m_row->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    // Beneath each other each is as high as it needs: an empty one is a line.
    for (int i = 0; i < m_row->count(); ++i)
        m_row->setStretch(i, isWide ? 1 : 0);
    QWidget::resizeEvent(event);
}

} // namespace Concord
