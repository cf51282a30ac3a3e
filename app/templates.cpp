// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/templates.h"

#include "app/apptext.h"
#include "models/study/templatejson.h"

#include <QFile>

// Q_INIT_RESOURCE must be called outside of any namespace.
static void initTemplateResources()
{
    Q_INIT_RESOURCE(concord_templates);
}

namespace Concord {

Result<QList<StudyTemplate>> builtInTemplates()
{
    initTemplateResources();
    QList<StudyTemplate> templates;
    for (const QString &name : {QStringLiteral("fidelity")}) {
        QFile file(QStringLiteral(":/concord/studies/%1.json").arg(name));
        if (!file.open(QIODevice::ReadOnly))
            return Error{AppText::tr("This program is incomplete: install it again."),
                         file.fileName()};
        auto studyTemplate = parseStudyTemplate(file.readAll());
        if (!studyTemplate)
            return studyTemplate.error();
        templates.append(*std::move(studyTemplate));
    }
    return templates;
}

Result<StudyTemplate> findTemplate(const QString &id)
{
    const auto templates = builtInTemplates();
    if (!templates)
        return templates.error();
    QStringList ids;
    for (const StudyTemplate &studyTemplate : *templates) {
        if (studyTemplate.id == id)
            return studyTemplate;
        ids.append(studyTemplate.id);
    }
    return Error{AppText::tr("There is no template \"%1\". There are: %2.")
                     .arg(id, ids.join(QStringLiteral(", "))),
                 {}};
}

} // namespace Concord
