// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/migrations.h"

#include "storage/database.h"
#include "storage/query.h"
#include "storage/text.h"
#include "storage/transaction.h"

#include <QFile>
#include <QRegularExpression>

#include <array>

// Q_INIT_RESOURCE must be called outside of any namespace.
static void initSqlResources()
{
    Q_INIT_RESOURCE(concord_sql);
}

namespace Concord {

namespace {

// The n-th script leads from version n to n + 1; scripts that have shipped never change.
constexpr std::array schemaScripts = {":/concord/sql/0001_initial.sql"};

Result<QStringList> statementsOf(const char *path)
{
    QFile file(QString::fromLatin1(path));
    if (!file.open(QIODevice::ReadOnly))
        return Error{StorageText::tr("This program is incomplete: install it again."),
                     file.fileName()};
    return splitStatements(QString::fromUtf8(file.readAll()));
}

Result<void> runScript(const Database &database, const char *path)
{
    const auto statements = statementsOf(path);
    if (!statements)
        return statements.error();
    for (const QString &statement : *statements) {
        if (auto done = execute(database, statement); !done)
            return done;
    }
    return {};
}

Result<void> runScripts(const Database &database, int from)
{
    for (size_t i = size_t(from); i < schemaScripts.size(); ++i) {
        if (auto done = runScript(database, schemaScripts[i]); !done)
            return done;
    }
    const QString number = QString::number(schemaScripts.size());
    if (auto done = execute(database, u"PRAGMA user_version = " + number); !done)
        return done;
    return execute(database, u"PRAGMA application_id = " + QString::number(projectApplicationId));
}

// The name of the index that a statement makes; empty when it makes none.
QString createdIndex(const QString &statement)
{
    static const QRegularExpression pattern(QStringLiteral("^\\s*CREATE (?:UNIQUE )?INDEX (\\w+)"));
    return pattern.match(statement).captured(1);
}

// At most `limit` of them.
Result<QStringList> schemaObjects(const Database &database, qsizetype limit)
{
    Query query(database,
                QStringLiteral("SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM "
                               "sqlite_schema WHERE type <> 'table' OR name NOT IN "
                               "('sqlite_stat1', 'sqlite_stat4') ORDER BY 1 LIMIT ?"));
    query.bind(limit);
    if (auto done = query.exec(); !done)
        return done.error();
    QStringList objects;
    while (query.next())
        objects.append(query.text(0));
    if (auto done = query.ended(); !done)
        return done.error();
    return objects;
}

// An import into an empty project makes the indexes at its end.
Result<QStringList> indexesToCome(const Database &database)
{
    Query staged(database, QStringLiteral("SELECT 1 FROM dataset WHERE state = 'staged'"));
    // Without that table there is no import, and no project.
    if (!staged.exec() || !staged.next())
        return QStringList();
    return missingIndexes(database);
}

} // namespace

int newestSchemaVersion()
{
    return int(schemaScripts.size());
}

QStringList splitStatements(const QString &script)
{
    QStringList statements;
    QString current;
    const QStringList lines = script.split(u'\n');
    for (const QString &line : lines) {
        const QString trimmed = line.trimmed();
        if (current.isEmpty() && (trimmed.isEmpty() || trimmed.startsWith(u"--")))
            continue;
        current += line + u'\n';
        if (trimmed.endsWith(u';')) {
            statements.append(current);
            current.clear();
        }
    }
    if (!current.isEmpty())
        statements.append(current);
    return statements;
}

Result<void> migrate(const Database &database)
{
    initSqlResources();
    const auto text = database.pragma(QStringLiteral("user_version"));
    if (!text)
        return text.error();
    const int version = text->toInt();
    if (version == newestSchemaVersion())
        return {};
    if (version > newestSchemaVersion() || version < 0) {
        const QString sentence = StorageText::tr(
            "%1 was written by a newer Concord (file version %2; this program knows up to %3). "
            "Update Concord to open it.");
        return Error{sentence.arg(database.path()).arg(version).arg(newestSchemaVersion()), {}};
    }
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun();
    if (auto done = runScripts(database, version); !done)
        return done;
    return transaction.commit();
}

Result<bool> hasNewestSchema(const Database &database)
{
    auto fresh = Database::open(QStringLiteral(":memory:"), Database::Mode::Create);
    if (!fresh)
        return fresh.error();
    if (auto done = migrate(*fresh); !done)
        return done.error();
    auto expected = schemaObjects(*fresh, 100'000);
    if (!expected)
        return expected.error();
    auto actual = schemaObjects(database, expected->size() + 1);
    if (!actual)
        return actual.error();
    const auto toCome = indexesToCome(database);
    if (!toCome)
        return toCome.error();
    for (const QString &statement : *toCome) {
        const QString sql =
            statement.trimmed().chopped(1); // as it is stored, without the semicolon
        actual->append(u"index " + createdIndex(sql) + u' ' + sql);
    }
    actual->sort();
    expected->sort();
    return *expected == *actual;
}

Result<QStringList> missingIndexes(const Database &database)
{
    initSqlResources();
    Query query(database, QStringLiteral("SELECT name FROM sqlite_schema WHERE type = 'index'"));
    if (auto done = query.exec(); !done)
        return done.error();
    QStringList present;
    while (query.next())
        present.append(query.text(0));
    if (auto done = query.ended(); !done)
        return done.error();
    QStringList missing;
    for (const char *script : schemaScripts) {
        const auto statements = statementsOf(script);
        if (!statements)
            return statements.error();
        for (const QString &statement : *statements) {
            const QString name = createdIndex(statement);
            if (!name.isEmpty() && !present.contains(name))
                missing.append(statement);
        }
    }
    return missing;
}

} // namespace Concord
