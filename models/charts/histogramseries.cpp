// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/charts/histogramseries.h"

#include "models/charts/csvline.h"

#include <QLocale>

#include <cmath>

namespace Concord {

namespace {

bool isWholeNumber(double number)
{
    return number == std::floor(number);
}

} // namespace

bool HistogramSeries::isValid() const
{
    return !histogram.counts.isEmpty() && histogram.width > 0;
}

double HistogramSeries::from(qsizetype bin) const
{
    return histogram.first + double(bin) * histogram.width;
}

QString HistogramSeries::binText(qsizetype bin) const
{
    const QLocale locale;
    const double low = from(bin);
    const bool areWhole = isWholeNumber(histogram.first) && isWholeNumber(histogram.width);
    if (areWhole && histogram.width == 1)
        return locale.toString(low, 'f', 0);
    const double high = areWhole ? from(bin + 1) - 1 : from(bin + 1);
    const int decimals = areWhole ? 0 : 2;
    return QStringLiteral("%1–%2").arg(locale.toString(low, 'f', decimals),
                                       locale.toString(high, 'f', decimals));
}

QString toCsv(const HistogramSeries &series)
{
    const auto text = [](double number) {
        return QString::number(number, 'g', QLocale::FloatingPointShortest);
    };
    QString csv = csvLine({QStringLiteral("from"), QStringLiteral("below"), series.countTitle});
    for (qsizetype bin = 0; series.isValid() && bin < series.histogram.counts.size(); ++bin) {
        csv += csvLine({text(series.from(bin)), text(series.from(bin + 1)),
                        QString::number(series.histogram.counts[bin])});
    }
    return csv;
}

} // namespace Concord
