// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/weightmatrix.h"

#include <algorithm>
#include <numeric>

namespace Concord {

namespace {

double total(std::span<const double> shares)
{
    return std::accumulate(shares.begin(), shares.end(), 0.0);
}

// Sums over a distribution of values, about a centre.
struct Moments
{
    double mass = 0;
    double first = 0;
    double second = 0;
};

Moments momentsAbout(double centre, std::span<const double> values, std::span<const double> shares)
{
    Moments moments;
    for (size_t k = 0; k < shares.size(); ++k) {
        const double x = values[k] - centre;
        moments.mass += shares[k];
        moments.first += shares[k] * x;
        moments.second += shares[k] * x * x;
    }
    return moments;
}

// The most frequent value: with a single one the moments about it are exactly 0.
double centreOf(std::span<const double> values, std::span<const double> shares)
{
    const auto most = std::ranges::max_element(shares);
    return values[size_t(most - shares.begin())];
}

} // namespace

WeightMatrix WeightMatrix::identity(int size)
{
    return WeightMatrix(size);
}

WeightMatrix WeightMatrix::squaredDifferences(std::span<const double> values)
{
    WeightMatrix matrix(int(values.size()));
    if (values.empty())
        return matrix;
    const auto [least, most] = std::ranges::minmax(values);
    const double range = most > least ? most - least : 1;
    matrix.m_scale = range * range;
    for (const double value : values)
        matrix.m_values.push_back((value - least) / range);
    return matrix;
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

WeightMatrix WeightMatrix::restrictedTo(std::span<const quint32> categories) const
{
    WeightMatrix part(int(categories.size()));
    part.m_scale = m_scale;
    for (const quint32 row : categories) {
        if (!m_values.empty())
            part.m_values.push_back(m_values[row]);
        for (size_t i = 0; !m_disagreement.empty() && i < categories.size(); ++i)
            part.m_disagreement.push_back(disagreement(row, categories[i]));
    }
    return part;
}

bool WeightMatrix::isSymmetric() const
{
    if (m_disagreement.empty())
        return true;
    for (quint32 row = 0; row < quint32(m_size); ++row) {
        for (quint32 column = 0; column < row; ++column) {
            if (disagreement(row, column) != disagreement(column, row))
                return false;
        }
    }
    return true;
}

double WeightMatrix::expectedDisagreement(std::span<const double> rows,
                                          std::span<const double> columns) const
{
    if (!m_values.empty()) {
        const double centre = centreOf(m_values, rows);
        const Moments first = momentsAbout(centre, m_values, rows);
        const Moments second = momentsAbout(centre, m_values, columns);
        return first.second * second.mass + first.mass * second.second
            - 2 * first.first * second.first;
    }
    const double mass = total(columns);
    double sum = 0;
    for (quint32 row = 0; row < rows.size(); ++row) {
        if (rows[row] == 0)
            continue;
        if (isIdentity()) {
            sum += rows[row] * (mass - columns[row]);
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
    const double mass = total(shares);
    const double centre = m_values.empty() ? 0 : centreOf(m_values, shares);
    const Moments moments = m_values.empty() ? Moments() : momentsAbout(centre, m_values, shares);
    for (quint32 row = 0; row < shares.size(); ++row) {
        if (isIdentity()) {
            means[row] = mass - shares[row];
            continue;
        }
        if (!m_values.empty()) {
            const double x = m_values[row] - centre;
            means[row] = mass * x * x + moments.second - 2 * x * moments.first;
            continue;
        }
        for (quint32 column = 0; column < shares.size(); ++column) {
            const double both = disagreement(row, column) + disagreement(column, row);
            means[row] += both / 2 * shares[column];
        }
    }
    return means;
}

double WeightMatrix::totalDisagreement() const
{
    const std::vector<double> once(size_t(m_size), 1);
    return expectedDisagreement(once, once);
}

} // namespace Concord
