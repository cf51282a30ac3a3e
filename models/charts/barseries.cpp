// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/charts/barseries.h"

#include "models/charts/csvline.h"

#include <QLocale>

#include <algorithm>

namespace Concord {

bool BarSeries::isValid() const
{
    return !categories.isEmpty() && !parts.isEmpty()
        && std::all_of(parts.begin(), parts.end(), [this](const BarPart &part) {
               return part.values.size() == categories.size();
           });
}

QString toCsv(const BarSeries &bars)
{
    QStringList header(bars.categoryTitle);
    for (const BarPart &part : bars.parts)
        header.append(part.name);
    QString csv = csvLine(header);
    if (!bars.isValid())
        return csv;
    for (qsizetype i = 0; i < bars.categories.size(); ++i) {
        QStringList fields(bars.categories[i]);
        for (const BarPart &part : bars.parts)
            fields.append(QString::number(part.values[i], 'g', QLocale::FloatingPointShortest));
        csv += csvLine(fields);
    }
    return csv;
}

} // namespace Concord
