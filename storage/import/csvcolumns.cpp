// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/csvcolumns.h"

#include "storage/text.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>

namespace Concord {

namespace {

struct KnownColumn
{
    QString ColumnMapping::*field;
    QStringList names; ///< the best first
};

const QList<KnownColumn> &knownColumnNames()
{
    static const QList<KnownColumn> known = [] {
        const auto words = [](const char *text) {
            return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
        };
        return QList<KnownColumn>{
            {&ColumnMapping::key,
             words("key id item_key item_id dialogue_id dialog_id conversation_id uid")},
            {&ColumnMapping::task, words("task task_name task_type")},
            {&ColumnMapping::domain, words("domain topic")},
            {&ColumnMapping::request, words("request question prompt instruction query")},
            {&ColumnMapping::dialogue,
             words("dialogue dialog conversation history dialogue_history messages transcript "
                   "text")},
            {&ColumnMapping::analysis, words("analysis rationale")},
            {&ColumnMapping::answer, words("answer reference reference_answer gold label")},
        };
    }();
    return known;
}

// "Item ID" and "item-id" are "item_id".
QString plainName(const QString &name)
{
    QString plain = name.trimmed().toLower();
    plain.replace(u' ', u'_').replace(u'-', u'_');
    return plain;
}

constexpr std::array attributePrefixes = {u"attribute:", u"attr_", u"attr:", u"related:"};

// The name behind "attribute:" or its like; empty when it does not begin so.
QString attributeTypeIn(const QString &name)
{
    for (const QStringView prefix : attributePrefixes) {
        if (name.startsWith(prefix, Qt::CaseInsensitive) && name.size() > prefix.size())
            return name.sliced(prefix.size()).trimmed();
    }
    return {};
}

QString firstNamed(const QStringList &columns, const QStringList &wanted)
{
    for (const QString &name : wanted) {
        const auto found = std::ranges::find_if(
            columns, [&](const QString &column) { return plainName(column) == name; });
        if (found != columns.end())
            return *found;
    }
    return {};
}

// A column for each side of a dialogue of two, when there are both.
QStringList turnColumns(const QStringList &columns)
{
    const QString asks = firstNamed(
        columns, {QStringLiteral("user"), QStringLiteral("human"), QStringLiteral("customer")});
    const QString replies =
        firstNamed(columns,
                   {QStringLiteral("assistant"), QStringLiteral("ai"), QStringLiteral("bot"),
                    QStringLiteral("agent"), QStringLiteral("system")});
    QStringList turns;
    for (const QString &column : columns) {
        if (!asks.isEmpty() && !replies.isEmpty() && (column == asks || column == replies))
            turns.append(column);
    }
    return turns;
}

Error missingColumn(const QString &column, const QStringList &names)
{
    return {StorageText::tr("The table has no column \"%1\". It has: %2.")
                .arg(column, names.join(QStringLiteral(", "))),
            {}};
}

// Names columns by their places, and remembers which were asked for.
class ColumnFinder
{
public:
    explicit ColumnFinder(const QStringList &names) : m_names(names) {}

    qsizetype place(const QString &column)
    {
        if (column.isEmpty())
            return -1;
        const qsizetype place = m_names.indexOf(column);
        if (place < 0 && m_missing.isEmpty())
            m_missing = column;
        m_used.append(place);
        return place;
    }

    QString missing() const { return m_missing; }
    bool isUsed(qsizetype place) const { return m_used.contains(place); }

private:
    const QStringList &m_names;
    QList<qsizetype> m_used;
    QString m_missing;
};

void findAttributes(const ColumnMapping &mapping, ColumnFinder &finder, ColumnPlaces &places)
{
    for (const QString &column : mapping.attributes) {
        const QString type = attributeTypeIn(column);
        places.attributes.append({finder.place(column), type.isEmpty() ? column : type,
                                  mapping.related.contains(column)});
    }
    std::ranges::sort(places.attributes, {}, &AttributeColumn::type);
}

} // namespace

ColumnMapping guessColumns(const QStringList &names)
{
    ColumnMapping mapping;
    for (const KnownColumn &known : knownColumnNames())
        mapping.*known.field = firstNamed(names, known.names);
    for (const QString &name : names) {
        if (attributeTypeIn(name).isEmpty())
            continue;
        mapping.attributes.append(name);
        if (name.startsWith(attributePrefixes.back(), Qt::CaseInsensitive))
            mapping.related.append(name);
    }
    if (mapping.dialogue.isEmpty())
        mapping.turns = turnColumns(names);
    return mapping;
}

QStringList columnNames(const QStringList &firstRow, bool hasHead)
{
    QStringList names;
    QSet<QString> taken;
    QHash<QString, int> copies;
    for (qsizetype i = 0; i < firstRow.size(); ++i) {
        const QString number = QString::number(i + 1);
        const QString base =
            !hasHead || firstRow[i].trimmed().isEmpty() ? number : firstRow[i].trimmed();
        QString name = base;
        for (int &copy = copies[base]; taken.contains(name); ++copy)
            name = QStringLiteral("%1 (%2)").arg(base).arg(copy + 2);
        taken.insert(name);
        names.append(name);
    }
    return names;
}

qsizetype knownColumns(const QStringList &names)
{
    const ColumnMapping mapping = guessColumns(names);
    const auto fields = std::ranges::count_if(knownColumnNames(), [&](const KnownColumn &known) {
        return !(mapping.*known.field).isEmpty();
    });
    return fields + mapping.attributes.size() + mapping.turns.size();
}

bool isHeadOfAnswers(const QStringList &names)
{
    return std::ranges::any_of(names, [](const QString &name) {
        const QString plain = plainName(name);
        return plain == u"annotator" || plain == u"rater" || plain == u"annotator_id"
            || plain == u"rater_id" || plain == u"coder" || plain == u"worker_id";
    });
}

Result<ColumnPlaces> placesOfColumns(const ColumnMapping &mapping, const QStringList &names)
{
    ColumnFinder finder(names);
    ColumnPlaces places;
    places.key = finder.place(mapping.key);
    places.task = finder.place(mapping.task);
    places.domain = finder.place(mapping.domain);
    places.request = finder.place(mapping.request);
    places.dialogue = finder.place(mapping.dialogue);
    places.analysis = finder.place(mapping.analysis);
    places.answer = finder.place(mapping.answer);
    for (const QString &column : mapping.turns)
        places.turns.append({finder.place(column), column});
    findAttributes(mapping, finder, places);
    if (!finder.missing().isEmpty())
        return missingColumn(finder.missing(), names);
    if (places.request < 0 && places.dialogue < 0 && places.turns.isEmpty())
        return Error{
            StorageText::tr("Say which column of the table holds the request, the dialogue "
                            "or a turn. It has: %1.")
                .arg(names.join(QStringLiteral(", "))),
            {}};
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (!finder.isUsed(i))
            places.others.append({i, names[i]});
    }
    return places;
}

} // namespace Concord
