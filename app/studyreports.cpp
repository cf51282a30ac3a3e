// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studyreports.h"

#include "app/apptext.h"
#include "app/resultsloader.h"
#include "models/charts/studycharts.h"
#include "models/report/htmlwriter.h"
#include "models/report/studyreport.h"
#include "storage/projectfile.h"
#include "storage/studyrepository.h"
#include "ui/print/chartexport.h"
#include "ui/print/documentlayout.h"

#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace Concord {

namespace {

Result<Study> chooseStudy(const Database &database, const QString &wanted)
{
    const StudyRepository studies(database);
    if (!wanted.isEmpty())
        return studies.find(wanted);
    const auto list = studies.list();
    if (!list)
        return list.error();
    if (list->size() == 1)
        return list->constFirst();
    if (list->isEmpty())
        return Error{
            AppText::tr("There is no study in this project. Make one with `concord study create`."),
            {}};
    QStringList names;
    for (const Study &study : *list)
        names.append(study.name);
    return Error{AppText::tr("There are several studies. Name one with --study: %1.")
                     .arg(names.join(QStringLiteral(", "))),
                 {}};
}

} // namespace

Result<StudyResults> readStudyResults(const QString &path, const QString &study,
                                      const QString &question, const AgreementOptions &options)
{
    auto project = ProjectFile::open(path, ProjectFile::Access::Read);
    if (!project)
        return project.error();
    return (*project)
        ->read([&](Database &database) -> Result<StudyResults> {
            const auto chosen = chooseStudy(database, study);
            if (!chosen)
                return chosen.error();
            return loadStudyResults(database, *chosen, question, options);
        })
        .result();
}

Result<Ratings> readStudyRatings(const QString &path, const QString &study, const QString &question)
{
    auto project = ProjectFile::open(path, ProjectFile::Access::Read);
    if (!project)
        return project.error();
    return (*project)
        ->read([&](Database &database) -> Result<Ratings> {
            const auto chosen = chooseStudy(database, study);
            if (!chosen)
                return chosen.error();
            return loadStudyRatings(database, *chosen, question);
        })
        .result();
}

Document reportDocument(const StudyResults &results)
{
    return studyReport(results, reportFigures(results));
}

QStringList reportEndings()
{
    return {QStringLiteral("html"), QStringLiteral("pdf")};
}

Result<QByteArray> renderReport(const StudyResults &results, const QString &path)
{
    if (!reportEndings().contains(QFileInfo(path).suffix().toLower()))
        return Error{AppText::tr("A report can be written as: %1.")
                         .arg(reportEndings().join(QStringLiteral(", "))),
                     {}};
    const Document document = reportDocument(results);
    if (path.endsWith(u".pdf", Qt::CaseInsensitive))
        return toPdf(document);
    return toHtml(document);
}

QStringList chartEndings()
{
    return {QStringLiteral("svg"), QStringLiteral("png"), QStringLiteral("pdf"),
            QStringLiteral("csv"), QStringLiteral("tex")};
}

Result<QByteArray> renderStudyChart(const StudyResults &results, const QString &chart,
                                    const QString &path, const QSize &size)
{
    return renderChartOf(studyCharts(results), chart, path, size);
}

Result<QByteArray> renderChartOf(const QList<StudyChart> &charts, const QString &chart,
                                 const QString &path, const QSize &size)
{
    const auto found = std::find_if(charts.begin(), charts.end(),
                                    [&](const StudyChart &each) { return each.id == chart; });
    if (found == charts.end())
        return Error{AppText::tr("There is nothing for the chart \"%1\" yet.").arg(chart), {}};
    if (path.endsWith(u".csv", Qt::CaseInsensitive))
        return found->csv().toUtf8();
    if (path.endsWith(u".tex", Qt::CaseInsensitive))
        return found->latex().toUtf8();
    const auto format = chartFormatOf(path);
    if (!format)
        return Error{AppText::tr("A chart can be written as: %1.")
                         .arg(chartEndings().join(QStringLiteral(", "))),
                     {}};
    const QByteArray bytes =
        renderChart(*found, *format, size.isEmpty() ? preferredChartSize(*found) : size);
    if (bytes.isEmpty())
        return Error{
            AppText::tr("The chart could not be drawn at this size. Choose a smaller one."), {}};
    return bytes;
}

Result<void> saveBytes(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return Error{AppText::tr("%1 could not be written. Check the folder and the space on the disk.")
                     .arg(path),
                 file.errorString()};
}

} // namespace Concord
