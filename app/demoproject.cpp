// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoproject.h"

#include "app/apptext.h"
#include "app/studyplanning.h"
#include "storage/import/importfiles.h"
#include "storage/import/labelscsv.h"
#include "storage/projectfile.h"
#include "storage/studyrepository.h"

#include <QFile>

// Q_INIT_RESOURCE must be called outside of any namespace.
static void initDemoResources()
{
    Q_INIT_RESOURCE(concord_demo);
}

namespace Concord {

namespace {

const QString demoFolder = QStringLiteral(":/concord/demo/");

// Of two invented models, under three pathways.
QList<ImportSource> demoResponses()
{
    QList<ImportSource> sources;
    for (const Pathway pathway :
         {Pathway::DirectResponse, Pathway::AttributeFilter, Pathway::TaskRelated}) {
        for (const QString &model : {QStringLiteral("Quill"), QStringLiteral("Bramble")}) {
            const QString file =
                QStringLiteral("responses/%1/%2.jsonl").arg(QString(pathwayName(pathway)), model);
            sources.append({demoFolder + file, QStringLiteral("auto"), AppText::tr("Demo items"),
                            Origin::Unknown, model, pathway});
        }
    }
    return sources;
}

Result<void> importDemoData(ProjectFile &project, const QDateTime &now)
{
    const QString automatic = QStringLiteral("auto");
    QList<ImportSource> sources = {
        {demoFolder + u"items.jsonl", automatic, AppText::tr("Demo items"), Origin::Synthetic},
        {demoFolder + u"human.jsonl", automatic, AppText::tr("Demo, human talk"), Origin::Human},
        {demoFolder + u"assistant.jsonl", automatic, AppText::tr("Demo, assistant talk"),
         Origin::Synthetic},
    };
    sources += demoResponses();
    const auto summaries = importFiles(project, sources, {true, now});
    return summaries ? Result<void>() : Result<void>(summaries.error());
}

Result<StudyId> createDemoStudy(ProjectFile &project, const StudyRequest &request,
                                const QDateTime &now)
{
    const Result<StudyPlan> plan =
        project.read([&](Database &database) { return planFromDatabase(database, request); })
            .result();
    if (!plan)
        return plan.error();
    return project
        .write([&](Database &database) { return StudyRepository(database).create(*plan, now); })
        .result();
}

// A study that three invented annotators have finished: every page has something to show.
Result<void> createFinishedStudy(ProjectFile &project, const QDateTime &now)
{
    StudyRequest request;
    request.name = AppText::tr("Human or AI?");
    request.templateId = QStringLiteral("fidelity");
    // labels.csv belongs to this very sample: unit keys follow from the seed.
    request.design.units = 60;
    request.design.annotators =
        QStringList{QStringLiteral("Ada"), QStringLiteral("Ben"), QStringLiteral("Chidi")};
    request.design.perUnit = 2;
    request.design.seed = 7;
    const auto study = createDemoStudy(project, request, now);
    if (!study)
        return study.error();
    return project
        .write([&](Database &database) -> Result<void> {
            const auto labels =
                importLabels(database, *study, demoFolder + u"labels.csv", DeviceId::create(), now);
            if (!labels)
                return labels.error();
            return StudyRepository(database).close(*study, now);
        })
        .result();
}

// And one to try oneself.
Result<void> createOpenStudy(ProjectFile &project, const QDateTime &now)
{
    StudyRequest request;
    request.name = AppText::tr("Try it yourself");
    request.templateId = QStringLiteral("fidelity");
    request.design.units = 20;
    request.design.annotators = QStringList{AppText::tr("You"), AppText::tr("A friend")};
    request.design.perUnit = 2;
    request.design.seed = 11;
    const auto study = createDemoStudy(project, request, now);
    return study ? Result<void>() : Result<void>(study.error());
}

} // namespace

Result<void> createDemoProject(const QString &path, const QDateTime &now)
{
    initDemoResources();
    if (QFile::exists(path))
        return Error{
            AppText::tr("%1 already exists. Choose another name, or remove it first.").arg(path),
            {}};
    // Made aside and renamed when it is whole, so that a broken-off start leaves no empty demo.
    const QString part = path + u".part";
    QFile::remove(part);
    auto project = ProjectFile::create(part, now);
    if (!project)
        return project.error();
    for (const auto step : {importDemoData, createFinishedStudy, createOpenStudy}) {
        if (auto done = step(**project, now); !done) {
            project->reset();
            QFile::remove(part);
            return done;
        }
    }
    project->reset();
    if (!QFile::rename(part, path))
        return Error{
            AppText::tr("%1 could not be written. Check the folder and the space on the disk.")
                .arg(path),
            {}};
    return {};
}

} // namespace Concord
