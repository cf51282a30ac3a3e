// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/templateediting.h"

#include "app/apptext.h"
#include "app/studyreports.h"
#include "app/templates.h"
#include "models/study/templatejson.h"
#include "storage/projectfile.h"
#include "ui/dialogs/templateeditor.h"

namespace Concord {

TemplateEditor *openTemplateEditor(bool canUse, QWidget *parent)
{
    const auto files = builtInTemplateFiles();
    if (!files)
        return nullptr;
    QList<TemplateText> texts;
    for (const QByteArray &json : *files) {
        if (const auto studyTemplate = parseStudyTemplate(json))
            texts.append({studyTemplate->title, QString::fromUtf8(json)});
    }
    if (texts.isEmpty())
        return nullptr;
    auto *editor = new TemplateEditor(texts, canUse, parent);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(editor, &TemplateEditor::openRequested, editor, [editor](const QString &path) {
        const auto json = templateFileBytes(path);
        if (!json)
            return editor->showNote(json.error().message);
        editor->setText(QString::fromUtf8(*json));
        editor->setSaved();
    });
    QObject::connect(editor, &TemplateEditor::saveRequested, editor,
                     [editor](const QString &path, const QByteArray &json) {
                         const Result<void> saved = saveBytes(path, json);
                         if (saved)
                             editor->setSaved();
                         editor->showNote(saved ? AppText::tr("Saved %1.").arg(path)
                                                : saved.error().message);
                     });
    editor->open();
    return editor;
}

} // namespace Concord
