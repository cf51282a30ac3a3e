// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QList>
#include <QString>

#include <optional>

namespace Concord {

/// Why a coefficient has no value. An undefined coefficient is never 0, never 1 and never NaN.
enum class UndefinedReason {
    noData,
    oneRater,
    noOverlap,
    noVariation,
    oneCategory,
    allTied,
    zeroVariance,
    notTwoRaters,
    wrongMeasure,
    nonpositiveDenominator,
};

/// The stable code of `reason` in JSON, such as "no_overlap".
QLatin1StringView undefinedCode(UndefinedReason reason);

/// The same for a person: a translated sentence that says what is missing.
QString undefinedSentence(UndefinedReason reason);

enum class IntervalMethod { analytic, bootstrap, bca, jackknife };

/// The stable code of `method` in JSON, such as "bootstrap".
QLatin1StringView intervalMethodCode(IntervalMethod method);

/// A confidence interval. `high` is at most 1; `low` is not clipped.
struct Interval
{
    double level = 0.95;
    double low = 0;
    double high = 0;
    IntervalMethod method = IntervalMethod::analytic;

    friend bool operator==(const Interval &, const Interval &) = default;
};

/// A test of "the coefficient is 0", two-sided but for F and chi-squared, which are upper-tail. A
/// p-value without its test's name means nothing.
struct SignificanceTest
{
    QLatin1StringView name; ///< fce_null_z, fnl1979_null_z, wald_t, wald_z, F, chisq, sign_flip
    double statistic = 0; ///< z, t, F or chi-squared
    double pValue = 1; ///< in [0, 1]
    std::optional<double> nullStandardError; ///< where the test has one of its own

    friend bool operator==(const SignificanceTest &, const SignificanceTest &) = default;
};

/// A number that belongs to one coefficient only, such as "kappa_max" or "df1".
struct EstimateDetail
{
    QLatin1StringView name; ///< stable, as in JSON
    double value = 0;

    friend bool operator==(const EstimateDetail &, const EstimateDetail &) = default;
};

/// A coefficient with its error, or the reason why it has none.
struct Estimate
{
    std::optional<double> value;
    std::optional<double> observed; ///< observed agreement (alpha: disagreement)
    std::optional<double> expected; ///< the same by chance
    std::optional<double> standardError;
    std::optional<double> standardErrorGwet; ///< Gwet (2014), where it is another formula
    bool zeroSe = false; ///< the error is 0: no interval or test rests on it
    std::optional<Interval> interval;
    std::optional<SignificanceTest> test;
    QList<EstimateDetail> details;
    std::optional<UndefinedReason> undefined; ///< set exactly when `value` is not

    /// The detail of this name; nothing when there is none.
    std::optional<double> detail(QLatin1StringView name) const;

    static Estimate none(UndefinedReason reason);

    friend bool operator==(const Estimate &, const Estimate &) = default;
};

} // namespace Concord
