// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/charts/studycharts.h"
#include "tests/support/sampleresults.h"
#include "tests/support/testregistry.h"
#include "ui/charts/progresschart.h"

#include <QTest>

using namespace Concord;

class tst_ProgressChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void barsAreDrawnInTheirColours();
    void theAccessibleDescriptionSaysTheNumbers();
    void noAnnotatorsAreNoBars();
    void theThemeIsFollowed();
};

namespace {

bool hasColor(const QImage &image, const QColor &color)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == color)
                return true;
        }
    }
    return false;
}

} // namespace

void tst_ProgressChart::barsAreDrawnInTheirColours()
{
    ProgressChart chart;
    chart.resize(500, 300);
    chart.setBars(progressBars(sampleResults().progress));
    chart.show();
    const QImage image = chart.grab().toImage();
    QVERIFY(hasColor(image, currentTheme().accent));
    QVERIFY(hasColor(image, currentTheme().border));
}

void tst_ProgressChart::theAccessibleDescriptionSaysTheNumbers()
{
    ProgressChart chart;
    chart.setBars(progressBars(sampleResults().progress));
    QVERIFY(chart.accessibleDescription().contains(QStringLiteral("Chiara: Done 4, Open 4")));
}

void tst_ProgressChart::noAnnotatorsAreNoBars()
{
    ProgressChart chart;
    chart.setBars(progressBars(sampleResults().progress));
    chart.setBars({});
    chart.show();
    QVERIFY(!hasColor(chart.grab().toImage(), currentTheme().accent));
}

void tst_ProgressChart::theThemeIsFollowed()
{
    ProgressChart chart;
    chart.resize(500, 300);
    chart.setBars(progressBars(sampleResults().progress));
    chart.show();
    applyTheme(Theme::dark());
    const QImage dark = chart.grab().toImage();
    applyTheme(Theme::light());
    QVERIFY(hasColor(dark, Theme::dark().accent));
    QVERIFY(hasColor(chart.grab().toImage(), Theme::light().accent));
}

CONCORD_TEST(tst_ProgressChart)
#include "tst_progresschart.moc"
