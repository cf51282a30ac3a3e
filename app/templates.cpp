// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/templates.h"

#include "app/apptext.h"
#include "models/study/templateschema.h"

#include <QDir>
#include <QFile>

// Q_INIT_RESOURCE must be called outside of any namespace.
static void initTemplateResources()
{
    Q_INIT_RESOURCE(concord_templates);
}

namespace Concord {

namespace {

constexpr qint64 largestTemplateFile = 16'000'000;

} // namespace

Result<QList<QByteArray>> builtInTemplateFiles()
{
    initTemplateResources();
    QList<QByteArray> files;
    for (const char *name :
         {"fidelity", "attribute-inference", "task-accuracy", "attribute-dialogue",
          "attribute-response", "assistant-rating", "pairwise-preference"}) {
        QFile file(QStringLiteral(":/concord/studies/%1.json").arg(QLatin1StringView(name)));
        if (!file.open(QIODevice::ReadOnly))
            return Error{AppText::tr("This program is incomplete: install it again."),
                         file.fileName()};
        files.append(file.readAll());
    }
    return files;
}

Result<QList<StudyTemplate>> builtInTemplates()
{
    const auto files = builtInTemplateFiles();
    if (!files)
        return files.error();
    QList<StudyTemplate> templates;
    for (const QByteArray &json : *files) {
        auto studyTemplate = checkedStudyTemplate(json);
        if (!studyTemplate)
            return studyTemplate.error();
        templates.append(*std::move(studyTemplate));
    }
    return templates;
}

Result<QByteArray> templateFileBytes(const QString &path)
{
    const QString name = QDir::toNativeSeparators(path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{AppText::tr("%1 cannot be read: %2.").arg(name, file.errorString()), {}};
    const QByteArray bytes = file.read(largestTemplateFile + 1);
    if (bytes.size() > largestTemplateFile)
        return Error{AppText::tr("%1 is too large for a template.").arg(name), {}};
    return bytes;
}

Result<StudyTemplate> templateFromFile(const QString &path)
{
    const auto json = templateFileBytes(path);
    if (!json)
        return json.error();
    auto studyTemplate = checkedStudyTemplate(*json);
    if (!studyTemplate)
        return Error{AppText::tr("%1: %2").arg(QDir::toNativeSeparators(path),
                                               studyTemplate.error().message),
                     studyTemplate.error().detail};
    return studyTemplate;
}

Result<StudyTemplate> findTemplate(const QString &idOrPath)
{
    if (idOrPath.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive))
        return templateFromFile(idOrPath);
    const auto templates = builtInTemplates();
    if (!templates)
        return templates.error();
    QStringList ids;
    for (const StudyTemplate &studyTemplate : *templates) {
        if (studyTemplate.id == idOrPath)
            return studyTemplate;
        ids.append(studyTemplate.id);
    }
    return Error{AppText::tr("There is no template \"%1\". There are: %2, and files that end with "
                             ".json.")
                     .arg(idOrPath, ids.join(QStringLiteral(", "))),
                 {}};
}

} // namespace Concord
