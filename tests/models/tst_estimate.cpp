// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/estimate.h"

#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Concord;

class tst_Estimate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyReasonHasItsCodeAndASentence_data();
    void everyReasonHasItsCodeAndASentence();
    void undefinedHasNoNumbers();
};

void tst_Estimate::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_Estimate::everyReasonHasItsCodeAndASentence_data()
{
    QTest::addColumn<UndefinedReason>("reason");
    const auto row = [](const char *code, UndefinedReason reason) {
        QTest::newRow(code) << reason;
    };
    row("no_data", UndefinedReason::noData); // the codes of cli.md
    row("one_rater", UndefinedReason::oneRater);
    row("no_overlap", UndefinedReason::noOverlap);
    row("no_variation", UndefinedReason::noVariation);
    row("one_category", UndefinedReason::oneCategory);
    row("all_tied", UndefinedReason::allTied);
    row("zero_variance", UndefinedReason::zeroVariance);
    row("not_two_raters", UndefinedReason::notTwoRaters);
    row("wrong_measure", UndefinedReason::wrongMeasure);
    row("nonpositive_denominator", UndefinedReason::nonpositiveDenominator);
}

void tst_Estimate::everyReasonHasItsCodeAndASentence()
{
    QFETCH(UndefinedReason, reason);
    QCOMPARE(undefinedCode(reason), QLatin1StringView(QTest::currentDataTag()));
    QVERIFY(undefinedSentence(reason).endsWith(u'.'));
}

void tst_Estimate::undefinedHasNoNumbers()
{
    const Estimate estimate = Estimate::none(UndefinedReason::noOverlap);
    QVERIFY(!estimate.value && !estimate.standardError && !estimate.interval && !estimate.test);
    QVERIFY(!estimate.zeroSe);
    QCOMPARE(estimate.undefined, UndefinedReason::noOverlap);
}

CONCORD_TEST(tst_Estimate)
#include "tst_estimate.moc"
