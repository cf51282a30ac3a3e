// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/template.h"

namespace Concord {

/// How wide 95 % intervals will be if kappa is what is assumed.
struct ExpectedWidths
{
    double kappa = 0; ///< assumed
    double kappaHalfWidth = 0;
    std::optional<double> accuracyHalfWidth; ///< where the template knows right answers

    friend bool operator==(const ExpectedWidths &, const ExpectedWidths &) = default;
};

/// What a design can deliver, before anybody has answered.
struct ExpectedPrecision
{
    int units = 0;
    int raters = 0; ///< of each unit
    int categories = 0;
    QString question; ///< whose answers these are, where the template asks several
    QList<ExpectedWidths> rows; ///< for a kappa of 0.4, 0.6 and 0.8; none: see `reason`
    QString reason; ///< why there is no interval to foresee

    friend bool operator==(const ExpectedPrecision &, const ExpectedPrecision &) = default;
};

/// For the template's first question with one answer of several.
///
/// Of categories that are used equally often: the large-sample variance of Fleiss' kappa where the
/// raters of a share kappa of the units agree and those of the others answer by chance, which for
/// two categories is the common correlation model (commoncorrelation.h). With two raters, or two
/// categories, any other model gives the same; else raters who err each for themselves give
/// narrower intervals (by an eighth with three raters and four categories at 0.6). Categories that
/// are used unequally often give wider ones. Accuracy: its normal interval at chance (1 of the
/// categories) for all answers, where those to one unit correlate by kappa.
ExpectedPrecision expectedPrecision(const StudyTemplate &studyTemplate, int units, int raters);

/// For a person, a sentence a line.
QStringList expectedPrecisionLines(const ExpectedPrecision &expected);

} // namespace Concord
