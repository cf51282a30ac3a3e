// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/linearprogramme.h"

#include "models/core/random.h"
#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QTest>

#include <algorithm>
#include <array>

using namespace Concord;

class tst_LinearProgramme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void solvesWhatIsWorkedByHand_data();
    void solvesWhatIsWorkedByHand();
    void aProgrammeThatCyclesIsSolved();
    void saysWhenNothingFulfilsTheEquations();
    void saysWhenThereIsNoMost();
    void dependentEquationsDoNoHarm();
    void signsOfTheBoundsDoNotMatter();
    void transportsAreTheBestOfAllCorners();
};

namespace {

using Numbers = QList<double>;

LinearProgramme programmeOf(const Numbers &objective, const Numbers &coefficients,
                            const Numbers &bounds)
{
    return {{objective.begin(), objective.end()},
            {coefficients.begin(), coefficients.end()},
            {bounds.begin(), bounds.end()}};
}

// Tables of 3 x 3 with these row and column sums, row by row.
LinearProgramme transport(const std::vector<double> &gains, const std::array<int, 3> &rows,
                          const std::array<int, 3> &columns)
{
    LinearProgramme programme;
    programme.objective = gains;
    programme.coefficients.assign(6 * 9, 0);
    for (size_t i = 0; i < 3; ++i) {
        for (size_t j = 0; j < 3; ++j) {
            programme.coefficients[i * 9 + i * 3 + j] = 1;
            programme.coefficients[(3 + i) * 9 + j * 3 + i] = 1;
        }
        programme.bounds.push_back(rows[i]);
    }
    programme.bounds.insert(programme.bounds.end(), columns.begin(), columns.end());
    return programme;
}

// The same by trying all tables of whole numbers, among which the corners are.
double bestTable(const std::vector<double> &gains, const std::array<int, 3> &rows,
                 const std::array<int, 3> &columns)
{
    double best = -1e9;
    for (int a = 0; a <= rows[0]; ++a) {
        for (int b = 0; a + b <= rows[0]; ++b) {
            for (int c = 0; c <= rows[1]; ++c) {
                for (int d = 0; c + d <= rows[1]; ++d) {
                    const int top[] = {a, b, rows[0] - a - b, c, d, rows[1] - c - d};
                    double value = 0;
                    bool isTable = true;
                    for (size_t j = 0; j < 3; ++j) {
                        const int rest = columns[j] - top[j] - top[3 + j];
                        isTable = isTable && rest >= 0;
                        value +=
                            gains[j] * top[j] + gains[3 + j] * top[3 + j] + gains[6 + j] * rest;
                    }
                    best = isTable ? std::max(best, value) : best;
                }
            }
        }
    }
    return best;
}

} // namespace

void tst_LinearProgramme::solvesWhatIsWorkedByHand_data()
{
    QTest::addColumn<Numbers>("objective");
    QTest::addColumn<Numbers>("coefficients");
    QTest::addColumn<Numbers>("bounds");
    QTest::addColumn<Numbers>("x");
    QTest::newRow("the better of two shares")
        << Numbers{1, 2} << Numbers{1, 1} << Numbers{1} << Numbers{0, 1};
    // x + y <= 4, x + 3y <= 6, x <= 3, with slack; corners (3, 1): 11, (0, 2): 4, (3, 0): 9.
    QTest::newRow("three limits") << Numbers{3, 2, 0, 0, 0}
                                  << Numbers{1, 1, 1, 0, 0, 1, 3, 0, 1, 0, 1, 0, 0, 0, 1}
                                  << Numbers{4, 6, 3} << Numbers{3, 1, 0, 0, 0};
    QTest::newRow("one solution") << Numbers{-1, -1} << Numbers{1, 1, 1, -1} << Numbers{3, 1}
                                  << Numbers{2, 1};
    QTest::newRow("nothing is best")
        << Numbers{-1, 0} << Numbers{1, -1} << Numbers{0} << Numbers{0, 0};
}

void tst_LinearProgramme::solvesWhatIsWorkedByHand()
{
    QFETCH(Numbers, objective);
    QFETCH(Numbers, coefficients);
    QFETCH(Numbers, bounds);
    QFETCH(Numbers, x);
    const LinearSolution solution = maximise(programmeOf(objective, coefficients, bounds));
    QCOMPARE(int(solution.outcome), int(LinearOutcome::optimal));
    double value = 0;
    for (qsizetype i = 0; i < x.size(); ++i) {
        COMPARE_NEAR(solution.x[size_t(i)], x[i], 1e-12);
        value += objective[i] * x[i];
    }
    COMPARE_NEAR(solution.value, value, 1e-12);
}

void tst_LinearProgramme::aProgrammeThatCyclesIsSolved()
{
    // Beale (1955), as in Dantzig (1963), chapter 10: cycles under the rule of the steepest
    // reduced cost; the maximum is 1/20 at x4 = 1/25, x6 = 1.
    const LinearSolution solution = maximise(programmeOf(
        {0, 0, 0, 0.75, -150, 0.02, -6},
        {1, 0, 0, 0.25, -60, -0.04, 9, 0, 1, 0, 0.5, -90, -0.02, 3, 0, 0, 1, 0, 0, 1, 0},
        {0, 0, 1}));
    QCOMPARE(int(solution.outcome), int(LinearOutcome::optimal));
    COMPARE_NEAR(solution.value, 0.05, 1e-12);
    COMPARE_NEAR(solution.x[3], 0.04, 1e-12);
    COMPARE_NEAR(solution.x[5], 1.0, 1e-12);
}

void tst_LinearProgramme::saysWhenNothingFulfilsTheEquations()
{
    const auto outcome = [](const Numbers &coefficients, const Numbers &bounds) {
        return int(maximise(programmeOf({1, 1}, coefficients, bounds)).outcome);
    };
    QCOMPARE(outcome({1, 1}, {-1}), int(LinearOutcome::infeasible));
    QCOMPARE(outcome({1, 1, 2, 2}, {1, 3}), int(LinearOutcome::infeasible));
    QCOMPARE(outcome({0, 0}, {1}), int(LinearOutcome::infeasible));
}

void tst_LinearProgramme::saysWhenThereIsNoMost()
{
    const LinearSolution solution = maximise(programmeOf({1, 0}, {1, -1}, {0}));
    QCOMPARE(int(solution.outcome), int(LinearOutcome::unbounded));
}

void tst_LinearProgramme::dependentEquationsDoNoHarm()
{
    const LinearSolution solution =
        maximise(programmeOf({1, 2, 0}, {1, 1, 1, 2, 2, 2, 0, 1, 0}, {1, 2, 0.25}));
    QCOMPARE(int(solution.outcome), int(LinearOutcome::optimal));
    COMPARE_NEAR(solution.value, 0.75 + 0.5, 1e-12);
}

void tst_LinearProgramme::signsOfTheBoundsDoNotMatter()
{
    const LinearSolution solution = maximise(programmeOf({1, 2}, {-1, -1}, {-1}));
    COMPARE_NEAR(solution.value, 2.0, 1e-12);
}

void tst_LinearProgramme::transportsAreTheBestOfAllCorners()
{
    Philox random(11);
    for (int round = 0; round < 60; ++round) {
        std::vector<double> gains;
        for (int i = 0; i < 9; ++i)
            gains.push_back(double(random.below(9)));
        const std::array<int, 3> rows{int(random.below(4)), int(random.below(4)), 3};
        const int total = rows[0] + rows[1] + 3;
        const int first = int(random.below(quint64(total) + 1));
        const int second = int(random.below(quint64(total - first) + 1));
        const std::array<int, 3> columns{first, second, total - first - second};
        const LinearSolution solution = maximise(transport(gains, rows, columns));
        QCOMPARE(int(solution.outcome), int(LinearOutcome::optimal));
        COMPARE_NEAR(solution.value, bestTable(gains, rows, columns), 1e-9);
    }
}

CONCORD_TEST(tst_LinearProgramme)
#include "tst_linearprogramme.moc"
