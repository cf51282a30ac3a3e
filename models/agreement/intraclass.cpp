// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/intraclass.h"

#include "models/agreement/distributions.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace Concord {

namespace {

// Mean squares of the analysis of variance, under the names that the papers give them.
struct MeanSquares
{
    double n = 0; // units
    double k = 0; // raters
    double units = 0; // MSR
    double raters = 0; // MSC
    double within = 0; // MSW
    double residual = 0; // MSE
};

bool isOneWay(IccForm form)
{
    return form == IccForm::Icc1_1 || form == IccForm::Icc1_k;
}

bool isAbsolute(IccForm form)
{
    return form == IccForm::Icc2_1 || form == IccForm::Icc2_k;
}

bool isAverage(IccForm form)
{
    return form == IccForm::Icc1_k || form == IccForm::Icc2_k || form == IccForm::Icc3_k;
}

// Means over units and in all, of values less the first one: constant data then are 0 exactly.
struct CentredMeans
{
    double origin = 0;
    double grand = 0;
    std::vector<double> byRater; // less the grand mean
    double rounding = 0; // what a deviation of this size at most says nothing about
};

CentredMeans centredMeans(const CompleteRows &rows, double n)
{
    CentredMeans means;
    means.origin = rows.values.front();
    means.byRater.resize(size_t(rows.raters), 0);
    double largest = 0;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const std::span<const double> row = rows.row(i);
        for (size_t g = 0; g < row.size(); ++g) {
            means.byRater[g] += double(rows.frequencies[size_t(i)]) * (row[g] - means.origin) / n;
            largest = std::max(largest, std::abs(row[g]));
        }
    }
    for (const double mean : means.byRater)
        means.grand += mean / double(rows.raters);
    for (double &mean : means.byRater)
        mean -= means.grand;
    means.rounding = 8 * std::numeric_limits<double>::epsilon() * largest;
    return means;
}

MeanSquares meanSquares(const CompleteRows &rows)
{
    MeanSquares squares;
    squares.n = double(rows.total());
    squares.k = double(rows.raters);
    const CentredMeans means = centredMeans(rows, squares.n);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const std::span<const double> row = rows.row(i);
        const auto frequency = double(rows.frequencies[size_t(i)]);
        double unit = 0;
        for (const double value : row)
            unit += (value - means.origin - means.grand) / squares.k;
        squares.units += frequency * squares.k * unit * unit;
        for (size_t g = 0; g < row.size(); ++g) {
            const double deviation = row[g] - means.origin - means.grand - unit;
            const double rest = deviation - means.byRater[g];
            squares.within += frequency * deviation * deviation;
            squares.residual += frequency * rest * rest;
        }
    }
    for (const double mean : means.byRater)
        squares.raters += squares.n * mean * mean;
    const double noise = squares.n * squares.k * means.rounding * means.rounding;
    const auto divide = [noise](double &sum, double df) { sum = sum <= noise ? 0 : sum / df; };
    divide(squares.units, squares.n - 1);
    divide(squares.raters, squares.k - 1);
    divide(squares.within, squares.n * (squares.k - 1));
    divide(squares.residual, (squares.n - 1) * (squares.k - 1));
    return squares;
}

// What F divides by.
double errorOf(const MeanSquares &s, IccForm form)
{
    return isOneWay(form) ? s.within : s.residual;
}

// The value, or why there is none.
Estimate iccPoint(const MeanSquares &s, IccForm form)
{
    const double error = errorOf(s, form);
    const double bias = isAbsolute(form) ? (s.raters - s.residual) / s.n : 0;
    const bool hasVariance = s.units > 0 || error > 0 || (isAbsolute(form) && s.raters > 0);
    if (!hasVariance)
        return Estimate::none(UndefinedReason::zeroVariance);
    const double single = isAverage(form) ? 0 : (s.k - 1) * error;
    const double denominator = s.units + single + (isAverage(form) ? 1 : s.k) * bias;
    const double size = s.units + single + s.k * (s.raters + s.residual) / s.n;
    if (denominator <= 1e-12 * size)
        return Estimate::none(UndefinedReason::nonpositiveDenominator);
    Estimate estimate;
    estimate.value = (s.units - error) / denominator;
    return estimate;
}

struct Bounds
{
    double low = 0;
    double high = 0;
};

// Icc2_1 (McGraw and Wong 1996, table 7), with v multiplied by MSE^2 so that MSE may be 0.
std::optional<Bounds> absoluteBounds(const MeanSquares &s, double level)
{
    const auto point = iccPoint(s, IccForm::Icc2_1).value;
    if (!point)
        return std::nullopt;
    const double byRaters = s.k * *point * s.raters;
    const double byRest = (s.n * (1 + (s.k - 1) * *point) - s.k * *point) * s.residual;
    const double spread = (s.n - 1) * byRaters * byRaters + byRest * byRest;
    const double df = (s.n - 1) * (s.k - 1) * (byRaters + byRest) * (byRaters + byRest) / spread;
    if (!(df > 0))
        return std::nullopt;
    const double p = 1 - (1 - level) / 2;
    const double lower = fQuantile(p, s.n - 1, df);
    const double upper = fQuantile(p, df, s.n - 1);
    const double rest = s.k * s.raters + (s.k * s.n - s.k - s.n) * s.residual;
    return Bounds{s.n * (s.units - lower * s.residual) / (lower * rest + s.n * s.units),
                  s.n * (upper * s.units - s.residual) / (rest + s.n * upper * s.units)};
}

// Icc1 and Icc3 (Shrout and Fleiss 1979, formulas 5 to 8).
Bounds ratioBounds(const MeanSquares &s, IccForm form, double df1, double df2, double level)
{
    const double f = s.units / errorOf(s, form);
    const double p = 1 - (1 - level) / 2;
    const double low = f / fQuantile(p, df1, df2);
    const double high = f * fQuantile(p, df2, df1);
    if (isAverage(form))
        return {1 - 1 / low, 1 - 1 / high};
    return {(low - 1) / (low + s.k - 1), (high - 1) / (high + s.k - 1)};
}

std::optional<Interval> iccInterval(const MeanSquares &s, IccForm form, double df1, double df2,
                                    double level)
{
    const bool isExact = errorOf(s, form) == 0 && (!isAbsolute(form) || s.raters == 0);
    if (isExact)
        return Interval{level, 1, 1, IntervalMethod::analytic};
    std::optional<Bounds> bounds;
    if (isAbsolute(form))
        bounds = absoluteBounds(s, level);
    else
        bounds = ratioBounds(s, form, df1, df2, level);
    if (bounds && form == IccForm::Icc2_k) {
        if (1 + (s.k - 1) * bounds->low <= 0)
            return std::nullopt;
        const auto stepUp = [&s](double r) { return s.k * r / (1 + (s.k - 1) * r); };
        bounds = Bounds{stepUp(bounds->low), stepUp(bounds->high)};
    }
    if (!bounds || !std::isfinite(bounds->low) || !std::isfinite(bounds->high))
        return std::nullopt;
    return Interval{level, bounds->low, std::min(1.0, bounds->high), IntervalMethod::analytic};
}

} // namespace

Estimate intraclassCorrelation(const CompleteRows &rows, IccForm form,
                               const InferenceOptions &options)
{
    if (const auto reason = rows.unusable())
        return Estimate::none(*reason);
    const MeanSquares squares = meanSquares(rows);
    Estimate estimate = iccPoint(squares, form);
    if (!estimate.value)
        return estimate;
    const double df1 = squares.n - 1;
    const double df2 = (isOneWay(form) ? squares.n : df1) * (squares.k - 1);
    const double error = errorOf(squares, form);
    estimate.interval = iccInterval(squares, form, df1, df2, options.level);
    estimate.details = {{QLatin1StringView("units"), squares.n},
                        {QLatin1StringView("dropped_units"), double(rows.dropped)},
                        {QLatin1StringView("df1"), df1},
                        {QLatin1StringView("df2"), df2}};
    estimate.zeroSe = error == 0 && (!isAbsolute(form) || squares.raters == 0);
    if (error > 0) {
        const double f = squares.units / error;
        estimate.test = {QLatin1StringView("F"), f, fUpperTail(f, df1, df2), {}};
        estimate.details.append({QLatin1StringView("F"), f});
    }
    if (std::abs(*estimate.value) > 1)
        estimate.details.append({QLatin1StringView("outside_range"), 1});
    return estimate;
}

std::optional<double> intraclassValue(const CompleteRows &rows, IccForm form)
{
    if (rows.unusable())
        return std::nullopt;
    return iccPoint(meanSquares(rows), form).value;
}

} // namespace Concord
