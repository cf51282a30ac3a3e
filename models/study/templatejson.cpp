// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/templatejson.h"

#include "models/agreement/coefficients.h"
#include "models/study/checkedjson.h"
#include "models/study/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace Concord {

namespace {

const QString paragraphBreak = QStringLiteral("\n\n");

template <typename Value, typename Id>
QStringList idsOf(std::initializer_list<Value> values, Id id)
{
    QStringList ids;
    for (const Value value : values)
        ids.append(id(value));
    return ids;
}

// The value whose id `word` is; the first one for a word that was complained of.
template <typename Value, typename Id>
Value valueOf(const QString &word, std::initializer_list<Value> values, Id id)
{
    for (const Value value : values) {
        if (word == id(value))
            return value;
    }
    return *values.begin();
}

template <typename Value, typename Id>
Value readWord(CheckedObject &object, const char *name, std::initializer_list<Value> values, Id id)
{
    return valueOf(object.word(QString::fromLatin1(name), idsOf(values, id)), values, id);
}

QString readId(CheckedObject &object, QStringList &taken)
{
    static const QRegularExpression form(QStringLiteral("^[a-z][a-z0-9_-]*$"));
    const QString name = QStringLiteral("id");
    QString id = object.text(name);
    if (!form.match(id).hasMatch())
        object.complain(name,
                        StudyText::tr("is “%1”; an id begins with a small letter and goes on with "
                                      "small letters, digits, - and _.")
                            .arg(id));
    if (taken.contains(id))
        object.complain(name, StudyText::tr("is “%1” for the second time.").arg(id));
    taken.append(id);
    return id;
}

QString readKey(CheckedObject &object, QStringList &taken)
{
    const QString name = QStringLiteral("key");
    QString key = object.text(name);
    if (key.size() != 1 || !key[0].isLetterOrNumber())
        object.complain(name, StudyText::tr("is “%1”; it has to be one digit or letter.").arg(key));
    if (taken.contains(key.toLower()))
        object.complain(name, StudyText::tr("is “%1” for the second time.").arg(key));
    taken.append(key.toLower());
    return key;
}

std::optional<Origin> readOrigin(CheckedObject &object)
{
    const QString name = QStringLiteral("origin");
    const QString id =
        object.word(name, idsOf({Origin::Human, Origin::Synthetic}, originId), QString());
    return originFromId(id);
}

UnitRule readUnit(CheckedObject unit)
{
    const auto tokenizers = {Tokenizer::Penn, Tokenizer::WhiteSpace};
    constexpr int most = 1'000'000;
    UnitRule rule;
    rule.kind = readWord(unit, "kind",
                         {UnitKind::Utterance, UnitKind::Round, UnitKind::Dialogue, UnitKind::Item},
                         unitKindId);
    rule.tokenizer = valueOf(unit.word(QStringLiteral("tokenizer"), idsOf(tokenizers, tokenizerId),
                                       tokenizerId(Tokenizer::Penn)),
                             tokenizers, tokenizerId);
    rule.minTokens = unit.optionalNumber(QStringLiteral("min_tokens"), 0, most);
    rule.maxTokens =
        unit.optionalNumber(QStringLiteral("max_tokens"), rule.minTokens.value_or(1), most);
    unit.rejectOthers();
    return rule;
}

QList<AnswerOption> readOptions(CheckedObject &question)
{
    QList<AnswerOption> options;
    QStringList ids;
    QStringList keys;
    for (CheckedObject object : question.objects(QStringLiteral("options"))) {
        AnswerOption option;
        option.id = readId(object, ids);
        option.text = object.text(QStringLiteral("text"));
        option.key = readKey(object, keys);
        option.origin = readOrigin(object);
        object.rejectOthers();
        options.append(option);
    }
    if (options.size() == 1)
        question.complain(QStringLiteral("options"), StudyText::tr("has to hold two at least."));
    return options;
}

QList<Question> readQuestions(CheckedObject &root)
{
    QList<Question> questions;
    QStringList ids;
    for (CheckedObject object : root.objects(QStringLiteral("questions"))) {
        Question question;
        question.id = readId(object, ids);
        question.kind = readWord(object, "kind", {QuestionKind::SingleChoice}, questionKindId);
        question.text = object.text(QStringLiteral("text"));
        question.options = readOptions(object);
        question.isRequired = object.flag(QStringLiteral("required"), true);
        object.rejectOthers();
        questions.append(question);
    }
    return questions;
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

QString readCoefficient(CheckedObject &root)
{
    const QString name = QStringLiteral("coefficient");
    QString id = root.text(name);
    if (!findCoefficient(id))
        root.complain(name, StudyText::tr("is “%1”, which is no coefficient's id.").arg(id));
    return id;
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
    result.questions = readQuestions(root);
    result.guideline = root.texts(QStringLiteral("guideline")).join(paragraphBreak);
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

QJsonObject optionJson(const AnswerOption &option)
{
    QJsonObject object{{QStringLiteral("id"), option.id},
                       {QStringLiteral("text"), option.text},
                       {QStringLiteral("key"), option.key}};
    if (option.origin)
        object.insert(QStringLiteral("origin"), originId(*option.origin));
    return object;
}

QJsonObject questionJson(const Question &question)
{
    QJsonArray options;
    for (const AnswerOption &option : question.options)
        options.append(optionJson(option));
    return {{QStringLiteral("id"), question.id},
            {QStringLiteral("kind"), questionKindId(question.kind)},
            {QStringLiteral("text"), question.text},
            {QStringLiteral("options"), options},
            {QStringLiteral("required"), question.isRequired}};
}

QJsonObject unitJson(const UnitRule &rule)
{
    QJsonObject object{{QStringLiteral("kind"), unitKindId(rule.kind)},
                       {QStringLiteral("tokenizer"), tokenizerId(rule.tokenizer)}};
    if (rule.minTokens)
        object.insert(QStringLiteral("min_tokens"), *rule.minTokens);
    if (rule.maxTokens)
        object.insert(QStringLiteral("max_tokens"), *rule.maxTokens);
    return object;
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
    if (complaint.error)
        return Error{StudyText::tr("The template cannot be used: %1").arg(complaint.error->message),
                     {}};
    return result;
}

QByteArray studyTemplateJson(const StudyTemplate &studyTemplate)
{
    QJsonArray questions;
    for (const Question &question : studyTemplate.questions)
        questions.append(questionJson(question));
    QJsonArray origins;
    for (const Origin origin : studyTemplate.needsOrigins)
        origins.append(originId(origin));
    const PaperDesign &design = studyTemplate.paperDesign;
    const QJsonObject object{
        {QStringLiteral("format_version"), templateFormatVersion},
        {QStringLiteral("id"), studyTemplate.id},
        {QStringLiteral("title"), studyTemplate.title},
        {QStringLiteral("unit"), unitJson(studyTemplate.unit)},
        {QStringLiteral("shows"), QJsonArray::fromStringList(studyTemplate.shows)},
        {QStringLiteral("hides"), QJsonArray::fromStringList(studyTemplate.hides)},
        {QStringLiteral("speaker_labels"), speakerLabelsId(studyTemplate.speakerLabels)},
        {QStringLiteral("normalise_typography"), studyTemplate.normaliseTypography},
        {QStringLiteral("questions"), questions},
        {QStringLiteral("guideline"),
         QJsonArray::fromStringList(
             studyTemplate.guideline.split(paragraphBreak, Qt::SkipEmptyParts))},
        {QStringLiteral("coefficient"), studyTemplate.coefficient},
        {QStringLiteral("measure"), QString(measureName(studyTemplate.measure))},
        {QStringLiteral("needs_origins"), origins},
        {QStringLiteral("paper_design"),
         QJsonObject{{QStringLiteral("units"), design.units},
                     {QStringLiteral("annotators"), design.annotators},
                     {QStringLiteral("per_unit"), design.perUnit}}},
    };
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace Concord
