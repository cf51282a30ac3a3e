// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

namespace Concord {

/// The colours of a chart outside of its scale.
struct ChartColors
{
    QColor ground; ///< transparent: whatever is behind it
    QColor text;
    QColor muted; ///< axis titles, legend
    QColor line; ///< grid, empty cells, frames
    QColor accent; ///< the current cell, done bars
    QColor accentText; ///< on accent
    QColor soft; ///< open bars

    static ChartColors fromTheme(const Theme &theme);
    static ChartColors forPaper(); ///< light, on white
};

} // namespace Concord
