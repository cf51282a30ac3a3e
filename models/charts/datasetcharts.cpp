// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/charts/datasetcharts.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace Concord {

namespace {

constexpr qsizetype mostValues = 24; ///< that a chart names
constexpr qsizetype longestValue = 40; ///< characters

QString datasetChartText(const char *text)
{
    return QCoreApplication::translate("Concord::Charts", text);
}

QString meanSentence(const Histogram &histogram)
{
    const QLocale locale;
    return datasetChartText(
               QT_TRANSLATE_NOOP("Concord::Charts", "mean %1, median %2, from %3 to %4"))
        .arg(locale.toString(histogram.mean, 'f', 2), locale.toString(histogram.median, 'g', 6),
             locale.toString(histogram.minimum, 'g', 6),
             locale.toString(histogram.maximum, 'g', 6));
}

qint64 countIn(const QList<FacetValue> &values, qsizetype index)
{
    return index < values.size() ? values[index].items : 0;
}

QString shortValue(const QString &value)
{
    return value.size() <= longestValue ? value : QString(value.first(longestValue) + u'…');
}

// Items that a value matters to, and those in which it is only known.
QList<BarPart> valueParts(const AttributeDistribution &distribution)
{
    BarPart related{datasetChartText(QT_TRANSLATE_NOOP("Concord::Charts", "matters")), {}};
    BarPart known{datasetChartText(QT_TRANSLATE_NOOP("Concord::Charts", "is known only")), {}};
    double otherRelated = 0;
    double otherKnown = 0;
    for (qsizetype i = 0; i < distribution.values.size(); ++i) {
        const auto matters = double(countIn(distribution.related, i));
        const double only = double(distribution.values[i].items) - matters;
        if (i < mostValues) {
            related.values.append(matters);
            known.values.append(only);
        } else {
            otherRelated += matters;
            otherKnown += only;
        }
    }
    if (distribution.values.size() > mostValues) {
        related.values.append(otherRelated);
        known.values.append(otherKnown);
    }
    const auto isZero = [](double value) { return value == 0; };
    QList<BarPart> parts;
    for (const BarPart &part : {related, known}) {
        if (!std::all_of(part.values.begin(), part.values.end(), isZero))
            parts.append(part);
    }
    return parts;
}

} // namespace

StudyChart datasetHistogram(const DatasetStatistics &statistics, DatasetHistogram which)
{
    HistogramSeries series;
    series.countTitle = datasetChartText(QT_TRANSLATE_NOOP("Concord::Charts", "Items"));
    QString id;
    switch (which) {
    case DatasetHistogram::Turns:
        id = QStringLiteral("turns-histogram");
        series.title = datasetChartText(QT_TRANSLATE_NOOP("Concord::Charts", "Turns"));
        series.valueTitle =
            datasetChartText(QT_TRANSLATE_NOOP("Concord::Charts", "Turns of a dialogue"));
        series.histogram = statistics.turns;
        break;
    case DatasetHistogram::Words:
        id = QStringLiteral("words-histogram");
        series.title = datasetChartText(QT_TRANSLATE_NOOP("Concord::Charts", "Words"));
        series.valueTitle = datasetChartText(
            QT_TRANSLATE_NOOP("Concord::Charts", "Words of a dialogue, without speakers"));
        series.histogram = statistics.words;
        break;
    case DatasetHistogram::Attributes:
        id = QStringLiteral("attributes-histogram");
        series.title =
            datasetChartText(QT_TRANSLATE_NOOP("Concord::Charts", "Attributes that matter"));
        series.valueTitle =
            datasetChartText(QT_TRANSLATE_NOOP("Concord::Charts", "Related attributes of an item"));
        series.histogram = statistics.attributes;
        break;
    }
    return {id, meanSentence(series.histogram), series};
}

StudyChart attributeValueChart(const AttributeDistribution &distribution)
{
    const QLocale locale;
    BarSeries bars;
    bars.title = datasetChartText(QT_TRANSLATE_NOOP("Concord::Charts", "Values of %1"))
                     .arg(distribution.type);
    bars.categoryTitle = datasetChartText(QT_TRANSLATE_NOOP("Concord::Charts", "Value"));
    bars.valueTitle = datasetChartText(QT_TRANSLATE_NOOP("Concord::Charts", "Items"));
    const qsizetype values = distribution.values.size();
    for (qsizetype i = 0; i < std::min(values, mostValues); ++i)
        bars.categories.append(shortValue(distribution.values[i].value));
    if (values > mostValues) {
        bars.categories.append(
            datasetChartText(QT_TRANSLATE_NOOP("Concord::Charts", "%1 other values"))
                .arg(locale.toString(values - mostValues)));
    }
    bars.parts = valueParts(distribution);
    QString sentence =
        datasetChartText(QT_TRANSLATE_NOOP("Concord::Charts", "%1 values in %2 items"))
            .arg(locale.toString(values), locale.toString(distribution.items));
    if (distribution.evenness) {
        sentence +=
            datasetChartText(
                QT_TRANSLATE_NOOP("Concord::Charts",
                                  "; evenness %1 (Shannon’s entropy over its maximum: 1 where all "
                                  "values are as frequent)"))
                .arg(locale.toString(*distribution.evenness, 'f', 3));
    }
    return {u"attribute-values-" + distribution.type, sentence, bars};
}

QList<StudyChart> datasetCharts(const DatasetStatistics &statistics)
{
    QList<StudyChart> all;
    for (const auto which :
         {DatasetHistogram::Turns, DatasetHistogram::Words, DatasetHistogram::Attributes})
        all.append(datasetHistogram(statistics, which));
    for (const AttributeDistribution &distribution : statistics.distributions)
        all.append(attributeValueChart(distribution));
    all.append({QStringLiteral("attribute-cooccurrence"),
                datasetChartText(QT_TRANSLATE_NOOP(
                    "Concord::Charts",
                    "in how many items two attributes matter together; on the diagonal, in how "
                    "many each does")),
                statistics.cooccurrence});
    QList<StudyChart> charts;
    for (const StudyChart &chart : all) {
        if (std::visit([](const auto &shown) { return shown.isValid(); }, chart.chart))
            charts.append(chart);
    }
    return charts;
}

} // namespace Concord
