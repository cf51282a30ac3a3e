// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dataset/itemfacets.h"
#include "models/study/designjson.h"
#include "models/study/slice.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_ItemFacets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choicesAreKept();
    void anotherChoiceForgetsWhatDependedOnIt();
    void filtersSurviveJson();
    void columnsHaveIds();
};

void tst_ItemFacets::choicesAreKept()
{
    ItemFilter filter;
    const QList<std::pair<ItemFacet, QString>> choices{
        {ItemFacet::Dataset, QStringLiteral("d")},
        {ItemFacet::Task, QStringLiteral("rank")},
        {ItemFacet::Domain, QStringLiteral("Books")},
        {ItemFacet::AnswerFormat, QStringLiteral("ranking")},
        {ItemFacet::Reviewed, QStringLiteral("no")},
        {ItemFacet::AttributeType, QStringLiteral("hobby")},
        {ItemFacet::AttributeValue, QStringLiteral("music")},
        {ItemFacet::Run, runChoice(QStringLiteral("m"), QStringLiteral("ta"))},
        {ItemFacet::Outcome, QStringLiteral("unparsed")},
        {ItemFacet::Study, QStringLiteral("Fit")},
        {ItemFacet::StudyState, QStringLiteral("open")}};
    for (const auto &[facet, value] : choices)
        choose(filter, facet, value);
    for (const auto &[facet, value] : choices)
        QCOMPARE(chosenValue(filter, facet), value);
    QCOMPARE(itemFilterWords(filter),
             QStringLiteral("d, rank, Books, hobby = music, ranking, not reviewed, study Fit, "
                            "open, m ta, unparsed"));
    for (const auto &[facet, value] : choices)
        choose(filter, facet, {});
    QCOMPARE(filter, ItemFilter());
}

void tst_ItemFacets::anotherChoiceForgetsWhatDependedOnIt()
{
    ItemFilter filter;
    choose(filter, ItemFacet::Study, QStringLiteral("Fit"));
    choose(filter, ItemFacet::StudyState, QStringLiteral("open"));
    choose(filter, ItemFacet::Study, QStringLiteral("Turing"));
    QCOMPARE(chosenValue(filter, ItemFacet::StudyState), QString());
    QVERIFY(facetAbove(ItemFacet::StudyState) == ItemFacet::Study);
    QVERIFY(!facetAbove(ItemFacet::Task));
}

void tst_ItemFacets::filtersSurviveJson()
{
    ItemFilter filter;
    filter.task = QStringLiteral("rank");
    filter.answerFormat = AnswerFormat::MultipleChoice;
    filter.isReviewed = false;
    filter.study = QStringLiteral("Fit");
    filter.isAnswered = true;
    filter.model = QStringLiteral("m");
    filter.pathway = QStringLiteral("ta");
    filter.outcome = AnswerOutcome::Wrong;
    filter.highestScore = 0.25;
    QCOMPARE(itemFilterFromJson(itemFilterToJson(filter)), filter);
    QCOMPARE(itemFilterToJson({}), QJsonObject());
}

void tst_ItemFacets::columnsHaveIds()
{
    QCOMPARE(itemColumns().size(), 10);
    const QList<ItemOrder::Column> columns = itemColumns();
    for (const ItemOrder::Column column : columns)
        QVERIFY(itemColumnFromId(itemColumnId(column)) == column);
    QVERIFY(!itemColumnFromId(u"colour"));
}

CONCORD_TEST(tst_ItemFacets)
#include "tst_itemfacets.moc"
