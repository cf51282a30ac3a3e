// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/csvdialogue.h"

#include "storage/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Concord {

namespace {

// Speakers have short names; what is longer, or holds a sentence's marks, is something said.
constexpr qsizetype longestSpeaker = 40;
constexpr qsizetype mostSpeakerWords = 4;

// Where the speaker of a line ends, or -1 where it names none.
qsizetype speakerEnd(QStringView line)
{
    const auto isColon = [](QChar letter) { return letter == u':' || letter == u'\uFF1A'; };
    const auto colon = std::ranges::find_if(line, isColon);
    if (colon == line.end())
        return -1;
    const qsizetype end = colon - line.begin();
    const QStringView name = line.first(end).trimmed();
    const QStringView rest = line.sliced(end + 1);
    const bool hasLetter =
        std::ranges::any_of(name, [](QChar letter) { return letter.isLetter(); });
    const bool isSentence = std::ranges::any_of(
        name, [](QChar letter) { return QStringView(u".?!,;\"\u3002\uFF0C").contains(letter); });
    if (!hasLetter || isSentence || name.size() > longestSpeaker || rest.startsWith(u"//")
        || name.count(u' ') >= mostSpeakerWords)
        return -1;
    return end;
}

QList<Turn> turnsOfLines(const QString &cell)
{
    QList<Turn> turns;
    const QStringList lines = cell.split(u'\n');
    for (const QString &each : lines) {
        const QStringView line =
            each.endsWith(u'\r') ? QStringView(each).chopped(1) : QStringView(each);
        const qsizetype end = speakerEnd(line);
        if (end >= 0)
            turns.append(
                {line.first(end).trimmed().toString(), line.sliced(end + 1).trimmed().toString()});
        else if (turns.isEmpty())
            turns.append({{}, line.toString()});
        else
            turns.last().content += QString(u'\n' + line.toString());
    }
    for (Turn &turn : turns)
        turn.content = turn.content.trimmed();
    turns.removeIf(
        [](const Turn &turn) { return turn.speaker.isEmpty() && turn.content.isEmpty(); });
    return turns;
}

QString firstText(const QJsonObject &object, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        const QJsonValue value = object.value(QLatin1String(name));
        if (value.isString())
            return value.toString();
    }
    return {};
}

// Escapes can write what no text holds.
bool isWholeText(const QString &text)
{
    return text.isValidUtf16() && !text.contains(QChar(0));
}

Result<Turn> turnOfValue(const QJsonValue &value, qsizetype number)
{
    const QJsonObject object = value.toObject();
    const Turn turn = value.isString()
        ? Turn{{}, value.toString()}
        : Turn{firstText(object, {"speaker", "role", "from", "name"}),
               firstText(object, {"content", "text", "value", "utterance"})};
    if (!value.isString() && turn.content.isNull())
        return Error{StorageText::tr("Turn %1 of the dialogue must be a text, or an object with "
                                     "\"speaker\" and \"content\".")
                         .arg(number),
                     {}};
    if (!isWholeText(turn.speaker) || !isWholeText(turn.content))
        return Error{StorageText::tr("Turn %1 of the dialogue holds a NUL character or half of a "
                                     "surrogate pair. Remove it.")
                         .arg(number),
                     {}};
    return turn;
}

} // namespace

Result<QList<Turn>> turnsOfCell(const QString &cell)
{
    const QString text = cell.trimmed();
    if (!text.startsWith(u'['))
        return turnsOfLines(cell);
    QJsonParseError fault;
    const QJsonDocument list = QJsonDocument::fromJson(text.toUtf8(), &fault);
    if (!list.isArray()) {
        // "[laughs] Hello" is something said.
        const QString inside = text.sliced(1).trimmed();
        if (!inside.startsWith(u'{'))
            return turnsOfLines(cell);
        return Error{StorageText::tr("The dialogue begins like a JSON list of turns, but is none: "
                                     "%1, at character %2.")
                         .arg(fault.errorString())
                         .arg(fault.offset),
                     {}};
    }
    QList<Turn> turns;
    const QJsonArray values = list.array();
    for (const auto value : values) {
        const auto turn = turnOfValue(value, turns.size() + 1);
        if (!turn)
            return turn.error();
        turns.append(*turn);
    }
    return turns;
}

} // namespace Concord
