// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/database.h"

#include "storage/query.h"
#include "storage/transaction.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace Concord;

class tst_Database : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void createMakesAFileThatMustNotExist();
    void missingFileIsNotMade();
    void folderIsRefused();
    void folderThatDoesNotExistIsRefused();
    void readOnlyConnectionDoesNotWrite();
    void foreignKeysAreOnAndTheSchemaIsNotTrusted();
    void durabilityIsWhatWasAskedFor();
    void connectionIsGivenBack();
    void valuesSurviveBinding_data();
    void valuesSurviveBinding();
    void queryRunsAgainWithOtherValues();
    void mistakeInSqlIsAnError();
    void missingValueIsAnError();
    void brokenOffRowsAreAnError();
    void errorsSayWhatToDo_data();
    void errorsSayWhatToDo();
    void transactionRollsBackUnlessCommitted();
    void committedTransactionStays();
    void transactionTakesTheWriteLockAtOnce();
    void failedCommitRollsBack();

private:
    QTemporaryDir m_folder;
    QString file(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    static Result<Database> memory()
    {
        return Database::open(QStringLiteral(":memory:"), Database::Mode::Create);
    }
};

void tst_Database::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_Database::createMakesAFileThatMustNotExist()
{
    const QString path = file("created.db");
    {
        const auto database = Database::open(path, Database::Mode::Create);
        VERIFY_RESULT(database);
        QCOMPARE(database->path(), path);
        mustExecute(*database, QStringLiteral("CREATE TABLE t (x)"));
    }
    const auto again = Database::open(path, Database::Mode::Create);
    QVERIFY(!again);
    QCOMPARE(again.error().message,
             QString(path + u" already exists. Choose another name, or remove it first."));
    VERIFY_RESULT(Database::open(path, Database::Mode::ReadWrite));
}

void tst_Database::missingFileIsNotMade()
{
    const QString path = file("missing.db");
    for (const auto mode : {Database::Mode::ReadWrite, Database::Mode::ReadOnly}) {
        const auto database = Database::open(path, mode);
        QVERIFY(!database);
        QCOMPARE(
            database.error().message,
            QString(path + u" does not exist. Check the name, or make it with `concord new`."));
    }
    QVERIFY(!QFile::exists(path));
}

void tst_Database::folderIsRefused()
{
    const auto database = Database::open(m_folder.path(), Database::Mode::ReadOnly);
    QVERIFY(!database);
    QCOMPARE(database.error().message,
             QString(m_folder.path() + u" is a folder. A Concord project is one file."));
}

void tst_Database::folderThatDoesNotExistIsRefused()
{
    const QString path = file("nowhere/new.db");
    const auto database = Database::open(path, Database::Mode::Create);
    QVERIFY(!database);
    QCOMPARE(database.error().message,
             QString(path + u" could not be opened. Check the folder and its permissions."));
    QVERIFY(!database.error().detail.isEmpty());
}

void tst_Database::readOnlyConnectionDoesNotWrite()
{
    const QString path = file("readonly.db");
    {
        const auto database = Database::open(path, Database::Mode::Create);
        mustExecute(*database, QStringLiteral("CREATE TABLE t (x)"));
    }
    const auto database = Database::open(path, Database::Mode::ReadOnly);
    VERIFY_RESULT(database);
    const auto done = execute(*database, QStringLiteral("INSERT INTO t VALUES (1)"));
    QVERIFY(!done);
    QCOMPARE(done.error().message,
             QStringLiteral("The project is open for reading only, so nothing was changed."));
}

void tst_Database::foreignKeysAreOnAndTheSchemaIsNotTrusted()
{
    const auto database = memory();
    VERIFY_RESULT(database);
    QCOMPARE(*database->pragma(QStringLiteral("foreign_keys")), QStringLiteral("1"));
    QCOMPARE(*database->pragma(QStringLiteral("trusted_schema")), QStringLiteral("0"));
    QCOMPARE(*database->pragma(QStringLiteral("busy_timeout")), QStringLiteral("5000"));
    QCOMPARE(*database->pragma(QStringLiteral("no_such_pragma")), QString());
}

void tst_Database::durabilityIsWhatWasAskedFor()
{
    auto database = memory();
    VERIFY_RESULT(database->setDurability(Database::Durability::Normal));
    QCOMPARE(*database->pragma(QStringLiteral("synchronous")), QStringLiteral("1"));
    VERIFY_RESULT(database->setDurability(Database::Durability::Full));
    QCOMPARE(*database->pragma(QStringLiteral("synchronous")), QStringLiteral("2"));
}

void tst_Database::connectionIsGivenBack()
{
    const qsizetype before = QSqlDatabase::connectionNames().size();
    {
        auto one = memory();
        const auto two = memory();
        QCOMPARE(QSqlDatabase::connectionNames().size(), before + 2);
        const Database moved = *std::move(one);
        QCOMPARE(*moved.pragma(QStringLiteral("foreign_keys")), QStringLiteral("1"));
    }
    QCOMPARE(QSqlDatabase::connectionNames().size(), before);
    // A failed opening gives its connection back too.
    QVERIFY(!Database::open(file("nowhere/new.db"), Database::Mode::Create));
    QCOMPARE(QSqlDatabase::connectionNames().size(), before);
}

void tst_Database::valuesSurviveBinding_data()
{
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<QString>("type");
    QTest::newRow("text") << QVariant(QStringLiteral("abc")) << QStringLiteral("text");
    QTest::newRow("Chinese") << QVariant(QStringLiteral("你好")) << QStringLiteral("text");
    QTest::newRow("emoji") << QVariant(QStringLiteral("👍🏽")) << QStringLiteral("text");
    QTest::newRow("quotes") << QVariant(QStringLiteral("a'b\"c;--?")) << QStringLiteral("text");
    QTest::newRow("empty text") << QVariant(QStringLiteral("")) << QStringLiteral("text");
    QTest::newRow("null text") << QVariant(QString()) << QStringLiteral("null");
    QTest::newRow("largest number")
        << QVariant(std::numeric_limits<qint64>::max()) << QStringLiteral("integer");
    QTest::newRow("smallest number")
        << QVariant(std::numeric_limits<qint64>::min()) << QStringLiteral("integer");
    QTest::newRow("bytes") << QVariant(QByteArray("a\0b", 3)) << QStringLiteral("blob");
    QTest::newRow("nothing") << QVariant() << QStringLiteral("null");
}

void tst_Database::valuesSurviveBinding()
{
    QFETCH(QVariant, value);
    QFETCH(QString, type);
    const auto database = memory();
    Query query(*database, QStringLiteral("SELECT x, typeof(x) FROM (SELECT ? AS x)"));
    VERIFY_RESULT(query.bind(value).exec());
    QVERIFY(query.next());
    QCOMPARE(query.text(1), type);
    QCOMPARE(query.isNull(0), type == u"null");
    if (type == u"text")
        QCOMPARE(query.text(0), value.toString());
    if (type == u"integer")
        QCOMPARE(query.integer(0), value.toLongLong());
    if (type == u"blob")
        QCOMPARE(query.bytes(0), value.toByteArray());
    QVERIFY(!query.next());
    VERIFY_RESULT(query.ended());
}

void tst_Database::queryRunsAgainWithOtherValues()
{
    const auto database = memory();
    mustExecute(*database, QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, x)"));
    Query insert(*database, QStringLiteral("INSERT INTO t (x) VALUES (?)"));
    for (int i = 1; i <= 3; ++i) {
        VERIFY_RESULT(insert.bind(i * i).exec());
        QCOMPARE(insert.lastInsertId(), i);
        QCOMPARE(insert.changes(), 1);
    }
    QCOMPARE(textsFrom(*database, QStringLiteral("SELECT x FROM t ORDER BY id")),
             (QStringList{QStringLiteral("1"), QStringLiteral("4"), QStringLiteral("9")}));
}

void tst_Database::mistakeInSqlIsAnError()
{
    const auto database = memory();
    const auto done = execute(*database, QStringLiteral("SELEKT 1"));
    QVERIFY(!done);
    QCOMPARE(done.error().message,
             QStringLiteral("The project file could not be read or changed."));
    QVERIFY(done.error().detail.contains(u"syntax error"));
    QVERIFY(done.error().detail.contains(u"SELEKT 1"));
}

void tst_Database::missingValueIsAnError()
{
    const auto database = memory();
    Query query(*database, QStringLiteral("SELECT ?, ?"));
    const auto done = query.bind(1).exec();
    QVERIFY(!done);
    QVERIFY(done.error().detail.contains(u"Parameter count mismatch"));
}

void tst_Database::brokenOffRowsAreAnError()
{
    const auto database = memory();
    Query query(*database,
                QStringLiteral("WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL "
                               "SELECT i + 1 FROM n WHERE i < 1000000) "
                               "SELECT i FROM n"));
    VERIFY_RESULT(query.exec());
    QVERIFY(query.next());
    sqlite3_interrupt(database->handle());
    QVERIFY(!query.next());
    const auto ended = query.ended();
    QVERIFY(!ended);
    QCOMPARE(ended.error().message, QStringLiteral("Cancelled."));
}

void tst_Database::errorsSayWhatToDo_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("beginning");
    const auto row = [](int code, const char *beginning) {
        QTest::addRow("%d", code) << code << QString::fromLatin1(beginning);
    };
    row(SQLITE_FULL, "There is no room left to write the project");
    row(SQLITE_BUSY, "The project is being written by another program.");
    row(SQLITE_BUSY_SNAPSHOT, "The project is being written by another program.");
    row(SQLITE_LOCKED, "The project is being written by another program.");
    row(SQLITE_READONLY_DBMOVED, "The project is open for reading only");
    row(SQLITE_CORRUPT, "The project file is damaged.");
    row(SQLITE_CORRUPT_VTAB, "The project file is damaged.");
    row(SQLITE_NOTADB, "The project file is damaged.");
    row(SQLITE_IOERR_READ, "The project file could not be read or written.");
    row(SQLITE_CANTOPEN, "The project file could not be read or written.");
    row(SQLITE_INTERRUPT, "Cancelled.");
    row(SQLITE_CONSTRAINT_UNIQUE, "The project file could not be read or changed.");
}

void tst_Database::errorsSayWhatToDo()
{
    QFETCH(int, code);
    QFETCH(QString, beginning);
    const Error error = databaseError(code, QStringLiteral("its own words"));
    QVERIFY2(error.message.startsWith(beginning), qPrintable(error.message));
    QCOMPARE(error.detail, QStringLiteral("its own words"));
}

void tst_Database::transactionRollsBackUnlessCommitted()
{
    const auto database = memory();
    mustExecute(*database, QStringLiteral("CREATE TABLE t (x)"));
    {
        const Transaction transaction(*database);
        VERIFY_RESULT(transaction.begun());
        mustExecute(*database, QStringLiteral("INSERT INTO t VALUES (1)"));
    }
    QCOMPARE(numberFrom(*database, QStringLiteral("SELECT count(*) FROM t")), 0);
    VERIFY_RESULT(Transaction(*database).begun());
}

void tst_Database::committedTransactionStays()
{
    const auto database = memory();
    mustExecute(*database, QStringLiteral("CREATE TABLE t (x)"));
    {
        Transaction transaction(*database);
        mustExecute(*database, QStringLiteral("INSERT INTO t VALUES (1)"));
        VERIFY_RESULT(transaction.commit());
    }
    QCOMPARE(numberFrom(*database, QStringLiteral("SELECT count(*) FROM t")), 1);
}

void tst_Database::transactionTakesTheWriteLockAtOnce()
{
    const QString path = file("locked.db");
    const auto one = Database::open(path, Database::Mode::Create);
    mustExecute(*one, QStringLiteral("CREATE TABLE t (x)"));
    const auto two = Database::open(path, Database::Mode::ReadWrite);
    VERIFY_RESULT(two);
    sqlite3_busy_timeout(two->handle(), 0);
    {
        const Transaction first(*one);
        VERIFY_RESULT(first.begun());
        const Transaction second(*two);
        QVERIFY(!second.begun());
        QCOMPARE(second.begun().error().message,
                 QStringLiteral(
                     "The project is being written by another program. Try again in a moment."));
    }
    VERIFY_RESULT(Transaction(*two).begun());
}

void tst_Database::failedCommitRollsBack()
{
    const auto database = memory();
    mustExecute(*database, QStringLiteral("CREATE TABLE parent (id INTEGER PRIMARY KEY)"));
    mustExecute(*database,
                QStringLiteral("CREATE TABLE child (parent REFERENCES parent "
                               "DEFERRABLE INITIALLY DEFERRED)"));
    {
        Transaction transaction(*database);
        mustExecute(*database, QStringLiteral("INSERT INTO child VALUES (7)"));
        QVERIFY(!transaction.commit());
    }
    QCOMPARE(numberFrom(*database, QStringLiteral("SELECT count(*) FROM child")), 0);
    VERIFY_RESULT(Transaction(*database).begun());
}

CONCORD_TEST(tst_Database)

#include "tst_database.moc"
