// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/resultsbreakdown.h"
#include "models/agreement/ratingsbuilder.h"
#include "tests/support/testregistry.h"

#include <QTest>

#include <cmath>

using namespace Concord;

class tst_ResultsBreakdown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unitsCountUnderTheirItemsTask();
    void theCurveGoesByTheLastAnswers();
    void unitsOfOneTimeKeepTheirOrder();
    void everyPairThatSharesAUnitHasItsConfusion();
    void anEmptyStudyHasNoParts();
};

namespace {

const QString agreeing = QStringLiteral("u1");
const QString differing = QStringLiteral("u2");
const QString alsoAgreeing = QStringLiteral("u3");

// Two raters: equal on u1 and u3, different on u2.
Ratings breakdownRatings()
{
    RatingsBuilder builder({QStringLiteral("a"), QStringLiteral("b")});
    const auto add = [&](const QString &unit, const char *first, const char *second) {
        builder.add(unit, QStringLiteral("x"), QString::fromLatin1(first));
        builder.add(unit, QStringLiteral("y"), QString::fromLatin1(second));
    };
    add(agreeing, "a", "a");
    add(differing, "a", "b");
    add(alsoAgreeing, "b", "b");
    return *builder.build();
}

StudyResults emptyParts(const Ratings &ratings)
{
    StudyResults results;
    results.headline = QStringLiteral("percent_agreement");
    results.agreement = *agreementReport(ratings, results.options);
    return results;
}

ItemRow itemOf(const char *task, const char *domain)
{
    ItemRow row;
    row.task = QString::fromLatin1(task);
    row.domain = QString::fromLatin1(domain);
    return row;
}

QDateTime second(int number)
{
    return QDateTime(QDate(2025, 6, 2), QTime(9, 0, number), Qt::UTC);
}

QList<double> valuesOf(const StudyResults &results)
{
    QList<double> values;
    for (const CurvePoint &point : results.curve)
        values.append(std::round(*point.estimate.value * 1e6) / 1e6);
    return values;
}

} // namespace

void tst_ResultsBreakdown::unitsCountUnderTheirItemsTask()
{
    const Ratings ratings = breakdownRatings();
    StudyResults results = emptyParts(ratings);
    addBreakdowns(
        results,
        {ratings, {{agreeing, itemOf("rank", "film")}, {differing, itemOf("rank", "music")}}, {}});
    QCOMPARE(results.byTask.size(), 2);
    QCOMPARE(results.byTask[0].group, QStringLiteral("rank"));
    QCOMPARE(results.byTask[0].summary.pairableUnits, 2);
    QCOMPARE(*results.byTask[0].estimate.value, 0.5); // by hand: one of two
    QCOMPARE(results.byTask[1].group, QString()); // u3, about no item: last
    QCOMPARE(*results.byTask[1].estimate.value, 1.0);
    QCOMPARE(results.byDomain.size(), 3);
    QCOMPARE(results.byDomain[1].group, QStringLiteral("music"));
    QCOMPARE(*results.byDomain[1].estimate.value, 0.0);
}

void tst_ResultsBreakdown::theCurveGoesByTheLastAnswers()
{
    const Ratings ratings = breakdownRatings();
    StudyResults results = emptyParts(ratings);
    addBreakdowns(results,
                  {ratings,
                   {},
                   {{agreeing, second(30)}, {differing, second(10)}, {alsoAgreeing, second(20)}}});
    QCOMPARE(valuesOf(results), (QList<double>{0, 1.0 / 2, 0.666667})); // by hand: u2, u3, u1
}

void tst_ResultsBreakdown::unitsOfOneTimeKeepTheirOrder()
{
    const Ratings ratings = breakdownRatings();
    StudyResults results = emptyParts(ratings);
    addBreakdowns(
        results,
        {ratings, {}, {{agreeing, second(1)}, {differing, second(1)}, {alsoAgreeing, second(1)}}});
    QCOMPARE(valuesOf(results), (QList<double>{1, 1.0 / 2, 0.666667}));
}

void tst_ResultsBreakdown::everyPairThatSharesAUnitHasItsConfusion()
{
    const Ratings ratings = breakdownRatings();
    StudyResults results = emptyParts(ratings);
    addBreakdowns(results, {ratings, {}, {}});
    QCOMPARE(results.confusions.size(), 1);
    QCOMPARE(results.confusions[0].table.total(), 3);
    QCOMPARE(results.confusions[0].table.agreements(), 2);
}

void tst_ResultsBreakdown::anEmptyStudyHasNoParts()
{
    const Ratings ratings = *RatingsBuilder({QStringLiteral("a"), QStringLiteral("b")}).build();
    StudyResults results = emptyParts(ratings);
    addBreakdowns(results, {ratings, {}, {}});
    QVERIFY(results.byTask.isEmpty() && results.byDomain.isEmpty());
    QVERIFY(results.curve.isEmpty() && results.confusions.isEmpty());
}

CONCORD_TEST(tst_ResultsBreakdown)
#include "tst_resultsbreakdown.moc"
