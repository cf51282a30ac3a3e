// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/charts/pairconfusiongrid.h"

#include "models/report/resulttext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace Concord {

namespace {

constexpr int mostConfusionCategories = 24;

QString confusionText(const char *text)
{
    return QCoreApplication::translate("Concord::Charts", text);
}

QList<qint64> fullTable(const ContingencyTable &table)
{
    QList<qint64> counts(qsizetype(table.categoryCount()) * table.categoryCount(), 0);
    for (const ContingencyCell &cell : table.cells())
        counts[qsizetype(cell.row) * table.categoryCount() + cell.column] += cell.count;
    return counts;
}

HeatmapCell confusionCell(const QString &rowText, const QString &columnText, qint64 count,
                          qint64 total)
{
    HeatmapCell cell;
    cell.value = double(count);
    cell.text = QLocale().toString(count);
    cell.description =
        confusionText(QT_TRANSLATE_NOOP("Concord::Charts", "%1, %2: %3 of %4 units, %5"))
            .arg(rowText, columnText, QLocale().toString(count), QLocale().toString(total),
                 percentText(double(count) / double(total)));
    return cell;
}

} // namespace

HeatmapGrid pairConfusionGrid(const StudyResults &results, const QString &first,
                              const QString &second)
{
    const auto table = confusionOf(results, first, second);
    if (!table || table->total() == 0 || table->categoryCount() > mostConfusionCategories)
        return {};
    const QList<qint64> counts = fullTable(*table);
    const QString says = confusionText(QT_TRANSLATE_NOOP("Concord::Charts", "%1 says %2"));
    HeatmapGrid grid;
    grid.title =
        confusionText(QT_TRANSLATE_NOOP("Concord::Charts", "What %1 and %2 say of the same units"))
            .arg(first, second);
    grid.rowTitle = first;
    grid.columnTitle = second;
    grid.valueTitle = confusionText(QT_TRANSLATE_NOOP("Concord::Charts", "Units"));
    for (qsizetype k = 0; k < table->categoryCount(); ++k)
        grid.rows.append(categoryLabel(results, k));
    grid.columns = grid.rows;
    for (qsizetype i = 0; i < counts.size(); ++i) {
        grid.cells.append(confusionCell(says.arg(first, grid.rows[i / grid.rows.size()]),
                                        says.arg(second, grid.columns[i % grid.rows.size()]),
                                        counts[i], table->total()));
    }
    const qint64 most = *std::max_element(counts.begin(), counts.end());
    grid.high = double(most);
    grid.lowText = QLocale().toString(0);
    grid.highText = QLocale().toString(most);
    return grid;
}

} // namespace Concord
