// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartcolors.h"

namespace Concord {

ChartColors ChartColors::fromTheme(const Theme &theme)
{
    ChartColors colors;
    colors.ground = Qt::transparent;
    colors.text = theme.text;
    colors.muted = theme.muted;
    colors.line = theme.border;
    colors.accent = theme.accent;
    colors.accentText = theme.accentText;
    colors.soft = theme.border;
    return colors;
}

ChartColors ChartColors::forPaper()
{
    ChartColors colors = fromTheme(Theme::light());
    colors.ground = Qt::white;
    return colors;
}

} // namespace Concord
