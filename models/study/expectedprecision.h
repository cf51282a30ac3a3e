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
    QList<ExpectedWidths> rows; ///< for a kappa of 0.4, 0.6 and 0.8; none: see `reason`
    QString reason; ///< why there is no interval to foresee

    friend bool operator==(const ExpectedPrecision &, const ExpectedPrecision &) = default;
};

/// For the template's first question with one answer of several.
///
/// Two categories, used equally often: the large-sample variance of Fleiss' kappa in the common
/// correlation model (commoncorrelation.h), for up to six raters; more are counted as six. More
/// categories: the largest variance of Cohen's kappa of two raters who use them equally often
/// (flacksamplesize.h), which more raters only make smaller. Accuracy: its normal interval at
/// chance (1 of the categories) for all answers, where those to one unit correlate by kappa.
ExpectedPrecision expectedPrecision(const StudyTemplate &studyTemplate, int units, int raters);

/// For a person, a sentence a line.
QStringList expectedPrecisionLines(const ExpectedPrecision &expected);

} // namespace Concord
