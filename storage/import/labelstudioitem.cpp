// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/labelstudioitem.h"

#include "storage/import/jsonline.h"
#include "storage/import/readstudy.h"
#include "storage/text.h"

#include <array>
#include <span>

namespace Concord {

namespace {

using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::array<std::string_view, 6> dialogueFields = {"dialogue", "dialogues",    "dialog",
                                                            "messages", "conversation", "turns"};
constexpr std::array<std::string_view, 5> speakerFields = {"speaker", "role", "author", "from",
                                                           "name"};
constexpr std::array<std::string_view, 5> contentFields = {"text", "content", "value", "utterance",
                                                           "message"};
constexpr std::array<std::string_view, 3> requestFields = {"question", "request", "prompt"};

QString studioName(std::string_view name)
{
    return QString::fromUtf8(name.data(), qsizetype(name.size()));
}

std::optional<QString> firstWord(object fields, std::span<const std::string_view> names)
{
    for (const std::string_view name : names) {
        if (auto word = jsonWord(jsonField(fields, name)))
            return word;
    }
    return std::nullopt;
}

Result<QList<Turn>> studioTurns(simdjson::dom::array array, const QString &path)
{
    QList<Turn> turns;
    for (const element each : array) {
        object fields;
        if (each.get(fields) != simdjson::SUCCESS) {
            const auto text = jsonWord(each);
            if (!text)
                return wrongType(path, StorageText::tr("a list of turns"), each);
            turns.append({{}, *text});
            continue;
        }
        const auto content = firstWord(fields, contentFields);
        if (!content)
            return Error{StorageText::tr("%1[%2] has no text: a turn needs \"text\" or "
                                         "\"content\".")
                             .arg(path)
                             .arg(turns.size()),
                         {}};
        turns.append({firstWord(fields, speakerFields).value_or(QString()), *content});
    }
    return turns;
}

// Takes the data of one task apart.
class StudioData
{
public:
    explicit StudioData(object data) : m_data(data) {}

    Result<void> readInto(Item &item);
    QByteArray others() const { return otherFields(m_data, m_used); }
    std::optional<QString> take(std::string_view name);

private:
    Result<QList<Turn>> turns();
    QString onlyText(const QString &request);

    object m_data;
    QList<QByteArrayView> m_used;
};

std::optional<QString> StudioData::take(std::string_view name)
{
    auto word = jsonWord(jsonField(m_data, name));
    if (!word || word->trimmed().isEmpty())
        return std::nullopt;
    m_used.append(QByteArrayView(name.data(), qsizetype(name.size())));
    return word;
}

Result<QList<Turn>> StudioData::turns()
{
    for (const std::string_view name : dialogueFields) {
        const auto field = jsonField(m_data, name);
        simdjson::dom::array array;
        if (!field || field->get(array) != simdjson::SUCCESS || array.size() == 0)
            continue;
        m_used.append(QByteArrayView(name.data(), qsizetype(name.size())));
        return studioTurns(array, u"data." + studioName(name));
    }
    return QList<Turn>();
}

// What there is to read where no dialogue is.
QString StudioData::onlyText(const QString &request)
{
    if (auto text = take("text"))
        return *text;
    if (!request.isEmpty())
        return request;
    for (const auto field : m_data) {
        if (field.value.is_string() && field.key != "unit_key" && field.key != "item_key") {
            if (auto text = take(field.key))
                return *text;
        }
    }
    return {};
}

Result<void> StudioData::readInto(Item &item)
{
    for (const std::string_view name : requestFields) {
        if (item.request.isEmpty())
            item.request = take(name).value_or(QString());
    }
    auto turns = this->turns();
    if (!turns)
        return turns.error();
    if (turns->isEmpty()) {
        const QString text = onlyText(item.request);
        if (text.isEmpty())
            return Error{StorageText::tr("data holds nothing to read: neither a dialogue nor a "
                                         "text."),
                         {}};
        turns->append({{}, text});
    }
    item.dialogue.rounds = roundsFromTurns(*turns);
    return {};
}

} // namespace

std::optional<element> jsonField(object fields, std::string_view name)
{
    element found;
    if (fields.at_key(name).get(found) != simdjson::SUCCESS)
        return std::nullopt;
    return found;
}

std::optional<QString> jsonWord(std::optional<element> value)
{
    std::string_view text;
    double number = 0;
    if (value && value->get(text) == simdjson::SUCCESS)
        return text.find('\0') == std::string_view::npos ? std::optional(studioName(text))
                                                         : std::nullopt;
    if (value && value->get(number) == simdjson::SUCCESS)
        return numberText(number);
    return std::nullopt;
}

Result<Item> labelStudioItem(object task, qint64 number)
{
    const auto field = jsonField(task, "data");
    if (!field)
        return Error{StorageText::tr("data is missing: a task holds what was annotated in it."),
                     {}};
    object fields;
    if (field->get(fields) != simdjson::SUCCESS)
        return wrongType(QStringLiteral("data"), StorageText::tr("an object"), *field);
    StudioData data(fields);
    Item item;
    if (auto key = data.take("unit_key"))
        item.key = *key;
    else if (auto id = jsonWord(jsonField(task, "id")))
        item.key = *id;
    else if (auto own = data.take("id"))
        item.key = *own;
    if (item.key.trimmed().isEmpty())
        item.key = u"task-" + QString::number(number);
    if (auto done = data.readInto(item); !done)
        return done.error();
    item.extra = data.others();
    return item;
}

} // namespace Concord
