// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importfiles.h"

#include "models/dataset/task.h"
#include "storage/datasetrepository.h"
#include "storage/itemrepository.h"
#include "storage/journal.h"
#include "storage/query.h"
#include "storage/searchindex.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Concord;

class tst_Importer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void itemsComeInAsTheyWereRead();
    void datasetTellsItsSource();
    void datasetIsNamed_data();
    void datasetIsNamed();
    void importIsJournaled();
    void linesMayEndInAnyWay();
    void formatIsFoundAfterBadLines();
    void progressIsReported();
    void smallImportReportsItsEnd();
    void cancellingLeavesNothing_data();
    void cancellingLeavesNothing();
    void cancellingTheFirstImportLeavesNothing_data();
    void cancellingTheFirstImportLeavesNothing();
    void cancellingTheSearchKeepsTheItems();
    void severalSourcesComeInTogether();
    void severalSourcesComeInAllOrNot_data();
    void severalSourcesComeInAllOrNot();
    void oneDialogueInTwoDatasetsIsStoredOnce();
    void stagedItemsAreInvisibleWhileImporting();
    void answersAreSavedWhileImporting();
    void otherConnectionsWriteWhileImporting();
    void fullDiskLeavesTheProjectAsItWas_data();
    void fullDiskLeavesTheProjectAsItWas();
    void whatCouldNotBeSweptIsSweptNextTime();

private:
    static QByteArray dialogues(int count, int first = 0)
    {
        QByteArray lines;
        for (int i = first; i < first + count; ++i)
            lines += dialogueLine("d" + QByteArray::number(i),
                                  "Turn " + QByteArray::number(i) + " of many");
        return lines;
    }
};

void tst_Importer::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_Importer::itemsComeInAsTheyWereRead()
{
    TestProject project;
    QByteArray lines;
    for (const Task &task : tasks())
        lines += ipDialogLine(QString::fromUtf16(task.id).toLatin1(), 3);
    const auto summaries = project.importContent(lines);
    VERIFY_RESULT(summaries);
    QCOMPARE(summaries->size(), 1);
    const ImportSummary &summary = summaries->constFirst();
    QCOMPARE(summary.source, QStringLiteral("data.jsonl"));
    QCOMPARE(summary.format, QStringLiteral("ip-dialog"));
    QCOMPARE(summary.dataset, QStringLiteral("data"));
    QCOMPARE(summary.read, 10);
    QCOMPARE(summary.imported, 10);
    QCOMPARE(summary.skipped, 0);
    QCOMPARE(summary.rejectedCount, 0);
    QVERIFY(summary.rejected.isEmpty() && summary.warnings.isEmpty());
    const auto item = project.read([](Database &database) {
        const ItemRepository items(database);
        return items.load(items.named(QStringLiteral("convince-3"))->value(0));
    });
    VERIFY_RESULT(item);
    QCOMPARE(item->line, 10);
    QCOMPARE(item->task, QStringLiteral("convince"));
    QCOMPARE(item->attributes.size(), 3);
    QCOMPARE(item->dialogue.rounds.size(), 2);
    QCOMPARE(project.faults(), QStringList());
}

void tst_Importer::datasetTellsItsSource()
{
    TestProject project;
    const QByteArray content = dialogues(3) + "bad\n";
    const QString path = writeFile(project.folder(), QStringLiteral("a.b.jsonl"), content);
    VERIFY_RESULT(Concord::importFiles(project.file(),
                                       {{path, QStringLiteral("dialogues"), {}, Origin::Human}},
                                       {false, testTime()}));
    const auto datasets =
        project.read([](Database &database) { return DatasetRepository(database).all(); });
    VERIFY_RESULT(datasets);
    const QByteArray sha = QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
    const Dataset expected{DatasetId(1),
                           QStringLiteral("a.b"),
                           Origin::Human,
                           QStringLiteral("dialogues"),
                           QStringLiteral("a.b.jsonl"),
                           QString::fromLatin1(sha),
                           3,
                           1,
                           testTime()};
    QVERIFY(*datasets == QList<Dataset>{expected});
    QCOMPARE(project.number(QStringLiteral("SELECT source_bytes FROM dataset")), content.size());
}

void tst_Importer::datasetIsNamed_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    QTest::newRow("after its file")
        << QStringLiteral("数据 1.jsonl") << QString() << QStringLiteral("数据 1");
    QTest::newRow("as asked") << QStringLiteral("a.jsonl") << QStringLiteral("my \"set\"")
                              << QStringLiteral("my \"set\"");
    QTest::newRow("file without a suffix")
        << QStringLiteral("data") << QString() << QStringLiteral("data");
    QTest::newRow("file with a suffix only")
        << QStringLiteral(".jsonl") << QString() << QStringLiteral(".jsonl");
}

void tst_Importer::datasetIsNamed()
{
    QFETCH(QString, file);
    QFETCH(QString, name);
    QFETCH(QString, expected);
    TestProject project;
    const QString path = writeFile(project.folder(), file, dialogues(1));
    const auto summaries = Concord::importFiles(
        project.file(), {{path, QStringLiteral("auto"), name, Origin::Unknown}},
        {false, testTime()});
    VERIFY_RESULT(summaries);
    QCOMPARE(summaries->at(0).dataset, expected);
    QCOMPARE(project.texts(QStringLiteral("SELECT name FROM dataset")), QStringList(expected));
}

void tst_Importer::importIsJournaled()
{
    TestProject project;
    VERIFY_RESULT(project.importContent(dialogues(2) + "bad\n"));
    const auto entries = project.read([](Database &database) { return journalEntries(database); });
    VERIFY_RESULT(entries);
    QCOMPARE(entries->size(), 2);
    QCOMPARE(entries->at(1).action, QStringLiteral("imported"));
    QCOMPARE(entries->at(1).at, testTime());
    QCOMPARE(entries->at(1).detail[QStringLiteral("items")].toInt(), 2);
    QCOMPARE(entries->at(1).detail[QStringLiteral("rejected")].toInt(), 1);
}

void tst_Importer::linesMayEndInAnyWay()
{
    TestProject project;
    const QByteArray line = dialogueLine("a").trimmed();
    const QByteArray content = "\xEF\xBB\xBF" + line + "\r\n\r\n \t\n" + dialogueLine("b").trimmed()
        + '\n' + dialogueLine("c").trimmed();
    const auto summaries = project.importContent(content);
    VERIFY_RESULT(summaries);
    QCOMPARE(summaries->at(0).read, 3);
    QCOMPARE(summaries->at(0).imported, 3);
    QCOMPARE(project.texts(QStringLiteral("SELECT key || line FROM item ORDER BY id")),
             (QStringList{QStringLiteral("a1"), QStringLiteral("b4"), QStringLiteral("c5")}));
}

void tst_Importer::formatIsFoundAfterBadLines()
{
    TestProject project;
    const auto summaries =
        project.importContent(QByteArray("# comment\n").repeated(10) + dialogues(1));
    VERIFY_RESULT(summaries);
    QCOMPARE(summaries->at(0).format, QStringLiteral("dialogues"));
    QCOMPARE(summaries->at(0).rejectedCount, 10);
}

void tst_Importer::progressIsReported()
{
    TestProject project;
    const QByteArray content = dialogues(2100);
    const QString path = writeFile(project.folder(), QStringLiteral("a.jsonl"), content);
    QList<ImportProgress> reports;
    VERIFY_RESULT(project.importFiles({path}, false, [&reports](const ImportProgress &progress) {
        if (!progress.isIndexing)
            reports.append(progress);
        return true;
    }));
    // After each full batch of 500, at the end, and after each of six indexes.
    QCOMPARE(reports.size(), 11);
    for (qsizetype i = 0; i < reports.size(); ++i) {
        QCOMPARE(reports[i].bytesTotal, content.size());
        QCOMPARE(reports[i].items, i < 4 ? 500 * (i + 1) : 2100);
        QVERIFY(reports[i].bytesRead > 0 && reports[i].bytesRead <= content.size());
    }
    QCOMPARE(reports.constLast().bytesRead, content.size());
}

void tst_Importer::smallImportReportsItsEnd()
{
    TestProject project;
    const QString one = writeFile(project.folder(), QStringLiteral("a.jsonl"), dialogues(3));
    const QString two = writeFile(project.folder(), QStringLiteral("b.jsonl"), dialogues(4, 3));
    QList<ImportProgress> reports;
    VERIFY_RESULT(
        project.importFiles({one, two}, false, [&reports](const ImportProgress &progress) {
            if (!progress.isIndexing)
                reports.append(progress);
            return true;
        }));
    QCOMPARE(reports.size(), 7); // at the end, and after each of six indexes
    QCOMPARE(reports[0].items, 7);
    QCOMPARE(reports[0].bytesRead, reports[0].bytesTotal);
}

void tst_Importer::cancellingLeavesNothing_data()
{
    QTest::addColumn<int>("moment");
    for (int moment = 1; moment <= 5; ++moment)
        QTest::addRow("at report %d", moment) << moment;
}

void tst_Importer::cancellingLeavesNothing()
{
    QFETCH(int, moment);
    TestProject project;
    VERIFY_RESULT(project.importContent(dialogues(5), QStringLiteral("kept.jsonl")));
    const QString before = project.contents();
    const QString path = writeFile(project.folder(), QStringLiteral("a.jsonl"), dialogues(2100));
    const auto cancelled = project.importFiles(
        {path}, false, [&moment](const ImportProgress &) { return --moment > 0; });
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().message,
             QStringLiteral("The import was cancelled; nothing was changed."));
    QCOMPARE(project.contents(), before);
    QCOMPARE(project.faults(), QStringList());
    VERIFY_RESULT(project.importFiles({path}, false));
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM item")), 2105);
}

void tst_Importer::cancellingTheFirstImportLeavesNothing_data()
{
    QTest::addColumn<int>("moment");
    for (const int moment : {1, 4, 5, 6, 8, 11}) // from the sixth on while indexes are made
        QTest::addRow("at report %d", moment) << moment;
}

void tst_Importer::cancellingTheFirstImportLeavesNothing()
{
    QFETCH(int, moment);
    TestProject project;
    const QString before = project.contents();
    const QString path = writeFile(project.folder(), QStringLiteral("a.jsonl"), dialogues(2100));
    QVERIFY(!project.importFiles({path}, false,
                                 [&moment](const ImportProgress &) { return --moment > 0; }));
    QCOMPARE(project.contents(), before);
    QCOMPARE(project.faults(), QStringList());
    VERIFY_RESULT(project.importFiles({path}, false));
    QCOMPARE(project.faults(), QStringList());
}

void tst_Importer::cancellingTheSearchKeepsTheItems()
{
    TestProject project;
    const QString path = writeFile(project.folder(), QStringLiteral("a.jsonl"), dialogues(2100));
    const auto summaries = project.importFiles(
        {path}, false, [](const ImportProgress &progress) { return !progress.isIndexing; });
    VERIFY_RESULT(summaries);
    QCOMPARE(summaries->at(0).imported, 2100);
    QCOMPARE(summaries->at(0).warnings.size(), 1);
    QVERIFY(summaries->at(0).warnings[0].contains(u"search"));
    VERIFY_RESULT(fillSearch(project.file()));
    QCOMPARE(project.faults(), QStringList());
}

void tst_Importer::severalSourcesComeInTogether()
{
    TestProject project;
    const QString one = writeFile(project.folder(), QStringLiteral("a.jsonl"), dialogues(3));
    const QString two =
        writeFile(project.folder(), QStringLiteral("b.jsonl"), ipDialogLine("rank", 1));
    const auto summaries = project.importFiles({one, two}, false);
    VERIFY_RESULT(summaries);
    QCOMPARE(summaries->size(), 2);
    QCOMPARE(summaries->at(0).format, QStringLiteral("dialogues"));
    QCOMPARE(summaries->at(1).format, QStringLiteral("ip-dialog"));
    QCOMPARE(project.texts(QStringLiteral("SELECT name || item_count FROM dataset ORDER BY id")),
             (QStringList{QStringLiteral("a3"), QStringLiteral("b1")}));
    QCOMPARE(project.faults(), QStringList());
}

void tst_Importer::severalSourcesComeInAllOrNot_data()
{
    QTest::addColumn<QString>("second"); // file name
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *file, const QByteArray &content,
                        const char *reason) {
        QTest::newRow(name) << QString::fromLatin1(file) << content << QString::fromLatin1(reason);
    };
    row("no usable line", "b.jsonl", "bad\n", "is of no format that Concord knows");
    row("empty", "b.jsonl", "", "is empty: there is nothing to import.");
    row("missing", "missing.jsonl", "", "does not exist. Check the name.");
    row("same name", "a.txt", dialogues(1), "Two of the files would be called \"a\".");
}

void tst_Importer::severalSourcesComeInAllOrNot()
{
    QFETCH(QString, second);
    QFETCH(QByteArray, content);
    QFETCH(QString, reason);
    TestProject project;
    const QString before = project.contents();
    const QString one = writeFile(project.folder(), QStringLiteral("a.jsonl"), dialogues(700));
    const QString two = project.folder() + u'/' + second;
    if (!second.startsWith(u"missing"))
        writeFile(project.folder(), second, content);
    const auto summaries = project.importFiles({one, two}, false);
    QVERIFY(!summaries);
    QVERIFY2(summaries.error().message.contains(reason), qPrintable(summaries.error().message));
    QCOMPARE(project.contents(), before);
    QCOMPARE(project.faults(), QStringList());
}

void tst_Importer::oneDialogueInTwoDatasetsIsStoredOnce()
{
    TestProject project;
    VERIFY_RESULT(project.importContent(dialogues(600), QStringLiteral("a.jsonl")));
    VERIFY_RESULT(project.importContent(dialogues(600), QStringLiteral("b.jsonl")));
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM item")), 1200);
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM dialogue")), 600);
    QCOMPARE(project.faults(), QStringList());
}

void tst_Importer::stagedItemsAreInvisibleWhileImporting()
{
    TestProject project;
    const QString path = writeFile(project.folder(), QStringLiteral("a.jsonl"), dialogues(2100));
    int looked = 0;
    qint64 written = 0;
    VERIFY_RESULT(project.importFiles({path}, false, [&](const ImportProgress &progress) {
        if (progress.isIndexing)
            return true;
        const bool isEmpty = project.read([](Database &database) {
            const ItemRepository items(database);
            ItemFilter filter;
            filter.text = QStringLiteral("many");
            return items.find({})->isEmpty() && items.find(filter)->isEmpty()
                && items.facets({})->datasets.isEmpty()
                && DatasetRepository(database).all()->isEmpty();
        });
        looked += isEmpty ? 1 : 0;
        written = project.number(QStringLiteral("SELECT count(*) FROM item"));
        return true;
    }));
    QCOMPARE(looked, 11);
    QCOMPARE(written, 2100);
}

void tst_Importer::answersAreSavedWhileImporting()
{
    TestProject project;
    const QString path = writeFile(project.folder(), QStringLiteral("a.jsonl"), dialogues(3000));
    std::atomic<bool> isImporting = true;
    std::atomic<int> saved = 0;
    qint64 longest = 0;
    // As a person would: one answer after another, each waited for.
    std::thread annotator([&] {
        while (isImporting) {
            QElapsedTimer timer;
            timer.start();
            const auto done = project.file().write(
                [](Database &database) {
                    return execute(database,
                                   QStringLiteral("INSERT INTO journal (at, program_version, "
                                                  "action, subject, detail) VALUES ('', '', "
                                                  "'answered', '', '{}')"));
                },
                DatabaseWorker::Priority::Urgent);
            saved += done.result() ? 1 : 0;
            longest = qMax(longest, timer.elapsed());
        }
    });
    const auto summaries = project.importFiles({path}, false);
    isImporting = false;
    annotator.join();
    VERIFY_RESULT(summaries);
    QVERIFY(saved > 5); // one between any two of the batches
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM journal WHERE action = "
                                           "'answered'")),
             saved.load());
    QVERIFY2(longest < 2000, qPrintable(QString::number(longest)));
    QCOMPARE(project.faults(), QStringList());
}

void tst_Importer::otherConnectionsWriteWhileImporting()
{
    TestProject project;
    const QString path = writeFile(project.folder(), QStringLiteral("a.jsonl"), dialogues(3000));
    const auto other = Database::open(project.path(), Database::Mode::ReadWrite);
    VERIFY_RESULT(other);
    // While a batch is being written the other one waits, and then it has its turn.
    int told = 0;
    int written = 0;
    const auto summaries = project.importFiles({path}, false, [&](const ImportProgress &) {
        ++told;
        const auto done =
            execute(*other,
                    QStringLiteral("INSERT INTO journal (at, program_version, action, subject, "
                                   "detail) VALUES ('', '', 'answered', '', '{}')"));
        written += done ? 1 : 0;
        return true;
    });
    VERIFY_RESULT(summaries);
    QCOMPARE(summaries->at(0).imported, 3000);
    QVERIFY(told > 13); // seven batches, six indexes, the search
    QCOMPARE(written, told);
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM journal WHERE action = "
                                           "'answered'")),
             told);
    QCOMPARE(project.faults(), QStringList());
}

void tst_Importer::fullDiskLeavesTheProjectAsItWas_data()
{
    QTest::addColumn<int>("room"); // in pages
    for (const int room : {0, 3, 10, 100, 200})
        QTest::addRow("%d pages", room) << room;
}

void tst_Importer::fullDiskLeavesTheProjectAsItWas()
{
    QFETCH(int, room);
    TestProject project;
    VERIFY_RESULT(project.importContent(dialogues(5), QStringLiteral("kept.jsonl")));
    const QString before = project.contents();
    const qint64 pages = project.number(QStringLiteral("PRAGMA page_count"));
    const auto setLimit = [&project](qint64 limit) {
        return project.write([limit](Database &database) {
            return database.pragma(u"max_page_count = " + QString::number(limit))->toLongLong();
        });
    };
    QCOMPARE(setLimit(pages + room), pages + room);
    const QByteArray content = dialogues(4000, 10);
    const auto summaries = project.importContent(content);
    QVERIFY(!summaries);
    QVERIFY2(summaries.error().message.startsWith(u"There is no room left to write the project: "
                                                  u"the disk or the project's size limit is full."),
             qPrintable(summaries.error().message));
    QCOMPARE(project.contents(), before);
    QCOMPARE(project.faults(), QStringList());
    setLimit(1000000);
    const auto again = project.importContent(content);
    VERIFY_RESULT(again);
    QCOMPARE(again->at(0).imported, 4000);
    QCOMPARE(project.faults(), QStringList());
}

void tst_Importer::whatCouldNotBeSweptIsSweptNextTime()
{
    TestProject project;
    project.write([](Database &database) {
        stageItems(database, QStringLiteral("data"), {testItem(QStringLiteral("rank"), 1)});
        return true;
    });
    const auto summaries = project.importContent(dialogues(3));
    VERIFY_RESULT(summaries);
    QCOMPARE(summaries->at(0).dataset, QStringLiteral("data"));
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM item")), 3);
    QCOMPARE(project.faults(), QStringList());
}

CONCORD_TEST(tst_Importer)

#include "tst_importer.moc"
