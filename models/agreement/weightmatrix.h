// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <span>
#include <vector>

namespace Concord {

/// How much two categories agree: w in [0, 1], and 1 between a category and itself (decision D8).
///
/// Kept as the disagreement v = 1 - w, because differences from perfect agreement lose no digits
/// when agreement is high. Need not be symmetric: the row is the first rater's category (D10).
class WeightMatrix
{
public:
    /// Equal or not: w = 1 on the diagonal and 0 elsewhere. Needs no memory for the cells.
    static WeightMatrix identity(int size);

    /// v = (x_k - x_l)^2 / (max x - min x)^2. Needs no memory for the cells either, and sums over
    /// them take time in the number of categories, not of cells.
    static WeightMatrix squaredDifferences(std::span<const double> values);

    /// `weights` holds the agreement weights row by row, with 1 on the diagonal.
    static WeightMatrix fromAgreement(int size, std::span<const double> weights);

    /// `distances` are not negative and 0 on the diagonal; the largest becomes a disagreement of 1.
    static WeightMatrix fromDistances(int size, std::vector<double> distances);

    /// The weights between these categories only, whose numbers are then their places. The distance
    /// that a disagreement of 1 stands for stays the same.
    WeightMatrix restrictedTo(std::span<const quint32> categories) const;

    int size() const { return m_size; }
    bool isIdentity() const { return m_disagreement.empty() && m_values.empty(); }
    bool isSymmetric() const;
    double disagreement(quint32 row, quint32 column) const;
    double agreement(quint32 row, quint32 column) const { return 1 - disagreement(row, column); }

    /// The distance that a disagreement of 1 stands for.
    double scale() const { return m_scale; }

    /// Sum over all cells of rows[k] * columns[l] * v: the disagreement expected of two independent
    /// raters with these shares of the categories. Exactly 0 only if they cannot disagree.
    double expectedDisagreement(std::span<const double> rows,
                                std::span<const double> columns) const;

    /// For each category k the disagreement expected with a rating drawn from `shares`, averaged
    /// over both orders: sum_l (v_kl + v_lk) / 2 * shares_l.
    std::vector<double> meanDisagreement(std::span<const double> shares) const;

    /// Sum over all cells of v.
    double totalDisagreement() const;

private:
    explicit WeightMatrix(int size) : m_size(size) {}

    int m_size = 0;
    double m_scale = 1;
    std::vector<double> m_disagreement; ///< row by row; empty for the other two kinds
    std::vector<double> m_values; ///< of squaredDifferences(), scaled to a range of 1
};

inline double WeightMatrix::disagreement(quint32 row, quint32 column) const
{
    if (!m_disagreement.empty())
        return m_disagreement[size_t(row) * size_t(m_size) + column];
    if (m_values.empty())
        return row == column ? 0 : 1;
    const double difference = m_values[row] - m_values[column];
    return difference * difference;
}

} // namespace Concord
