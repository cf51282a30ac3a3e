// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Concord {

/// What to know about a coefficient before quoting it, in plain translated sentences.
struct CoefficientText
{
    QString assumes; ///< what it takes for granted, and what it corrects for
    QString misleads; ///< when its number says something else than it seems to

    friend bool operator==(const CoefficientText &, const CoefficientText &) = default;
};

/// The texts for an id such as "gwet_ac1" (agreement.md sections 2 to 7); empty for an unknown one.
CoefficientText coefficientText(const QString &coefficient);

} // namespace Concord
