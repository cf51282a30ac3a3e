// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/bandbar.h"

#include "tests/support/testregistry.h"
#include "ui/charts/colorscale.h"

#include <QTest>

using namespace Concord;

class tst_BandBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void partsAreAsLongAsTheirProbabilities();
    void whoCannotSeeItIsTold();
    void aNarrowBarBreaksItsLegend();
    void withoutBandsItHasNoHeight();
};

namespace {

QList<BandProbability> threeBands()
{
    return {{QStringLiteral("low"), {}, 0, 0.25},
            {QStringLiteral("middle"), 0, 0.5, 0.001},
            {QStringLiteral("high"), 0.5, 1, 0.749}};
}

} // namespace

void tst_BandBar::partsAreAsLongAsTheirProbabilities()
{
    BandBar bar;
    bar.setBands(QStringLiteral("Title"), threeBands());
    bar.resize(400, bar.heightForWidth(400));
    const QImage image = bar.grab().toImage();
    const int middle = bar.fontMetrics().height() + 4 + 5; // in the bar, above its texts
    QCOMPARE(image.pixelColor(20, middle), scaleColor(HeatmapScale::Sequential, 0));
    QCOMPARE(image.pixelColor(95, middle), scaleColor(HeatmapScale::Sequential, 0));
    QCOMPARE(image.pixelColor(105, middle), scaleColor(HeatmapScale::Sequential, 1));
    QCOMPARE(image.pixelColor(395, middle), scaleColor(HeatmapScale::Sequential, 1));
}

void tst_BandBar::whoCannotSeeItIsTold()
{
    BandBar bar;
    bar.setBands(QStringLiteral("Title"), threeBands());
    QCOMPARE(bar.accessibleName(), QStringLiteral("Title"));
    QCOMPARE(bar.accessibleDescription(), QStringLiteral("low 25 %, high 75 %"));
}

void tst_BandBar::aNarrowBarBreaksItsLegend()
{
    BandBar bar;
    bar.setBands(QStringLiteral("Title"), threeBands());
    QCOMPARE_GT(bar.heightForWidth(bar.fontMetrics().averageCharWidth() * 16),
                bar.heightForWidth(1000));
}

void tst_BandBar::withoutBandsItHasNoHeight()
{
    BandBar bar;
    bar.setBands(QStringLiteral("Title"), {});
    QCOMPARE(bar.heightForWidth(400), 0);
    bar.resize(400, 100);
    QVERIFY(!bar.grab().isNull());
}

CONCORD_TEST(tst_BandBar)
#include "tst_bandbar.moc"
