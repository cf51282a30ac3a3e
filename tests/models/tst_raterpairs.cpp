// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/raterpairs.h"

#include "models/agreement/cohenkappa.h"
#include "tests/models/agreementvectors.h"
#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace Concord;

class tst_RaterPairs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void kappasAgreeWithTheSharedVectors_data();
    void kappasAgreeWithTheSharedVectors();
    void pairsAreListedInOrderWithTheirUnits();
    void aboveTheLimitOnlySharedUnitsAreListed();
    void tableHasTheFirstRaterInTheRows();
    void withoutPairsTheListIsEmpty();
};

void tst_RaterPairs::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_RaterPairs::kappasAgreeWithTheSharedVectors_data()
{
    CONCORD_NEEDS_VECTORS();
    QTest::addColumn<AgreementVector>("vector");
    for (const AgreementVector &vector : agreementVectors(QStringLiteral("average_pairwise_kappa")))
        QTest::newRow(tagOf(vector).constData()) << vector;
}

void tst_RaterPairs::kappasAgreeWithTheSharedVectors()
{
    QFETCH(const AgreementVector, vector);
    const Ratings ratings = ratingsOf(vector);
    const int judge = vector.params[u"judge_column"].toInt(-1);
    QList<double> kappas;
    for (const RaterPair &pair : raterPairs(RowPatterns(ratings), 100)) {
        if (judge < 0 || pair.second == judge)
            kappas.append(*pair.cohenKappa);
    }
    const QJsonArray expected = vector.expected[u"pairs"].toArray();
    QCOMPARE(kappas.size(), expected.size());
    for (qsizetype i = 0; i < kappas.size(); ++i)
        COMPARE_NEAR(kappas[i], expected[i].toDouble(), vector.tolerance);
}

void tst_RaterPairs::pairsAreListedInOrderWithTheirUnits()
{
    const Ratings ratings =
        ratingsFrom({QStringLiteral("xx.."), QStringLiteral("yx.."), QStringLiteral("yy.."),
                     QStringLiteral("xxx."), QStringLiteral("...z")});
    const QList<RaterPair> pairs = raterPairs(RowPatterns(ratings), 100);
    // Worked by hand: a and b agree on 3 of 4, pe = 1/2.
    const QList<RaterPair> expected{
        {0, 1, 4, 0.75, 0.5, {}},
        {0, 2, 1, 1.0, {}, UndefinedReason::noVariation},
        {0, 3, 0, {}, {}, UndefinedReason::noOverlap},
        {1, 2, 1, 1.0, {}, UndefinedReason::noVariation},
        {1, 3, 0, {}, {}, UndefinedReason::noOverlap},
        {2, 3, 0, {}, {}, UndefinedReason::noOverlap},
    };
    QCOMPARE(pairs, expected);
}

void tst_RaterPairs::aboveTheLimitOnlySharedUnitsAreListed()
{
    const Ratings ratings =
        ratingsFrom({QStringLiteral("xx.."), QStringLiteral("yx.."), QStringLiteral("..xy")});
    QCOMPARE(raterPairs(RowPatterns(ratings), 6).size(), 6);
    const QList<RaterPair> pairs = raterPairs(RowPatterns(ratings), 5);
    QCOMPARE(pairs.size(), 2);
    QCOMPARE(pairs[1].first, 2);
    QCOMPARE(pairs[1].second, 3);
}

void tst_RaterPairs::tableHasTheFirstRaterInTheRows()
{
    const Ratings ratings = ratingsFrom({QStringLiteral("x.y"), QStringLiteral("x.y"),
                                         QStringLiteral("yyx"), QStringLiteral("xx.")});
    const ContingencyTable table = contingencyTable(RowPatterns(ratings), 0, 2);
    QCOMPARE(table.total(), 3);
    QCOMPARE(table.rows()[0], 2);
    QCOMPARE(table.columns()[0], 1);
    QCOMPARE(table.agreements(), 0);
}

void tst_RaterPairs::withoutPairsTheListIsEmpty()
{
    const Ratings none = ratingsFrom({});
    QVERIFY(raterPairs(RowPatterns(none), 10).isEmpty());
    const Ratings one = ratingsFrom({QStringLiteral("x")});
    QVERIFY(raterPairs(RowPatterns(one), 10).isEmpty());
}

CONCORD_TEST(tst_RaterPairs)
#include "tst_raterpairs.moc"
