// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/agreementbands.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_AgreementBands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bandsAreThoseOfLandisAndKoch_data();
    void bandsAreThoseOfLandisAndKoch();
    void readingsAreThoseOfKrippendorff_data();
    void readingsAreThoseOfKrippendorff();
    void alphaIsReadAsKrippendorffDoes();
    void percentAgreementHasNoWords();
};

// Landis and Koch (1977), the table of section 4: <0, 0-.20, .21-.40, .41-.60, .61-.80, .81-1.
void tst_AgreementBands::bandsAreThoseOfLandisAndKoch_data()
{
    QTest::addColumn<double>("kappa");
    QTest::addColumn<QString>("name");
    QTest::newRow("below 0") << -0.001 << "poor";
    QTest::newRow("0") << 0.0 << "slight";
    QTest::newRow(".20") << 0.2 << "slight";
    QTest::newRow(".21") << 0.21 << "fair";
    QTest::newRow(".40") << 0.4 << "fair";
    QTest::newRow(".41") << 0.41 << "moderate";
    QTest::newRow(".60") << 0.6 << "moderate";
    QTest::newRow(".61") << 0.61 << "substantial";
    QTest::newRow(".80") << 0.8 << "substantial";
    QTest::newRow(".81") << 0.81 << "almost perfect";
    QTest::newRow("1") << 1.0 << "almost perfect";
}

void tst_AgreementBands::bandsAreThoseOfLandisAndKoch()
{
    QFETCH(double, kappa);
    QFETCH(QString, name);
    QCOMPARE(bandName(landisKochBand(kappa)), name);
    QVERIFY(wordsForAgreement(QStringLiteral("fleiss_kappa"), kappa)
                .startsWith(name, Qt::CaseInsensitive));
}

void tst_AgreementBands::readingsAreThoseOfKrippendorff_data()
{
    QTest::addColumn<double>("alpha");
    QTest::addColumn<int>("reading");
    QTest::newRow("below") << 0.6669 << int(KrippendorffReading::Unreliable);
    QTest::newRow(".667") << 0.667 << int(KrippendorffReading::Tentative);
    QTest::newRow("below .8") << 0.7999 << int(KrippendorffReading::Tentative);
    QTest::newRow(".8") << 0.8 << int(KrippendorffReading::Reliable);
}

void tst_AgreementBands::readingsAreThoseOfKrippendorff()
{
    QFETCH(double, alpha);
    QFETCH(int, reading);
    QCOMPARE(int(krippendorffReading(alpha)), reading);
}

void tst_AgreementBands::alphaIsReadAsKrippendorffDoes()
{
    const QString words = wordsForAgreement(QStringLiteral("krippendorff_alpha"), 0.7);
    QVERIFY2(words.contains(QStringLiteral("tentative")), qPrintable(words));
}

void tst_AgreementBands::percentAgreementHasNoWords()
{
    QVERIFY(wordsForAgreement(QStringLiteral("percent_agreement"), 0.9).isEmpty());
    QVERIFY(wordsForAgreement(QStringLiteral("icc_2_1"), 0.9).isEmpty());
}

CONCORD_TEST(tst_AgreementBands)
#include "tst_agreementbands.moc"
