// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/exactbinomial.h"
#include "models/results/outcome.h"

#include <QMap>

namespace Concord {

/// Wilson's score interval (1927, J Am Stat Assoc 22, 209-212) of a share of `trials` answers,
/// which is above 0 and need not be whole.
ShareInterval wilsonInterval(double share, double trials, double level);

/// The answers about one unit.
struct UnitShare
{
    qint64 successes = 0;
    qint64 trials = 0;

    void add(bool isSuccess, qint64 times = 1);

    friend bool operator==(const UnitShare &, const UnitShare &) = default;
};

using UnitShares = QMap<QString, UnitShare>; ///< by unit

/// The share of successes over all answers with Wilson's interval; no value without an answer.
///
/// Answers about one unit are alike, so several of them count for less: the interval is that of as
/// many independent answers as have the variance found between units (effective sample size after
/// Kish 1965 and Korn and Graubard 1998, Survey Methodology 24, 193-201), of at most all answers.
/// Where all answers are the same, or there is one unit, that cannot be found, and as many count as
/// there are units. With one answer of each unit it is Wilson's interval itself.
OutcomeValue clusteredShare(const UnitShares &units, double level);

} // namespace Concord
