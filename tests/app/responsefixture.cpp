// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/responsefixture.h"

#include "storage/database.h"
#include "storage/import/importfiles.h"
#include "storage/projectfile.h"
#include "storage/query.h"
#include "tests/support/testdata.h"

#include <QDir>

namespace Concord {

namespace {

void mustSucceed(const Result<void> &result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().message));
}

} // namespace

QString makeResponseProject(const QString &folder, int items)
{
    QByteArray benchmark;
    QByteArray responses;
    for (int i = 0; i < items; ++i) {
        benchmark += ipDialogLine("predict", i) + '\n';
        responses += R"({"task":"predict","index":)" + QByteArray::number(i)
            + R"(,"predict":"- Analysis: [It fits.]\n- Answer: [yes]"})" + '\n';
    }
    const QString path = QDir(folder).filePath(QStringLiteral("responses.concord"));
    auto project = ProjectFile::create(path, QDateTime::currentDateTimeUtc());
    if (!project)
        qFatal("%s", qPrintable(project.error().message));
    ImportSource run{writeFile(folder, QStringLiteral("quill.jsonl"), responses)};
    run.pathway = Pathway::TaskRelated;
    const auto imported =
        importFiles(**project, {{writeFile(folder, QStringLiteral("bench.jsonl"), benchmark)}, run},
                    {true, QDateTime::currentDateTimeUtc()});
    if (!imported)
        qFatal("%s", qPrintable(imported.error().message));
    return path;
}

void makeScoresOld(const QString &project)
{
    auto file = ProjectFile::open(project, ProjectFile::Access::Write);
    if (!file)
        qFatal("%s", qPrintable(file.error().message));
    mustSucceed(
        (*file)
            ->write([](Database &database) -> Result<void> {
                mustSucceed(
                    execute(database, QStringLiteral("UPDATE model_run SET scoring_version = 0")));
                return execute(database,
                               QStringLiteral("UPDATE response_score SET task_accuracy = 0.25"));
            })
            .result());
}

qint64 numberIn(const QString &project, const QString &sql)
{
    auto file = ProjectFile::open(project, ProjectFile::Access::Read);
    if (!file)
        qFatal("%s", qPrintable(file.error().message));
    const auto number = (*file)
                            ->read([sql](Database &database) -> Result<qint64> {
                                Query query(database, sql);
                                if (auto done = query.exec(); !done)
                                    return done.error();
                                return query.next() ? query.integer(0) : -1;
                            })
                            .result();
    return number ? *number : -1;
}

} // namespace Concord
