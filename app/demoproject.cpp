// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoproject.h"

#include "app/apptext.h"
#include "storage/import/importer.h"
#include "storage/projectfile.h"

#include <QFile>

// Q_INIT_RESOURCE must be called outside of any namespace.
static void initDemoResources()
{
    Q_INIT_RESOURCE(concord_demo);
}

namespace Concord {

Result<void> createDemoProject(const QString &path, const QDateTime &now)
{
    initDemoResources();
    const QString folder = QStringLiteral(":/concord/demo/");
    const QString automatic = QStringLiteral("auto");
    const QList<ImportSource> sources = {
        {folder + u"items.jsonl", automatic, AppText::tr("Demo items"), Origin::Synthetic},
        {folder + u"human.jsonl", automatic, AppText::tr("Demo, human talk"), Origin::Human},
        {folder + u"assistant.jsonl", automatic, AppText::tr("Demo, assistant talk"),
         Origin::Synthetic},
    };
    auto project = ProjectFile::create(path, now);
    if (!project)
        return project.error();
    const auto summaries = importSources(**project, sources, {true, now});
    if (summaries)
        return {};
    project->reset();
    QFile::remove(path);
    return summaries.error();
}

} // namespace Concord
