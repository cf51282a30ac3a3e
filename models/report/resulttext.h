// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/agreementreport.h"
#include "models/agreement/bandprobabilities.h"
#include "models/agreement/turing.h"

namespace Concord {

/// A coefficient's name for a person, such as "Fleiss’ kappa"; an unknown id is given back.
QString coefficientName(const QString &id);

/// "bootstrap over units" and so on.
QString intervalMethodName(IntervalMethod method);

/// The name of a SignificanceTest for a person.
QString testName(QLatin1StringView test);

/// Numbers as reports print them, in the language's manner.
QString decimalText(double value, int decimals = 3);
QString percentText(double share, int decimals = 1); ///< 0.512: "51.2 %"
QString pValueText(double p); ///< "0.031", or "< 0.001"
QString boundsText(double low, double high, int decimals = 3); ///< "0.320 to 0.540"
QString percentBoundsText(double low, double high); ///< "44.1 to 58.3 %"
QString secondsText(double seconds);

/// "95 % interval 0.32 to 0.54 (bootstrap over units)"; empty without an interval.
QString intervalSentence(const Estimate &estimate);

/// From how many units with two ratings or more an interval comes, with a warning when they are
/// fewer than 30; empty without one.
QString pairableSentence(const RatingsSummary &summary);

/// "moderate 63 %, substantial 36 %": the bands of 0.5 % or more; empty without bands.
QString bandsSentence(const QList<BandProbability> &bands);

/// What the coefficients rest on: units, raters, ratings, pairable values.
QString restsOnSentence(const RatingsSummary &summary);

/// How the pooled interval of a Turing test was made, and what its p takes for granted.
QString pooledNote(const TuringResults &turing);

/// The pooled result in words: right how often, and whether that can be told from guessing.
QString turingSentence(const TuringResults &turing);

} // namespace Concord
