// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/unanimity.h"

#include "models/agreement/percentagreement.h"
#include "tests/models/agreementvectors.h"
#include "tests/models/kappavectors.h"
#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace Concord;

class tst_Unanimity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isTheShareOfUnanimousUnits_data();
    void isTheShareOfUnanimousUnits();
    void fallsWithTheNumberOfRaters();
    void errorIsThatOfAShare();
    void allTheSameHasZeroError();
    void undefinedCasesHaveTheirReason();
    void percentAgreementOfGapsIsTheMeanOfUnits();
};

namespace {

Estimate unanimityFrom(const char *units)
{
    const Ratings ratings = ratingsOfText(units);
    return unanimity(CountPatterns(RowPatterns(ratings)));
}

} // namespace

void tst_Unanimity::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_Unanimity::isTheShareOfUnanimousUnits_data()
{
    QTest::addColumn<QByteArray>("units");
    QTest::addColumn<double>("expected");
    QTest::newRow("worked by hand: one of three") << QByteArray("xxx xxy xyz") << 1.0 / 3;
    QTest::newRow("worked by hand: single ratings do not count")
        << QByteArray("xx. x.. .y. xy.") << 0.5;
    QTest::newRow("worked by hand: units of two and of three raters alike")
        << QByteArray("xx. yyy xyx") << 2.0 / 3;
    // Fleiss (1971), 30 patients and 6 psychiatrists: 5 are unanimous (counted).
    QTest::newRow("counted: Fleiss 1971 as in irr's data(diagnoses)")
        << diagnosesOfPatients() << 1.0 / 6;
    QTest::newRow("counted: Krippendorff 2011, 8 of 11 pairable units")
        << QByteArray("11.1 2232 3333 3333 2222 1234 4444 1121 2222 .555 ..11 .3..") << 8.0 / 11;
}

void tst_Unanimity::isTheShareOfUnanimousUnits()
{
    QFETCH(const QByteArray, units);
    QFETCH(double, expected);
    COMPARE_NEAR(*unanimityFrom(units.constData()).value, expected, 1e-14);
}

void tst_Unanimity::fallsWithTheNumberOfRaters()
{
    QCOMPARE(*unanimityFrom("xx xx yy yy").value, 1.0);
    QCOMPARE(*unanimityFrom("xxx xxy yyx yyy").value, 0.5);
}

void tst_Unanimity::errorIsThatOfAShare()
{
    // Worked by hand: sqrt(1/4 * 3/4 / 3); t quantile of 3 degrees of freedom 3.182446305284263.
    const Estimate estimate = unanimityFrom("xx xy xy yx x.");
    const double error = std::sqrt(0.0625);
    COMPARE_NEAR(*estimate.standardError, error, 1e-14);
    COMPARE_NEAR(estimate.interval->low, 0.25 - 3.182446305284263 * error, 1e-10);
    QCOMPARE(estimate.interval->high, 1.0); // clipped
    QVERIFY(!estimate.test);
}

void tst_Unanimity::allTheSameHasZeroError()
{
    const Estimate estimate = unanimityFrom("xx xx");
    QCOMPARE(*estimate.value, 1.0);
    QVERIFY(estimate.zeroSe);
    QVERIFY(!unanimityFrom("xy").standardError); // one unit
}

void tst_Unanimity::undefinedCasesHaveTheirReason()
{
    QCOMPARE(unanimityFrom(""), Estimate::none(UndefinedReason::noData));
    QCOMPARE(unanimityFrom("x y"), Estimate::none(UndefinedReason::oneRater));
    QCOMPARE(unanimityFrom("x. .y"), Estimate::none(UndefinedReason::noOverlap));
    const CountPatterns none(2, {});
    QVERIFY(!unanimityValue(none, {}));
}

// agreement.md section 3: of three definitions (.818, .782, .800) that of Gwet (2014).
void tst_Unanimity::percentAgreementOfGapsIsTheMeanOfUnits()
{
    const Ratings ratings =
        ratingsOfText("11.1 2232 3333 3333 2222 1234 4444 1121 2222 .555 ..11 .3..", "12345");
    const Estimate agreement =
        percentAgreement(CountPatterns(RowPatterns(ratings)), WeightMatrix::identity(5));
    COMPARE_NEAR(*agreement.value, 0.818, 0.0005);
    COMPARE_NEAR(*agreement.value, 9.0 / 11, 1e-14); // 8 of 1, 2 of 1/2 and 1 of 0
}

CONCORD_TEST(tst_Unanimity)
#include "tst_unanimity.moc"
