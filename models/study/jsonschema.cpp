// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/jsonschema.h"

#include "models/study/schemachecker.h"
#include "models/study/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace Concord {

namespace {

/// What a keyword's own value has to be.
enum class KeywordForm {
    Anything,
    Text,
    Pattern,
    Number,
    Flag,
    Texts,
    Values,
    Reference,
    Schema,
    Schemas,
    NamedSchemas,
    Types
};

const QMap<QString, KeywordForm> &keywordForms()
{
    using enum KeywordForm;
    static const QMap<QString, KeywordForm> forms{
        {QStringLiteral("$comment"), Text},
        {QStringLiteral("$defs"), NamedSchemas},
        {QStringLiteral("$id"), Text},
        {QStringLiteral("$ref"), Reference},
        {QStringLiteral("$schema"), Text},
        {QStringLiteral("additionalProperties"), Schema},
        {QStringLiteral("allOf"), Schemas},
        {QStringLiteral("const"), Anything},
        {QStringLiteral("default"), Anything},
        {QStringLiteral("description"), Text},
        {QStringLiteral("else"), Schema},
        {QStringLiteral("enum"), Values},
        {QStringLiteral("if"), Schema},
        {QStringLiteral("items"), Schema},
        {QStringLiteral("maxItems"), Number},
        {QStringLiteral("maxLength"), Number},
        {QStringLiteral("maximum"), Number},
        {QStringLiteral("minItems"), Number},
        {QStringLiteral("minLength"), Number},
        {QStringLiteral("minProperties"), Number},
        {QStringLiteral("minimum"), Number},
        {QStringLiteral("pattern"), Pattern},
        {QStringLiteral("properties"), NamedSchemas},
        {QStringLiteral("propertyNames"), Schema},
        {QStringLiteral("required"), Texts},
        {QStringLiteral("then"), Schema},
        {QStringLiteral("title"), Text},
        {QStringLiteral("type"), Types},
        {QStringLiteral("uniqueItems"), Flag},
    };
    return forms;
}

bool areTexts(const QJsonValue &value)
{
    const QJsonArray array = value.toArray();
    return value.isArray() && std::all_of(array.begin(), array.end(), [](const QJsonValue &entry) {
               return entry.isString();
           });
}

/// Walks a schema and stops at the first fault.
class SchemaReader
{
public:
    explicit SchemaReader(const QJsonObject &root) : m_root(root) {}

    QString fault() const { return m_fault; }

    void readSchema(const QJsonValue &schema, const QString &path)
    {
        if (schema.isBool())
            return;
        if (!schema.isObject())
            return fail(path, StudyText::tr("has to be an object, in { }."));
        const QJsonObject object = schema.toObject();
        for (auto entry = object.begin(); entry != object.end() && m_fault.isEmpty(); ++entry)
            readKeyword(entry.key(), entry.value(), path + u'/' + entry.key());
    }

private:
    void fail(const QString &path, const QString &sentence)
    {
        if (m_fault.isEmpty())
            m_fault = StudyText::tr("%1 %2").arg(path, sentence);
    }

    void readKeyword(const QString &keyword, const QJsonValue &value, const QString &path)
    {
        if (!keywordForms().contains(keyword))
            return fail(path, StudyText::tr("is a keyword that Concord does not know."));
        const KeywordForm form = keywordForms()[keyword];
        if (form == KeywordForm::Schema)
            readSchema(value, path);
        else if (form == KeywordForm::Schemas)
            readList(value.toArray(), path);
        else if (form == KeywordForm::NamedSchemas)
            readNamed(value.toObject(), path);
        else if (!fits(form, value))
            fail(path, StudyText::tr("is not what this keyword takes."));
    }

    void readList(const QJsonArray &schemas, const QString &path)
    {
        if (schemas.isEmpty())
            return fail(path, StudyText::tr("has to be a list of schemas."));
        for (qsizetype i = 0; i < schemas.size(); ++i)
            readSchema(schemas[i], path + u'/' + QString::number(i));
    }

    void readNamed(const QJsonObject &schemas, const QString &path)
    {
        if (schemas.isEmpty())
            return fail(path, StudyText::tr("has to be an object of schemas."));
        for (auto entry = schemas.begin(); entry != schemas.end(); ++entry)
            readSchema(entry.value(), path + u'/' + entry.key());
    }

    bool fits(KeywordForm form, const QJsonValue &value) const
    {
        switch (form) {
        case KeywordForm::Text:
            return value.isString();
        case KeywordForm::Pattern:
            return value.isString() && schemaPattern(value.toString()).isValid();
        case KeywordForm::Number:
            return value.isDouble();
        case KeywordForm::Flag:
            return value.isBool();
        case KeywordForm::Texts:
            return areTexts(value);
        case KeywordForm::Values:
            return value.isArray();
        case KeywordForm::Reference:
            return !referredSchema(m_root, value.toString()).isUndefined();
        case KeywordForm::Types:
            return areTypes(value.isString() ? QJsonArray{value} : value.toArray());
        case KeywordForm::Anything:
        case KeywordForm::Schema:
        case KeywordForm::Schemas:
        case KeywordForm::NamedSchemas:
            return true;
        }
        Q_UNREACHABLE();
    }

    static bool areTypes(const QJsonArray &names)
    {
        return !names.isEmpty()
            && std::all_of(names.begin(), names.end(), [](const QJsonValue &name) {
                   return jsonTypeNames().contains(name.toString());
               });
    }

    const QJsonObject &m_root;
    QString m_fault;
};

} // namespace

Result<JsonSchema> JsonSchema::parse(const QByteArray &json)
{
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parsed);
    if (parsed.error != QJsonParseError::NoError || !document.isObject())
        return Error{StudyText::tr("The schema is not a JSON object, in { }."),
                     parsed.errorString()};
    const QJsonObject root = document.object();
    SchemaReader reader(root);
    reader.readSchema(root, QStringLiteral("#"));
    if (!reader.fault().isEmpty())
        return Error{StudyText::tr("The schema cannot be used: %1").arg(reader.fault()), {}};
    return JsonSchema(root);
}

QStringList JsonSchema::knownKeywords()
{
    return keywordForms().keys();
}

Result<void> JsonSchema::check(const QJsonValue &value) const
{
    SchemaChecker checker(m_schema);
    checker.check(m_schema, value, {});
    if (const auto error = checker.complaint())
        return *error;
    return {};
}

} // namespace Concord
