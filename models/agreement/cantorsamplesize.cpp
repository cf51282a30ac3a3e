// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/cantorsamplesize.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace Concord {

namespace {

bool isBinaryShare(double share)
{
    return share > 0 && share < 1;
}

Error impossibleBinary(double least, double most)
{
    return {QCoreApplication::translate("Concord::Agreement",
                                        "With these shares of the categories kappa lies between "
                                        "%1 and %2.")
                .arg(least, 0, 'f', 3)
                .arg(most, 0, 'f', 3),
            {}};
}

} // namespace

Result<double> binaryKappaVariance(BinaryShares shares, double kappa)
{
    if (!isBinaryShare(shares.first) || !isBinaryShare(shares.second)) {
        return Error{QCoreApplication::translate("Concord::Agreement",
                                                 "The share of a category has to be above 0 and "
                                                 "below 1, such as 0.3."),
                     {}};
    }
    const std::array<double, 2> rows{shares.first, 1 - shares.first};
    const std::array<double, 2> columns{shares.second, 1 - shares.second};
    const double expected = rows[0] * columns[0] + rows[1] * columns[1];
    const auto kappaOf = [&](double both) {
        const double observed = 2 * both + 1 - shares.first - shares.second;
        return (observed - expected) / (1 - expected);
    };
    const double least = kappaOf(std::max(0.0, shares.first + shares.second - 1));
    const double most = kappaOf(std::min(shares.first, shares.second));
    if (!(kappa >= least - 1e-9 && kappa <= most + 1e-9))
        return impossibleBinary(least, most);
    const double observed = kappa * (1 - expected) + expected;
    const double both = (observed - 1 + shares.first + shares.second) / 2;
    const double cells[2][2] = {{both, rows[0] - both}, {columns[0] - both, observed - both}};
    const double chance = kappa - expected * (1 - kappa);
    double sum = 0 - chance * chance;
    for (size_t i = 0; i < 2; ++i) {
        for (size_t j = 0; j < 2; ++j) {
            const double z = (i == j ? 1 : 0) - (columns[i] + rows[j]) * (1 - kappa);
            sum += std::max(0.0, cells[i][j]) * z * z;
        }
    }
    return std::max(0.0, sum) / ((1 - expected) * (1 - expected));
}

Result<SampleSize> cantorSampleSize(BinaryShares shares, const PowerTarget &target)
{
    if (auto checked = checkTarget(target); !checked)
        return checked.error();
    const auto nullVariance = binaryKappaVariance(shares, target.null);
    if (!nullVariance)
        return nullVariance.error();
    const auto variance = binaryKappaVariance(shares, target.kappa);
    if (!variance)
        return variance.error();
    return powerSampleSize(PlanMethod::cantor, target, *nullVariance, *variance);
}

} // namespace Concord
