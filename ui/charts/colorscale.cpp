// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/colorscale.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace Concord {

namespace {

// viridis at 0, 1/9, … 1, as published with matplotlib and viridisLite: viridis(10).
constexpr QRgb viridisColors[] = {0x440154, 0x482878, 0x3E4A89, 0x31688E, 0x26828E,
                                  0x1F9E89, 0x35B779, 0x6DCD59, 0xB4DE2C, 0xFDE725};

// ColorBrewer 2.0, PuOr of eleven classes.
constexpr QRgb purpleOrangeColors[] = {0x7F3B08, 0xB35806, 0xE08214, 0xFDB863, 0xFEE0B6, 0xF7F7F7,
                                       0xD8DAEB, 0xB2ABD2, 0x8073AC, 0x542788, 0x2D004B};

QColor between(std::span<const QRgb> colors, double position)
{
    const double place = std::clamp(position, 0.0, 1.0) * double(colors.size() - 1);
    const auto below = std::min(size_t(place), colors.size() - 2);
    const double part = place - double(below);
    const auto mix = [part](int a, int b) { return int(std::lround(a + part * (b - a))); };
    const QRgb low = colors[below];
    const QRgb high = colors[below + 1];
    return QColor(mix(qRed(low), qRed(high)), mix(qGreen(low), qGreen(high)),
                  mix(qBlue(low), qBlue(high)));
}

double relativeLuminance(const QColor &color)
{
    const auto linear = [](double channel) {
        return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

} // namespace

QColor scaleColor(HeatmapScale scale, double position)
{
    switch (scale) {
    case HeatmapScale::Sequential:
        return between(viridisColors, position);
    case HeatmapScale::Diverging:
        return between(purpleOrangeColors, position);
    }
    Q_UNREACHABLE();
}

QColor textColorOn(const QColor &ground)
{
    const double luminance = relativeLuminance(ground);
    const bool isBlackClearer = (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05);
    return isBlackClearer ? QColor(Qt::black) : QColor(Qt::white);
}

} // namespace Concord
