// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/templatejson.h"

#include "models/study/jsonwords.h"
#include "models/study/questionjson.h"
#include "models/study/templaterules.h"
#include "models/study/text.h"
#include "models/study/trainingjson.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace Concord {

namespace {

const QString paragraphBreak = QStringLiteral("\n\n");

UnitRule readUnit(CheckedObject unit)
{
    const auto tokenizers = {Tokenizer::Penn, Tokenizer::WhiteSpace};
    constexpr int most = 1'000'000;
    UnitRule rule;
    rule.kind = readWord(unit, "kind",
                         {UnitKind::Utterance, UnitKind::Round, UnitKind::Dialogue, UnitKind::Item,
                          UnitKind::Attribute, UnitKind::Response},
                         unitKindId);
    rule.tokenizer = valueOf(unit.word(QStringLiteral("tokenizer"), idsOf(tokenizers, tokenizerId),
                                       tokenizerId(Tokenizer::Penn)),
                             tokenizers, tokenizerId);
    rule.minTokens = unit.optionalNumber(QStringLiteral("min_tokens"), 0, most);
    rule.maxTokens =
        unit.optionalNumber(QStringLiteral("max_tokens"), rule.minTokens.value_or(1), most);
    rule.isPair = unit.flag(QStringLiteral("pair"), false);
    unit.rejectOthers();
    return rule;
}

QList<Origin> readNeededOrigins(CheckedObject &root)
{
    const QString name = QStringLiteral("needs_origins");
    QList<Origin> origins;
    const QStringList ids = root.has(name) ? root.texts(name) : QStringList();
    for (const QString &id : ids) {
        const auto origin = originFromId(id);
        if (!origin || origin == Origin::Unknown || origins.contains(*origin))
            root.complain(name, StudyText::tr("may hold human and synthetic, each once."));
        else
            origins.append(*origin);
    }
    return origins;
}

PaperDesign readPaperDesign(CheckedObject object)
{
    PaperDesign design;
    design.units = object.number(QStringLiteral("units"), 1, 1'000'000);
    design.annotators = object.number(QStringLiteral("annotators"), 1, 1000);
    design.perUnit = object.number(QStringLiteral("per_unit"), 1, std::max(1, design.annotators));
    object.rejectOthers();
    return design;
}

StudyTemplate readTemplate(CheckedObject &root)
{
    QStringList ids;
    StudyTemplate result;
    result.id = readId(root, ids);
    result.title = root.text(QStringLiteral("title"));
    result.unit = readUnit(root.object(QStringLiteral("unit")));
    result.shows = root.texts(QStringLiteral("shows"));
    result.hides = root.texts(QStringLiteral("hides"));
    result.speakerLabels = readWord(
        root, "speaker_labels", {SpeakerLabels::Neutral, SpeakerLabels::Roles, SpeakerLabels::None},
        speakerLabelsId);
    result.normaliseTypography = root.flag(QStringLiteral("normalise_typography"), false);
    QStringList questionIds;
    for (CheckedObject question : root.objects(QStringLiteral("questions")))
        result.questions.append(readQuestion(question, questionIds));
    result.guideline = root.texts(QStringLiteral("guideline")).join(paragraphBreak);
    result.consent = root.has(QStringLiteral("consent"))
        ? root.texts(QStringLiteral("consent")).join(paragraphBreak)
        : QString();
    if (root.has(QStringLiteral("training"))) {
        for (const CheckedObject &example : root.objects(QStringLiteral("training")))
            result.training.append(readTraining(example, result));
    }
    result.coefficient = readCoefficient(root);
    result.measure = readWord(
        root, "measure", {Measure::nominal, Measure::ordinal, Measure::interval, Measure::ratio},
        [](Measure measure) { return QString(measureName(measure)); });
    result.needsOrigins = readNeededOrigins(root);
    result.paperDesign = readPaperDesign(root.object(QStringLiteral("paper_design")));
    return result;
}

Error notJson(const QByteArray &json, const QJsonParseError &error)
{
    const auto line =
        json.first(std::clamp<qsizetype>(error.offset, 0, json.size())).count('\n') + 1;
    return {StudyText::tr("The template is not JSON: line %1: %2.")
                .arg(QString::number(line), error.errorString()),
            {}};
}

QJsonObject unitJson(const UnitRule &rule)
{
    QJsonObject object{{QStringLiteral("kind"), unitKindId(rule.kind)},
                       {QStringLiteral("tokenizer"), tokenizerId(rule.tokenizer)}};
    if (rule.minTokens)
        object.insert(QStringLiteral("min_tokens"), *rule.minTokens);
    if (rule.maxTokens)
        object.insert(QStringLiteral("max_tokens"), *rule.maxTokens);
    if (rule.isPair)
        object.insert(QStringLiteral("pair"), true);
    return object;
}

QJsonArray paragraphsJson(const QString &text)
{
    return QJsonArray::fromStringList(text.split(paragraphBreak, Qt::SkipEmptyParts));
}

} // namespace

Result<StudyTemplate> parseStudyTemplate(const QByteArray &json)
{
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parsed);
    if (parsed.error != QJsonParseError::NoError)
        return notJson(json, parsed);
    if (!document.isObject())
        return Error{StudyText::tr("The template is not a JSON object, in { }."), {}};
    JsonComplaint complaint;
    CheckedObject root(document.object(), QString(), complaint);
    const QString version = QStringLiteral("format_version");
    // A newer format may differ in anything, so nothing else is looked at before.
    if (root.number(version, 1, 1'000'000) > templateFormatVersion)
        root.complain(version,
                      StudyText::tr("is newer than this Concord, which knows version %1.")
                          .arg(templateFormatVersion));
    StudyTemplate result = readTemplate(root);
    root.rejectOthers();
    checkTemplateRules(root, result);
    if (complaint.error)
        return Error{StudyText::tr("The template cannot be used: %1").arg(complaint.error->message),
                     {}};
    return result;
}

QByteArray studyTemplateJson(const StudyTemplate &studyTemplate)
{
    QJsonArray questions;
    for (const Question &question : studyTemplate.questions)
        questions.append(questionToJson(question));
    QJsonArray origins;
    for (const Origin origin : studyTemplate.needsOrigins)
        origins.append(originId(origin));
    const PaperDesign &design = studyTemplate.paperDesign;
    QJsonArray training;
    for (const TrainingExample &example : studyTemplate.training)
        training.append(trainingToJson(example));
    QJsonObject object{
        {QStringLiteral("format_version"), templateFormatVersion},
        {QStringLiteral("id"), studyTemplate.id},
        {QStringLiteral("title"), studyTemplate.title},
        {QStringLiteral("unit"), unitJson(studyTemplate.unit)},
        {QStringLiteral("shows"), QJsonArray::fromStringList(studyTemplate.shows)},
        {QStringLiteral("hides"), QJsonArray::fromStringList(studyTemplate.hides)},
        {QStringLiteral("speaker_labels"), speakerLabelsId(studyTemplate.speakerLabels)},
        {QStringLiteral("normalise_typography"), studyTemplate.normaliseTypography},
        {QStringLiteral("questions"), questions},
        {QStringLiteral("guideline"), paragraphsJson(studyTemplate.guideline)},
        {QStringLiteral("coefficient"), studyTemplate.coefficient},
        {QStringLiteral("measure"), QString(measureName(studyTemplate.measure))},
        {QStringLiteral("needs_origins"), origins},
        {QStringLiteral("paper_design"),
         QJsonObject{{QStringLiteral("units"), design.units},
                     {QStringLiteral("annotators"), design.annotators},
                     {QStringLiteral("per_unit"), design.perUnit}}},
    };
    if (!studyTemplate.consent.isEmpty())
        object.insert(QStringLiteral("consent"), paragraphsJson(studyTemplate.consent));
    if (!training.isEmpty())
        object.insert(QStringLiteral("training"), training);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace Concord
