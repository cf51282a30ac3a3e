// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importfiles.h"
#include "storage/itemfacetcounter.h"
#include "storage/itemrepository.h"
#include "storage/itemsearch.h"
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
#include <functional>

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

// The median of a few runs, after one that warms the cache.
double milliseconds(const std::function<void()> &action)
{
    action();
    QList<qint64> times;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        action();
        times.append(timer.nsecsElapsed());
    }
    std::sort(times.begin(), times.end());
    return double(times[rounds / 2]) / 1e6;
}

void line(const char *what, double ours, double plain = -1, qsizetype found = -1)
{
    std::printf("%-34s %9.1f ms", what, ours);
    if (plain >= 0)
        std::printf("   plain SQL %9.1f ms", plain);
    if (found >= 0)
        std::printf("   %lld items", static_cast<long long>(found));
    std::printf("\n");
    std::fflush(stdout);
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
    const double ours = milliseconds([&] { found = taken(items.find(filter)).size(); });
    const double sql = milliseconds([&] {
        auto scan = taken(RowScan::start(database, plain));
        while (scan.next()) {}
    });
    line(what, ours, sql, found);
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
         {std::tuple("search: rare word", "zyzzyva ", "\"zyzzyva\""),
          std::tuple("search: common word", "the ", "\"the\""),
          std::tuple("search: word", "guitar ", "\"guitar\""),
          std::tuple("search: two words", "guitar music ", "\"guitar\" AND \"music\""),
          std::tuple("search: phrase", "\"a lot of\"", "\"a lot of\""),
          std::tuple("search: prefix of three", "pho", "\"pho\"*")}) {
        ItemFilter search;
        search.text = QString::fromLatin1(text);
        measureFind(database, what, search, matching(QString::fromLatin1(term)));
    }
}

void measureOrders(const Database &database)
{
    const ItemRepository items(database);
    for (const ItemOrder::Column column : itemColumns()) {
        const QByteArray what = "sort by " + itemColumnId(column).toLatin1();
        line(what.constData(), milliseconds([&] { taken(items.find({}, {column, true})); }));
    }
    ItemFilter filter;
    filter.task = QStringLiteral("rank");
    line("one task, sort by words", milliseconds([&] {
             taken(items.find(filter, {ItemOrder::Column::Words, false}));
         }),
         milliseconds([&] {
             auto scan = taken(RowScan::start(
                 database,
                 {QStringLiteral("SELECT id FROM item WHERE task = 'rank' ORDER BY words")}));
             while (scan.next()) {}
         }));
}

void measureRows(const Database &database)
{
    const ItemRepository items(database);
    const QList<ItemId> ids = taken(items.find({}));
    line("first page of rows", milliseconds([&] { taken(items.rows(ids.first(pageRows))); }));
    const QList<ItemId> middle = ids.mid(ids.size() / 2, pageRows);
    line("jump to the middle", milliseconds([&] { taken(items.rows(middle)); }), milliseconds([&] {
             auto scan = taken(RowScan::start(
                 database,
                 {QStringLiteral("SELECT id FROM item ORDER BY id LIMIT %1 OFFSET %2")
                      .arg(pageRows)
                      .arg(ids.size() / 2)}));
             while (scan.next()) {}
         }));
    line("the same with snippets",
         milliseconds([&] { taken(items.rows(middle, searchWords(QStringLiteral("the ")))); }));
    line("next unreviewed", milliseconds([&] {
             const QList<ItemId> reviewed = taken(ReviewRepository(database).reviewed());
             std::ignore = std::find_if(ids.begin(), ids.end(), [&](ItemId id) {
                 return !std::binary_search(reviewed.begin(), reviewed.end(), id);
             });
         }));
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
            line(what.constData(), milliseconds([&] {
                     ItemFacets facets;
                     check(counter.count(database, facet, facets));
                 }));
        }
    }
    line("plain: count(*) GROUP BY task", milliseconds([&] {
             auto scan = taken(RowScan::start(
                 database, {QStringLiteral("SELECT task, count(*) FROM item GROUP BY task")}));
             while (scan.next()) {}
         }));
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
    return 0;
}
