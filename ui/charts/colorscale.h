// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/heatmapgrid.h"

#include <QColor>

namespace Concord {

/// The colour at `position` of a scale, 0 being its low end; clamped to 0..1.
///
/// Sequential is viridis (van der Walt and Smith 2015), whose lightness rises evenly, so that it
/// can be read by the colour-blind and in grey. Diverging is ColorBrewer's PuOr, safe for them as
/// well.
QColor scaleColor(HeatmapScale scale, double position);

/// Black or white, whichever can be read better on `ground` (WCAG 2.1 contrast).
QColor textColorOn(const QColor &ground);

} // namespace Concord
