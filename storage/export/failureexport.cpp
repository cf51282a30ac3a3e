// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/export/failureexport.h"

#include "models/charts/csvline.h"
#include "models/dataset/task.h"
#include "models/evaluation/attributescore.h"
#include "storage/failurerepository.h"
#include "storage/text.h"

#include <QIODevice>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

namespace Concord {

namespace {

constexpr qsizetype exportedAtOnce = 500;

/// A response as it is written.
struct ExportedResponse
{
    FailureRecord stored;
    ParsedResponse parsed;
    QList<JudgedAttribute> attributes; ///< the stated ones
    ReferenceAnswer answer; ///< the response's
    std::optional<AttributeScore> score; ///< none where none are stated, but as published
    std::optional<double> itemRank; ///< of a ranking: tau over its items
};

ExportedResponse exportedFrom(const FailureRecord &stored, Reading reading)
{
    const ParsedResponse parsed = parseResponse(stored.text, stored.row.pathway, reading);
    const QMap<QString, QString> stated = parseAttributes(parsed.attributes.text);
    ExportedResponse exported{stored,
                              parsed,
                              judgedAttributes(stored.related, stated),
                              parseAnswer(parsed.answer.text, stored.row.task),
                              {},
                              {}};
    exported.attributes.removeIf([](const JudgedAttribute &attribute) {
        return attribute.verdict == AttributeVerdict::Missed;
    });
    if (reading == Reading::AsPublished || !stated.isEmpty())
        exported.score = scoreAttributes(stored.related, stated);
    const Task *task = findTask(stored.row.task);
    if (task && task->answerFormat == AnswerFormat::Ranking)
        exported.itemRank = itemRankScore(stored.answer.parts, exported.answer.parts);
    return exported;
}

QString verdictName(AttributeVerdict verdict)
{
    switch (verdict) {
    case AttributeVerdict::Right:
        return QStringLiteral("right");
    case AttributeVerdict::WrongValue:
        return QStringLiteral("wrong_value");
    case AttributeVerdict::Missed:
        return QStringLiteral("missed");
    case AttributeVerdict::Spurious:
        return QStringLiteral("spurious");
    }
    Q_UNREACHABLE();
}

QJsonValue jsonOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue jsonOrNull(std::optional<double> value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonValue answerToJson(const ReferenceAnswer &answer)
{
    if (answer.isList)
        return QJsonArray::fromStringList(answer.parts);
    return jsonOrNull(answer.parts.value(0));
}

QJsonArray statedToJson(const ExportedResponse &exported)
{
    QJsonArray stated;
    for (const JudgedAttribute &attribute : exported.attributes) {
        stated.append(QJsonObject{{QStringLiteral("type"), attribute.type},
                                  {QStringLiteral("value"), attribute.stated},
                                  {QStringLiteral("verdict"), verdictName(attribute.verdict)}});
    }
    return stated;
}

QJsonObject relatedToJson(const ExportedResponse &exported)
{
    QJsonObject related;
    for (auto it = exported.stored.related.begin(); it != exported.stored.related.end(); ++it)
        related.insert(it.key(), it.value());
    return related;
}

QByteArray jsonLine(const ExportedResponse &exported, Reading reading)
{
    const FailureRow &row = exported.stored.row;
    const auto attributeScore = [&exported](double AttributeScore::*value) {
        return exported.score ? QJsonValue((*exported.score).*value) : QJsonValue();
    };
    const QJsonObject object{
        {QStringLiteral("dataset"), row.dataset},
        {QStringLiteral("item"), row.key},
        {QStringLiteral("task"), jsonOrNull(row.task)},
        {QStringLiteral("domain"), jsonOrNull(row.domain)},
        {QStringLiteral("model"), row.model},
        {QStringLiteral("pathway"), QString(pathwayName(row.pathway))},
        {QStringLiteral("reading"), QString(readingName(reading))},
        {QStringLiteral("state"), QString(parseStateName(row.state))},
        {QStringLiteral("task_accuracy"), row.taskAccuracy},
        {QStringLiteral("attribute_type_f1"), jsonOrNull(row.attributeTypeF1)},
        {QStringLiteral("relative_value_accuracy"), jsonOrNull(row.relativeValueAccuracy)},
        {QStringLiteral("attribute_precision"), attributeScore(&AttributeScore::precision)},
        {QStringLiteral("attribute_recall"), attributeScore(&AttributeScore::recall)},
        {QStringLiteral("value_f1"), attributeScore(&AttributeScore::valueF1)},
        {QStringLiteral("item_rank"), jsonOrNull(exported.itemRank)},
        {QStringLiteral("attributes_rule"), exported.parsed.attributes.rule},
        {QStringLiteral("analysis_rule"), exported.parsed.analysis.rule},
        {QStringLiteral("answer_rule"), exported.parsed.answer.rule},
        {QStringLiteral("stated_attributes"), statedToJson(exported)},
        {QStringLiteral("reference_attributes"), relatedToJson(exported)},
        {QStringLiteral("analysis"), jsonOrNull(exported.parsed.analysis.text)},
        {QStringLiteral("answer"), answerToJson(exported.answer)},
        {QStringLiteral("reference_answer"), answerToJson(exported.stored.answer)},
        {QStringLiteral("response"), exported.stored.text},
        {QStringLiteral("tags"), QJsonArray::fromStringList(row.tags)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QString scoreText(std::optional<double> value)
{
    return value ? QString::number(*value, 'g', QLocale::FloatingPointShortest) : QString();
}

QByteArray csvHeader()
{
    return "dataset,item,task,domain,model,pathway,reading,state,task_accuracy,attribute_type_f1,"
           "relative_value_accuracy,stated_attributes,verdicts,reference_attributes,answer,"
           "reference_answer,response,tags\r\n";
}

QByteArray csvRow(const ExportedResponse &exported, Reading reading)
{
    const FailureRow &row = exported.stored.row;
    QStringList stated;
    QStringList verdicts;
    for (const JudgedAttribute &attribute : exported.attributes) {
        stated.append(attribute.type + u'=' + attribute.stated);
        verdicts.append(verdictName(attribute.verdict));
    }
    QStringList related;
    for (auto it = exported.stored.related.begin(); it != exported.stored.related.end(); ++it)
        related.append(it.key() + u'=' + it.value());
    return csvLine({row.dataset, row.key, row.task, row.domain, row.model,
                    QString(pathwayName(row.pathway)), QString(readingName(reading)),
                    QString(parseStateName(row.state)), scoreText(row.taskAccuracy),
                    scoreText(row.attributeTypeF1), scoreText(row.relativeValueAccuracy),
                    stated.join(u'|'), verdicts.join(u'|'), related.join(u'|'),
                    exported.answer.parts.join(u'|'), exported.stored.answer.parts.join(u'|'),
                    exported.stored.text, row.tags.join(u'|')})
        .toUtf8();
}

Result<void> writeTo(QIODevice &device, const QByteArray &bytes)
{
    if (device.write(bytes) == bytes.size())
        return {};
    return Error{StorageText::tr("The responses could not be written. Check the folder and the "
                                 "space on the disk."),
                 device.errorString()};
}

} // namespace

Result<void> exportFailures(const Database &database, const QList<ResponseId> &responses,
                            Reading reading, FailureFormat format, QIODevice &device)
{
    const FailureRepository repository(database);
    if (format == FailureFormat::Csv) {
        if (auto done = writeTo(device, csvHeader()); !done)
            return done;
    }
    for (qsizetype first = 0; first < responses.size(); first += exportedAtOnce) {
        const auto page = repository.stored(responses.mid(first, exportedAtOnce), reading);
        if (!page)
            return page.error();
        for (const FailureRecord &stored : *page) {
            const ExportedResponse exported = exportedFrom(stored, reading);
            const QByteArray line = format == FailureFormat::Csv ? csvRow(exported, reading)
                                                                 : jsonLine(exported, reading);
            if (auto done = writeTo(device, line); !done)
                return done;
        }
    }
    return {};
}

Result<void> exportFailures(const Database &database, const FailureFilter &filter,
                            FailureFormat format, QIODevice &device)
{
    const auto refs = FailureRepository(database).refs(filter);
    if (!refs)
        return refs.error();
    QList<ResponseId> responses;
    for (const ResponseRef &ref : *refs)
        responses.append(ref.response);
    return exportFailures(database, responses, filter.reading, format, device);
}

} // namespace Concord
