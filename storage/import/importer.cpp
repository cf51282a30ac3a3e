// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importer.h"

#include "storage/import/personalensfolder.h"
#include "storage/import/sourceimport.h"
#include "storage/itemindexes.h"
#include "storage/projectfile.h"
#include "storage/text.h"

#include <QFileInfo>

namespace Concord {

namespace {

Result<void> checkNames(const QList<ImportSource> &sources)
{
    QStringList names;
    for (const ImportSource &source : sources) {
        const QString name = datasetName(source);
        if (names.contains(name))
            return Error{
                StorageText::tr(
                    "Two of the files would be called \"%1\". Import them one at a time, each "
                    "with a name of its own (--name).")
                    .arg(name),
                {}};
        names.append(name);
    }
    return {};
}

} // namespace

Result<void> checkSource(const QString &path)
{
    const QFileInfo file(path);
    if (!file.exists())
        return Error{StorageText::tr("%1 does not exist. Check the name.").arg(path), {}};
    if (file.isDir() && isPersonaLensPath(path))
        return {};
    if (file.isDir())
        return Error{
            StorageText::tr("%1 is a folder. Name the files in it that are to be imported.")
                .arg(path),
            {}};
    if (file.size() == 0)
        return Error{StorageText::tr("%1 is empty: there is nothing to import.").arg(path), {}};
    return {};
}

Error cancelledImport()
{
    return {StorageText::tr("The import was cancelled; nothing was changed."), {}};
}

Result<StagedSources> stageSources(ProjectFile &project, const QList<ImportSource> &sources,
                                   const ImportOptions &options,
                                   const ImportProgressFunction &progress)
{
    if (auto distinct = checkNames(sources); !distinct)
        return distinct.error();
    ImportProgress total;
    for (const ImportSource &source : sources)
        total.bytesTotal += sourceSize(source.path);
    StagedSources staged;
    for (const ImportSource &source : sources) {
        SourceImport import(project, source, options);
        const ImportProgress before = total;
        const auto done = import.run([&](qint64 bytes, qint64 items) {
            total.bytesRead = before.bytesRead + bytes;
            total.items = before.items + items;
            return !progress || progress(total);
        });
        if (!done)
            return done.error();
        total.bytesRead = before.bytesRead + sourceSize(source.path);
        total.items = before.items + import.summary().read;
        staged.summaries.append(import.summary());
        staged.contents.append(import.content());
    }
    return staged;
}

Result<void> makeItemIndexes(ProjectFile &project, const std::function<bool()> &tick)
{
    bool isMade = true;
    while (isMade) {
        if (!tick())
            return cancelledImport();
        const auto made =
            project.write([](Database &database) { return createMissingIndex(database); }).result();
        if (!made)
            return made.error();
        isMade = *made;
    }
    return {};
}

} // namespace Concord
