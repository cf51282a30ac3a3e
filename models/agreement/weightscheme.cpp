// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/weightscheme.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

namespace Concord {

namespace {

struct NamedScheme
{
    WeightScheme scheme;
    QLatin1StringView name;
};

constexpr std::array namedSchemes = {
    NamedScheme{WeightScheme::Unweighted, QLatin1StringView("unweighted")},
    NamedScheme{WeightScheme::Linear, QLatin1StringView("linear")},
    NamedScheme{WeightScheme::Quadratic, QLatin1StringView("quadratic")},
    NamedScheme{WeightScheme::Radical, QLatin1StringView("radical")},
    NamedScheme{WeightScheme::Ratio, QLatin1StringView("ratio")},
    NamedScheme{WeightScheme::Ordinal, QLatin1StringView("ordinal")},
    NamedScheme{WeightScheme::Circular, QLatin1StringView("circular")},
    NamedScheme{WeightScheme::Bipolar, QLatin1StringView("bipolar")},
    NamedScheme{WeightScheme::GwetOrdinal, QLatin1StringView("gwet-ordinal")},
    NamedScheme{WeightScheme::Custom, QLatin1StringView("custom")},
};

Error weightProblem(const char *text)
{
    return {QCoreApplication::translate("Concord::Agreement", text), {}};
}

// Places 0, 1, … of the values in ascending order.
std::vector<double> placesOf(std::span<const double> values)
{
    std::vector<size_t> order(values.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::ranges::stable_sort(order, {}, [&](size_t k) { return values[k]; });
    std::vector<double> places(values.size());
    for (size_t i = 0; i < order.size(); ++i)
        places[order[i]] = double(i);
    return places;
}

template <typename Distance>
WeightMatrix weightsFromDistance(std::span<const double> values, Distance distance)
{
    std::vector<double> cells;
    cells.reserve(values.size() * values.size());
    for (size_t k = 0; k < values.size(); ++k) {
        for (size_t l = 0; l < values.size(); ++l)
            cells.push_back(k == l ? 0 : distance(values[k], values[l]));
    }
    return WeightMatrix::fromDistances(int(values.size()), std::move(cells));
}

double squaredRatio(double numerator, double denominator)
{
    const double ratio = denominator == 0 ? 0 : numerator / denominator;
    return ratio * ratio;
}

WeightMatrix matrixOf(WeightScheme scheme, std::span<const double> values)
{
    const auto [least, most] = std::ranges::minmax(values);
    const double lowest = least;
    const double highest = most;
    switch (scheme) {
    case WeightScheme::Linear:
        return weightsFromDistance(values, [](double x, double y) { return std::abs(x - y); });
    case WeightScheme::Radical:
        return weightsFromDistance(values,
                                   [](double x, double y) { return std::sqrt(std::abs(x - y)); });
    case WeightScheme::Ratio:
        return weightsFromDistance(values,
                                   [](double x, double y) { return squaredRatio(x - y, x + y); });
    case WeightScheme::Circular:
        return weightsFromDistance(values, [=](double x, double y) {
            const double turn = std::numbers::pi * (x - y) / (highest - lowest + 1);
            return std::sin(turn) * std::sin(turn);
        });
    case WeightScheme::Bipolar:
        return weightsFromDistance(values, [=](double x, double y) {
            const double ends = (x + y - 2 * lowest) * (2 * highest - x - y);
            return ends == 0 ? 0 : (x - y) * (x - y) / ends;
        });
    case WeightScheme::Ordinal:
    case WeightScheme::GwetOrdinal:
        return weightsFromDistance(placesOf(values), [](double x, double y) {
            const double between = std::abs(x - y) + 1;
            return between * (between - 1) / 2;
        });
    case WeightScheme::Unweighted:
    case WeightScheme::Quadratic:
    case WeightScheme::Custom:
        break;
    }
    Q_UNREACHABLE();
}

} // namespace

QLatin1StringView weightSchemeName(WeightScheme scheme)
{
    return std::ranges::find(namedSchemes, scheme, &NamedScheme::scheme)->name;
}

std::optional<WeightScheme> weightSchemeNamed(const QString &name)
{
    const auto found = std::ranges::find(namedSchemes, name, &NamedScheme::name);
    if (found == namedSchemes.end() || found->scheme == WeightScheme::Custom)
        return std::nullopt;
    return found->scheme;
}

Result<WeightMatrix> schemeWeights(WeightScheme scheme, std::span<const double> values)
{
    if (values.empty() || scheme == WeightScheme::Unweighted)
        return WeightMatrix::identity(int(values.size()));
    if (scheme == WeightScheme::Quadratic)
        return WeightMatrix::squaredDifferences(values);
    if (values.size() > weightCategoryLimit) {
        Error error = weightProblem(
            QT_TRANSLATE_NOOP("Concord::Agreement",
                              "These weights are for at most %1 categories, and there are %2. "
                              "Quadratic weights have no limit."));
        error.message = error.message.arg(weightCategoryLimit).arg(values.size());
        return error;
    }
    if (scheme == WeightScheme::Ratio && std::ranges::min(values) < 0) {
        return weightProblem(QT_TRANSLATE_NOOP(
            "Concord::Agreement", "Ratio weights need categories that are numbers of 0 or more."));
    }
    return matrixOf(scheme, values);
}

Result<WeightMatrix> customWeights(int size, std::span<const double> cells)
{
    const auto width = size_t(size);
    if (cells.size() != width * width) {
        Error error = weightProblem(
            QT_TRANSLATE_NOOP("Concord::Agreement",
                              "There are %1 categories, so the weight matrix needs %1 rows of "
                              "%1 numbers; it has %2 numbers."));
        error.message = error.message.arg(size).arg(cells.size());
        return error;
    }
    const double diagonal = cells.empty() ? 1 : cells[0];
    for (size_t k = 0; k < width; ++k) {
        if (cells[k * width + k] != diagonal || (diagonal != 0 && diagonal != 1)) {
            return weightProblem(QT_TRANSLATE_NOOP(
                "Concord::Agreement",
                "On its diagonal a weight matrix has ones (weights of agreement) or zeros "
                "(weights of disagreement) throughout."));
        }
    }
    const bool isAgreement = diagonal == 1;
    const bool isInRange = std::ranges::all_of(cells, [&](double cell) {
        return std::isfinite(cell) && cell >= 0 && (!isAgreement || cell <= 1);
    });
    if (!isInRange) {
        return weightProblem(
            QT_TRANSLATE_NOOP("Concord::Agreement",
                              "Weights of agreement lie between 0 and 1, those of disagreement are "
                              "0 or more."));
    }
    if (isAgreement)
        return WeightMatrix::fromAgreement(size, cells);
    return WeightMatrix::fromDistances(size, {cells.begin(), cells.end()});
}

} // namespace Concord
