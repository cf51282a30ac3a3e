// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/bandbar.h"

#include "models/report/resulttext.h"
#include "ui/charts/colorscale.h"
#include "ui/theme.h"

#include <QPainter>

#include <cmath>

namespace Concord {

namespace {

constexpr double leastShownBand = 0.005;
constexpr double swatchSize = 11;
constexpr double swatchGap = 6;
constexpr double entryGap = 16;

QColor bandColor(qsizetype band, qsizetype bands)
{
    return scaleColor(HeatmapScale::Sequential, bands > 1 ? double(band) / double(bands - 1) : 0.5);
}

} // namespace

BandBar::BandBar(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void BandBar::setBands(const QString &title, const QList<BandProbability> &bands)
{
    m_title = title;
    m_bands = bands;
    setAccessibleName(title);
    setAccessibleDescription(bandsSentence(bands));
    setToolTip(bandsSentence(bands));
    updateGeometry();
    update();
}

QList<BandBar::LegendEntry> BandBar::legend(double width) const
{
    const QFontMetricsF metrics(font());
    QList<LegendEntry> entries;
    QPointF next(0, barTop() + barHeight() + 6);
    for (qsizetype i = 0; i < m_bands.size(); ++i) {
        if (m_bands[i].probability < leastShownBand)
            continue;
        const QString text =
            tr("%1 %2").arg(m_bands[i].name, percentText(m_bands[i].probability, 0));
        const double needed = swatchSize + swatchGap + metrics.horizontalAdvance(text) + 1;
        if (next.x() > 0 && next.x() + needed > width)
            next = QPointF(0, next.y() + metrics.height() + 3);
        entries.append({i, text, QRectF(next, QSizeF(needed, metrics.height()))});
        next.rx() += needed + entryGap;
    }
    return entries;
}

double BandBar::barTop() const
{
    return fontMetrics().height() + 4;
}

double BandBar::barHeight() const
{
    return fontMetrics().height() + 6;
}

int BandBar::heightForWidth(int width) const
{
    const auto entries = legend(width);
    return entries.isEmpty() ? 0 : int(std::ceil(entries.constLast().place.bottom())) + 2;
}

QSize BandBar::sizeHint() const
{
    const int width = 52 * fontMetrics().averageCharWidth();
    return {width, heightForWidth(width)};
}

QSize BandBar::minimumSizeHint() const
{
    const int width = 26 * fontMetrics().averageCharWidth();
    return {width, int(barTop() + barHeight())};
}

void BandBar::paintBar(QPainter &painter) const
{
    const Theme &theme = currentTheme();
    const QFontMetricsF metrics(font());
    double left = 0;
    for (qsizetype i = 0; i < m_bands.size(); ++i) {
        const double length = m_bands[i].probability * (width() - 1);
        const QRectF part(left + 0.5, barTop() + 0.5, length - 1, barHeight() - 1);
        left += length;
        if (m_bands[i].probability < leastShownBand)
            continue;
        const QColor fill = bandColor(i, m_bands.size());
        painter.setPen(QPen(theme.muted, 1));
        painter.setBrush(fill);
        painter.drawRect(part);
        const QString text = percentText(m_bands[i].probability, 0);
        if (metrics.horizontalAdvance(text) + 8 > part.width())
            continue;
        painter.setPen(textColorOn(fill));
        painter.drawText(part, Qt::AlignCenter, text);
    }
}

void BandBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = currentTheme();
    QPainter painter(this);
    painter.setPen(theme.muted);
    painter.drawText(QRectF(0, 0, width(), barTop()), Qt::AlignLeft | Qt::AlignTop, m_title);
    paintBar(painter);
    for (const LegendEntry &entry : legend(width())) {
        const double middle = entry.place.center().y();
        painter.setPen(QPen(theme.muted, 1));
        painter.setBrush(bandColor(entry.band, m_bands.size()));
        painter.drawRect(QRectF(entry.place.left() + 0.5, std::round(middle - swatchSize / 2) + 0.5,
                                swatchSize - 1, swatchSize - 1));
        painter.setPen(theme.text);
        painter.drawText(entry.place.adjusted(swatchSize + swatchGap, 0, 0, 0),
                         Qt::AlignLeft | Qt::AlignVCenter, entry.text);
    }
}

} // namespace Concord
