// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/resulttext.h"
#include "tests/support/sampleresults.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_ResultText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersAreRounded();
    void aRoundedZeroHasNoSign();
    void smallPValuesAreBounded();
    void anIntervalSaysItsLevelAndMethod();
    void guessingIsToldFromSkill();
    void everyCoefficientOfAReportHasAName();
    void testsHaveNames();
    void fewPairableUnitsAreAWarning();
    void bandsUnderHalfAPercentAreLeftOut();
};

void tst_ResultText::numbersAreRounded()
{
    QCOMPARE(decimalText(0.4287), QStringLiteral("0.429"));
    QCOMPARE(percentText(0.512), QStringLiteral("51.2 %"));
    QCOMPARE(percentText(1, 0), QStringLiteral("100 %"));
    QCOMPARE(boundsText(-0.05, 0.5, 2), QStringLiteral("-0.05 to 0.50"));
    QCOMPARE(percentBoundsText(0.441, 0.583), QStringLiteral("44.1 to 58.3 %"));
    QCOMPARE(secondsText(8.43), QStringLiteral("8.4 s"));
}

void tst_ResultText::aRoundedZeroHasNoSign()
{
    QCOMPARE(decimalText(-0.0001), QStringLiteral("0.000"));
    QCOMPARE(decimalText(-0.0006), QStringLiteral("-0.001"));
}

void tst_ResultText::smallPValuesAreBounded()
{
    QCOMPARE(pValueText(0.0009), QStringLiteral("< 0.001"));
    QCOMPARE(pValueText(0.001), QStringLiteral("0.001"));
    QCOMPARE(pValueText(1), QStringLiteral("1.000"));
}

void tst_ResultText::anIntervalSaysItsLevelAndMethod()
{
    Estimate estimate;
    QVERIFY(intervalSentence(estimate).isEmpty());
    estimate.interval = Interval{0.95, 0.318, 0.542, IntervalMethod::bootstrap};
    QCOMPARE(intervalSentence(estimate),
             QStringLiteral("95 % interval 0.32 to 0.54 (bootstrap over units)"));
}

void tst_ResultText::guessingIsToldFromSkill()
{
    TuringResults turing = *sampleResults().turing;
    turing.units = 29;
    QVERIFY(turingSentence(turing).endsWith(QStringLiteral("Too few units to say more.")));
    turing.units = 30;
    turing.pooled.accuracy.zeroSe = true;
    QVERIFY(turingSentence(turing).endsWith(QStringLiteral("Too few units to say more.")));
    turing.pooled.accuracy.zeroSe = false;
    turing.pooled.accuracy.interval = Interval{0.95, 0.45, 0.6, IntervalMethod::bootstrap};
    QVERIFY(turingSentence(turing).contains(QStringLiteral("not to be told from guessing")));
    turing.pooled.accuracy.interval->low = 0.51;
    QVERIFY(turingSentence(turing).contains(QStringLiteral("better than guessing")));
    turing.pooled.accuracy.interval = Interval{0.95, 0.2, 0.4, IntervalMethod::bootstrap};
    QVERIFY(turingSentence(turing).contains(QStringLiteral("worse than guessing")));
    QCOMPARE(turingSentence(turingResults({}, {})), QStringLiteral("No answers yet."));
}

void tst_ResultText::everyCoefficientOfAReportHasAName()
{
    const StudyResults results = sampleResults();
    for (const CoefficientResult &result : results.agreement.coefficients)
        QVERIFY2(coefficientName(result.id) != result.id, qPrintable(result.id));
    QCOMPARE(coefficientName(QStringLiteral("new_one")), QStringLiteral("new_one"));
}

void tst_ResultText::testsHaveNames()
{
    QCOMPARE(testName(QLatin1StringView("sign_flip")), QStringLiteral("paired permutation test"));
    QCOMPARE(testName(QLatin1StringView("F")), QStringLiteral("F"));
}

void tst_ResultText::fewPairableUnitsAreAWarning()
{
    RatingsSummary summary;
    QVERIFY(pairableSentence(summary).isEmpty());
    summary.pairableUnits = 29;
    QVERIFY(pairableSentence(summary).contains(QStringLiteral("too few")));
    summary.pairableUnits = 30; // agreement.md section 14
    QVERIFY(!pairableSentence(summary).contains(QStringLiteral("too few")));
    QVERIFY(pairableSentence(summary).contains(QStringLiteral("30")));
}

void tst_ResultText::bandsUnderHalfAPercentAreLeftOut()
{
    QCOMPARE(bandsSentence({}), QString());
    QCOMPARE(bandsSentence({{QStringLiteral("poor"), {}, 0, 0.004},
                            {QStringLiteral("slight"), 0, 0.2, 0.006},
                            {QStringLiteral("fair"), 0.2, 1, 0.99}}),
             QStringLiteral("slight 1 %, fair 99 %"));
}

CONCORD_TEST(tst_ResultText)
#include "tst_resulttext.moc"
