// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/templatescommand.h"

#include "app/apptext.h"
#include "app/templates.h"
#include "models/study/templateschema.h"

#include <QJsonArray>
#include <QJsonObject>

namespace Concord {

namespace {

QJsonObject listedQuestion(const StudyTemplate &studyTemplate, const Question &question)
{
    QJsonObject attributes;
    for (const AttributeChoice &choice : question.attributes)
        attributes.insert(choice.type, QJsonArray::fromStringList(choice.values));
    return {{QStringLiteral("id"), question.id},
            {QStringLiteral("kind"), questionKindId(question.kind)},
            {QStringLiteral("text"), question.text},
            {QStringLiteral("required"), question.isRequired},
            {QStringLiteral("options"), QJsonArray::fromStringList(question.optionIds())},
            {QStringLiteral("reason_for"), QJsonArray::fromStringList(question.reasonFor)},
            {QStringLiteral("attributes"), attributes},
            {QStringLiteral("measure"), QString(measureName(measureOf(studyTemplate, question)))},
            {QStringLiteral("coefficient"), coefficientOf(studyTemplate, question)}};
}

QJsonObject listedTemplate(const StudyTemplate &studyTemplate)
{
    QJsonArray questions;
    for (const Question &question : studyTemplate.questions)
        questions.append(listedQuestion(studyTemplate, question));
    const PaperDesign &design = studyTemplate.paperDesign;
    return {{QStringLiteral("id"), studyTemplate.id},
            {QStringLiteral("title"), studyTemplate.title},
            {QStringLiteral("unit"), unitKindId(studyTemplate.unit.kind)},
            {QStringLiteral("pair"), studyTemplate.unit.isPair},
            {QStringLiteral("shows"), QJsonArray::fromStringList(studyTemplate.shows)},
            {QStringLiteral("coefficient"), studyTemplate.coefficient},
            {QStringLiteral("measure"), QString(measureName(studyTemplate.measure))},
            {QStringLiteral("training"), studyTemplate.training.size()},
            {QStringLiteral("paper_design"),
             QJsonObject{{QStringLiteral("units"), design.units},
                         {QStringLiteral("annotators"), design.annotators},
                         {QStringLiteral("per_unit"), design.perUnit}}},
            {QStringLiteral("questions"), questions}};
}

ExitCode listTemplates(bool asJson, Output &output)
{
    const auto templates = builtInTemplates();
    if (!templates)
        return output.fail(templates.error());
    QJsonArray array;
    QList<QStringList> rows;
    for (const StudyTemplate &studyTemplate : *templates) {
        array.append(listedTemplate(studyTemplate));
        rows.append({studyTemplate.id, studyTemplate.title, unitKindId(studyTemplate.unit.kind),
                     studyTemplate.questions.constFirst().text});
    }
    if (asJson)
        output.json(array);
    else
        output.table(
            {AppText::tr("ID"), AppText::tr("TITLE"), AppText::tr("UNIT"), AppText::tr("QUESTION")},
            rows);
    return ExitCode::Done;
}

ExitCode checkFiles(const QStringList &files, bool asJson, Output &output)
{
    ExitCode exitCode = ExitCode::Done;
    QJsonArray array;
    for (const QString &file : files) {
        const auto studyTemplate = templateFromFile(file);
        array.append(QJsonObject{
            {QStringLiteral("file"), file},
            {QStringLiteral("error"),
             studyTemplate ? QJsonValue() : QJsonValue(studyTemplate.error().message)},
            {QStringLiteral("template"),
             studyTemplate ? QJsonValue(listedTemplate(*studyTemplate)) : QJsonValue()}});
        if (!studyTemplate)
            exitCode = output.fail(studyTemplate.error());
        else if (!asJson)
            output.line(AppText::tr("%1: the template \"%2\" (%3) can be used.")
                            .arg(file, studyTemplate->title, studyTemplate->id));
    }
    if (asJson)
        output.json(array);
    return exitCode;
}

} // namespace

ExitCode printTemplateSchema(Output &output)
{
    const auto text = templateSchemaText();
    if (!text)
        return output.fail(text.error());
    output.bytes(*text);
    return ExitCode::Done;
}

ExitCode runTemplates(const QStringList &files, bool asJson, Output &output)
{
    return files.isEmpty() ? listTemplates(asJson, output) : checkFiles(files, asJson, output);
}

} // namespace Concord
