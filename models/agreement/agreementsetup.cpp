// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/agreementsetup.h"

#include "models/agreement/fleisskappa.h"
#include "models/agreement/krippendorffalpha.h"

#include <QCoreApplication>

namespace Concord {

namespace {

QString setupText(const char *text)
{
    return QCoreApplication::translate("Concord::Agreement", text);
}

// Numbers where the measure needs them; an Error names a label that is none.
Result<void> checkNumbers(const AgreementInput &input, Measure measure)
{
    const bool needsNumbers = measure != Measure::ordinal || !input.ratings.categoriesDeclared();
    if (input.areNumbers || !needsNumbers)
        return {};
    if (measure == Measure::ordinal) {
        return Error{setupText(QT_TRANSLATE_NOOP("Concord::Agreement",
                                                 "The order of the categories is not known. "
                                                 "Declare them in order; only numbers have one by "
                                                 "themselves.")),
                     {}};
    }
    QString odd;
    for (const QString &category : input.ratings.categories()) {
        if (odd.isEmpty() && !numericValues({category}))
            odd = category;
    }
    return Error{
        setupText(QT_TRANSLATE_NOOP("Concord::Agreement",
                                    "Interval and ratio data have to be numbers, but the label "
                                    "“%1” is not one. Correct it or leave the cell empty."))
            .arg(odd),
        {}};
}

// Of -1 and 1 the ratio measure would say that they are the same: their sum is 0.
Result<void> checkSigns(const AgreementInput &input)
{
    for (size_t k = 0; k < input.values.size(); ++k) {
        if (input.values[k] >= 0)
            continue;
        return Error{
            setupText(QT_TRANSLATE_NOOP("Concord::Agreement",
                                        "Ratio data have to be numbers of 0 or more, but there is "
                                        "the label “%1”. The interval measure takes it."))
                .arg(input.ratings.categories()[qsizetype(k)]),
            {}};
    }
    return {};
}

Result<AlphaMetric> metricFor(const AgreementInput &input, const AgreementOptions &options)
{
    const Measure measure = options.measure;
    if (measure == Measure::nominal)
        return AlphaMetric{};
    if (measure == Measure::set) {
        auto distances = setDistances(input.ratings.categories(), options.setDistance);
        if (!distances)
            return distances.error();
        return AlphaMetric{measure, {}, *std::move(distances)};
    }
    if (auto done = checkNumbers(input, measure); !done)
        return done.error();
    if (auto done = measure == Measure::ratio ? checkSigns(input) : Result<void>(); !done)
        return done.error();
    const qsizetype count = input.ratings.categoryCount();
    if (measure == Measure::ratio && count > weightCategoryLimit) {
        return Error{setupText(QT_TRANSLATE_NOOP("Concord::Agreement",
                                                 "There are %1 different values; the ratio measure "
                                                 "is for at most %2."))
                         .arg(count)
                         .arg(weightCategoryLimit),
                     {}};
    }
    return AlphaMetric{measure, input.areNumbers ? input.values : std::vector<double>(), {}};
}

// The cells in the order of the categories, of which the file may name more.
Result<std::vector<double>> cellsInOrder(const QStringList &categories,
                                         const AgreementOptions &options)
{
    const QStringList &names = options.customNames;
    if (names.isEmpty())
        return options.customWeights;
    std::vector<size_t> places;
    for (const QString &category : categories) {
        const qsizetype place = names.indexOf(category);
        if (place < 0) {
            return Error{
                setupText(QT_TRANSLATE_NOOP("Concord::Agreement",
                                            "The weight matrix has no row for the category “%1”."))
                    .arg(category),
                {}};
        }
        places.push_back(size_t(place));
    }
    std::vector<double> cells;
    for (const size_t row : places) {
        for (const size_t column : places)
            cells.push_back(options.customWeights[row * size_t(names.size()) + column]);
    }
    return cells;
}

// Ordered weights need an order: declared, or that of numbers.
Result<WeightMatrix> weightsFor(const AgreementInput &input, const AgreementOptions &options)
{
    if (options.weights == WeightScheme::Custom) {
        const auto cells = cellsInOrder(input.ratings.categories(), options);
        if (!cells)
            return cells.error();
        return customWeights(input.ratings.categoryCount(), *cells);
    }
    const bool hasOrder = input.areNumbers || input.ratings.categoriesDeclared();
    if (options.weights != WeightScheme::Unweighted && !hasOrder
        && input.ratings.categoryCount() > 0) {
        return Error{setupText(QT_TRANSLATE_NOOP("Concord::Agreement",
                                                 "These weights need the order of the categories. "
                                                 "Declare them in order; only numbers have one by "
                                                 "themselves.")),
                     {}};
    }
    return schemeWeights(options.weights, input.scores);
}

Result<void> applyJudge(AgreementInput &input, const QString &judge)
{
    if (judge.isEmpty())
        return {};
    input.judge = input.ratings.raters().indexOf(judge);
    if (*input.judge >= 0)
        return {};
    return Error{setupText(QT_TRANSLATE_NOOP("Concord::Agreement",
                                             "There is no rater “%1” to compare the others with. "
                                             "The raters are: %2."))
                     .arg(judge, input.ratings.raters().join(QLatin1StringView(", "))),
                 {}};
}

} // namespace

Result<void> applyOptions(AgreementInput &input, const AgreementOptions &options)
{
    const auto metric = metricFor(input, options);
    if (!metric)
        return metric.error();
    input.metric = *metric;
    if (options.scoresAreRanks) {
        for (size_t k = 0; k < input.scores.size(); ++k)
            input.scores[k] = double(k + 1);
    }
    const auto weights = weightsFor(input, options);
    if (!weights)
        return weights.error();
    input.weights = *weights;
    input.scheme = options.weights;
    return applyJudge(input, options.judge);
}

QList<LabelAgreement> agreementByLabel(const CountPatterns &patterns, const QStringList &categories,
                                       const InferenceOptions &options)
{
    QList<QStringList> sets;
    QStringList labels;
    for (const QString &category : categories) {
        sets.append(setMembers(category));
        labels += sets.constLast();
    }
    labels.sort();
    labels.removeDuplicates();
    QList<LabelAgreement> agreements;
    for (const QString &label : std::as_const(labels)) {
        std::vector<quint32> table;
        for (qsizetype u = 0; u < patterns.size(); ++u) {
            quint32 present = 0;
            for (const CategoryCount &cell : patterns.counts(u))
                present += sets[cell.category].contains(label) ? cell.count : 0;
            const quint32 absent = quint32(patterns.ratings(u)) - present;
            table.insert(table.end(), {absent, present});
        }
        const CountPatterns presence(2, table, patterns.frequencies());
        agreements.append({label, krippendorffAlpha(presence, {}, options),
                           fleissKappa(presence, WeightMatrix::identity(2), options)});
    }
    return agreements;
}

} // namespace Concord
