// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/itemfacetcounter.h"
#include "storage/itemrepository.h"
#include "storage/itemsearch.h"
#include "storage/reviewrepository.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

#include <functional>
#include <memory>

using namespace Concord;

// Items 1 to 5 in "zebra" (advice, rank, rank, filter, recommend), 6 and 7 plain in "alpha".
class tst_ItemFilters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void initTestCase();
    void filtersChoose_data();
    void filtersChoose();
    void conditionsChooseTheSame_data();
    void conditionsChooseTheSame();
    void reviewsComeAndGo();
    void facetsOfEveryKind();
    void ordersSort_data();
    void ordersSort();
    void manyItemsAreSortedAsFewAre();
    void rowsShowWhatWasSearchedFor();

private:
    using Change = std::function<void(ItemFilter &)>;
    QString found(const ItemFilter &filter, const ItemOrder &order = {}) const;
    QString counts(ItemFacet facet, const ItemFilter &filter) const;

    std::unique_ptr<Database> m_database;
};

void tst_ItemFilters::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_ItemFilters::initTestCase()
{
    m_database = std::make_unique<Database>(emptyProjectDatabase());
    QList<Item> zebra;
    for (const char *task : {"advice", "rank", "rank", "filter", "recommend"}) {
        zebra.append(testItem(QString::fromLatin1(task), int(zebra.size()) + 1));
        zebra.last().request = QStringLiteral("request %1").arg(9 - zebra.size());
    }
    zebra[2].dialogue.rounds.append(Round{{{QStringLiteral("User"), QStringLiteral("one more")}}});
    const DatasetId dataset = publishItems(*m_database, QStringLiteral("zebra"), zebra);
    QList<Item> alpha;
    for (const char *text : {"The late tram, again.", "Nothing to say."}) {
        Item item;
        item.key = QStringLiteral("a%1").arg(alpha.size());
        item.line = alpha.size() + 1;
        item.dialogue.rounds = {Round{{{QStringLiteral("A"), QStringLiteral("A greeting.")},
                                       {QStringLiteral("B"), QString::fromLatin1(text)}}}};
        alpha.append(item);
    }
    publishItems(*m_database, QStringLiteral("alpha"), alpha);
    // One run: item 1 right, 2 wrong, 3 not parsed.
    mustExecute(*m_database,
                QStringLiteral("INSERT INTO model_run SELECT 1, '%1', %2, 'm', 'ta', 's', 's', 0, "
                               "3, 1, 0, 't', 'ready'")
                    .arg(QString(36, u'r'))
                    .arg(dataset.value()));
    for (const auto &[item, state, score] :
         {std::tuple(1, "parsed", 1.0), std::tuple(2, "parsed", 0.5),
          std::tuple(3, "no_answer", 0.0)}) {
        mustExecute(*m_database,
                    QStringLiteral("INSERT INTO response VALUES (%1, 1, %1, 'text')").arg(item));
        mustExecute(*m_database,
                    QStringLiteral("INSERT INTO response_score (response, reading, state, "
                                   "attributes_rule, analysis_rule, answer_rule, task_accuracy) "
                                   "VALUES (%1, 'published', '%2', 1, 1, 1, %3)")
                        .arg(item)
                        .arg(QString::fromLatin1(state))
                        .arg(score));
    }
    // A study about items 2 and 4, of which 2 is answered.
    const QString id(36, u's');
    mustExecute(*m_database,
                QStringLiteral("INSERT INTO template VALUES ('%1', 't', 1, '{}')").arg(id));
    mustExecute(*m_database,
                QStringLiteral("INSERT INTO study (id, name, template, design, seed, state, "
                               "created_at) VALUES ('%1', 'Fit', '%1', '{}', 1, 'open', 't')")
                    .arg(id));
    mustExecute(*m_database,
                QStringLiteral("INSERT INTO annotator VALUES ('%1', 'A1', 0)").arg(id));
    for (const int item : {2, 4}) {
        const QString unit(36, QChar(u'0' + item));
        mustExecute(*m_database,
                    QStringLiteral("INSERT INTO unit VALUES ('%1', '%2', 'k%3', 'item', 0, NULL)")
                        .arg(unit, id)
                        .arg(item));
        mustExecute(*m_database,
                    QStringLiteral("INSERT INTO unit_subject (unit, position, role, "
                                   "kind, item) VALUES ('%1', 0, '', 'item', %2)")
                        .arg(unit)
                        .arg(item));
        mustExecute(*m_database,
                    QStringLiteral("INSERT INTO assignment VALUES ('%1', '%1', '%2', "
                                   "1, 0, 0)")
                        .arg(unit, id));
    }
    mustExecute(*m_database,
                QStringLiteral("INSERT INTO annotation_event (id, assignment, question, value, "
                               "counter, device, sequence, answered_at) VALUES ('%1', '%2', 'q', "
                               "'1', 1, '%1', 1, 't')")
                    .arg(id, QString(36, u'2')));
    VERIFY_RESULT(ReviewRepository(*m_database).setReviewed(ItemId(3), true, testTime()));
}

QString tst_ItemFilters::found(const ItemFilter &filter, const ItemOrder &order) const
{
    const auto ids = ItemRepository(*m_database).find(filter, order);
    if (!ids)
        return ids.error().detail;
    QStringList numbers;
    for (const ItemId id : *ids)
        numbers.append(QString::number(id.value()));
    return numbers.join(u' ');
}

QString tst_ItemFilters::counts(ItemFacet facet, const ItemFilter &filter) const
{
    ItemFacets facets;
    if (const auto done = ItemFacetCounter(filter).count(*m_database, facet, facets); !done)
        return done.error().detail;
    QStringList texts;
    const QList<FacetValue> values = valuesOf(facets, facet);
    for (const FacetValue &value : values)
        texts.append(value.value + u' ' + QString::number(value.items));
    return texts.join(QStringLiteral(", "));
}

void tst_ItemFilters::filtersChoose_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const Change &change, const char *expected) {
        QTest::newRow(name) << change << QString::fromLatin1(expected);
    };
    row(
        "all", [](ItemFilter &) {}, "1 2 3 4 5 6 7");
    row(
        "ranking", [](ItemFilter &f) { f.answerFormat = AnswerFormat::Ranking; }, "2 3");
    row(
        "open ended", [](ItemFilter &f) { f.answerFormat = AnswerFormat::OpenEnded; }, "1 5");
    row(
        "reviewed", [](ItemFilter &f) { f.isReviewed = true; }, "3");
    row(
        "unreviewed", [](ItemFilter &f) { f.isReviewed = false; }, "1 2 4 5 6 7");
    row(
        "study", [](ItemFilter &f) { f.study = QStringLiteral("Fit"); }, "2 4");
    row(
        "study by id", [](ItemFilter &f) { f.study = QString(36, u's'); }, "2 4");
    row(
        "study, answered",
        [](ItemFilter &f) {
            f.study = QStringLiteral("Fit");
            f.isAnswered = true;
        },
        "2");
    row(
        "study, open",
        [](ItemFilter &f) {
            f.study = QStringLiteral("Fit");
            f.isAnswered = false;
        },
        "4");
    row(
        "model", [](ItemFilter &f) { f.model = QStringLiteral("m"); }, "1 2 3");
    for (const auto &[outcome, expected] :
         {std::pair(AnswerOutcome::Right, "1"), std::pair(AnswerOutcome::Wrong, "2"),
          std::pair(AnswerOutcome::Unparsed, "3")}) {
        row(
            qPrintable(answerOutcomeId(outcome)),
            [outcome = outcome](ItemFilter &f) {
                f.model = QStringLiteral("m");
                f.pathway = QStringLiteral("ta");
                f.outcome = outcome;
            },
            expected);
    }
    row(
        "score at most a half",
        [](ItemFilter &f) {
            f.model = QStringLiteral("m");
            f.highestScore = 0.5;
        },
        "2 3");
    row(
        "another pathway",
        [](ItemFilter &f) {
            f.model = QStringLiteral("m");
            f.pathway = QStringLiteral("dr");
        },
        "");
    row(
        "two at once",
        [](ItemFilter &f) {
            f.task = QStringLiteral("rank");
            f.isReviewed = false;
        },
        "2");
}

void tst_ItemFilters::filtersChoose()
{
    QFETCH(Change, change);
    ItemFilter filter;
    change(filter);
    QTEST(found(filter), "expected");
}

void tst_ItemFilters::conditionsChooseTheSame_data()
{
    filtersChoose_data();
}

void tst_ItemFilters::conditionsChooseTheSame()
{
    QFETCH(Change, change);
    ItemFilter filter;
    change(filter);
    SqlCondition condition = itemCondition(filter);
    condition.sql = u"SELECT item.id FROM item WHERE " + condition.sql;
    const auto ids = idsFrom(*m_database, condition);
    VERIFY_RESULT(ids);
    QStringList numbers;
    for (const ItemId id : *ids)
        numbers.append(QString::number(id.value()));
    QTEST(numbers.join(u' '), "expected");
}

void tst_ItemFilters::reviewsComeAndGo()
{
    ReviewRepository reviews(*m_database);
    VERIFY_RESULT(reviews.setReviewed(ItemId(5), true, testTime()));
    VERIFY_RESULT(reviews.setReviewed(ItemId(5), true, testTime().addDays(1)));
    QCOMPARE(*reviews.reviewed(), (QList<ItemId>{ItemId(3), ItemId(5)}));
    QCOMPARE(textsFrom(*m_database, QStringLiteral("SELECT at FROM review WHERE item = 5")),
             QStringList(QStringLiteral("2026-03-04T05:06:07.089Z")));
    QVERIFY(ItemRepository(*m_database).rows({ItemId(5)})->constFirst().isReviewed);
    VERIFY_RESULT(reviews.setReviewed(ItemId(5), false, testTime()));
    QCOMPARE(*reviews.reviewed(), QList<ItemId>{ItemId(3)});
    QVERIFY(!reviews.setReviewed(ItemId(99), true, testTime()));
}

void tst_ItemFilters::facetsOfEveryKind()
{
    QCOMPARE(counts(ItemFacet::Dataset, {}), QStringLiteral("zebra 5, alpha 2"));
    QCOMPARE(counts(ItemFacet::Task, {}),
             QStringLiteral("recommend 1, rank 2, filter 1, advice 1"));
    QCOMPARE(counts(ItemFacet::AnswerFormat, {}),
             QStringLiteral("multiple_choice 1, open_ended 2, ranking 2"));
    QCOMPARE(counts(ItemFacet::Reviewed, {}), QStringLiteral("yes 1, no 6"));
    QCOMPARE(counts(ItemFacet::Run, {}), QStringLiteral("m\tta 3"));
    QCOMPARE(counts(ItemFacet::Outcome, {}), QString());
    QCOMPARE(counts(ItemFacet::Study, {}), QStringLiteral("Fit 2"));
    QCOMPARE(counts(ItemFacet::StudyState, {}), QString());
    ItemFilter filter;
    filter.task = QStringLiteral("rank");
    filter.model = QStringLiteral("m");
    filter.study = QStringLiteral("Fit");
    QCOMPARE(counts(ItemFacet::Outcome, filter), QStringLiteral("wrong 1"));
    QCOMPARE(counts(ItemFacet::StudyState, filter), QStringLiteral("answered 1, open 0"));
    filter.study.clear();
    QCOMPARE(counts(ItemFacet::Outcome, filter), QStringLiteral("unparsed 1, wrong 1"));
    QCOMPARE(counts(ItemFacet::Reviewed, filter), QStringLiteral("yes 1, no 1"));
    const Item item = testItem(QStringLiteral("rank"), 2);
    QStringList related;
    for (const Attribute &attribute : item.attributes) {
        if (attribute.related)
            related.append(attribute.type + u" 5");
    }
    QCOMPARE(counts(ItemFacet::AttributeType, {}), related.join(QStringLiteral(", ")));
    QCOMPARE(counts(ItemFacet::AttributeValue, {}), QString());
}

void tst_ItemFilters::ordersSort_data()
{
    using Column = ItemOrder::Column;
    QTest::addColumn<int>("column");
    QTest::addColumn<bool>("isDescending");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, Column column, bool isDescending, const char *expected) {
        QTest::newRow(name) << int(column) << isDescending << QString::fromLatin1(expected);
    };
    row("import", Column::Import, false, "1 2 3 4 5 6 7");
    row("import, backwards", Column::Import, true, "7 6 5 4 3 2 1");
    row("task, none first", Column::Task, false, "6 7 1 4 2 3 5");
    row("task, backwards", Column::Task, true, "5 3 2 4 1 7 6");
    row("key", Column::Key, false, "6 7 1 4 2 3 5");
    row("dataset", Column::Dataset, false, "6 7 1 2 3 4 5");
    row("reviewed", Column::Reviewed, true, "3 7 6 5 4 2 1");
    row("rounds", Column::Rounds, false, "6 7 1 2 4 5 3");
    row("text", Column::Text, false, "6 7 5 4 3 2 1");
}

void tst_ItemFilters::ordersSort()
{
    QFETCH(int, column);
    QFETCH(bool, isDescending);
    QTEST(found({}, {static_cast<ItemOrder::Column>(column), isDescending}), "expected");
    ItemFilter ranks;
    ranks.task = QStringLiteral("rank");
    const QString both = found(ranks, {static_cast<ItemOrder::Column>(column), isDescending});
    QVERIFY(both == u"2 3" || both == u"3 2");
}

// More than are sorted among themselves: 25,000 rows of which every second one fits.
void tst_ItemFilters::manyItemsAreSortedAsFewAre()
{
    const Database database = emptyProjectDatabase();
    mustExecute(database,
                QStringLiteral("INSERT INTO dataset VALUES (1, '%1', 'd', 'human', 'f', 's', 's', "
                               "0, x'00', 0, 0, 't', 'ready'), (2, '%2', 'c', 'human', 'f', 's', "
                               "'s', 0, x'00', 0, 0, 't', 'ready')")
                    .arg(QString(36, u'u'), QString(36, u'v')));
    mustExecute(database,
                QStringLiteral("INSERT INTO dialogue VALUES (1, zeroblob(32), 1, 1, 1, 1)"));
    mustExecute(
        database,
        QStringLiteral(
            "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000) INSERT "
            "INTO item SELECT i, 1 + i % 2, i, 'k' || i, CASE i % 2 WHEN 0 THEN 'rank' END, "
            "NULL, 1, 1, 1, 1, (i * 7919) % 50000, 1 FROM n"));
    const ItemRepository items(database);
    ItemFilter filter;
    filter.task = QStringLiteral("rank");
    const auto sorted = items.find(filter, {ItemOrder::Column::Words, true});
    VERIFY_RESULT(sorted);
    QCOMPARE(sorted->size(), 25'000);
    const QStringList first = textsFrom(
        database, QStringLiteral("SELECT id FROM item WHERE task = 'rank' ORDER BY words DESC"));
    for (qsizetype i = 0; i < sorted->size(); ++i)
        QCOMPARE(QString::number((*sorted)[i].value()), first[i]);
    const auto byDataset = items.find({}, {ItemOrder::Column::Dataset, false});
    VERIFY_RESULT(byDataset);
    QCOMPARE(byDataset->size(), 50'000);
    QCOMPARE(byDataset->constFirst(), ItemId(1)); // "c" holds the odd ones
    QCOMPARE(byDataset->constLast(), ItemId(50'000));
}

void tst_ItemFilters::rowsShowWhatWasSearchedFor()
{
    const ItemRepository items(*m_database);
    const QList<ItemId> ids{ItemId(6), ItemId(7)};
    const auto rows = items.rows(ids, searchWords(QStringLiteral("tram")));
    VERIFY_RESULT(rows);
    QCOMPARE((*rows)[0].text, QStringLiteral("A greeting."));
    QCOMPARE((*rows)[0].snippet, QStringLiteral("The late tram, again."));
    QCOMPARE((*rows)[1].snippet, QString());
    QCOMPARE(items.rows(ids, searchWords(QStringLiteral("greeting")))->constFirst().snippet,
             QString());
}

CONCORD_TEST(tst_ItemFilters)
#include "tst_itemfilters.moc"
