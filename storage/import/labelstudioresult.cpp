// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/labelstudioresult.h"

#include "storage/import/labelstudioitem.h"
#include "storage/text.h"

#include <algorithm>
#include <array>

namespace Concord {

namespace {

using simdjson::dom::element;
using simdjson::dom::object;

// Where a region of the task is said to be.
constexpr std::array<std::string_view, 6> regionFields = {"start", "end",         "x",
                                                          "y",     "startOffset", "points"};

std::optional<object> valueOfResult(object result)
{
    const auto field = jsonField(result, "value");
    object value;
    if (!field || field->get(value) != simdjson::SUCCESS)
        return std::nullopt;
    return value;
}

bool isOfRegion(object value)
{
    return std::ranges::any_of(
        regionFields, [&](std::string_view name) { return jsonField(value, name).has_value(); });
}

// A text or the texts of a list; nothing where it is something else.
std::optional<QStringList> studioWords(std::optional<element> field)
{
    simdjson::dom::array array;
    if (!field)
        return std::nullopt;
    if (field->get(array) != simdjson::SUCCESS) {
        const auto word = jsonWord(field);
        return word ? std::optional(QStringList(*word)) : std::nullopt;
    }
    QStringList words;
    for (const element each : array) {
        const auto word = jsonWord(each);
        if (!word)
            return std::nullopt;
        if (!word->trimmed().isEmpty())
            words.append(*word);
    }
    return words;
}

std::optional<QStringList> studioPaths(std::optional<element> field)
{
    simdjson::dom::array array;
    if (!field || field->get(array) != simdjson::SUCCESS)
        return std::nullopt;
    QStringList paths;
    for (const element each : array) {
        const auto path = studioWords(each);
        if (!path)
            return std::nullopt;
        if (!path->isEmpty())
            paths.append(path->join(pathJoint));
    }
    return paths;
}

// Of several buckets the first is the ranking.
std::optional<QStringList> rankingOf(std::optional<element> field)
{
    object buckets;
    if (!field || field->get(buckets) != simdjson::SUCCESS)
        return studioWords(field);
    for (const auto bucket : buckets)
        return studioWords(bucket.value);
    return std::nullopt;
}

std::optional<QStringList> studioNumber(std::optional<element> field)
{
    if (!field || !field->is_number())
        return std::nullopt;
    return QStringList(jsonWord(field).value_or(QString()));
}

std::optional<QStringList> partsOfType(const QString &type, object value)
{
    if (type == u"choices")
        return studioWords(jsonField(value, "choices"));
    if (type == u"rating")
        return studioNumber(jsonField(value, "rating"));
    if (type == u"number")
        return studioNumber(jsonField(value, "number"));
    if (type == u"textarea")
        return studioWords(jsonField(value, "text"));
    if (type == u"pairwise")
        return studioWords(jsonField(value, "selected"));
    if (type == u"taxonomy")
        return studioPaths(jsonField(value, "taxonomy"));
    if (type == u"ranker")
        return rankingOf(jsonField(value, "ranker"));
    return std::nullopt;
}

AnswerShape shapeOfType(const QString &type)
{
    if (type == u"rating" || type == u"number")
        return AnswerShape::Number;
    if (type == u"textarea")
        return AnswerShape::Text;
    if (type == u"taxonomy")
        return AnswerShape::Paths;
    return type == u"ranker" ? AnswerShape::Ranking : AnswerShape::Choices;
}

} // namespace

std::optional<LabelStudioResult> readLabelStudioResult(object result)
{
    const auto value = valueOfResult(result);
    const QString type = jsonWord(jsonField(result, "type")).value_or(QString());
    const QString name = jsonWord(jsonField(result, "from_name")).value_or(QString());
    if (!value || name.trimmed().isEmpty() || isOfRegion(*value))
        return std::nullopt;
    const auto parts = partsOfType(type, *value);
    if (!parts)
        return std::nullopt;
    LabelStudioResult read{{name, shapeOfType(type)}, *parts};
    read.question.isMultiple = jsonWord(jsonField(result, "choice")) == u"multiple"
        || jsonWord(jsonField(*value, "choice")) == u"multiple";
    return read;
}

QString labelStudioTypeOf(object result)
{
    const auto value = valueOfResult(result);
    const QString type = jsonWord(jsonField(result, "type")).value_or(StorageText::tr("unknown"));
    const bool isOfPart = value && isOfRegion(*value) && partsOfType(type, *value);
    return isOfPart ? StorageText::tr("%1 of a part").arg(type) : type;
}

} // namespace Concord
