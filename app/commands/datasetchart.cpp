// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/datasetchart.h"

#include "app/apptext.h"
#include "models/charts/datasetcharts.h"
#include "storage/datasetrepository.h"
#include "storage/datasetstatisticsrepository.h"
#include "storage/projectfile.h"

#include <algorithm>

namespace Concord {

namespace {

const QString attributeValues = QStringLiteral("attribute-values");

// PersonaLens has a hundred types.
QString listed(const QStringList &names)
{
    constexpr qsizetype most = 20;
    if (names.size() <= most)
        return names.join(QStringLiteral(", "));
    return AppText::tr("%1 and %2 more")
        .arg(names.first(most).join(QStringLiteral(", ")))
        .arg(names.size() - most);
}

Result<QString> chooseDataset(const Database &database, const QString &wanted)
{
    if (!wanted.isEmpty())
        return wanted;
    const auto all = DatasetRepository(database).all();
    if (!all)
        return all.error();
    if (all->isEmpty())
        return Error{AppText::tr("This project has no datasets: import one first."), {}};
    if (all->size() == 1)
        return all->constFirst().name;
    QStringList names;
    for (const Dataset &dataset : *all)
        names.append(dataset.name);
    return Error{
        AppText::tr("There are several datasets. Name one with --dataset: %1.").arg(listed(names)),
        {}};
}

Result<StudyChart> valueChartOf(const DatasetStatistics &statistics, const QString &type)
{
    if (statistics.distributions.isEmpty())
        return Error{AppText::tr("The items of \"%1\" have no attributes.").arg(statistics.dataset),
                     {}};
    if (type.isEmpty() && statistics.distributions.size() == 1)
        return attributeValueChart(statistics.distributions.constFirst());
    QStringList types;
    for (const AttributeDistribution &distribution : statistics.distributions) {
        if (distribution.type == type)
            return attributeValueChart(distribution);
        types.append(distribution.type);
    }
    const QString sentence = type.isEmpty()
        ? AppText::tr("Say of which attribute: --chart attribute-values:TYPE.")
        : AppText::tr("\"%1\" has no attribute \"%2\".").arg(statistics.dataset, type);
    return Error{sentence + u' ' + AppText::tr("There are: %1.").arg(listed(types)), {}};
}

Result<StudyChart> histogramOf(const DatasetStatistics &statistics, DatasetHistogram which)
{
    StudyChart chart = datasetHistogram(statistics, which);
    const auto &series = std::get<HistogramSeries>(chart.chart);
    if (series.isValid() && series.histogram.maximum > 0)
        return chart;
    const QString sentence = which == DatasetHistogram::Attributes
        ? AppText::tr("The items of \"%1\" have no attributes that matter to a request.")
        : AppText::tr("The items of \"%1\" have no dialogues.");
    return Error{sentence.arg(statistics.dataset), {}};
}

Result<StudyChart> chartOf(const DatasetStatistics &statistics, const QString &id)
{
    for (const auto which :
         {DatasetHistogram::Turns, DatasetHistogram::Words, DatasetHistogram::Attributes}) {
        if (datasetHistogram(statistics, which).id == id)
            return histogramOf(statistics, which);
    }
    if (id.startsWith(attributeValues))
        return valueChartOf(statistics, id.mid(attributeValues.size() + 1));
    const QList<StudyChart> charts = datasetCharts(statistics);
    const auto found = std::find_if(charts.begin(), charts.end(),
                                    [&](const StudyChart &chart) { return chart.id == id; });
    if (found != charts.end())
        return *found;
    return Error{AppText::tr("The items of \"%1\" have no attributes that matter to a request.")
                     .arg(statistics.dataset),
                 {}};
}

} // namespace

QStringList datasetChartIds()
{
    return {QStringLiteral("turns-histogram"), QStringLiteral("words-histogram"),
            QStringLiteral("attributes-histogram"), attributeValues,
            QStringLiteral("attribute-cooccurrence")};
}

bool isDatasetChart(const QString &id)
{
    return datasetChartIds().contains(id) || id.startsWith(attributeValues + u':');
}

Result<StudyChart> readDatasetChart(const QString &path, const QString &dataset, const QString &id)
{
    auto project = ProjectFile::open(path, ProjectFile::Access::Read);
    if (!project)
        return project.error();
    return (*project)
        ->read([&](Database &database) -> Result<StudyChart> {
            const auto name = chooseDataset(database, dataset);
            if (!name)
                return name.error();
            const auto statistics = DatasetStatisticsRepository(database).statistics(*name);
            if (!statistics)
                return statistics.error();
            return chartOf(*statistics, id);
        })
        .result();
}

} // namespace Concord
