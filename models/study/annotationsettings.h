// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Concord {

/// How somebody likes to annotate; of this machine, not of a study.
struct AnnotationSettings
{
    int idleSeconds = 60; ///< a longer pause counts as this long
    bool advances = true; ///< goes on by itself after the last question of a unit
    bool isGuidelineOpen = true;

    friend bool operator==(const AnnotationSettings &, const AnnotationSettings &) = default;
};

} // namespace Concord
