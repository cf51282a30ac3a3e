// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/bandprobabilities.h"

#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_BandProbabilities : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreeWithTheNormalTable_data();
    void agreeWithTheNormalTable();
    void sumUpToOne();
    void areNoneWithoutAnError();
    void bandsAreOfChanceCorrectedCoefficients();
};

namespace {

Estimate bandEstimate(double value, double error)
{
    Estimate estimate;
    estimate.value = value;
    estimate.standardError = error;
    return estimate;
}

} // namespace

// From a table of the normal distribution: below -1 .1586552539, -2 .0227501319, -4 .0000316712.
void tst_BandProbabilities::agreeWithTheNormalTable_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("error");
    QTest::addColumn<QString>("band");
    QTest::addColumn<double>("expected");
    const double one = 0.1586552539;
    const double two = 0.0227501319;
    const double four = 0.0000316712;
    // .4 with error .1 lies six errors below 1, where cutting off changes nothing.
    QTest::newRow("worked by hand: below 0") << 0.4 << 0.1 << "poor" << four;
    QTest::newRow("worked by hand: 0 to .2") << 0.4 << 0.1 << "slight" << two - four;
    QTest::newRow("worked by hand: .2 to .4") << 0.4 << 0.1 << "fair" << 0.5 - two;
    QTest::newRow("worked by hand: .4 to .6") << 0.4 << 0.1 << "moderate" << 0.5 - two;
    // 1 with error .2 is cut off at its middle: what is left counts twice.
    QTest::newRow("worked by hand: cut off, .8 to 1")
        << 1.0 << 0.2 << "almost perfect" << 2 * (0.5 - one);
    QTest::newRow("worked by hand: cut off, .6 to .8")
        << 1.0 << 0.2 << "substantial" << 2 * (one - two);
    QTest::newRow("worked by hand: Krippendorff, cut off")
        << 1.0 << 0.2 << "reliable" << 2 * (0.5 - one);
    QTest::newRow("worked by hand: Krippendorff, one error below")
        << 0.567 << 0.1 << "unreliable" << 1 - one;
}

void tst_BandProbabilities::agreeWithTheNormalTable()
{
    QFETCH(double, value);
    QFETCH(double, error);
    QFETCH(QString, band);
    QFETCH(double, expected);
    const Estimate estimate = bandEstimate(value, error);
    const auto all = landisKochProbabilities(estimate) + krippendorffProbabilities(estimate);
    for (const BandProbability &found : all) {
        if (found.name == band) {
            COMPARE_NEAR(found.probability, expected, band == u"unreliable" ? 1e-5 : 1e-8);
            return;
        }
    }
    QFAIL("no such band");
}

void tst_BandProbabilities::sumUpToOne()
{
    for (const double value : {-0.7, 0.0, 0.43, 0.98, 1.0}) {
        for (const double error : {0.001, 0.1, 3.0}) {
            const Estimate estimate = bandEstimate(value, error);
            const auto scales = {landisKochProbabilities(estimate),
                                 krippendorffProbabilities(estimate)};
            for (const QList<BandProbability> &bands : scales) {
                double sum = 0;
                std::optional<double> low;
                for (const BandProbability &band : bands) {
                    QVERIFY(band.probability >= 0 && band.probability <= 1);
                    QCOMPARE(band.low, low);
                    low = band.high;
                    sum += band.probability;
                }
                QCOMPARE(bands.constLast().high, 1.0);
                COMPARE_NEAR(sum, 1.0, 1e-12);
            }
        }
    }
}

void tst_BandProbabilities::areNoneWithoutAnError()
{
    Estimate estimate = bandEstimate(0.5, 0.1);
    QCOMPARE(landisKochProbabilities(estimate).size(), 6);
    QCOMPARE(krippendorffProbabilities(estimate).size(), 3);
    estimate.zeroSe = true;
    QVERIFY(landisKochProbabilities(estimate).isEmpty());
    estimate = bandEstimate(0.5, 0.1);
    estimate.standardError.reset();
    QVERIFY(landisKochProbabilities(estimate).isEmpty());
    QVERIFY(landisKochProbabilities(Estimate::none(UndefinedReason::noData)).isEmpty());
    QVERIFY(krippendorffProbabilities(bandEstimate(1.2, 0.1)).isEmpty());
}

void tst_BandProbabilities::bandsAreOfChanceCorrectedCoefficients()
{
    for (const char *id : {"cohen_kappa", "fleiss_kappa", "gwet_ac1", "krippendorff_alpha"})
        QVERIFY2(hasBands(QString::fromLatin1(id)), id);
    for (const char *id : {"percent_agreement", "unanimity", "icc_2_k", "kendall_w"})
        QVERIFY2(!hasBands(QString::fromLatin1(id)), id);
}

CONCORD_TEST(tst_BandProbabilities)
#include "tst_bandprobabilities.moc"
