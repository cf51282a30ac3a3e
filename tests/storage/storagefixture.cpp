// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/storage/storagefixture.h"

#include "storage/datasetrepository.h"
#include "storage/import/itemloader.h"
#include "storage/integrity.h"
#include "storage/migrations.h"
#include "storage/query.h"
#include "storage/searchindex.h"
#include "tests/support/testdata.h"

#include <QTimeZone>

namespace Concord {

namespace {

template <typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s | %s", qPrintable(result.error().message), qPrintable(result.error().detail));
    return *std::move(result);
}

void must(const Result<void> &done)
{
    if (!done)
        qFatal("%s | %s", qPrintable(done.error().message), qPrintable(done.error().detail));
}

StagedContent loadItems(Database &database, DatasetId dataset, const QList<Item> &items)
{
    const auto loader = must(ItemLoader::create(database, dataset));
    ItemBatch batch;
    for (const Item &item : items) {
        const QByteArray dialogueHash = contentHash(item.dialogue);
        batch.items.append({item, dialogueHash, contentHash(item, dialogueHash),
                            item.dialogue.contentWords(), 10, "line"});
    }
    must(loader->write(batch));
    return {dataset,         QStringLiteral("00ff"), 10, loader->contentHash(),
            loader->items(), loader->rejected()};
}

} // namespace

QDateTime testTime()
{
    return QDateTime(QDate(2026, 3, 4), QTime(5, 6, 7, 89), QTimeZone::utc());
}

Database emptyProjectDatabase()
{
    Database database = must(Database::open(QStringLiteral(":memory:"), Database::Mode::Create));
    must(migrate(database));
    return database;
}

qint64 numberFrom(const Database &database, const QString &sql)
{
    return textsFrom(database, sql).value(0).toLongLong();
}

QStringList textsFrom(const Database &database, const QString &sql)
{
    Query query(database, sql);
    must(query.exec());
    QStringList texts;
    while (query.next())
        texts.append(query.text(0));
    must(query.ended());
    return texts;
}

void mustExecute(const Database &database, const QString &sql)
{
    must(execute(database, sql));
}

DatasetId stageItems(Database &database, const QString &name, const QList<Item> &items)
{
    const DatasetId id = must(DatasetRepository(database).stage(
        {name, Origin::Human, QStringLiteral("ip-dialog"), name + u".jsonl", testTime()}));
    loadItems(database, id, items);
    return id;
}

DatasetId publishItems(Database &database, const QString &name, const QList<Item> &items)
{
    DatasetRepository datasets(database);
    const DatasetId id = must(datasets.stage(
        {name, Origin::Human, QStringLiteral("ip-dialog"), name + u".jsonl", testTime()}));
    must(datasets.publish({loadItems(database, id, items)}));
    while (must(indexSome(database, 500))) {}
    return id;
}

Item testItem(const QString &task, int index)
{
    Item item;
    item.key = task + u'-' + QString::number(index);
    item.line = index;
    item.task = task;
    item.domain = QStringLiteral("Books");
    item.request = QStringLiteral("Which one?");
    item.attributes = {{QStringLiteral("age"), QStringLiteral("adult"), false, {}},
                       {QStringLiteral("hobby"), QStringLiteral("music"), true, 0},
                       {QStringLiteral("residence"), QStringLiteral("urban"), true, 1}};
    item.analysis = QStringLiteral("Because.");
    item.answer = {{QStringLiteral("A"), QStringLiteral("B")}, true};
    item.dialogue.rounds = {
        Round{{{QStringLiteral("User"), QStringLiteral("My band rehearses.")},
               {QStringLiteral("AI"), QStringLiteral("Lovely.")}}},
        Round{{{QStringLiteral("User"), QStringLiteral("The tram is late.")},
               {QStringLiteral("AI"), QStringLiteral("A pity.")}}},
    };
    item.extra = R"({"task_index":1})";
    return item;
}

void publishRun(Database &database, DatasetId dataset, const QString &model, Pathway pathway,
                const QList<ScoredResponse> &responses)
{
    ModelRun run;
    run.model = model;
    run.pathway = pathway;
    run.responses = responses.size();
    run.importedAt = testTime();
    run.sourceName = QStringLiteral("test");
    run.sourceSha256 = QStringLiteral("0");
    RunRepository runs(database);
    run.id = must(runs.stage(run, dataset));
    must(runs.insert(run.id, responses));
    must(runs.publish(run));
}

TestProject::TestProject()
{
    m_file = must(ProjectFile::create(path(), testTime()));
}

void TestProject::reopen()
{
    m_file.reset();
    m_file = must(ProjectFile::open(path(), ProjectFile::Access::Write));
}

Result<QList<ImportSummary>> TestProject::importContent(const QByteArray &content,
                                                        const QString &name, const QString &format,
                                                        bool isStrict)
{
    const QString source = writeFile(folder(), name, content);
    return Concord::importFiles(*m_file, {{source, format, {}, Origin::Unknown}},
                                {isStrict, testTime()});
}

Result<QList<ImportSummary>> TestProject::importFiles(const QStringList &paths, bool isStrict,
                                                      const ImportProgressFunction &progress)
{
    QList<ImportSource> sources;
    for (const QString &path : paths)
        sources.append({path, QStringLiteral("auto"), {}, Origin::Unknown});
    return Concord::importFiles(*m_file, sources, {isStrict, testTime()}, progress);
}

qint64 TestProject::number(const QString &sql)
{
    return read([sql](Database &database) { return numberFrom(database, sql); });
}

QStringList TestProject::texts(const QString &sql)
{
    return read([sql](Database &database) { return textsFrom(database, sql); });
}

QString TestProject::contents()
{
    QStringList counts;
    for (const char *table : {"dataset", "dialogue", "turn", "item", "item_text", "attribute",
                              "item_attribute", "reject", "journal"}) {
        const QString name = QString::fromLatin1(table);
        counts.append(name + u' ' + QString::number(number(u"SELECT count(*) FROM " + name)));
    }
    return counts.join(QStringLiteral(", "));
}

QStringList TestProject::faults()
{
    QStringList found = read([](Database &database) { return must(findFaults(database)); });
    for (const char *index : {"turn_search", "request_search"}) {
        const QString sql =
            QStringLiteral("INSERT INTO %1 (%1, rank) VALUES ('integrity-check', 1)")
                .arg(QString::fromLatin1(index));
        const auto done = write([sql](Database &database) { return execute(database, sql); });
        if (!done)
            found.append(QString::fromLatin1(index) + u": " + done.error().detail);
    }
    return found;
}

} // namespace Concord
