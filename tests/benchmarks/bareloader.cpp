// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/bareloader.h"

#include "models/text/wordcount.h"
#include "storage/fulltext.h"
#include "storage/import/inputfile.h"
#include "storage/import/ipdialogreader.h"
#include "storage/import/linereader.h"
#include "storage/projectfile.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <sqlite3.h>

namespace Concord {

namespace {

struct Text
{
    QByteArray utf8;
    bool isNull = false;
};

Text text(const QString &value)
{
    return {value.toUtf8()};
}

Text textOrNull(const QString &value)
{
    return {value.toUtf8(), value.isEmpty()};
}

/// A prepared statement; any failure ends the program.
class BareStatement
{
public:
    BareStatement(sqlite3 *handle, const char *sql) : m_handle(handle)
    {
        if (sqlite3_prepare_v2(handle, sql, -1, &m_statement, nullptr) != SQLITE_OK)
            qFatal("%s: %s", sql, sqlite3_errmsg(handle));
    }
    ~BareStatement() { sqlite3_finalize(m_statement); }
    BareStatement(const BareStatement &) = delete;
    BareStatement &operator=(const BareStatement &) = delete;

    /// The id of the row that was put in; 0 where there was one already.
    template <typename... Values>
    qint64 insert(const Values &...values)
    {
        run(values...);
        const bool isNew = sqlite3_changes(m_handle) > 0;
        sqlite3_reset(m_statement);
        return isNew ? sqlite3_last_insert_rowid(m_handle) : 0;
    }

    template <typename... Values>
    qint64 find(const Values &...values)
    {
        run(values...);
        const qint64 found = sqlite3_column_int64(m_statement, 0);
        sqlite3_reset(m_statement);
        return found;
    }

private:
    template <typename... Values>
    void run(const Values &...values)
    {
        int parameter = 0;
        (bind(++parameter, values), ...);
        const int code = sqlite3_step(m_statement);
        if (code != SQLITE_DONE && code != SQLITE_ROW)
            qFatal("%s", sqlite3_errmsg(m_handle));
    }
    void bind(int parameter, qint64 value) { sqlite3_bind_int64(m_statement, parameter, value); }
    void bind(int parameter, std::optional<int> value)
    {
        if (value)
            sqlite3_bind_int(m_statement, parameter, *value);
        else
            sqlite3_bind_null(m_statement, parameter);
    }
    void bind(int parameter, const QByteArray &blob)
    {
        sqlite3_bind_blob(m_statement, parameter, blob.constData(), int(blob.size()),
                          SQLITE_STATIC);
    }
    void bind(int parameter, const Text &text)
    {
        if (text.isNull)
            sqlite3_bind_null(m_statement, parameter);
        else
            sqlite3_bind_text(m_statement, parameter, text.utf8.constData(), int(text.utf8.size()),
                              SQLITE_STATIC);
    }

    sqlite3 *m_handle;
    sqlite3_stmt *m_statement = nullptr;
};

void runSql(sqlite3 *handle, const QByteArray &sql)
{
    char *error = nullptr;
    if (sqlite3_exec(handle, sql.constData(), nullptr, nullptr, &error) != SQLITE_OK)
        qFatal("%s: %s", sql.constData(), error);
}

/// The statements that make the secondary indexes of the tables that are filled; those are gone.
QList<QByteArray> takeIndexes(sqlite3 *handle)
{
    QList<QByteArray> made;
    QList<QByteArray> names;
    sqlite3_stmt *query = nullptr;
    sqlite3_prepare_v2(handle,
                       "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT "
                       "NULL AND tbl_name IN ('item', 'item_text', 'item_attribute')",
                       -1, &query, nullptr);
    while (sqlite3_step(query) == SQLITE_ROW) {
        names.append(reinterpret_cast<const char *>(sqlite3_column_text(query, 0)));
        made.append(reinterpret_cast<const char *>(sqlite3_column_text(query, 1)));
    }
    sqlite3_finalize(query);
    for (const QByteArray &name : names)
        runSql(handle, "DROP INDEX " + name);
    return made;
}

class BareLoader
{
public:
    explicit BareLoader(sqlite3 *handle)
        : m_dialogue(handle, "INSERT OR IGNORE INTO dialogue VALUES (NULL, ?, ?, ?, ?, ?)"),
          m_findDialogue(handle, "SELECT id FROM dialogue WHERE hash = ?"),
          m_turn(handle, "INSERT INTO turn VALUES (NULL, ?, ?, ?, ?, ?, ?)"),
          m_indexTurn(handle, "INSERT INTO turn_search (rowid, content, han) VALUES (?, ?, ?)"),
          m_item(handle, "INSERT INTO item VALUES (NULL, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
          m_text(handle, "INSERT INTO item_text VALUES (?, ?, ?, ?, ?, ?, NULL, ?)"),
          m_indexText(handle, "INSERT INTO request_search (rowid, request, han) VALUES (?, ?, ?)"),
          m_attribute(handle, "INSERT INTO attribute VALUES (NULL, ?, ?)"),
          m_itemAttribute(handle, "INSERT INTO item_attribute VALUES (?, ?, ?, ?)")
    {}

    void load(const Item &item, const QByteArray &dialogueHash, const QByteArray &hash);

private:
    qint64 dialogueId(const Dialogue &dialogue, const QByteArray &hash);
    void loadAttributes(qint64 id, const QList<Attribute> &attributes);

    BareStatement m_dialogue;
    BareStatement m_findDialogue;
    BareStatement m_turn;
    BareStatement m_indexTurn;
    BareStatement m_item;
    BareStatement m_text;
    BareStatement m_indexText;
    BareStatement m_attribute;
    BareStatement m_itemAttribute;
    QHash<std::pair<QString, QString>, qint64> m_attributes;
};

qint64 BareLoader::dialogueId(const Dialogue &dialogue, const QByteArray &hash)
{
    const qint64 id =
        m_dialogue.insert(hash, qint64(dialogue.rounds.size()), qint64(dialogue.turnCount()),
                          qint64(dialogue.contentWords()), qint64(dialogue.labelWords()));
    if (id == 0)
        return m_findDialogue.find(hash);
    qint64 position = 0;
    for (qsizetype round = 0; round < dialogue.rounds.size(); ++round) {
        for (const Turn &turn : dialogue.rounds[round].turns) {
            const Text content = text(turn.content);
            const Text han = textOrNull(hanCharacters(turn.content));
            const qint64 row =
                m_turn.insert(id, position++, qint64(round), text(turn.speaker), content, han);
            m_indexTurn.insert(row, content, han);
        }
    }
    return id;
}

void BareLoader::loadAttributes(qint64 id, const QList<Attribute> &attributes)
{
    for (const Attribute &attribute : attributes) {
        qint64 &value = m_attributes[{attribute.type, attribute.value}];
        if (value == 0)
            value = m_attribute.insert(text(attribute.type), text(attribute.value));
        m_itemAttribute.insert(id, value, qint64(attribute.related ? 1 : 0), attribute.round);
    }
}

void BareLoader::load(const Item &item, const QByteArray &dialogueHash, const QByteArray &hash)
{
    const Dialogue &dialogue = item.dialogue;
    const qint64 related =
        std::count_if(item.attributes.begin(), item.attributes.end(),
                      [](const Attribute &attribute) { return attribute.related; });
    const qint64 id =
        m_item.insert(item.line, text(item.key), textOrNull(item.task), textOrNull(item.domain),
                      dialogueId(dialogue, dialogueHash), qint64(dialogue.rounds.size()), related,
                      qint64(dialogue.turnCount()), qint64(dialogue.contentWords()),
                      qint64(wordCount(item.request)));
    const Text request = text(item.request);
    const Text han = textOrNull(hanCharacters(item.request));
    const QByteArray list =
        QJsonDocument(QJsonArray::fromStringList(item.answer.parts)).toJson(QJsonDocument::Compact);
    const Text answer{item.answer.isList ? list : list.sliced(1, list.size() - 2)};
    m_text.insert(id, request, han, text(item.analysis), answer, Text{item.extra}, hash);
    m_indexText.insert(id, request, han);
    loadAttributes(id, item.attributes);
}

} // namespace

QJsonObject loadBare(const QString &source, const QString &project)
{
    if (auto made = ProjectFile::create(project, QDateTime::currentDateTimeUtc()); !made)
        qFatal("%s", qPrintable(made.error().message));
    QElapsedTimer timer;
    timer.start();
    sqlite3 *handle = nullptr;
    if (sqlite3_open(project.toUtf8().constData(), &handle) != SQLITE_OK)
        qFatal("%s", sqlite3_errmsg(handle));
    // As an import has them, and the size that limits.md measured the full text with.
    runSql(handle,
           "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; "
           "PRAGMA cache_size = -65536; PRAGMA foreign_keys = ON");
    runSql(handle, "INSERT INTO turn_search (turn_search, rank) VALUES ('hashsize', 67108864)");
    runSql(handle, "BEGIN IMMEDIATE");
    runSql(handle,
           "INSERT INTO dataset VALUES (1, '00000000-0000-4000-8000-000000000001', 'bare', "
           "'unknown', 'ip-dialog', '', '', 0, x'', 0, 0, '', 'ready')");
    const QList<QByteArray> indexes = takeIndexes(handle);
    qint64 reading = 0;
    {
        BareLoader loader(handle);
        const auto input = InputFile::open(source);
        LineReader lines(**input);
        IpDialogReader reader;
        for (;;) {
            const qint64 before = timer.nsecsElapsed();
            const auto line = lines.next();
            if (!line)
                break;
            auto item = reader.read(line->text, line->number);
            if (!item)
                qFatal("%s", qPrintable(item.error().message));
            item->line = line->number;
            const QByteArray dialogueHash = contentHash(item->dialogue);
            const QByteArray hash = contentHash(*item, dialogueHash);
            reading += timer.nsecsElapsed() - before;
            loader.load(*item, dialogueHash, hash);
        }
    }
    for (const QByteArray &index : indexes)
        runSql(handle, index);
    runSql(handle, "COMMIT");
    sqlite3_close(handle);
    return {{QStringLiteral("reading"), double(reading) / 1e9},
            {QStringLiteral("seconds"), double(timer.nsecsElapsed()) / 1e9}};
}

} // namespace Concord
