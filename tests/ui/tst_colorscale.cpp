// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testregistry.h"
#include "ui/charts/colorscale.h"

#include <QTest>

#include <cmath>

using namespace Concord;

namespace {

// Lightness L* of CIELAB (D65).
double lightness(const QColor &color)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    const double y = 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
    return 116 * std::cbrt(y) - 16;
}

} // namespace

class tst_ColorScale : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theEndsAreThosePublished();
    void lightnessRisesEvenly();
    void divergingIsLightestInTheMiddle();
    void positionsOutsideAreClamped();
    void textIsReadableOnEveryColour_data();
    void textIsReadableOnEveryColour();
};

void tst_ColorScale::theEndsAreThosePublished()
{
    QCOMPARE(scaleColor(HeatmapScale::Sequential, 0), QColor(0x440154));
    QCOMPARE(scaleColor(HeatmapScale::Sequential, 1), QColor(0xFDE725));
    QCOMPARE(scaleColor(HeatmapScale::Sequential, 1.0 / 3), QColor(0x31688E));
    QCOMPARE(scaleColor(HeatmapScale::Diverging, 0.5), QColor(0xF7F7F7));
}

void tst_ColorScale::lightnessRisesEvenly()
{
    double before = lightness(scaleColor(HeatmapScale::Sequential, 0));
    for (int i = 1; i <= 20; ++i) {
        const double now = lightness(scaleColor(HeatmapScale::Sequential, i / 20.0));
        QVERIFY2(now - before > 2.5 && now - before < 5.5, qPrintable(QString::number(i)));
        before = now;
    }
}

void tst_ColorScale::divergingIsLightestInTheMiddle()
{
    for (int i = 0; i < 10; ++i) {
        const auto at = [](int step) {
            return lightness(scaleColor(HeatmapScale::Diverging, step / 20.0));
        };
        QVERIFY(at(i) < at(i + 1));
        QVERIFY(at(20 - i) < at(19 - i));
    }
}

void tst_ColorScale::positionsOutsideAreClamped()
{
    QCOMPARE(scaleColor(HeatmapScale::Sequential, -3), scaleColor(HeatmapScale::Sequential, 0));
    QCOMPARE(scaleColor(HeatmapScale::Sequential, 7), scaleColor(HeatmapScale::Sequential, 1));
}

void tst_ColorScale::textIsReadableOnEveryColour_data()
{
    QTest::addColumn<int>("scale");
    QTest::newRow("sequential") << int(HeatmapScale::Sequential);
    QTest::newRow("diverging") << int(HeatmapScale::Diverging);
}

void tst_ColorScale::textIsReadableOnEveryColour()
{
    QFETCH(int, scale);
    for (int i = 0; i <= 100; ++i) {
        const QColor ground = scaleColor(HeatmapScale(scale), i / 100.0);
        const double lightnessOf = lightness(ground);
        // WCAG's contrast of 4.5 against the better of black and white always exists.
        QCOMPARE(textColorOn(ground), QColor(lightnessOf > 49.5 ? Qt::black : Qt::white));
    }
}

CONCORD_TEST(tst_ColorScale)
#include "tst_colorscale.moc"
