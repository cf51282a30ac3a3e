// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/schemachecker.h"

#include "models/study/text.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace Concord {

namespace {

/// Schemas inside schemas; more means that one refers to itself without looking further in.
constexpr int deepestSchema = 200;

bool hasType(const QJsonValue &value, const QString &name)
{
    if (name == u"integer")
        return value.isDouble() && std::floor(value.toDouble()) == value.toDouble();
    switch (value.type()) {
    case QJsonValue::Null:
        return name == u"null";
    case QJsonValue::Bool:
        return name == u"boolean";
    case QJsonValue::Double:
        return name == u"number";
    case QJsonValue::String:
        return name == u"string";
    case QJsonValue::Array:
        return name == u"array";
    case QJsonValue::Object:
        return name == u"object";
    case QJsonValue::Undefined:
        return false;
    }
    Q_UNREACHABLE();
}

// A value as it stands in a file.
QString written(const QJsonValue &value)
{
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.mid(1, list.size() - 2)).left(80);
}

QString writtenAll(const QJsonArray &values)
{
    QStringList texts;
    for (const auto value : values)
        texts.append(value.isString() ? value.toString() : written(value));
    return texts.join(QStringLiteral(", "));
}

QString entryPath(const QString &path, qsizetype index)
{
    return path + u'[' + QString::number(index) + u']';
}

QString memberPath(const QString &path, const QString &name)
{
    return path.isEmpty() ? name : QString(path + u'.' + name);
}

// The keyword's number, or `otherwise` where the schema does not have it.
double limitOf(const QJsonObject &schema, const char *keyword, double otherwise)
{
    return schema.value(QLatin1StringView(keyword)).toDouble(otherwise);
}

} // namespace

SchemaChecker::SchemaChecker(const QJsonObject &root, int depth) : m_root(root), m_depth(depth) {}

void SchemaChecker::check(const QJsonValue &schema, const QJsonValue &value, const QString &path)
{
    if (m_complaint.error || schema.toBool(false))
        return;
    if (schema.isBool())
        return m_complaint.add(path, StudyText::tr("does not belong here."));
    if (m_depth >= deepestSchema)
        return m_complaint.add(path, StudyText::tr("is nested too deeply."));
    ++m_depth;
    const QJsonObject object = schema.toObject();
    if (object.contains(QStringLiteral("$ref")))
        check(referredSchema(m_root, object[QStringLiteral("$ref")].toString()), value, path);
    checkKind(object, value, path);
    if (value.isString())
        checkText(object, value.toString(), path);
    else if (value.isDouble())
        checkNumber(object, value.toDouble(), path);
    else if (value.isArray())
        checkArray(object, value.toArray(), path);
    else if (value.isObject())
        checkObject(object, value.toObject(), path);
    checkBranches(object, value, path);
    --m_depth;
}

void SchemaChecker::checkKind(const QJsonObject &schema, const QJsonValue &value,
                              const QString &path)
{
    const QJsonValue type = schema[QStringLiteral("type")];
    const QJsonArray types = type.isString() ? QJsonArray{type} : type.toArray();
    const bool isOfType = types.isEmpty()
        || std::any_of(types.begin(), types.end(),
                       [&](const QJsonValue &name) { return hasType(value, name.toString()); });
    if (!isOfType)
        m_complaint.add(path,
                        StudyText::tr("is not of the right kind: %1.").arg(writtenAll(types)));
    const QJsonArray allowed = schema[QStringLiteral("enum")].toArray();
    if (schema.contains(QStringLiteral("enum")) && !allowed.contains(value))
        m_complaint.add(path,
                        StudyText::tr("is %1; it has to be one of: %2.")
                            .arg(written(value), writtenAll(allowed)));
    const QJsonValue only = schema[QStringLiteral("const")];
    if (!only.isUndefined() && only != value)
        m_complaint.add(
            path, StudyText::tr("is %1; it has to be %2.").arg(written(value), written(only)));
}

void SchemaChecker::checkText(const QJsonObject &schema, const QString &text, const QString &path)
{
    const auto length = double(text.toUcs4().size());
    if (length < limitOf(schema, "minLength", 0))
        m_complaint.add(path, StudyText::tr("is too short."));
    if (length > limitOf(schema, "maxLength", length))
        m_complaint.add(path, StudyText::tr("is too long."));
    const QString pattern = schema[QStringLiteral("pattern")].toString();
    if (!pattern.isEmpty() && !schemaPattern(pattern).match(text).hasMatch())
        m_complaint.add(
            path,
            StudyText::tr("is “%1”, which is not of the form %2.").arg(text.left(80), pattern));
}

void SchemaChecker::checkNumber(const QJsonObject &schema, double number, const QString &path)
{
    const double least = limitOf(schema, "minimum", number);
    const double most = limitOf(schema, "maximum", number);
    if (number < least)
        m_complaint.add(path, StudyText::tr("has to be %1 at least.").arg(least));
    if (number > most)
        m_complaint.add(path, StudyText::tr("has to be %1 at most.").arg(most, 0, 'g', 10));
}

void SchemaChecker::checkArray(const QJsonObject &schema, const QJsonArray &array,
                               const QString &path)
{
    const auto size = double(array.size());
    if (size < limitOf(schema, "minItems", 0))
        m_complaint.add(
            path, StudyText::tr("has to hold %1 at least.").arg(limitOf(schema, "minItems", 0)));
    if (size > limitOf(schema, "maxItems", size))
        m_complaint.add(
            path, StudyText::tr("may hold %1 at most.").arg(limitOf(schema, "maxItems", size)));
    const QJsonValue items = schema[QStringLiteral("items")];
    const bool isUnique = schema[QStringLiteral("uniqueItems")].toBool();
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (!items.isUndefined())
            check(items, array[i], entryPath(path, i));
        const auto before = array.begin() + i;
        if (isUnique && std::find(array.begin(), before, array[i]) != before)
            m_complaint.add(entryPath(path, i), StudyText::tr("stands here for the second time."));
    }
}

void SchemaChecker::checkObject(const QJsonObject &schema, const QJsonObject &object,
                                const QString &path)
{
    const QJsonArray required = schema[QStringLiteral("required")].toArray();
    for (const auto name : required) {
        if (!object.contains(name.toString()))
            m_complaint.add(memberPath(path, name.toString()), StudyText::tr("is missing."));
    }
    if (double(object.size()) < limitOf(schema, "minProperties", 0))
        m_complaint.add(
            path,
            StudyText::tr("has to hold %1 at least.").arg(limitOf(schema, "minProperties", 0)));
    for (auto member = object.begin(); member != object.end(); ++member)
        checkMember(schema, member.key(), member.value(), memberPath(path, member.key()));
}

void SchemaChecker::checkMember(const QJsonObject &schema, const QString &name,
                                const QJsonValue &value, const QString &path)
{
    const QJsonValue names = schema[QStringLiteral("propertyNames")];
    if (!names.isUndefined())
        check(names, name, path);
    const QJsonObject properties = schema[QStringLiteral("properties")].toObject();
    const QJsonValue others = schema[QStringLiteral("additionalProperties")];
    if (properties.contains(name))
        check(properties[name], value, path);
    else if (others.isBool() && !others.toBool())
        m_complaint.add(path, StudyText::tr("is no field here. Is it misspelt?"));
    else if (!others.isUndefined())
        check(others, value, path);
}

void SchemaChecker::checkBranches(const QJsonObject &schema, const QJsonValue &value,
                                  const QString &path)
{
    const QJsonArray all = schema[QStringLiteral("allOf")].toArray();
    for (const auto part : all)
        check(part, value, path);
    const QJsonValue condition = schema[QStringLiteral("if")];
    if (condition.isUndefined())
        return;
    const QJsonValue branch =
        schema[fits(condition, value) ? QStringLiteral("then") : QStringLiteral("else")];
    if (!branch.isUndefined())
        check(branch, value, path);
}

bool SchemaChecker::fits(const QJsonValue &schema, const QJsonValue &value) const
{
    SchemaChecker other(m_root, m_depth);
    other.check(schema, value, {});
    return !other.complaint();
}

QStringList jsonTypeNames()
{
    return {QStringLiteral("array"), QStringLiteral("boolean"), QStringLiteral("integer"),
            QStringLiteral("null"),  QStringLiteral("number"),  QStringLiteral("object"),
            QStringLiteral("string")};
}

QJsonValue referredSchema(const QJsonObject &root, const QString &reference)
{
    const QString prefix = QStringLiteral("#/$defs/");
    if (!reference.startsWith(prefix))
        return QJsonValue::Undefined;
    return root[QStringLiteral("$defs")].toObject().value(reference.mid(prefix.size()));
}

QRegularExpression schemaPattern(QString pattern)
{
    // PCRE's $ would also match before a final newline.
    if (pattern.endsWith(u'$') && !pattern.endsWith(QStringLiteral("\\$"))) {
        pattern.chop(1);
        pattern += QStringLiteral("\\z");
    }
    return QRegularExpression(pattern, QRegularExpression::UseUnicodePropertiesOption);
}

} // namespace Concord
