// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/evaluations.h"

#include "app/apptext.h"
#include "app/commands/optionreading.h"
#include "storage/failurerepository.h"
#include "storage/metricrepository.h"
#include "storage/projectfile.h"

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
