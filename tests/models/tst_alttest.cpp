// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/alttest.h"

#include "models/agreement/ratingsbuilder.h"
#include "tests/models/agreementvectors.h"
#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <numbers>

using namespace Concord;

class tst_AltTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void agreesWithTheSharedVectors_data();
    void agreesWithTheSharedVectors();
    void pValuesAgreeWithWhatIsWorkedByHand_data();
    void pValuesAgreeWithWhatIsWorkedByHand();
    void equalDifferencesAreRejectedOrNot_data();
    void equalDifferencesAreRejectedOrNot();
    void falseDiscoveriesAreLimitedAsByBenjaminiAndYekutieli();
    void squaredDifferencesAreCompared();
    void tiesOfDecimalsAreExact();
    void unitsWithoutAnotherHumanDoNotCount();
    void annotatorsWithFewUnitsAreSkipped();
    void nobodyWithEnoughUnitsIsUndefined();
    void aGreaterEpsilonIsEasierToPass();
    void renamingLabelsOrRatersChangesNothing();
    void wrongInputIsAnError();
};

namespace {

AltTestOptions altOptions(const char *judge, QList<double> epsilons, qint64 minimumUnits = 2)
{
    return {QString::fromLatin1(judge), AltTestScore::accuracy, std::move(epsilons), 0.05,
            minimumUnits};
}

// Rows of one letter for each rater a, b, c, …; `judge` is one of them.
AltTest altTestOf(const QStringList &rows, const AltTestOptions &options)
{
    return *altTest(ratingsFrom(rows), options);
}

Ratings numberRatings(const QList<QStringList> &rows)
{
    RatingsBuilder builder;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        for (qsizetype j = 0; j < rows[i].size(); ++j)
            builder.add(QString::number(i), QString(QChar(u'a' + char16_t(j))), rows[i][j]);
    }
    return *builder.build();
}

} // namespace

void tst_AltTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_AltTest::agreesWithTheSharedVectors_data()
{
    CONCORD_NEEDS_VECTORS();
    QTest::addColumn<AgreementVector>("vector");
    for (const AgreementVector &vector : agreementVectors(QStringLiteral("alt_test")))
        QTest::newRow(tagOf(vector).constData()) << vector;
}

void tst_AltTest::agreesWithTheSharedVectors()
{
    QFETCH(const AgreementVector, vector);
    const Ratings ratings = ratingsOf(vector);
    AltTestOptions options;
    options.judge = ratings.raters().constLast();
    options.epsilons = {vector.params[u"epsilon"].toDouble()};
    const auto test = altTest(ratings, options);
    QVERIFY(test);
    const QJsonObject &expected = vector.expected;
    const AltTestVerdict &verdict = test->verdicts.constFirst();
    COMPARE_NEAR(*verdict.winningRate, expected[u"winning_rate"].toDouble(), vector.tolerance);
    COMPARE_NEAR(*test->advantageProbability, expected[u"advantage_prob"].toDouble(),
                 vector.tolerance);
    QCOMPARE(test->annotators.size(), expected[u"annotators"].toArray().size());
    QJsonArray rejected;
    for (qsizetype i = 0; i < test->annotators.size(); ++i) {
        QCOMPARE(test->annotators[i].name.toInt(), expected[u"annotators"][i].toInt());
        COMPARE_NEAR(*verdict.pValues[i], expected[u"p_values"][i].toDouble(), vector.tolerance);
        COMPARE_NEAR(*test->annotators[i].judgeShare(), expected[u"rho_f"][i].toDouble(),
                     vector.tolerance);
        COMPARE_NEAR(*test->annotators[i].annotatorShare(), expected[u"rho_h"][i].toDouble(),
                     vector.tolerance);
        if (verdict.rejected[i])
            rejected.append(i);
    }
    QCOMPARE(rejected, expected[u"rejected"].toArray());
    QVERIFY(test->warnings.isEmpty());
}

void tst_AltTest::pValuesAgreeWithWhatIsWorkedByHand_data()
{
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<double>("epsilon");
    QTest::addColumn<double>("p");
    const auto row = [](const char *name, const char *rows, double epsilon, double p) {
        QTest::newRow(name) << QString::fromLatin1(rows).split(u' ') << epsilon << p;
    };
    // The columns are the human that is tested, another one, and the judge. Student's t has the
    // distribution 1/2 + atan(t) / pi with 1, and 1/2 + t / (2 sqrt(2 + t^2)) with 2 degrees.
    const double t1 = (0.5 - 0.2) / 0.5; // d = 1, 0
    row("two units: d = 1, 0", "xxy xxx", 0.2, 0.5 + std::atan(t1) / std::numbers::pi);
    const double t2 = (0 - 0.1) / std::sqrt(1.0 / 3); // d = 1, -1, 0: variance 1
    row("three units: d = 1, -1, 0", "xxy xyy xxx", 0.1, 0.5 + t2 / (2 * std::sqrt(2 + t2 * t2)));
    const double t3 = (-1.0 / 3 - 0.3) / (1.0 / 3); // d = -1, 0, 0: variance 1/3
    row("three units: d = -1, 0, 0", "xyy xxx yyy", 0.3, 0.5 + t3 / (2 * std::sqrt(2 + t3 * t3)));
}

void tst_AltTest::pValuesAgreeWithWhatIsWorkedByHand()
{
    QFETCH(const QStringList, rows);
    QFETCH(double, epsilon);
    QFETCH(double, p);
    const AltTest test = altTestOf(rows, altOptions("c", {epsilon}));
    COMPARE_NEAR(*test.verdicts[0].pValues[0], p, 1e-12);
}

void tst_AltTest::equalDifferencesAreRejectedOrNot_data()
{
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<double>("epsilon");
    QTest::addColumn<double>("p");
    const QStringList same{QStringLiteral("xxx"), QStringLiteral("yyy")};
    const QStringList worse{QStringLiteral("xxy"), QStringLiteral("yyx")};
    const QStringList better{QStringLiteral("xyy"), QStringLiteral("yxx")};
    // agreement.md section 5: 0 where d is below epsilon, else 1, at d = epsilon too.
    QTest::newRow("ties, epsilon above") << same << 0.1 << 0.0;
    QTest::newRow("ties, epsilon equal") << same << 0.0 << 1.0;
    QTest::newRow("judge always worse") << worse << 0.2 << 1.0;
    QTest::newRow("judge always worse, epsilon equal") << worse << 1.0 << 1.0;
    QTest::newRow("judge always better") << better << 0.0 << 0.0;
}

void tst_AltTest::equalDifferencesAreRejectedOrNot()
{
    QFETCH(const QStringList, rows);
    QFETCH(double, epsilon);
    QFETCH(double, p);
    const AltTest test = altTestOf(rows, altOptions("c", {epsilon}));
    QCOMPARE(*test.verdicts[0].pValues[0], p);
    QCOMPARE(test.verdicts[0].rejected[0], p == 0);
}

void tst_AltTest::falseDiscoveriesAreLimitedAsByBenjaminiAndYekutieli()
{
    // The columns are humans a, b and the judge c. d of a: 1, 0; of b: 1, 0. With 2 hypotheses the
    // harmonic sum is 3/2: both p = 1/2 + atan(0.6) / pi = 0.672 pass together from a rate of
    // p * 3/2 = 1.008 on, and so never; with epsilon 1, t = -1 and p = 1/4, from 0.375 on.
    const QStringList rows{QStringLiteral("xxy"), QStringLiteral("xxx")};
    AltTestOptions options = altOptions("c", {0.2, 1.0});
    options.falseDiscoveryRate = 0.374;
    QCOMPARE(*altTestOf(rows, options).verdicts[1].winningRate, 0.0);
    options.falseDiscoveryRate = 0.376;
    const AltTest test = altTestOf(rows, options);
    COMPARE_NEAR(*test.verdicts[1].pValues[0], 0.25, 1e-12);
    QCOMPARE(*test.verdicts[1].winningRate, 1.0);
    options.falseDiscoveryRate = 1;
    QCOMPARE(*altTestOf(rows, options).verdicts[0].winningRate, 0.0);
}

void tst_AltTest::squaredDifferencesAreCompared()
{
    // Worked by hand, judge c against a: squares to b and d are 1 + 1 for 3, 4 + 0 for 2 -> judge
    // wins; against b in the same row others are 2 and 2: 1 + 1 for 3, 4 + 4 for 4 -> judge wins.
    const Ratings ratings = numberRatings(
        {{QStringLiteral("2"), QStringLiteral("4"), QStringLiteral("3"), QStringLiteral("2")}});
    AltTestOptions options = altOptions("c", {0.2});
    options.score = AltTestScore::negativeRmse;
    const auto test = altTest(ratings, options);
    QCOMPARE(test->annotators[0], (AltTestAnnotator{QStringLiteral("a"), 1, 1, 0, false}));
    QCOMPARE(test->annotators[1], (AltTestAnnotator{QStringLiteral("b"), 1, 1, 0, false}));
    QCOMPARE(test->annotators[2], (AltTestAnnotator{QStringLiteral("d"), 1, 1, 0, false}));
    options.score = AltTestScore::accuracy; // 0 of 2 equal for the judge, 1 of 2 for a
    QCOMPARE(altTest(ratings, options)->annotators[0],
             (AltTestAnnotator{QStringLiteral("a"), 1, 0, 1, false}));
}

void tst_AltTest::tiesOfDecimalsAreExact()
{
    // 0.3 is as far from 0.1 as from 0.5, but not in binary fractions.
    QVERIFY((0.3 - 0.1) * (0.3 - 0.1) != (0.5 - 0.3) * (0.5 - 0.3));
    const Ratings ratings =
        numberRatings({{QStringLiteral("0.5"), QStringLiteral("0.3"), QStringLiteral("0.1")}});
    AltTestOptions options = altOptions("c", {0.2});
    options.score = AltTestScore::negativeRmse;
    QCOMPARE(altTest(ratings, options)->annotators[0],
             (AltTestAnnotator{QStringLiteral("a"), 1, 1, 1, false}));
}

void tst_AltTest::unitsWithoutAnotherHumanDoNotCount()
{
    const AltTest test = altTestOf({QStringLiteral("x.x"), QStringLiteral("xx."),
                                    QStringLiteral(".yy"), QStringLiteral("xyx")},
                                   altOptions("c", {0.2}));
    QCOMPARE(test.annotators[0].units, 1);
    QCOMPARE(test.annotators[1].units, 1);
    QVERIFY(test.undefined);
}

void tst_AltTest::annotatorsWithFewUnitsAreSkipped()
{
    const AltTest test =
        altTestOf({QStringLiteral("xxx."), QStringLiteral("yyyy"), QStringLiteral("yyy.")},
                  altOptions("c", {0.2}, 3));
    QCOMPARE(test.annotators.size(), 3);
    QVERIFY(test.annotators[0].isTested && test.annotators[1].isTested);
    QVERIFY(!test.annotators[2].isTested);
    QCOMPARE(test.verdicts[0].pValues[2], std::nullopt);
    QVERIFY(!test.verdicts[0].rejected[2]);
    QCOMPARE(*test.verdicts[0].winningRate, 1.0);
    QVERIFY(test.verdicts[0].passes);
    QCOMPARE(test.warnings.size(), 1);
    QVERIFY(test.warnings[0].contains(QStringLiteral("3")));
    QVERIFY(test.warnings[0].endsWith(QStringLiteral(": d.")));
}

void tst_AltTest::nobodyWithEnoughUnitsIsUndefined()
{
    const AltTest test =
        altTestOf({QStringLiteral("xxx"), QStringLiteral("yyy")}, altOptions("c", {0.2}, 30));
    QCOMPARE(*test.undefined, UndefinedReason::noData);
    QVERIFY(!test.advantageProbability);
    QVERIFY(!test.verdicts[0].winningRate);
    QVERIFY(!test.verdicts[0].passes);
    const QJsonObject json = toJson(test);
    QVERIFY(json[u"winning_rate"].isNull() && json[u"passes"].isNull());
    QCOMPARE(json[u"undefined_code"].toString(), QStringLiteral("no_data"));
    QVERIFY(json[u"undefined_reason"].toString().contains(QStringLiteral("30")));
}

void tst_AltTest::aGreaterEpsilonIsEasierToPass()
{
    const AgreementVector vector = agreementVector(QStringLiteral("alt_fail_4x80"));
    if (vector.name.isEmpty())
        QSKIP("the shared data are not beside the checkout");
    const AltTest test =
        *altTest(ratingsOf(vector), altOptions("4", {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6}, 30));
    for (qsizetype i = 1; i < test.verdicts.size(); ++i) {
        QVERIFY(*test.verdicts[i].winningRate >= *test.verdicts[i - 1].winningRate);
        QVERIFY(*test.verdicts[i].pValues[0] < *test.verdicts[i - 1].pValues[0]);
    }
    QCOMPARE(*test.verdicts.constFirst().winningRate, 0.0);
    QCOMPARE(*test.verdicts.constLast().winningRate, 1.0);
}

void tst_AltTest::renamingLabelsOrRatersChangesNothing()
{
    const AltTest one = altTestOf({QStringLiteral("xyzx"), QStringLiteral("yyzy"),
                                   QStringLiteral("zxzz"), QStringLiteral("xxyx")},
                                  altOptions("d", {0.2}));
    // x -> z -> y -> x, and the raters in reverse.
    const AltTest other = altTestOf({QStringLiteral("zyxz"), QStringLiteral("xyxx"),
                                     QStringLiteral("yyzy"), QStringLiteral("zxzz")},
                                    altOptions("a", {0.2}));
    for (qsizetype i = 0; i < 3; ++i) {
        QCOMPARE(one.annotators[i].judgeWins, other.annotators[2 - i].judgeWins);
        QCOMPARE(one.annotators[i].annotatorWins, other.annotators[2 - i].annotatorWins);
        QCOMPARE(one.verdicts[0].pValues[i], other.verdicts[0].pValues[2 - i]);
    }
    QVERIFY(one.annotators[0].annotatorWins != one.annotators[2].annotatorWins);
}

void tst_AltTest::wrongInputIsAnError()
{
    const Ratings ratings = ratingsFrom({QStringLiteral("xxx")});
    const auto unknown = altTest(ratings, altOptions("nobody", {0.2}));
    QVERIFY(!unknown);
    QVERIFY(unknown.error().message.contains(QStringLiteral("nobody")));
    QVERIFY(unknown.error().message.contains(QStringLiteral("a, b, c")));
    AltTestOptions numbers = altOptions("c", {0.2});
    numbers.score = AltTestScore::negativeRmse;
    const auto notNumbers = altTest(ratings, numbers);
    QVERIFY(!notNumbers);
    QVERIFY(notNumbers.error().message.contains(QStringLiteral("neg_rmse")));
}

CONCORD_TEST(tst_AltTest)
#include "tst_alttest.moc"
