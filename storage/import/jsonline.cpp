// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/jsonline.h"

#include "storage/text.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <vector>

namespace Concord {

namespace {

QString nameOf(simdjson::dom::element_type type)
{
    using simdjson::dom::element_type;
    switch (type) {
    case element_type::ARRAY:
        return StorageText::tr("a list");
    case element_type::OBJECT:
        return StorageText::tr("an object");
    case element_type::STRING:
        return StorageText::tr("text");
    case element_type::INT64:
    case element_type::UINT64:
    case element_type::DOUBLE:
        return StorageText::tr("a number");
    case element_type::BOOL:
        return StorageText::tr("true or false");
    case element_type::NULL_VALUE:
        return StorageText::tr("null");
    }
    Q_UNREACHABLE();
}

// Whether NaN or Infinity stands where a value should, as Python writes them.
bool holdsNaN(QByteArrayView line)
{
    for (const QByteArrayView word : {QByteArrayView("NaN"), QByteArrayView("Infinity")}) {
        for (qsizetype at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
            QByteArrayView before = line.first(at);
            if (before.endsWith('-'))
                before.chop(1);
            before = before.trimmed();
            if (before.endsWith(':') || before.endsWith(',') || before.endsWith('['))
                return true;
        }
    }
    return false;
}

Error parseError(simdjson::error_code code, QByteArrayView line)
{
    const QString detail = QString::fromUtf8(simdjson::error_message(code));
    if (line.contains('\0'))
        return {StorageText::tr("The line contains a NUL byte, which JSON does not allow."),
                detail};
    const bool isValue = code == simdjson::NUMBER_ERROR || code == simdjson::TAPE_ERROR;
    if (isValue && holdsNaN(line))
        return {StorageText::tr("The line holds NaN or Infinity, which JSON does not allow. Write "
                                "null instead."),
                detail};
    switch (code) {
    case simdjson::UTF8_ERROR:
        return {
            StorageText::tr("The line is not valid UTF-8. Save the file as UTF-8 and try again."),
            detail};
    case simdjson::DEPTH_ERROR:
        return {StorageText::tr("The line is nested too deeply."), detail};
    case simdjson::NUMBER_ERROR:
        return {StorageText::tr("A number in the line is too large, or is none."), detail};
    case simdjson::STRING_ERROR:
        return {StorageText::tr("A text in the line holds an invalid escape sequence."), detail};
    default:
        return {StorageText::tr("The line is not a JSON object."), detail};
    }
}

// Of two fields of one name readers would silently take one.
Result<void> checkNames(simdjson::dom::object object, const QString &path)
{
    std::vector<std::string_view> names;
    names.reserve(object.size());
    for (const auto field : object)
        names.push_back(field.key);
    std::sort(names.begin(), names.end());
    const auto twice = std::adjacent_find(names.begin(), names.end());
    if (twice == names.end())
        return {};
    const QString name = QString::fromUtf8(twice->data(), qsizetype(twice->size()));
    return Error{StorageText::tr("%1 occurs twice. Leave one of them out.")
                     .arg(JsonFields(object, path).pathOf(name)),
                 {}};
}

// A parsed key may hold what must be escaped again.
QByteArray quotedKey(std::string_view key)
{
    const QByteArray plain(key.data(), qsizetype(key.size()));
    const bool isPlain = std::none_of(plain.begin(), plain.end(), [](char character) {
        return character == '"' || character == '\\' || uchar(character) < 0x20;
    });
    if (isPlain)
        return '"' + plain + '"';
    const QByteArray list =
        QJsonDocument(QJsonArray{QString::fromUtf8(plain)}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

} // namespace

Result<simdjson::dom::object> JsonLine::parse(QByteArrayView line)
{
    simdjson::dom::element root;
    if (const auto code = m_parser.parse(line.data(), size_t(line.size())).get(root))
        return parseError(code, line);
    simdjson::dom::object object;
    if (root.get(object))
        return Error{
            StorageText::tr("The line must be a JSON object, but is %1.").arg(nameOf(root.type())),
            {}};
    if (auto unique = checkNames(object, {}); !unique)
        return unique.error();
    return object;
}

Error wrongType(const QString &path, const QString &expected, simdjson::dom::element element)
{
    return {
        StorageText::tr("%1 must be %2, but is %3.").arg(path, expected, nameOf(element.type())),
        {}};
}

Result<QString> jsonText(simdjson::dom::element element, const QString &path)
{
    std::string_view view;
    if (element.get(view))
        return wrongType(path, StorageText::tr("text"), element);
    if (view.find('\0') != std::string_view::npos)
        return Error{
            StorageText::tr("%1 contains a NUL character. Remove it from the text.").arg(path), {}};
    QString text = QString::fromUtf8(view.data(), qsizetype(view.size()));
    // fromUtf8() takes U+FEFF at the begin for a mark of the encoding, and drops it.
    if (view.starts_with("\xEF\xBB\xBF"))
        text.prepend(QChar(0xFEFF));
    return text;
}

Result<JsonFields> jsonObject(simdjson::dom::element element, const QString &path)
{
    simdjson::dom::object object;
    if (element.get(object))
        return wrongType(path, StorageText::tr("an object"), element);
    if (auto unique = checkNames(object, path); !unique)
        return unique.error();
    return JsonFields(object, path);
}

Result<simdjson::dom::element> JsonFields::element(const char *name) const
{
    simdjson::dom::element element;
    if (m_object.at_key(name).get(element))
        return Error{StorageText::tr("%1 is missing.").arg(pathOf(QString::fromLatin1(name))), {}};
    return element;
}

Result<QString> JsonFields::text(const char *name) const
{
    const auto found = element(name);
    if (!found)
        return found.error();
    return jsonText(*found, pathOf(QString::fromLatin1(name)));
}

Result<QString> JsonFields::optionalText(const char *name) const
{
    const auto found = element(name);
    if (!found || found->is_null())
        return QString();
    return jsonText(*found, pathOf(QString::fromLatin1(name)));
}

Result<qint64> JsonFields::integer(const char *name) const
{
    const auto found = element(name);
    if (!found)
        return found.error();
    int64_t number = 0;
    if (found->get(number))
        return wrongType(pathOf(QString::fromLatin1(name)), StorageText::tr("a whole number"),
                         *found);
    return number;
}

Result<JsonFields> JsonFields::object(const char *name) const
{
    const auto found = element(name);
    if (!found)
        return found.error();
    return jsonObject(*found, pathOf(QString::fromLatin1(name)));
}

Result<simdjson::dom::array> JsonFields::array(const char *name) const
{
    const auto found = element(name);
    if (!found)
        return found.error();
    simdjson::dom::array array;
    if (found->get(array))
        return wrongType(pathOf(QString::fromLatin1(name)), StorageText::tr("a list"), *found);
    return array;
}

Result<QStringList> jsonTexts(simdjson::dom::array array, const QString &path)
{
    QStringList texts;
    for (const simdjson::dom::element element : array) {
        auto text = jsonText(element, QStringLiteral("%1[%2]").arg(path).arg(texts.size()));
        if (!text)
            return text.error();
        texts.append(*std::move(text));
    }
    return texts;
}

Result<QList<Turn>> jsonTurns(simdjson::dom::array array, const QString &path)
{
    QList<Turn> turns;
    for (const simdjson::dom::element element : array) {
        const auto fields =
            jsonObject(element, QStringLiteral("%1[%2]").arg(path).arg(turns.size()));
        if (!fields)
            return fields.error();
        auto speaker = fields->text("speaker");
        auto content = fields->text("content");
        if (!speaker || !content)
            return speaker ? content.error() : speaker.error();
        turns.append({*std::move(speaker), *std::move(content)});
    }
    return turns;
}

QByteArray otherFields(simdjson::dom::object object, const QList<QByteArrayView> &known)
{
    QByteArray json;
    for (const auto field : object) {
        if (known.contains(QByteArrayView(field.key.data(), qsizetype(field.key.size()))))
            continue;
        json += json.isEmpty() ? '{' : ',';
        json +=
            quotedKey(field.key) + ':' + QByteArray::fromStdString(simdjson::minify(field.value));
    }
    return json.isEmpty() ? json : json + '}';
}

} // namespace Concord
