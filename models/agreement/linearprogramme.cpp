// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/linearprogramme.h"

#include <cmath>
#include <limits>

namespace Concord {

namespace {

constexpr double simplexZero = 1e-11;
constexpr double feasibleError = 1e-9;

// The equations solved for the basic variables, and below them the reduced costs.
class Tableau
{
public:
    explicit Tableau(const LinearProgramme &programme);

    LinearOutcome findFeasible();
    void dropArtificial();
    void setObjective(std::span<const double> objective);
    LinearOutcome improve();
    std::vector<double> solution() const;

private:
    double &at(size_t row, size_t column) { return m_cells[row * m_width + column]; }
    double at(size_t row, size_t column) const { return m_cells[row * m_width + column]; }
    size_t entering() const;
    size_t leaving(size_t column) const;
    void pivot(size_t row, size_t column);

    size_t m_rows;
    size_t m_variables;
    size_t m_usable; // columns that may enter: none of the artificial ones once they are out
    size_t m_width; // variables, artificial variables, right side
    std::vector<double> m_cells;
    std::vector<size_t> m_basis;
};

// One artificial variable for each equation makes a first basis.
Tableau::Tableau(const LinearProgramme &programme)
    : m_rows(programme.bounds.size()), m_variables(programme.objective.size()),
      m_usable(m_variables + m_rows), m_width(m_usable + 1), m_cells((m_rows + 1) * m_width, 0)
{
    for (size_t row = 0; row < m_rows; ++row) {
        const double sign = programme.bounds[row] < 0 ? -1 : 1;
        for (size_t column = 0; column < m_variables; ++column)
            at(row, column) = sign * programme.coefficients[row * m_variables + column];
        at(row, m_variables + row) = 1;
        at(row, m_usable) = sign * programme.bounds[row];
        m_basis.push_back(m_variables + row);
    }
}

// The first column that improves (Bland's rule), or m_usable.
size_t Tableau::entering() const
{
    for (size_t column = 0; column < m_usable; ++column) {
        if (at(m_rows, column) < -simplexZero)
            return column;
    }
    return m_usable;
}

// The row that limits `column` first, of equal ones that of the first variable, or m_rows.
size_t Tableau::leaving(size_t column) const
{
    size_t best = m_rows;
    double least = std::numeric_limits<double>::infinity();
    for (size_t row = 0; row < m_rows; ++row) {
        if (at(row, column) <= simplexZero)
            continue;
        const double ratio = at(row, m_width - 1) / at(row, column);
        const bool isTie = best < m_rows && std::abs(ratio - least) <= simplexZero;
        if (isTie ? m_basis[row] < m_basis[best] : ratio < least) {
            best = row;
            least = ratio;
        }
    }
    return best;
}

void Tableau::pivot(size_t row, size_t column)
{
    const double scale = at(row, column);
    for (size_t k = 0; k < m_width; ++k)
        at(row, k) /= scale;
    for (size_t other = 0; other <= m_rows; ++other) {
        const double factor = at(other, column);
        if (other == row || factor == 0)
            continue;
        for (size_t k = 0; k < m_width; ++k)
            at(other, k) -= factor * at(row, k);
        at(other, column) = 0;
    }
    m_basis[row] = column;
}

// Reduced costs are those of minimising -objective.
void Tableau::setObjective(std::span<const double> objective)
{
    for (size_t column = 0; column < m_width; ++column)
        at(m_rows, column) = column < objective.size() ? -objective[column] : 0;
    for (size_t row = 0; row < m_rows; ++row) {
        const double cost = at(m_rows, m_basis[row]);
        for (size_t column = 0; cost != 0 && column < m_width; ++column)
            at(m_rows, column) -= cost * at(row, column);
    }
}

LinearOutcome Tableau::improve()
{
    const size_t most = 200 * (m_width + m_rows);
    for (size_t i = 0; i < most; ++i) {
        const size_t column = entering();
        if (column == m_usable)
            return LinearOutcome::optimal;
        const size_t row = leaving(column);
        if (row == m_rows)
            return LinearOutcome::unbounded;
        pivot(row, column);
    }
    return LinearOutcome::stalled;
}

// Phase one: drives the sum of the artificial variables to 0.
LinearOutcome Tableau::findFeasible()
{
    std::vector<double> artificial(m_usable, 0);
    for (size_t row = 0; row < m_rows; ++row)
        artificial[m_variables + row] = -1;
    setObjective(artificial);
    const LinearOutcome outcome = improve();
    if (outcome == LinearOutcome::optimal && at(m_rows, m_width - 1) < -feasibleError)
        return LinearOutcome::infeasible;
    return outcome;
}

// An artificial variable that stays has a row of zeros: an equation that follows from the others.
void Tableau::dropArtificial()
{
    m_usable = m_variables;
    for (size_t row = 0; row < m_rows; ++row) {
        for (size_t column = 0; m_basis[row] >= m_variables && column < m_variables; ++column) {
            if (std::abs(at(row, column)) > feasibleError)
                pivot(row, column);
        }
        for (size_t column = 0; m_basis[row] >= m_variables && column < m_width; ++column)
            at(row, column) = 0;
    }
}

std::vector<double> Tableau::solution() const
{
    std::vector<double> x(m_variables, 0);
    for (size_t row = 0; row < m_rows; ++row) {
        if (m_basis[row] < m_variables)
            x[m_basis[row]] = at(row, m_width - 1);
    }
    return x;
}

} // namespace

LinearSolution maximise(const LinearProgramme &programme)
{
    LinearSolution solution;
    Tableau tableau(programme);
    solution.outcome = tableau.findFeasible();
    if (solution.outcome != LinearOutcome::optimal)
        return solution;
    tableau.dropArtificial();
    tableau.setObjective(programme.objective);
    solution.outcome = tableau.improve();
    if (solution.outcome != LinearOutcome::optimal)
        return solution;
    solution.x = tableau.solution();
    for (size_t i = 0; i < solution.x.size(); ++i)
        solution.value += programme.objective[i] * solution.x[i];
    return solution;
}

} // namespace Concord
