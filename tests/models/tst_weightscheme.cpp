// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/weightscheme.h"

#include "tests/support/comparenear.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace Concord;

class tst_WeightScheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void weightsAreThoseOfTheDefinition_data();
    void weightsAreThoseOfTheDefinition();
    void everySchemeStaysWithinBounds_data();
    void everySchemeStaysWithinBounds();
    void namesAreReadBack();
    void customIsNotAName();
    void categoriesAreLimited();
    void ratioWeightsRefuseNegativeNumbers();
    void disagreementsAreScaledByTheirLargest();
    void agreementMatricesAreTakenAsTheyAre();
    void asymmetricMatricesAreLegal();
    void wrongMatricesAreExplained_data();
    void wrongMatricesAreExplained();
};

namespace {

using SchemeValues = std::vector<double>;

constexpr WeightScheme everyScheme[] = {
    WeightScheme::Unweighted, WeightScheme::Linear,  WeightScheme::Quadratic,
    WeightScheme::Radical,    WeightScheme::Ratio,   WeightScheme::Ordinal,
    WeightScheme::Circular,   WeightScheme::Bipolar, WeightScheme::GwetOrdinal,
};

} // namespace

void tst_WeightScheme::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_WeightScheme::weightsAreThoseOfTheDefinition_data()
{
    QTest::addColumn<WeightScheme>("scheme");
    QTest::addColumn<SchemeValues>("values");
    QTest::addColumn<SchemeValues>("upper"); // disagreements 12, 13, …, 23, …
    const SchemeValues four{1, 2, 3, 4};
    const SchemeValues gap{1, 2, 10};
    QTest::newRow("worked by hand: unweighted")
        << WeightScheme::Unweighted << four << SchemeValues{1, 1, 1, 1, 1, 1};
    QTest::newRow("worked by hand: linear, |d| / 3")
        << WeightScheme::Linear << four
        << SchemeValues{1.0 / 3, 2.0 / 3, 1, 1.0 / 3, 2.0 / 3, 1.0 / 3};
    QTest::newRow("worked by hand: linear with the numbers' gaps")
        << WeightScheme::Linear << gap << SchemeValues{1.0 / 9, 1, 8.0 / 9};
    QTest::newRow("worked by hand: quadratic, d^2 / 9")
        << WeightScheme::Quadratic << four
        << SchemeValues{1.0 / 9, 4.0 / 9, 1, 1.0 / 9, 4.0 / 9, 1.0 / 9};
    QTest::newRow("worked by hand: quadratic with gaps")
        << WeightScheme::Quadratic << gap << SchemeValues{1.0 / 81, 1, 64.0 / 81};
    QTest::newRow("worked by hand: radical, sqrt(|d| / 8)")
        << WeightScheme::Radical << SchemeValues{0, 2, 8} << SchemeValues{0.5, 1, std::sqrt(0.75)};
    QTest::newRow("worked by hand: ratio, ((d / s) / (3 / 5))^2")
        << WeightScheme::Ratio << four
        << SchemeValues{25.0 / 81, 25.0 / 36, 1, 1.0 / 9, 25.0 / 81, 25.0 / 441};
    QTest::newRow("worked by hand: ratio from 0, everything differs from 0 alike")
        << WeightScheme::Ratio << SchemeValues{0, 1, 3} << SchemeValues{1, 1, 0.25};
    QTest::newRow("worked by hand: circular, sin^2(pi d / 4): 4 is next to 1")
        << WeightScheme::Circular << four << SchemeValues{0.5, 1, 0.5, 0.5, 1, 0.5};
    QTest::newRow("worked by hand: bipolar, d^2 / ((s - 2)(8 - s))")
        << WeightScheme::Bipolar << four << SchemeValues{0.2, 0.5, 1, 1.0 / 9, 0.5, 0.2};
    QTest::newRow("Gwet 2014, ordinal weights of 4 categories: .8333, .5, 0")
        << WeightScheme::GwetOrdinal << four
        << SchemeValues{1.0 / 6, 0.5, 1, 1.0 / 6, 0.5, 1.0 / 6};
    QTest::newRow("worked by hand: Gwet's ordinal weights know places alone")
        << WeightScheme::GwetOrdinal << gap << SchemeValues{1.0 / 3, 1, 1.0 / 3};
    QTest::newRow("worked by hand: places of numbers declared in another order")
        << WeightScheme::GwetOrdinal << SchemeValues{10, 1, 2} << SchemeValues{1, 1.0 / 3, 1.0 / 3};
    QTest::newRow("as documented: ordinal is Gwet's here")
        << WeightScheme::Ordinal << gap << SchemeValues{1.0 / 3, 1, 1.0 / 3};
}

void tst_WeightScheme::weightsAreThoseOfTheDefinition()
{
    QFETCH(WeightScheme, scheme);
    QFETCH(const SchemeValues, values);
    QFETCH(const SchemeValues, upper);
    const auto weights = schemeWeights(scheme, values);
    VERIFY_RESULT(weights);
    size_t i = 0;
    for (quint32 k = 0; k < values.size(); ++k) {
        for (quint32 l = k + 1; l < values.size(); ++l, ++i) {
            COMPARE_NEAR(weights->disagreement(k, l), upper[i], 1e-14);
            COMPARE_NEAR(weights->agreement(l, k), 1 - upper[i], 1e-14);
        }
    }
    QCOMPARE(i, upper.size());
}

void tst_WeightScheme::everySchemeStaysWithinBounds_data()
{
    QTest::addColumn<SchemeValues>("values");
    QTest::newRow("none") << SchemeValues{};
    QTest::newRow("one category") << SchemeValues{3};
    QTest::newRow("two") << SchemeValues{0, 1};
    QTest::newRow("from 0") << SchemeValues{0, 1, 2, 3, 4};
    QTest::newRow("gaps, unordered") << SchemeValues{100, 0.5, 7, 2};
    QTest::newRow("two that are the same number") << SchemeValues{1, 1, 4};
    QTest::newRow("all the same number") << SchemeValues{2, 2, 2};
    QTest::newRow("huge") << SchemeValues{0, 1e-150, 1e150};
}

// Whatever the numbers: within 0..1, symmetric, and a category agrees with itself.
void tst_WeightScheme::everySchemeStaysWithinBounds()
{
    QFETCH(const SchemeValues, values);
    for (const WeightScheme scheme : everyScheme) {
        const auto weights = schemeWeights(scheme, values);
        VERIFY_RESULT(weights);
        QCOMPARE(weights->size(), int(values.size()));
        QVERIFY(weights->isSymmetric());
        for (quint32 k = 0; k < values.size(); ++k) {
            QCOMPARE(weights->agreement(k, k), 1.0);
            for (quint32 l = 0; l < values.size(); ++l) {
                const double weight = weights->agreement(k, l);
                QVERIFY2(weight >= 0 && weight <= 1, weightSchemeName(scheme).data());
            }
        }
    }
}

void tst_WeightScheme::namesAreReadBack()
{
    for (const WeightScheme scheme : everyScheme) {
        const auto read = weightSchemeNamed(QString(weightSchemeName(scheme)));
        QVERIFY(read);
        QCOMPARE(*read, scheme);
    }
    QCOMPARE(weightSchemeName(WeightScheme::GwetOrdinal), QLatin1StringView("gwet-ordinal"));
}

void tst_WeightScheme::customIsNotAName()
{
    QVERIFY(!weightSchemeNamed(QString(weightSchemeName(WeightScheme::Custom))));
    QVERIFY(!weightSchemeNamed(QStringLiteral("Linear")));
    QVERIFY(!weightSchemeNamed(QString()));
}

void tst_WeightScheme::categoriesAreLimited()
{
    SchemeValues values;
    for (int k = 0; k <= weightCategoryLimit; ++k)
        values.push_back(k);
    const auto refused = schemeWeights(WeightScheme::Linear, values);
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(u"at most 2000 categories, and there are 2001"));
    VERIFY_RESULT(schemeWeights(WeightScheme::Quadratic, values));
    VERIFY_RESULT(schemeWeights(WeightScheme::Unweighted, values));
    values.pop_back();
    VERIFY_RESULT(schemeWeights(WeightScheme::Linear, values));
}

void tst_WeightScheme::ratioWeightsRefuseNegativeNumbers()
{
    QVERIFY(!schemeWeights(WeightScheme::Ratio, SchemeValues{-1, 0, 1}));
    VERIFY_RESULT(schemeWeights(WeightScheme::Linear, SchemeValues{-1, 0, 1}));
}

void tst_WeightScheme::disagreementsAreScaledByTheirLargest()
{
    // The disagreement weights of Cohen (1968).
    const auto weights = customWeights(3, SchemeValues{0, 1, 3, 1, 0, 6, 3, 6, 0});
    VERIFY_RESULT(weights);
    QCOMPARE(weights->disagreement(0, 1), 1.0 / 6);
    QCOMPARE(weights->disagreement(2, 0), 0.5);
    QCOMPARE(weights->disagreement(1, 2), 1.0);
    QCOMPARE(weights->scale(), 6.0);
}

void tst_WeightScheme::agreementMatricesAreTakenAsTheyAre()
{
    const auto weights = customWeights(2, SchemeValues{1, 0.25, 0.25, 1});
    VERIFY_RESULT(weights);
    QCOMPARE(weights->agreement(0, 1), 0.25); // not stretched to 0
}

void tst_WeightScheme::asymmetricMatricesAreLegal()
{
    const auto weights = customWeights(2, SchemeValues{1, 0.75, 0.25, 1});
    VERIFY_RESULT(weights);
    QVERIFY(!weights->isSymmetric());
    QCOMPARE(weights->agreement(0, 1), 0.75);
    QCOMPARE(weights->agreement(1, 0), 0.25);
}

void tst_WeightScheme::wrongMatricesAreExplained_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<SchemeValues>("cells");
    QTest::addColumn<QString>("said");
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinite = std::numeric_limits<double>::infinity();
    const QString diagonal = QStringLiteral("On its diagonal");
    const QString range = QStringLiteral("lie between 0 and 1");
    QTest::newRow("too small") << 3 << SchemeValues{1, 0, 0, 1}
                               << QStringLiteral("3 rows of 3 numbers; it has 4 numbers");
    QTest::newRow("too large") << 1 << SchemeValues{1, 0, 0, 1} << QStringLiteral("it has 4");
    QTest::newRow("none") << 2 << SchemeValues{} << QStringLiteral("it has 0 numbers");
    QTest::newRow("half a diagonal") << 2 << SchemeValues{1, 0, 0, 0} << diagonal;
    QTest::newRow("another diagonal") << 2 << SchemeValues{2, 0, 0, 2} << diagonal;
    QTest::newRow("NaN on the diagonal") << 2 << SchemeValues{nan, 0, 0, nan} << diagonal;
    QTest::newRow("agreement above 1") << 2 << SchemeValues{1, 1.5, 0, 1} << range;
    QTest::newRow("negative agreement") << 2 << SchemeValues{1, -0.5, 0, 1} << range;
    QTest::newRow("negative disagreement") << 2 << SchemeValues{0, -1, 2, 0} << range;
    QTest::newRow("NaN") << 2 << SchemeValues{1, nan, 0, 1} << range;
    QTest::newRow("infinite") << 2 << SchemeValues{0, infinite, 1, 0} << range;
}

void tst_WeightScheme::wrongMatricesAreExplained()
{
    QFETCH(int, size);
    QFETCH(const SchemeValues, cells);
    QFETCH(const QString, said);
    const auto weights = customWeights(size, cells);
    QVERIFY(!weights);
    QVERIFY2(weights.error().message.contains(said), qPrintable(weights.error().message));
}

CONCORD_TEST(tst_WeightScheme)
#include "tst_weightscheme.moc"
