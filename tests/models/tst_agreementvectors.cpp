// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/agreementreport.h"

#include "tests/models/agreementvectors.h"
#include "tests/support/comparenear.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace Concord;

/// Every shared vector through the report, as the window and the command line ask for it.
class tst_AgreementVectors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyVectorPasses_data();
    void everyVectorPasses();
    void kappaMaximumAgreesWithTheVectors_data();
    void kappaMaximumAgreesWithTheVectors();
    void judgePairsAgreeOneByOne();
    void namedWeightsAreThoseOfTheirIds();
};

void tst_AgreementVectors::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_AgreementVectors::everyVectorPasses_data()
{
    CONCORD_NEEDS_VECTORS();
    QTest::addColumn<AgreementVector>("vector");
    int count = 0;
    for (const AgreementVector &vector : reportVectors()) {
        QTest::newRow(tagOf(vector).constData()) << vector;
        ++count;
    }
    QCOMPARE_GE(count, 150);
}

void tst_AgreementVectors::everyVectorPasses()
{
    QFETCH(AgreementVector, vector);
    const Ratings ratings = ratingsOf(vector);
    const auto report = agreementReport(ratings, optionsOf(vector));
    VERIFY_RESULT(report);
    const Estimate estimate = report->coefficients.constFirst().estimate;
    if (vector.isBootstrap()) {
        // The tolerance is that of a simulation; the value has none.
        COMPARE_NEAR(*estimate.value, vector.expected[u"value"].toDouble(), 1e-9);
    }
    QCOMPARE(differenceFrom(vector, estimate), QString());
    // PABAK's vectors call the value by its own name.
    const QJsonValue value =
        vector.expected[vector.expected.contains(u"value") ? u"value" : u"pabak"];
    QCOMPARE(estimate.undefined.has_value(), value.isNull());
}

void tst_AgreementVectors::kappaMaximumAgreesWithTheVectors_data()
{
    CONCORD_NEEDS_VECTORS();
    QTest::addColumn<AgreementVector>("vector");
    for (const AgreementVector &vector : agreementVectors(QStringLiteral("cohen_kappa"))) {
        if (vector.expected.contains(u"kappa_max"))
            QTest::newRow(tagOf(vector).constData()) << vector;
    }
}

void tst_AgreementVectors::kappaMaximumAgreesWithTheVectors()
{
    QFETCH(AgreementVector, vector);
    AgreementOptions options;
    options.coefficients = {QStringLiteral("cohen_kappa_max")};
    const auto report = agreementReport(ratingsOf(vector), options);
    VERIFY_RESULT(report);
    COMPARE_NEAR(*report->coefficients.constFirst().estimate.value,
                 vector.expected[u"kappa_max"].toDouble(), 1e-9);
}

void tst_AgreementVectors::judgePairsAgreeOneByOne()
{
    CONCORD_NEEDS_VECTORS();
    for (const AgreementVector &vector :
         agreementVectors(QStringLiteral("average_pairwise_kappa"))) {
        const AgreementOptions options = optionsOf(vector);
        const auto report = agreementReport(ratingsOf(vector), options);
        VERIFY_RESULT(report);
        QList<double> kappas;
        for (const RaterPair &pair : report->pairs) {
            const QString first = report->raters[pair.first];
            const QString second = report->raters[pair.second];
            if (options.judge.isEmpty() || first == options.judge || second == options.judge)
                kappas.append(*pair.cohenKappa);
        }
        const QJsonValue expected = vector.expected[u"pairs"];
        const Estimate estimate = report->coefficients.constFirst().estimate;
        QCOMPARE(*estimate.detail(QLatin1StringView("pairs")), double(kappas.size()));
        if (expected.isArray()) {
            QCOMPARE(kappas.size(), expected.toArray().size());
            for (qsizetype i = 0; i < kappas.size(); ++i)
                COMPARE_NEAR(kappas[i], expected[i].toDouble(), 1e-9);
        }
        if (vector.expected.contains(u"human_human"))
            COMPARE_NEAR(*estimate.detail(QLatin1StringView("mean_between_others")),
                         vector.expected[u"human_human"].toDouble(), 1e-9);
    }
}

void tst_AgreementVectors::namedWeightsAreThoseOfTheirIds()
{
    CONCORD_NEEDS_VECTORS();
    const AgreementVector vector = agreementVector(QStringLiteral("rand150_2x5_kappa_quadratic"));
    AgreementOptions options = optionsOf(vector);
    options.coefficients.append(QStringLiteral("cohen_kappa_quadratic"));
    const auto report = agreementReport(ratingsOf(vector), options);
    VERIFY_RESULT(report);
    QCOMPARE(report->coefficients[0].estimate, report->coefficients[1].estimate);
    QCOMPARE(report->coefficients[0].weights, QStringLiteral("quadratic"));
    QCOMPARE(report->coefficients[1].weights, QString());
}

CONCORD_TEST(tst_AgreementVectors)
#include "tst_agreementvectors.moc"
