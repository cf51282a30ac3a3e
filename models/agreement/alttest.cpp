// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/alttest.h"

#include "models/agreement/measure.h"

#include <QCoreApplication>

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace Concord {

namespace {

QString altTestText(const char *text)
{
    return QCoreApplication::translate("Concord::Agreement", text);
}

// The numbers times the smallest power of ten that makes them whole: sums of squares are exact
// then.
std::vector<double> wholeNumbers(std::vector<double> values)
{
    double scale = 1;
    for (int digits = 0; digits <= 6; ++digits, scale *= 10) {
        const auto isWhole = [&](double value) {
            const double scaled = value * scale;
            return std::abs(scaled - std::round(scaled)) <= 1e-15 * std::max(1.0, std::abs(scaled));
        };
        if (!std::ranges::all_of(values, isWhole))
            continue;
        for (double &value : values)
            value = std::round(value * scale);
        break;
    }
    return values;
}

// How far two answers are from each other; sums of it compare like the scores, the other way round.
class AltTestLoss
{
public:
    static Result<AltTestLoss> create(const QStringList &labels, AltTestScore score)
    {
        AltTestLoss loss;
        if (score == AltTestScore::accuracy)
            return loss;
        auto values = numericValues(labels);
        if (!values)
            return Error{altTestText(QT_TRANSLATE_NOOP(
                             "Concord::Agreement",
                             "neg_rmse needs numbers, but there are labels that are none. Use "
                             "accuracy for names.")),
                         {}};
        loss.m_values = wholeNumbers(*std::move(values));
        return loss;
    }

    double between(quint32 a, quint32 b) const
    {
        if (m_values.empty())
            return a == b ? 0 : 1;
        const double difference = m_values[a] - m_values[b];
        return difference * difference;
    }

private:
    std::vector<double> m_values;
};

// Who is closer to all humans but `human`, judge or human?
void compareOnUnit(std::span<const Rating> unit, const Rating &judge, const Rating &human,
                   const AltTestLoss &loss, AltTestAnnotator &annotator)
{
    double judgeLoss = 0;
    double humanLoss = 0;
    for (const Rating &other : unit) {
        if (other.rater == judge.rater || other.rater == human.rater)
            continue;
        judgeLoss += loss.between(judge.category, other.category);
        humanLoss += loss.between(human.category, other.category);
    }
    ++annotator.units;
    annotator.judgeWins += judgeLoss <= humanLoss ? 1 : 0;
    annotator.annotatorWins += humanLoss <= judgeLoss ? 1 : 0;
}

QList<AltTestAnnotator> compareWithJudge(const Ratings &ratings, quint32 judge,
                                         const AltTestLoss &loss)
{
    QList<AltTestAnnotator> annotators;
    for (const QString &rater : ratings.raters())
        annotators.append({rater, 0, 0, 0, false});
    for (qsizetype i = 0; i < ratings.unitCount(); ++i) {
        const auto unit = ratings.unit(i);
        const auto judged = std::ranges::find(unit, judge, &Rating::rater);
        if (judged == unit.end() || unit.size() < 3)
            continue;
        for (const Rating &human : unit) {
            if (human.rater != judge)
                compareOnUnit(unit, *judged, human, loss, annotators[human.rater]);
        }
    }
    annotators.removeAt(judge);
    return annotators;
}

// One-sided: small when the mean of W_h - W_f is well below epsilon.
double altTestP(const AltTestAnnotator &annotator, double epsilon)
{
    const auto n = double(annotator.units);
    const qint64 sum = annotator.annotatorWins - annotator.judgeWins;
    // A difference is 0 on a tie, a win of both, and else 1 or -1.
    const qint64 squares = 2 * annotator.units - annotator.annotatorWins - annotator.judgeWins;
    const double mean = double(sum) / n;
    const qint64 spread = annotator.units * squares - sum * sum;
    if (spread == 0)
        return mean < epsilon ? 0 : 1;
    const double error = std::sqrt(double(spread) / (n * n * (n - 1)));
    return cdf(boost::math::students_t_distribution<double>(n - 1), (mean - epsilon) / error);
}

// Which hypotheses are rejected (Benjamini and Yekutieli 2001, theorem 1.3).
std::vector<bool> rejectedAmong(const std::vector<double> &pValues, double rate)
{
    std::vector<size_t> order(pValues.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::ranges::stable_sort(order, {}, [&](size_t i) { return pValues[i]; });
    double harmonic = 0;
    for (size_t i = 1; i <= order.size(); ++i)
        harmonic += 1 / double(i);
    size_t count = 0;
    for (size_t i = 1; i <= order.size(); ++i) {
        if (pValues[order[i - 1]] <= double(i) * rate / (double(order.size()) * harmonic))
            count = i;
    }
    std::vector<bool> rejected(pValues.size(), false);
    for (size_t i = 0; i < count; ++i)
        rejected[order[i]] = true;
    return rejected;
}

AltTestVerdict verdictAt(const QList<AltTestAnnotator> &annotators, double epsilon, double rate)
{
    std::vector<double> tested;
    for (const AltTestAnnotator &annotator : annotators) {
        if (annotator.isTested)
            tested.push_back(altTestP(annotator, epsilon));
    }
    const std::vector<bool> rejected = rejectedAmong(tested, rate);
    AltTestVerdict verdict;
    verdict.epsilon = epsilon;
    size_t next = 0;
    for (const AltTestAnnotator &annotator : annotators) {
        verdict.pValues.append(annotator.isTested ? std::optional(tested[next]) : std::nullopt);
        verdict.rejected.append(annotator.isTested && rejected[next]);
        next += annotator.isTested ? 1 : 0;
    }
    if (tested.empty())
        return verdict;
    const auto wins = std::ranges::count(rejected, true);
    verdict.winningRate = double(wins) / double(tested.size());
    verdict.passes = 2 * wins >= qsizetype(tested.size());
    return verdict;
}

std::optional<double> meanJudgeShare(const QList<AltTestAnnotator> &annotators)
{
    double sum = 0;
    int count = 0;
    for (const AltTestAnnotator &annotator : annotators) {
        if (!annotator.isTested)
            continue;
        sum += *annotator.judgeShare();
        ++count;
    }
    return count > 0 ? std::optional(sum / count) : std::nullopt;
}

QStringList altTestWarnings(const AltTest &test)
{
    QStringList few;
    for (const AltTestAnnotator &annotator : test.annotators) {
        if (!annotator.isTested)
            few.append(annotator.name);
    }
    if (few.isEmpty())
        return {};
    return {
        altTestText(QT_TRANSLATE_NOOP("Concord::Agreement",
                                      "Not tested, with fewer than %1 units that the judge and "
                                      "another annotator rated too: %2."))
            .arg(QString::number(test.options.minimumUnits), few.join(QLatin1StringView(", ")))};
}

} // namespace

std::optional<double> AltTestAnnotator::judgeShare() const
{
    return units > 0 ? std::optional(double(judgeWins) / double(units)) : std::nullopt;
}

std::optional<double> AltTestAnnotator::annotatorShare() const
{
    return units > 0 ? std::optional(double(annotatorWins) / double(units)) : std::nullopt;
}

Result<AltTest> altTest(const Ratings &ratings, const AltTestOptions &options)
{
    Q_ASSERT(options.minimumUnits >= 2);
    const qsizetype judge = ratings.raters().indexOf(options.judge);
    if (judge < 0)
        return Error{altTestText(QT_TRANSLATE_NOOP("Concord::Agreement",
                                                   "There is no rating by “%1”. Raters are: %2."))
                         .arg(options.judge, ratings.raters().join(QLatin1StringView(", "))),
                     {}};
    const auto loss = AltTestLoss::create(ratings.categories(), options.score);
    if (!loss)
        return loss.error();
    AltTest test;
    test.options = options;
    test.annotators = compareWithJudge(ratings, quint32(judge), *loss);
    for (AltTestAnnotator &annotator : test.annotators)
        annotator.isTested = annotator.units >= options.minimumUnits;
    for (const double epsilon : options.epsilons)
        test.verdicts.append(verdictAt(test.annotators, epsilon, options.falseDiscoveryRate));
    test.advantageProbability = meanJudgeShare(test.annotators);
    if (!test.advantageProbability)
        test.undefined = UndefinedReason::noData;
    test.warnings = altTestWarnings(test);
    return test;
}

} // namespace Concord
