// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importfiles.h"
#include "storage/integrity.h"
#include "storage/searchindex.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace Concord;

// An import in another process is killed (kill -9) when it has reported its n-th batch.
class tst_CrashedImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void killedImportLeavesTheProjectAsItWas_data();
    void killedImportLeavesTheProjectAsItWas();
    void killedImportOfTheBenchmarkLeavesTheProjectAsItWas_data();
    void killedImportOfTheBenchmarkLeavesTheProjectAsItWas();
    void killedFirstImportLeavesAnEmptyProject_data();
    void killedFirstImportLeavesAnEmptyProject();
    void killedWhileTheSearchIsPreparedKeepsTheItems_data();
    void killedWhileTheSearchIsPreparedKeepsTheItems();
    void importThatIsNotKilledLands();

private:
    static QByteArray lines();
    static QByteArray nextLine(QProcess &helper);
    static void killImport(const TestProject &project, const QString &source, int batches);
    static void checkAfterKilling(const QString &source, int batches);
};

QByteArray tst_CrashedImport::lines()
{
    QByteArray made;
    for (int i = 0; i < 2100; ++i)
        made += dialogueLine("d" + QByteArray::number(i), "Turn " + QByteArray::number(i));
    return made;
}

QByteArray tst_CrashedImport::nextLine(QProcess &helper)
{
    while (!helper.canReadLine() && helper.waitForReadyRead()) {}
    return helper.readLine().trimmed();
}

void tst_CrashedImport::killImport(const TestProject &project, const QString &source, int batches)
{
    QProcess helper;
    helper.start(QStringLiteral(CONCORD_STORAGE_TEST_HELPER),
                 {QStringLiteral("import"), project.path(), source});
    QVERIFY(helper.waitForStarted());
    for (int batch = 1; batch <= batches; ++batch) {
        const QByteArray said = nextLine(helper);
        QVERIFY2(said == "tick" || said == "search", said.constData());
        if (batch < batches)
            helper.write("\n");
    }
    helper.kill();
    QVERIFY(helper.waitForFinished());
    QCOMPARE(helper.exitStatus(), QProcess::CrashExit);
}

void tst_CrashedImport::checkAfterKilling(const QString &source, int batches)
{
    TestProject project;
    VERIFY_RESULT(project.importContent(dialogueLine("d7", "Turn 7") + dialogueLine("kept"),
                                        QStringLiteral("kept.jsonl")));
    const QString before = project.contents();
    project.close();
    killImport(project, source, batches);
    if (QTest::currentTestFailed())
        return;
    QVERIFY(QFile::exists(project.path() + u".lock"));
    {
        // Somebody who only reads sees the project as it was.
        const auto reading = ProjectFile::open(project.path(), ProjectFile::Access::Read);
        VERIFY_RESULT(reading);
        const auto ready = (*reading)->read([](Database &database) {
            return textsFrom(database,
                             QStringLiteral("SELECT name FROM dataset WHERE state = 'ready'"));
        });
        QCOMPARE(ready.result(), QStringList(QStringLiteral("kept")));
    }
    project.reopen();
    QCOMPARE(project.contents(), before);
    QCOMPARE(project.faults(), QStringList());
    const auto again = project.importFiles({source}, true);
    VERIFY_RESULT(again);
    QCOMPARE(project.faults(), QStringList());
}

void tst_CrashedImport::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_CrashedImport::killedImportLeavesTheProjectAsItWas_data()
{
    QTest::addColumn<int>("batches");
    for (int batches = 1; batches <= 5; ++batches) // the fifth report comes before publishing
        QTest::addRow("after %d", batches) << batches;
}

void tst_CrashedImport::killedImportLeavesTheProjectAsItWas()
{
    QFETCH(int, batches);
    QTemporaryDir folder;
    checkAfterKilling(writeFile(folder.path(), QStringLiteral("a.jsonl"), lines()), batches);
}

void tst_CrashedImport::killedImportOfTheBenchmarkLeavesTheProjectAsItWas_data()
{
    QTest::addColumn<int>("batches");
    for (int batches = 1; batches <= 3; ++batches)
        QTest::addRow("after %d", batches) << batches;
}

void tst_CrashedImport::killedImportOfTheBenchmarkLeavesTheProjectAsItWas()
{
    QFETCH(int, batches);
    const QString source =
        sharedFile(QStringLiteral("data/ip-dialog/filtered_data_test_1000.jsonl"));
    CONCORD_NEEDS(source);
    checkAfterKilling(source, batches);
}

void tst_CrashedImport::killedFirstImportLeavesAnEmptyProject_data()
{
    QTest::addColumn<int>("batches");
    for (const int batches : {1, 3, 5, 6, 8, 11}) // from the sixth on while indexes are made
        QTest::addRow("after %d", batches) << batches;
}

void tst_CrashedImport::killedFirstImportLeavesAnEmptyProject()
{
    QFETCH(int, batches);
    TestProject project;
    const QString before = project.contents();
    project.close();
    const QString source = writeFile(project.folder(), QStringLiteral("a.jsonl"), lines());
    killImport(project, source, batches);
    if (QTest::currentTestFailed())
        return;
    {
        // Nothing is wrong for somebody who only reads.
        const auto reading = ProjectFile::open(project.path(), ProjectFile::Access::Read);
        VERIFY_RESULT(reading);
        const auto faults =
            (*reading)->read([](Database &database) { return findFaults(database); }).result();
        VERIFY_RESULT(faults);
        QCOMPARE(*faults, QStringList());
    }
    project.reopen();
    QCOMPARE(project.contents(), before);
    QCOMPARE(project.faults(), QStringList());
    VERIFY_RESULT(project.importFiles({source}, true));
    QCOMPARE(project.faults(), QStringList());
}

void tst_CrashedImport::killedWhileTheSearchIsPreparedKeepsTheItems_data()
{
    QTest::addColumn<int>("chunks");
    for (int chunks = 1; chunks <= 4; ++chunks)
        QTest::addRow("after %d", chunks) << chunks;
}

void tst_CrashedImport::killedWhileTheSearchIsPreparedKeepsTheItems()
{
    QFETCH(int, chunks);
    TestProject project;
    project.close();
    const QString source = writeFile(project.folder(), QStringLiteral("a.jsonl"), lines());
    killImport(project, source, 11 + chunks);
    if (QTest::currentTestFailed())
        return;
    project.reopen();
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM item")), 2100);
    const auto faults = project.read([](Database &database) { return findFaults(database); });
    VERIFY_RESULT(faults);
    QCOMPARE(*faults, QStringList());
    const auto filled = fillSearch(project.file());
    VERIFY_RESULT(filled);
    QVERIFY(filled->isComplete());
    QCOMPARE(project.faults(), QStringList());
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM turn_search WHERE turn_search "
                                           "MATCH 'turn'")),
             2100);
}

void tst_CrashedImport::importThatIsNotKilledLands()
{
    TestProject project;
    project.close();
    const QString source = writeFile(project.folder(), QStringLiteral("a.jsonl"), lines());
    QProcess helper;
    helper.start(QStringLiteral(CONCORD_STORAGE_TEST_HELPER),
                 {QStringLiteral("import"), project.path(), source});
    QVERIFY(helper.waitForStarted());
    QByteArray said = nextLine(helper);
    for (; said == "tick" || said == "search"; said = nextLine(helper))
        helper.write("\n");
    QCOMPARE(said, QByteArray("done 2100"));
    QVERIFY(helper.waitForFinished());
    QCOMPARE(helper.exitCode(), 0);
    project.reopen();
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM item")), 2100);
    QCOMPARE(project.faults(), QStringList());
}

CONCORD_TEST(tst_CrashedImport)

#include "tst_crashedimport.moc"
