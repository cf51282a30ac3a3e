// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/migrations.h"

#include "storage/query.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

using namespace Concord;

class tst_Migrations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void freshDatabaseGetsTheNewestSchema();
    void migratingTwiceChangesNothing();
    void everyTableIsStrict();
    void foreignVersionIsRefusedAndLeftAlone_data();
    void foreignVersionIsRefusedAndLeftAlone();
    void failedMigrationLeavesNothing();
    void scriptsAreSplitAtSemicolonsThatEndALine_data();
    void scriptsAreSplitAtSemicolonsThatEndALine();

private:
    static QStringList schema(const Database &database)
    {
        return textsFrom(database,
                         QStringLiteral("SELECT type || ' ' || name || coalesce(sql, '') "
                                        "FROM sqlite_schema ORDER BY 1"));
    }
};

void tst_Migrations::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_Migrations::freshDatabaseGetsTheNewestSchema()
{
    const Database database = emptyProjectDatabase();
    QCOMPARE(database.pragma(QStringLiteral("user_version"))->toInt(), newestSchemaVersion());
    QCOMPARE(database.pragma(QStringLiteral("application_id"))->toInt(), projectApplicationId);
    const QStringList tables =
        textsFrom(database,
                  QStringLiteral("SELECT name FROM sqlite_schema WHERE type = 'table' "
                                 "AND name NOT LIKE '%\\_search\\_%' ESCAPE '\\' ORDER BY name"));
    QCOMPARE(
        tables.join(u' '),
        QStringLiteral(
            "adjudication amendment annotation_event annotator assignment attribute context "
            "dataset dialogue imported_metric item item_attribute item_text journal model_run "
            "packet_log project reject request_search response response_score response_tag review "
            "search_progress slice study tag template turn turn_search unit unit_subject"));
    QVERIFY(textsFrom(database, QStringLiteral("PRAGMA foreign_key_check")).isEmpty());
}

void tst_Migrations::migratingTwiceChangesNothing()
{
    const Database database = emptyProjectDatabase();
    const QStringList before = schema(database);
    VERIFY_RESULT(migrate(database));
    QCOMPARE(schema(database), before);
    QCOMPARE(schema(emptyProjectDatabase()), before);
}

void tst_Migrations::everyTableIsStrict()
{
    const Database database = emptyProjectDatabase();
    QCOMPARE(textsFrom(database,
                       QStringLiteral("SELECT name FROM pragma_table_list WHERE schema = 'main' "
                                      "AND type = 'table' AND strict = 0 "
                                      "AND name <> 'sqlite_schema'")),
             QStringList());
}

void tst_Migrations::foreignVersionIsRefusedAndLeftAlone_data()
{
    QTest::addColumn<int>("version");
    QTest::newRow("next") << newestSchemaVersion() + 1;
    QTest::newRow("far away") << 2000000000;
    QTest::newRow("negative") << -1;
}

void tst_Migrations::foreignVersionIsRefusedAndLeftAlone()
{
    QFETCH(int, version);
    const auto database = Database::open(QStringLiteral(":memory:"), Database::Mode::Create);
    mustExecute(*database, u"PRAGMA user_version = " + QString::number(version));
    const auto done = migrate(*database);
    QVERIFY(!done);
    QCOMPARE(done.error().message,
             QStringLiteral(":memory: was written by a newer Concord (file version %1; this "
                            "program knows up to %2). Update Concord to open it.")
                 .arg(version)
                 .arg(newestSchemaVersion()));
    QCOMPARE(database->pragma(QStringLiteral("user_version"))->toInt(), version);
    QVERIFY(schema(*database).isEmpty());
}

void tst_Migrations::failedMigrationLeavesNothing()
{
    const auto database = Database::open(QStringLiteral(":memory:"), Database::Mode::Create);
    // The last table of the schema is in the way, so everything before it has been made by then.
    mustExecute(*database, QStringLiteral("CREATE TABLE annotation_event (x)"));
    QVERIFY(!migrate(*database));
    QCOMPARE(schema(*database).size(), 1);
    QCOMPARE(*database->pragma(QStringLiteral("user_version")), QStringLiteral("0"));
    QCOMPARE(*database->pragma(QStringLiteral("application_id")), QStringLiteral("0"));
}

void tst_Migrations::scriptsAreSplitAtSemicolonsThatEndALine_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QStringList>("statements");
    const auto row = [](const char *name, const char *script, QStringList statements) {
        QTest::newRow(name) << QString::fromLatin1(script) << statements;
    };
    row("empty", "", {});
    row("only comments", "-- one;\n\n  -- two;\n", {});
    row("one", "SELECT 1;\n", {QStringLiteral("SELECT 1;\n")});
    row("two with a comment between", "SELECT 1;\n\n-- next;\nSELECT\n  2;\n",
        {QStringLiteral("SELECT 1;\n"), QStringLiteral("SELECT\n  2;\n")});
    row("comment inside stays", "SELECT\n-- why\n1;\n", {QStringLiteral("SELECT\n-- why\n1;\n")});
    row("semicolon inside a line", "SELECT ';', 1;\n", {QStringLiteral("SELECT ';', 1;\n")});
    row("trigger", "CREATE TRIGGER t BEGIN\n  SELECT 1; --\nEND;\n",
        {QStringLiteral("CREATE TRIGGER t BEGIN\n  SELECT 1; --\nEND;\n")});
    row("last without semicolon", "SELECT 1", {QStringLiteral("SELECT 1\n")});
    row("CRLF", "SELECT 1;\r\nSELECT 2;\r\n",
        {QStringLiteral("SELECT 1;\r\n"), QStringLiteral("SELECT 2;\r\n")});
}

void tst_Migrations::scriptsAreSplitAtSemicolonsThatEndALine()
{
    QFETCH(QString, script);
    QFETCH(QStringList, statements);
    QCOMPARE(splitStatements(script), statements);
}

CONCORD_TEST(tst_Migrations)

#include "tst_migrations.moc"
