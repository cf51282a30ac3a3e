// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/weightmatrix.h"

#include <algorithm>

namespace Concord {

WeightMatrix WeightMatrix::identity(int size)
{
    return WeightMatrix(size);
}

WeightMatrix WeightMatrix::fromAgreement(int size, std::span<const double> weights)
{
    Q_ASSERT(weights.size() == size_t(size) * size_t(size));
    WeightMatrix matrix(size);
    for (const double weight : weights)
        matrix.m_disagreement.push_back(1 - weight);
    return matrix;
}

WeightMatrix WeightMatrix::fromDistances(int size, std::vector<double> distances)
{
    Q_ASSERT(distances.size() == size_t(size) * size_t(size));
    WeightMatrix matrix(size);
    matrix.m_disagreement = std::move(distances);
    const auto largest = std::ranges::max_element(matrix.m_disagreement);
    if (largest != matrix.m_disagreement.end() && *largest > 0) {
        matrix.m_scale = *largest;
        for (double &value : matrix.m_disagreement)
            value /= matrix.m_scale;
    }
    return matrix;
}

double WeightMatrix::expectedDisagreement(std::span<const double> rows,
                                          std::span<const double> columns) const
{
    double sum = 0;
    for (quint32 row = 0; row < rows.size(); ++row) {
        if (rows[row] == 0)
            continue;
        if (isIdentity()) {
            sum += rows[row] * (1 - columns[row]);
            continue;
        }
        for (quint32 column = 0; column < columns.size(); ++column)
            sum += rows[row] * columns[column] * disagreement(row, column);
    }
    return sum;
}

std::vector<double> WeightMatrix::meanDisagreement(std::span<const double> shares) const
{
    std::vector<double> means(shares.size(), 0);
    for (quint32 row = 0; row < shares.size(); ++row) {
        if (isIdentity()) {
            means[row] = 1 - shares[row];
            continue;
        }
        for (quint32 column = 0; column < shares.size(); ++column) {
            const double both = disagreement(row, column) + disagreement(column, row);
            means[row] += both / 2 * shares[column];
        }
    }
    return means;
}

} // namespace Concord
