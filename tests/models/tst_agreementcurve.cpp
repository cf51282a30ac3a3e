// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/agreementcurve.h"

#include "models/agreement/ratingsbuilder.h"
#include "tests/support/testregistry.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace Concord;

class tst_AgreementCurve : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pointsAreThoseOfTheFirstUnits();
    void theOrderCounts();
    void theLastPointIsTheWholeTable();
    void aLongStudyHasSixtyPoints();
    void undefinedPointsSayWhy();
    void withoutUnitsThereIsNoPoint();
    void anUnknownCoefficientIsUndefined();
};

namespace {

// One unit for each pair of letters: what the two raters said.
Ratings curveRatings(const QStringList &units)
{
    RatingsBuilder builder({QStringLiteral("a"), QStringLiteral("b")});
    for (qsizetype unit = 0; unit < units.size(); ++unit) {
        for (qsizetype rater = 0; rater < units[unit].size(); ++rater)
            builder.add(QString::number(unit), QStringLiteral("r%1").arg(rater),
                        units[unit].mid(rater, 1));
    }
    return *builder.build();
}

const QStringList curveUnits{QStringLiteral("aa"), QStringLiteral("ab"), QStringLiteral("bb")};
const QString percentId = QStringLiteral("percent_agreement");
const QString fleissId = QStringLiteral("fleiss_kappa");

QList<double> curveValues(const QList<CurvePoint> &curve)
{
    QList<double> values;
    for (const CurvePoint &point : curve)
        values.append(std::round(*point.estimate.value * 1e6) / 1e6);
    return values;
}

} // namespace

void tst_AgreementCurve::pointsAreThoseOfTheFirstUnits()
{
    const std::vector<quint32> order{0, 1, 2};
    const auto curve = agreementCurve(curveRatings(curveUnits), order, percentId);
    QCOMPARE(curveValues(curve), (QList<double>{1, 1.0 / 2, 0.666667})); // by hand
    QCOMPARE(curve[1].units, 2);
    QCOMPARE(curve[1].pairableUnits, 2);
}

void tst_AgreementCurve::theOrderCounts()
{
    const std::vector<quint32> order{1, 2, 0};
    const auto curve = agreementCurve(curveRatings(curveUnits), order, percentId);
    QCOMPARE(curveValues(curve), (QList<double>{0, 1.0 / 2, 0.666667})); // by hand
}

void tst_AgreementCurve::theLastPointIsTheWholeTable()
{
    const Ratings ratings =
        curveRatings({QStringLiteral("aa"), QStringLiteral("ab"), QStringLiteral("a"),
                      QStringLiteral("bb"), QStringLiteral("ba")});
    AgreementOptions options;
    options.interval = IntervalChoice::analytic;
    const auto report = agreementReport(ratings, options);
    std::vector<quint32> order(5);
    std::iota(order.rbegin(), order.rend(), 0U);
    for (const CoefficientResult &result : report->coefficients) {
        if (result.estimate.undefined == UndefinedReason::wrongMeasure)
            continue; // named it would be computed
        const auto curve = agreementCurve(ratings, order, result.id);
        QVERIFY2(curve.constLast().estimate == result.estimate, qPrintable(result.id));
        QCOMPARE(curve.constLast().units, 5);
        QCOMPARE(curve.constLast().pairableUnits, 4);
    }
}

void tst_AgreementCurve::aLongStudyHasSixtyPoints()
{
    QStringList units;
    for (int i = 0; i < 1000; ++i)
        units.append(curveUnits[i % 3]);
    std::vector<quint32> order(1000);
    std::iota(order.begin(), order.end(), 0U);
    const auto curve = agreementCurve(curveRatings(units), order, percentId);
    QCOMPARE(curve.size(), 60);
    qint64 before = 0;
    for (const CurvePoint &point : curve) {
        QVERIFY(point.units - before == 16 || point.units - before == 17); // 1000 / 60 is 16.7
        before = point.units;
    }
    QCOMPARE(before, 1000);
}

void tst_AgreementCurve::undefinedPointsSayWhy()
{
    const std::vector<quint32> order{0, 1};
    const auto curve = agreementCurve(curveRatings(curveUnits), order, fleissId);
    QCOMPARE(curve[0].estimate, Estimate::none(UndefinedReason::noVariation));
    QVERIFY(curve[1].estimate.value);
}

void tst_AgreementCurve::withoutUnitsThereIsNoPoint()
{
    QVERIFY(agreementCurve(curveRatings({}), {}, fleissId).isEmpty());
}

void tst_AgreementCurve::anUnknownCoefficientIsUndefined()
{
    const std::vector<quint32> order{0};
    const auto curve =
        agreementCurve(curveRatings(curveUnits), order, QStringLiteral("no_such_one"));
    QCOMPARE(curve[0].estimate, Estimate::none(UndefinedReason::wrongMeasure));
}

CONCORD_TEST(tst_AgreementCurve)
#include "tst_agreementcurve.moc"
