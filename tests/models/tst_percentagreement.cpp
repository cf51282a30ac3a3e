// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/percentagreement.h"

#include "models/agreement/rowpatterns.h"
#include "tests/models/agreementvectors.h"
#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

using namespace Concord;

class tst_PercentAgreement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void agreesWithTheSharedVectors_data();
    void agreesWithTheSharedVectors();
    void isTheMeanOverUnits();
    void sameRatingsEverywhereAreFullAgreement();
    void undefinedCasesHaveTheirReason_data();
    void undefinedCasesHaveTheirReason();
    void aSingleUnitHasNoError();
    void theErrorOfCompleteDataIsThatOfAMean();
};

namespace {

Estimate percentFrom(const QStringList &rows)
{
    const Ratings ratings = ratingsFrom(rows);
    return percentAgreement(CountPatterns(RowPatterns(ratings)),
                            WeightMatrix::identity(ratings.categoryCount()));
}

} // namespace

void tst_PercentAgreement::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_PercentAgreement::agreesWithTheSharedVectors_data()
{
    CONCORD_NEEDS_VECTORS();
    QTest::addColumn<AgreementVector>("vector");
    for (const AgreementVector &vector : agreementVectors(QStringLiteral("percent_agreement")))
        QTest::newRow(tagOf(vector).constData()) << vector;
}

void tst_PercentAgreement::agreesWithTheSharedVectors()
{
    QFETCH(const AgreementVector, vector);
    const CountPatterns counts = countsOf(vector);
    const auto size = counts.categoryCount();
    std::vector<double> distances;
    for (int k = 0; k < size; ++k) {
        for (int l = 0; l < size; ++l)
            distances.push_back(qAbs(k - l)); // the categories are 1, 2, …
    }
    const WeightMatrix weights = vector.param(QStringLiteral("weights")) == u"linear"
        ? WeightMatrix::fromDistances(size, distances)
        : WeightMatrix::identity(size);
    const Estimate agreement = percentAgreement(counts, weights, {0.95, StandardErrorKind::gwet});
    QCOMPARE(differenceFrom(vector, agreement), QString());
}

void tst_PercentAgreement::isTheMeanOverUnits()
{
    // Worked by hand: pairs that agree are 1 of 1, 1 of 3 and 0 of 1; the single rating is left
    // out.
    const Estimate agreement = percentFrom({QStringLiteral("xx."), QStringLiteral("xyx"),
                                            QStringLiteral("x.y"), QStringLiteral("y..")});
    COMPARE_NEAR(*agreement.value, (1 + 1.0 / 3 + 0) / 3, 1e-15);
}

void tst_PercentAgreement::sameRatingsEverywhereAreFullAgreement()
{
    const Estimate agreement = percentFrom(QStringList(5, QStringLiteral("xxx")));
    QCOMPARE(*agreement.value, 1.0);
    QCOMPARE(*agreement.standardError, 0.0);
    QVERIFY(agreement.zeroSe);
    QVERIFY(!agreement.test);
}

void tst_PercentAgreement::undefinedCasesHaveTheirReason_data()
{
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<UndefinedReason>("reason");
    QTest::newRow("nothing") << QStringList() << UndefinedReason::noData;
    QTest::newRow("one rater") << QStringList(3, QStringLiteral("x")) << UndefinedReason::oneRater;
    QTest::newRow("no shared unit")
        << QStringList{QStringLiteral("x."), QStringLiteral(".x")} << UndefinedReason::noOverlap;
}

void tst_PercentAgreement::undefinedCasesHaveTheirReason()
{
    QFETCH(const QStringList, rows);
    QFETCH(UndefinedReason, reason);
    QCOMPARE(percentFrom(rows), Estimate::none(reason));
}

void tst_PercentAgreement::aSingleUnitHasNoError()
{
    const Estimate agreement = percentFrom({QStringLiteral("xyx")});
    COMPARE_NEAR(*agreement.value, 1.0 / 3, 1e-15);
    QVERIFY(!agreement.standardError && !agreement.interval && !agreement.test);
}

void tst_PercentAgreement::theErrorOfCompleteDataIsThatOfAMean()
{
    // Two raters, 3 of 4 units equal: variance of a mean, 3/4 * 1/4 / (4 - 1).
    const Estimate agreement = percentFrom(
        {QStringLiteral("xx"), QStringLiteral("yy"), QStringLiteral("xx"), QStringLiteral("xy")});
    COMPARE_NEAR(*agreement.standardError, 0.25, 1e-15);
    COMPARE_NEAR(*agreement.standardErrorGwet, 0.25, 1e-15);
    QCOMPARE(agreement.interval->high, 1.0);
    COMPARE_NEAR(agreement.interval->low, 0.75 - 0.25 * 3.182446305284263, 1e-9); // t(3)
}

CONCORD_TEST(tst_PercentAgreement)
#include "tst_percentagreement.moc"
