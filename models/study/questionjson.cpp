// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/questionjson.h"

#include "models/study/jsonwords.h"
#include "models/study/text.h"

#include <QJsonArray>

#include <algorithm>

namespace Concord {

namespace {

const auto questionKinds = {
    QuestionKind::SingleChoice, QuestionKind::MultipleChoice, QuestionKind::AttributeSet,
    QuestionKind::Scale,        QuestionKind::YesNoReason,    QuestionKind::Ranking,
    QuestionKind::FreeText,     QuestionKind::ItemAnswer,
};
const auto questionMeasures = {Measure::nominal, Measure::ordinal, Measure::interval,
                               Measure::ratio, Measure::set};

QString questionMeasureId(Measure measure)
{
    return measureName(measure);
}

bool takesOptions(QuestionKind kind)
{
    return kind != QuestionKind::AttributeSet && kind != QuestionKind::FreeText
        && kind != QuestionKind::ItemAnswer;
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

QList<AnswerOption> readOptions(CheckedObject &question)
{
    QList<AnswerOption> options;
    QStringList ids;
    QStringList keys;
    for (CheckedObject object : question.objects(QStringLiteral("options"))) {
        AnswerOption option;
        option.id = readOptionId(object, ids);
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

// Yes and no, and a reason for no.
void fillYesNo(Question &question, CheckedObject &object)
{
    const QString name = QStringLiteral("reason_for");
    if (question.options.isEmpty())
        question.options = {{QStringLiteral("yes"), StudyText::tr("Yes"), QStringLiteral("1")},
                            {QStringLiteral("no"), StudyText::tr("No"), QStringLiteral("2")}};
    question.reasonFor = object.has(name) ? object.texts(name) : QStringList{QStringLiteral("no")};
    for (const QString &id : std::as_const(question.reasonFor)) {
        if (!question.option(id))
            object.complain(name, StudyText::tr("names “%1”, which is no option.").arg(id));
    }
}

bool isPlainWord(const QString &text)
{
    return !text.trimmed().isEmpty() && !text.contains(u'|') && !text.contains(u'=');
}

QList<AttributeChoice> readAttributes(CheckedObject &question)
{
    const QString name = QStringLiteral("attributes");
    QList<AttributeChoice> attributes;
    if (!question.has(name))
        return attributes;
    CheckedObject object = question.object(name);
    const QStringList types = object.names();
    for (const QString &type : types) {
        attributes.append({type, object.texts(type)});
        const QStringList &values = attributes.constLast().values;
        if (!isPlainWord(type) || values.isEmpty()
            || !std::all_of(values.begin(), values.end(), isPlainWord))
            question.complain(name,
                              StudyText::tr("has to give each type a list of values; neither may "
                                            "hold | or =."));
    }
    return attributes;
}

} // namespace

Question readQuestion(CheckedObject &object, QStringList &ids)
{
    Question question;
    question.id = readId(object, ids);
    question.kind = readWord(object, "kind", questionKinds, questionKindId);
    question.text = object.text(QStringLiteral("text"));
    const bool isYesNo = question.kind == QuestionKind::YesNoReason;
    if (takesOptions(question.kind) && (!isYesNo || object.has(QStringLiteral("options"))))
        question.options = readOptions(object);
    if (isYesNo)
        fillYesNo(question, object);
    if (question.kind == QuestionKind::AttributeSet)
        question.attributes = readAttributes(object);
    question.isRequired = object.flag(QStringLiteral("required"), true);
    if (object.has(QStringLiteral("measure")))
        question.measure = readWord(object, "measure", questionMeasures, questionMeasureId);
    if (object.has(QStringLiteral("coefficient")))
        question.coefficient = readCoefficient(object);
    object.rejectOthers();
    return question;
}

QJsonObject questionToJson(const Question &question)
{
    QJsonObject object{{QStringLiteral("id"), question.id},
                       {QStringLiteral("kind"), questionKindId(question.kind)},
                       {QStringLiteral("text"), question.text},
                       {QStringLiteral("required"), question.isRequired}};
    QJsonArray options;
    for (const AnswerOption &option : question.options) {
        QJsonObject entry{{QStringLiteral("id"), option.id},
                          {QStringLiteral("text"), option.text},
                          {QStringLiteral("key"), option.key}};
        if (option.origin)
            entry.insert(QStringLiteral("origin"), originId(*option.origin));
        options.append(entry);
    }
    if (takesOptions(question.kind))
        object.insert(QStringLiteral("options"), options);
    QJsonObject attributes;
    for (const AttributeChoice &type : question.attributes)
        attributes.insert(type.type, QJsonArray::fromStringList(type.values));
    if (!attributes.isEmpty())
        object.insert(QStringLiteral("attributes"), attributes);
    if (question.kind == QuestionKind::YesNoReason)
        object.insert(QStringLiteral("reason_for"), QJsonArray::fromStringList(question.reasonFor));
    if (question.measure)
        object.insert(QStringLiteral("measure"), questionMeasureId(*question.measure));
    if (!question.coefficient.isEmpty())
        object.insert(QStringLiteral("coefficient"), question.coefficient);
    return object;
}

Result<Question> questionFromJson(const QJsonValue &value)
{
    JsonComplaint complaint;
    CheckedObject object(value, QStringLiteral("question"), complaint);
    QStringList ids;
    Question question = readQuestion(object, ids);
    if (complaint.error)
        return *complaint.error;
    return question;
}

} // namespace Concord
