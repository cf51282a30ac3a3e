// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importfiles.h"
#include "storage/itemfacetcounter.h"
#include "storage/itemrepository.h"
#include "storage/itemsearch.h"
#include "storage/itemsorting.h"
#include "storage/projectfile.h"
#include "storage/query.h"
#include "storage/reviewrepository.h"
#include "storage/rowscan.h"
#include "tests/support/testdata.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <optional>
#include <tuple>

using namespace Concord;

namespace {

constexpr int rounds = 5;
constexpr int pageRows = 64;

void check(const Result<void> &done)
{
    if (!done)
        qFatal("%s %s", qPrintable(done.error().message), qPrintable(done.error().detail));
}

template <typename Value>
Value taken(Result<Value> result)
{
    if (!result)
        qFatal("%s %s", qPrintable(result.error().message), qPrintable(result.error().detail));
    return *std::move(result);
}

struct Times
{
    double wall = 0; ///< milliseconds
    double processor = 0; ///< of the thread
};

double processorTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

// The medians of a few runs, after one that warms the cache.
Times timesOf(const std::function<void()> &action)
{
    action();
    QList<double> walls;
    QList<double> processors;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        const double before = processorTime();
        action();
        processors.append(processorTime() - before);
        walls.append(double(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(walls.begin(), walls.end());
    std::sort(processors.begin(), processors.end());
    return {walls[rounds / 2], processors[rounds / 2]};
}

constexpr int atOnce = 150; ///< milliseconds: filters, searches, orders, jumps
constexpr int inTime = 3000; ///< what runs beside and can be cancelled

void heading()
{
    std::printf(
        "| operation | items | ms | CPU ms | simplest SQL: ms | CPU ms | ratio of CPU | goal "
        "ms | reached |\n|---|---|---|---|---|---|---|---|---|\n");
}

void line(const char *what, const Times &ours, std::optional<Times> plain, qsizetype found,
          int goal)
{
    std::printf("| %s | ", what);
    if (found >= 0)
        std::printf("%lld", static_cast<long long>(found));
    std::printf(" | %.1f | %.1f | ", ours.wall, ours.processor);
    if (plain)
        std::printf("%.1f | %.1f | %.2f", plain->wall, plain->processor,
                    ours.processor / std::max(plain->processor, 0.01));
    else
        std::printf(" | | ");
    std::printf(" | %d | %s |\n", goal, ours.wall <= goal ? "yes" : "no");
    std::fflush(stdout);
}

Times timesOfSql(const Database &database, const SqlCondition &select)
{
    return timesOf([&] {
        auto scan = taken(RowScan::start(database, select));
        while (scan.next()) {}
    });
}

// The real thousand again and again, by one statement a table and a hundred copies: equal texts,
// other numbers of words, and a word that is in one dialogue of ten thousand.
void multiply(Database &database, qint64 items)
{
    const auto highest = [&](const char *table) {
        auto scan =
            taken(RowScan::start(database, {u"SELECT max(id) FROM " + QString::fromLatin1(table)}));
        scan.next();
        return scan.integer(0);
    };
    const qint64 real = highest("item");
    const qint64 dialogues = highest("dialogue");
    const qint64 turns = highest("turn");
    const QString copies = QStringLiteral(
        "WITH copy(k) AS (SELECT %1 UNION ALL SELECT k + 1 FROM copy WHERE k < %2) ");
    const QString dialogue = QString::number(dialogues);
    for (qint64 first = 1; first < items / real; first += 100) {
        const QString many = copies.arg(first).arg(std::min(first + 99, items / real - 1));
        check(execute(database, QStringLiteral("BEGIN IMMEDIATE")));
        check(execute(database,
                      many + u"INSERT INTO dialogue SELECT id + k * " + dialogue
                          + u", randomblob(32), rounds, turns, words, label_words FROM copy, "
                            u"dialogue WHERE id <= "
                          + dialogue));
        check(execute(database,
                      many + u"INSERT INTO turn SELECT id + k * " + QString::number(turns)
                          + u", dialogue + k * " + dialogue
                          + u", position, round, speaker, CASE WHEN dialogue = 7 AND position = 1 "
                            u"AND k % 10 = 0 THEN content || ' zyzzyva' ELSE content END, han "
                            u"FROM copy, turn WHERE id <= "
                          + QString::number(turns)));
        const QString limit = QString::number(real);
        check(execute(database,
                      many + u"INSERT INTO item SELECT id + k * " + limit + u", 1, line + k * "
                          + limit
                          + u", key || '-' || k, task, domain, "
                            u"dialogue + k * "
                          + dialogue
                          + u", rounds, related, turns, words + (id * 31 + k * 17) % 400, "
                            u"request_words FROM copy, item WHERE id <= "
                          + limit));
        check(execute(database,
                      many + u"INSERT INTO item_text SELECT item + k * " + limit
                          + u", request, han, analysis, answer, extra, context, hash FROM copy, "
                            u"item_text WHERE item <= "
                          + limit));
        check(execute(database,
                      many + u"INSERT INTO item_attribute SELECT item + k * " + limit
                          + u", attribute, related, round FROM copy, item_attribute WHERE item "
                            u"<= "
                          + limit));
        check(execute(database, QStringLiteral("COMMIT")));
    }
    for (const char *index : {"turn_search", "request_search"})
        check(execute(database,
                      QString::fromLatin1("INSERT INTO %1(%1) VALUES ('rebuild')")
                          .arg(QString::fromLatin1(index))));
    check(execute(database, QStringLiteral("ANALYZE")));
}

void makeProject(const QString &path, qint64 items)
{
    const QString source =
        sharedFile(QStringLiteral("data/ip-dialog/filtered_data_test_1000.jsonl"));
    if (source.isEmpty())
        qFatal("the shared data are not beside the checkout");
    const auto project = taken(ProjectFile::create(path, QDateTime::currentDateTimeUtc()));
    taken(importFiles(*project, {{source}}, {false, QDateTime::currentDateTimeUtc()}));
    project
        ->write([items](Database &database) {
            check(database.setDurability(Database::Durability::Normal));
            multiply(database, items);
            return true;
        })
        .waitForFinished();
}

void measureFind(const Database &database, const char *what, const ItemFilter &filter,
                 const SqlCondition &plain)
{
    const ItemRepository items(database);
    qsizetype found = 0;
    const Times ours = timesOf([&] { found = taken(items.find(filter)).size(); });
    line(what, ours, timesOfSql(database, plain), found, atOnce);
}

SqlCondition matching(const QString &term)
{
    return {QStringLiteral("SELECT DISTINCT item.id FROM turn_search JOIN turn ON turn.id = "
                           "turn_search.rowid JOIN item ON item.dialogue = turn.dialogue WHERE "
                           "turn_search MATCH ?"),
            {term}};
}

void measureFilters(const Database &database)
{
    measureFind(database, "all ids", {}, {QStringLiteral("SELECT id FROM item ORDER BY id")});
    ItemFilter filter;
    filter.task = QStringLiteral("rank");
    measureFind(database, "one task", filter,
                {QStringLiteral("SELECT id FROM item WHERE task = 'rank' ORDER BY id")});
    filter.domain = QStringLiteral("Travel");
    measureFind(database, "task and domain", filter,
                {QStringLiteral("SELECT id FROM item WHERE task = 'rank' AND domain = 'Travel'")});
    ItemFilter attribute;
    attribute.attributeType = QStringLiteral("hobby");
    const QString hobby = QStringLiteral("SELECT item FROM item_attribute JOIN attribute ON "
                                         "attribute = attribute.id WHERE related = 1 AND type = "
                                         "'hobby'");
    measureFind(database, "attribute", attribute, {hobby});
    attribute.task = filter.task;
    measureFind(database, "task and attribute", attribute,
                {u"SELECT id FROM item WHERE task = 'rank' AND id IN (" + hobby + u')'});
    ItemFilter unreviewed;
    unreviewed.isReviewed = false;
    measureFind(database, "not reviewed", unreviewed,
                {QStringLiteral("SELECT id FROM item WHERE id NOT IN (SELECT item FROM review)")});
    for (const auto &[what, text, term] :
         {std::tuple("search: word of no or few items", "zyzzyva ", "\"zyzzyva\""),
          std::tuple("search: word of one item", "765432 ", "\"765432\""),
          std::tuple("search: common word", "the ", "\"the\""),
          std::tuple("search: word", "guitar ", "\"guitar\""),
          std::tuple("search: two words", "guitar music ", "\"guitar\" AND \"music\""),
          std::tuple("search: two common words", "the and ", "\"the\" AND \"and\""),
          std::tuple("search: phrase", "\"a lot of\"", "\"a lot of\""),
          std::tuple("search: prefix of three", "pho", "\"pho\"*")}) {
        ItemFilter search;
        search.text = QString::fromLatin1(text);
        measureFind(database, what, search, matching(QString::fromLatin1(term)));
    }
}

const char *const textSql =
    "(SELECT coalesce(nullif(request, ''), (SELECT content FROM turn WHERE turn.dialogue = "
    "item.dialogue AND position = 0)) FROM item_text WHERE item_text.item = item.id)";

void measureOrders(const Database &database)
{
    using Column = ItemOrder::Column;
    const ItemRepository items(database);
    for (const ItemOrder::Column column : itemColumns()) {
        const QString sql = column == Column::Import ? QStringLiteral("id")
            : column == Column::Text                 ? QString::fromLatin1(textSql)
            : column == Column::Reviewed ? QStringLiteral("id IN (SELECT item FROM review)")
                                         : itemColumnId(column);
        const bool isIndexed = column == Column::Import || column == Column::Key
            || column == Column::Task || column == Column::Domain || column == Column::Dataset;
        for (const bool isDescending : {false, true}) {
            const QString direction = isDescending ? QStringLiteral(" DESC") : QString();
            const QByteArray what =
                "sort by " + itemColumnId(column).toLatin1() + (isDescending ? ", down" : "");
            qsizetype found = 0;
            const Times ours = timesOf([&] {
                found = taken(items.find({}, {column, isDescending})).size();
            });
            line(what.constData(), ours,
                 timesOfSql(
                     database,
                     {u"SELECT id FROM item ORDER BY " + sql + direction + u", id" + direction}),
                 found, isIndexed ? atOnce : inTime);
        }
    }
}

void measureRows(const Database &database)
{
    const ItemRepository items(database);
    const QList<ItemId> ids = taken(items.find({}));
    const auto page = [&](const char *what, qsizetype from, const SearchWords &words) {
        line(what, timesOf([&] { taken(items.rows(ids.mid(from, pageRows), words)); }),
             timesOfSql(database,
                        {QStringLiteral("SELECT * FROM item ORDER BY id LIMIT %1 OFFSET %2")
                             .arg(pageRows)
                             .arg(from)}),
             pageRows, atOnce);
    };
    page("first page of rows", 0, {});
    page("jump to the middle", ids.size() / 2, {});
    page("jump to the middle, with snippets", ids.size() / 2, searchWords(QStringLiteral("the ")));
    line("next unreviewed", timesOf([&] {
             const QList<ItemId> reviewed = taken(ReviewRepository(database).reviewed());
             std::ignore = std::find_if(ids.begin(), ids.end(), [&](ItemId id) {
                 return !std::binary_search(reviewed.begin(), reviewed.end(), id);
             });
         }),
         timesOfSql(database,
                    {QStringLiteral("SELECT id FROM item WHERE id NOT IN (SELECT item FROM "
                                    "review) LIMIT 1")}),
         1, atOnce);
    qsizetype random = 0;
    line("a random item", timesOf([&] {
             random = (random + 617'927) % ids.size();
             taken(items.load(ids[random]));
         }),
         timesOfSql(database, {QStringLiteral("SELECT * FROM item ORDER BY random() LIMIT 1")}), 1,
         atOnce);
}

void measureFacets(const Database &database)
{
    ItemFilter filter;
    filter.task = QStringLiteral("rank");
    filter.attributeType = QStringLiteral("hobby");
    for (const auto &[name, facet] :
         {std::pair("dataset", ItemFacet::Dataset), std::pair("task", ItemFacet::Task),
          std::pair("domain", ItemFacet::Domain),
          std::pair("answer format", ItemFacet::AnswerFormat),
          std::pair("reviewed", ItemFacet::Reviewed),
          std::pair("attribute type", ItemFacet::AttributeType),
          std::pair("attribute value", ItemFacet::AttributeValue)}) {
        for (const ItemFilter &each : {ItemFilter{}, filter}) {
            ItemFacetCounter counter(each);
            counter.setFound(taken(ItemRepository(database).find(each)));
            const QByteArray what =
                QByteArray("facet ") + name + (each == ItemFilter{} ? "" : ", filtered");
            line(what.constData(), timesOf([&] {
                     ItemFacets facets;
                     check(counter.count(database, facet, facets));
                 }),
                 {}, -1, inTime);
        }
    }
    line("SELECT task, count(*) FROM item GROUP BY task",
         timesOfSql(database, {QStringLiteral("SELECT task, count(*) FROM item GROUP BY task")}),
         {}, -1, inTime);
}

// On this machine's warm file cache, each time with a connection of its own.
void measureOpening(const QString &path)
{
    qsizetype found = 0;
    QList<double> walls;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        const auto project = taken(ProjectFile::open(path, ProjectFile::Access::Read));
        project
            ->read([&](Database &database) {
                const ItemRepository items(database);
                const QList<ItemId> ids = taken(items.find({}));
                found =
                    taken(items.rows(ids.first(std::min<qsizetype>(pageRows, ids.size())))).size();
                return true;
            })
            .waitForFinished();
        walls.append(double(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(walls.begin(), walls.end());
    std::printf("| open to the first rows | %lld | %.1f | | | | | 1000 | %s |\n",
                static_cast<long long>(found), walls[rounds / 2],
                walls[rounds / 2] <= 1000 ? "yes" : "no");
}

// The highest that the process ever held.
void printPeak()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &each : lines) {
        if (each.startsWith("VmHWM:"))
            std::printf("\nPeak: %lld MB.\n",
                        each.mid(6).trimmed().split(' ')[0].toLongLong() / 1000);
    }
}

} // namespace

// bench_browse PROJECT, or bench_browse NEWFILE ITEMS.
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2)
        qFatal("bench_browse PROJECT, or bench_browse NEWFILE ITEMS");
    if (!QFile::exists(arguments[1])) {
        QElapsedTimer timer;
        timer.start();
        makeProject(arguments[1], arguments.value(2, QStringLiteral("100000")).toLongLong());
        std::printf("made in %.0f s\n", double(timer.elapsed()) / 1000);
    }
    heading();
    measureOpening(arguments[1]);
    const auto project = taken(ProjectFile::open(arguments[1], ProjectFile::Access::Read));
    project
        ->read([](Database &database) {
            measureFilters(database);
            measureOrders(database);
            measureRows(database);
            measureFacets(database);
            return true;
        })
        .waitForFinished();
    printPeak();
    return 0;
}
