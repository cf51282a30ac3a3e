// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/itemfacetcounter.h"

#include "models/core/random.h"
#include "storage/itemrepository.h"
#include "storage/itemsearch.h"
#include "storage/reviewrepository.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QSet>
#include <QTest>

#include <memory>

using namespace Concord;

namespace {

// A facet comes after the one it depends on.
constexpr ItemFacet everyFacet[] = {
    ItemFacet::Dataset,        ItemFacet::Task,  ItemFacet::Domain,    ItemFacet::AnswerFormat,
    ItemFacet::Reviewed,       ItemFacet::Run,   ItemFacet::Outcome,   ItemFacet::AttributeType,
    ItemFacet::AttributeValue, ItemFacet::Study, ItemFacet::StudyState};

} // namespace

// Counts against one search for each value. Items 1 to 60 have tasks, attributes and two runs of
// one model, 61 to 80 are dialogues; a study asks about items, responses and dialogues.
class tst_ItemFacetCounter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void countsAreWhatSearchesFind();
    void anItemCountsOnceForAType();
    void anItemCountsOnceForAnOutcomeOfAllPathways();
    void studiesCountWhatTheirFilterFinds();
    void aUnitThatNobodyIsToAnswerIsOpen();

private:
    void addItems();
    void addRuns();
    void addStudy();
    QList<FacetValue> counted(ItemFacet facet, const ItemFilter &filter) const;
    ItemFilter drawnFilter(Philox &random) const;

    std::unique_ptr<Database> m_database;
};

void tst_ItemFacetCounter::addItems()
{
    const char *tasks[] = {"rank", "filter", "advice", "single-domain"};
    QList<Item> asked;
    for (int i = 0; i < 60; ++i) {
        Item item = testItem(QString::fromLatin1(tasks[i % 4]), i + 1);
        item.domain = i % 5 == 0 ? QString() : QStringLiteral("d%1").arg(i % 3);
        item.attributes = {
            {QStringLiteral("genre"), QStringLiteral("v%1").arg(i % 2), true, {}},
            {QStringLiteral("genre"), QStringLiteral("w%1").arg(i % 3), i % 4 != 0, {}},
            {QStringLiteral("mood"), QStringLiteral("m"), i % 3 == 0, {}}};
        asked.append(item);
    }
    publishItems(*m_database, QStringLiteral("asked"), asked);
    QList<Item> said;
    for (int i = 0; i < 20; ++i) {
        Item item;
        item.key = QStringLiteral("s%1").arg(i);
        item.line = i + 1;
        item.dialogue.rounds = {
            Round{{{QStringLiteral("A"), QStringLiteral("tram %1").arg(i / 2)}}}};
        said.append(item);
    }
    publishItems(*m_database, QStringLiteral("said"), said);
    for (int item = 1; item <= 80; item += 3)
        VERIFY_RESULT(ReviewRepository(*m_database).setReviewed(ItemId(item), true, testTime()));
}

void tst_ItemFacetCounter::addRuns()
{
    for (int run = 1; run <= 2; ++run) {
        mustExecute(*m_database,
                    QStringLiteral("INSERT INTO model_run SELECT %1, '%2', 1, 'm', 'p%1', 's', "
                                   "'s', 0, 60, 1, 0, 't', 'ready'")
                        .arg(run)
                        .arg(QString(36, QChar(u'0' + run))));
        for (int item = 1; item <= 60; item += run) {
            const int response = run * 100 + item;
            mustExecute(*m_database,
                        QStringLiteral("INSERT INTO response VALUES (%1, %2, %3, 'text')")
                            .arg(response)
                            .arg(run)
                            .arg(item));
            mustExecute(
                *m_database,
                QStringLiteral("INSERT INTO response_score (response, reading, state, "
                               "attributes_rule, analysis_rule, answer_rule, "
                               "task_accuracy) VALUES (%1, 'published', '%2', 1, 1, 1, %3)")
                    .arg(response)
                    .arg(item % 7 == 0 ? QStringLiteral("no_answer") : QStringLiteral("parsed"))
                    .arg(item % 3 == 0 ? QStringLiteral("1.0") : QStringLiteral("0.5")));
        }
    }
}

// Units 1 and 2 ask about items, 3 about a response alone, 4 about a dialogue alone; 1 is answered,
// 2 is not, and nobody is to answer 3 and 4.
void tst_ItemFacetCounter::addStudy()
{
    const QString id(36, u's');
    mustExecute(*m_database,
                QStringLiteral("INSERT INTO template VALUES ('%1', 't', 1, '{}')").arg(id));
    mustExecute(*m_database,
                QStringLiteral("INSERT INTO study (id, name, template, design, seed, state, "
                               "created_at) VALUES ('%1', 'Fit', '%1', '{}', 1, 'open', 't')")
                    .arg(id));
    mustExecute(*m_database,
                QStringLiteral("INSERT INTO annotator VALUES ('%1', 'A1', 0)").arg(id));
    const QString subjects[] = {QStringLiteral("'item', 1, NULL, NULL"),
                                QStringLiteral("'item', 2, NULL, NULL"),
                                QStringLiteral("'response', NULL, NULL, 103"),
                                QStringLiteral("'dialogue', NULL, (SELECT dialogue FROM item WHERE "
                                               "id = 61), NULL")};
    for (int i = 0; i < 4; ++i) {
        const QString unit(36, QChar(u'1' + i));
        mustExecute(*m_database,
                    QStringLiteral("INSERT INTO unit VALUES ('%1', '%2', 'k%3', 'item', 0, NULL)")
                        .arg(unit, id)
                        .arg(i));
        mustExecute(*m_database,
                    QStringLiteral("INSERT INTO unit_subject (unit, position, role, kind, item, "
                                   "dialogue, response) VALUES ('%1', 0, '', %2)")
                        .arg(unit, subjects[i]));
        if (i < 2)
            mustExecute(*m_database,
                        QStringLiteral("INSERT INTO assignment VALUES ('%1', '%1', '%2', 1, 0, 0)")
                            .arg(unit, id));
    }
    mustExecute(*m_database,
                QStringLiteral("INSERT INTO annotation_event (id, assignment, question, value, "
                               "counter, device, sequence, answered_at) VALUES ('%1', '%2', 'q', "
                               "'1', 1, '%1', 1, 't')")
                    .arg(id, QString(36, u'1')));
}

void tst_ItemFacetCounter::initTestCase()
{
    m_database = std::make_unique<Database>(emptyProjectDatabase());
    addItems();
    addRuns();
    addStudy();
}

QList<FacetValue> tst_ItemFacetCounter::counted(ItemFacet facet, const ItemFilter &filter) const
{
    ItemFacets facets;
    if (!ItemFacetCounter(filter).count(*m_database, facet, facets))
        return {{QStringLiteral("failed"), -1}};
    return valuesOf(facets, facet);
}

// Each facet is asked for with a chance of a third, for a value that some item has.
ItemFilter tst_ItemFacetCounter::drawnFilter(Philox &random) const
{
    ItemFilter filter;
    for (const ItemFacet facet : everyFacet) {
        const auto above = facetAbove(facet);
        if (random.below(3) > 0 || (above && chosenValue(filter, *above).isEmpty()))
            continue;
        ItemFilter alone;
        if (above)
            choose(alone, *above, chosenValue(filter, *above));
        const QList<FacetValue> values = counted(facet, alone);
        choose(filter, facet, values[qsizetype(random.below(quint64(values.size())))].value);
    }
    if (random.below(3) == 0)
        filter.pathway.clear();
    if (random.below(4) == 0)
        filter.text = QStringLiteral("tram");
    return filter;
}

void tst_ItemFacetCounter::countsAreWhatSearchesFind()
{
    Philox random(7);
    for (int draw = 0; draw < 150; ++draw) {
        const ItemFilter filter = drawnFilter(random);
        for (const ItemFacet facet : everyFacet) {
            const auto above = facetAbove(facet);
            ItemFilter alone;
            if (above)
                choose(alone, *above, chosenValue(filter, *above));
            if (above && chosenValue(filter, *above).isEmpty())
                continue;
            alone.pathway = filter.pathway;
            QHash<QString, qint64> counts;
            const QList<FacetValue> values = counted(facet, filter);
            for (const FacetValue &value : values)
                counts.insert(value.value, value.items);
            const QList<FacetValue> possible = counted(facet, alone);
            for (const FacetValue &value : possible) {
                ItemFilter chosen = filter;
                choose(chosen, facet, value.value);
                const auto ids = searchItems(*m_database, chosen);
                VERIFY_RESULT(ids);
                const QString what = QStringLiteral("draw %1, facet %2, %3")
                                         .arg(draw)
                                         .arg(int(facet))
                                         .arg(value.value);
                QVERIFY2(counts.value(value.value) == ids->size(), qPrintable(what));
            }
        }
    }
}

// Every item has two values of "genre", of which both matter to three quarters of them.
void tst_ItemFacetCounter::anItemCountsOnceForAType()
{
    QCOMPARE(counted(ItemFacet::AttributeType, {}),
             (QList<FacetValue>{{QStringLiteral("genre"), 60}, {QStringLiteral("mood"), 20}}));
}

void tst_ItemFacetCounter::anItemCountsOnceForAnOutcomeOfAllPathways()
{
    ItemFilter filter;
    filter.model = QStringLiteral("m");
    // By hand: of 1 to 60, 8 are multiples of 7, 18 of the others are multiples of 3.
    QCOMPARE(counted(ItemFacet::Outcome, filter),
             (QList<FacetValue>{{QStringLiteral("right"), 18},
                                {QStringLiteral("unparsed"), 8},
                                {QStringLiteral("wrong"), 34}}));
}

// Items 61 and 62 share their dialogue.
void tst_ItemFacetCounter::studiesCountWhatTheirFilterFinds()
{
    QCOMPARE(counted(ItemFacet::Study, {}), (QList<FacetValue>{{QStringLiteral("Fit"), 5}}));
}

void tst_ItemFacetCounter::aUnitThatNobodyIsToAnswerIsOpen()
{
    ItemFilter filter;
    filter.study = QStringLiteral("Fit");
    QCOMPARE(counted(ItemFacet::StudyState, filter),
             (QList<FacetValue>{{QStringLiteral("answered"), 1}, {QStringLiteral("open"), 4}}));
}

CONCORD_TEST(tst_ItemFacetCounter)

#include "tst_itemfacetcounter.moc"
