// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/evaluations.h"

#include "app/apptext.h"
#include "app/commands/optionreading.h"
#include "storage/failurerepository.h"
#include "storage/metricrepository.h"
#include "storage/projectfile.h"
#include "storage/runrepository.h"

#include <QSet>

namespace Concord {

QList<QCommandLineOption> evaluationOptions()
{
    return {valueOption("reading", AppText::tr("Of responses: published or repaired."), "READING",
                        "published"),
            valueOption("origin", AppText::tr("Of scores: computed or imported."), "ORIGIN",
                        "computed")};
}

Result<EvaluationRequest> readEvaluationRequest(const QCommandLineParser &parser)
{
    const auto reading = readChoice<Reading>(parser, QStringLiteral("reading"),
                                             {{QStringLiteral("published"), Reading::AsPublished},
                                              {QStringLiteral("repaired"), Reading::Repaired}});
    const auto origin =
        readChoice<MetricOrigin>(parser, QStringLiteral("origin"),
                                 {{QStringLiteral("computed"), MetricOrigin::Computed},
                                  {QStringLiteral("imported"), MetricOrigin::Imported}});
    if (!reading || !origin)
        return reading ? origin.error() : reading.error();
    if (*origin == MetricOrigin::Imported && *reading == Reading::Repaired)
        return Error{AppText::tr("Imported metrics are as published: there is no repaired reading "
                                 "of them."),
                     {}};
    return EvaluationRequest{*reading, *origin};
}

Result<EvaluationData> readEvaluation(const QString &path, const EvaluationRequest &request)
{
    auto project = ProjectFile::open(path, ProjectFile::Access::Read);
    if (!project)
        return project.error();
    return (*project)
        ->read([request](Database &database) {
            const MetricRepository metrics(database);
            return request.origin == MetricOrigin::Imported ? metrics.imported()
                                                            : metrics.computed(request.reading);
        })
        .result();
}

Result<LoadedEvaluation> loadEvaluation(const Database &database, const EvaluationChoice &choice)
{
    const MetricRepository metrics(database);
    const auto runs = RunRepository(database).all();
    const auto imported = metrics.imported();
    if (!runs || !imported)
        return runs ? imported.error() : runs.error();
    LoadedEvaluation loaded;
    loaded.choice = choice;
    loaded.sources.hasComputed = !runs->isEmpty();
    loaded.sources.hasImported = !imported->cells.isEmpty();
    const bool wantsComputed = choice.origin == MetricOrigin::Computed;
    if (wantsComputed ? !loaded.sources.hasComputed : !loaded.sources.hasImported)
        loaded.choice.origin =
            loaded.sources.hasComputed ? MetricOrigin::Computed : MetricOrigin::Imported;
    if (loaded.choice.origin == MetricOrigin::Imported) {
        loaded.data = *imported;
        loaded.data.cells = fittingCells(imported->cells, choice.filter);
        loaded.sources.choices = {modelsOf(imported->cells),
                                  tasksOf(imported->cells),
                                  pathwaysOf(imported->cells),
                                  {},
                                  {}};
        return loaded;
    }
    auto computed = metrics.computed(choice.reading, choice.filter);
    auto choices = metrics.choices();
    if (!computed || !choices)
        return computed ? choices.error() : computed.error();
    loaded.data = *std::move(computed);
    loaded.sources.choices = *std::move(choices);
    return loaded;
}

Result<ModelOverview> readModelOverview(const Database &database)
{
    const auto runs = RunRepository(database).all();
    const auto imported = MetricRepository(database).imported();
    if (!runs || !imported)
        return runs ? imported.error() : runs.error();
    ModelOverview overview;
    QSet<QString> models;
    for (const ModelRun &run : *runs) {
        models.insert(run.model);
        overview.responses += run.responses;
    }
    overview.models = int(models.size());
    overview.importedModels = int(modelsOf(imported->cells).size());
    return overview;
}

Result<QList<TagCount>> readTagCounts(const QString &path)
{
    auto project = ProjectFile::open(path, ProjectFile::Access::Read);
    if (!project)
        return project.error();
    return (*project)
        ->read([](Database &database) { return FailureRepository(database).tagCounts(); })
        .result();
}

} // namespace Concord
