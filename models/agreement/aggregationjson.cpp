// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/aggregationjson.h"

#include <QJsonArray>

namespace Concord {

namespace {

QJsonArray numbersJson(std::span<const double> numbers)
{
    QJsonArray array;
    for (const double number : numbers)
        array.append(number);
    return array;
}

QJsonArray labelsJson(const LabelCounts &counts, const Consensus &consensus)
{
    QJsonArray labels;
    for (qsizetype unit = 0; unit < counts.unitCount(); ++unit) {
        labels.append(QJsonObject{
            {QStringLiteral("unit"), counts.unitName(unit)},
            {QStringLiteral("label"), counts.categories()[consensus.label(unit)]},
            {QStringLiteral("tie"), consensus.isTie(unit)},
            {QStringLiteral("posterior"), numbersJson(consensus.posterior(unit))},
        });
    }
    return labels;
}

QJsonObject consensusJson(QLatin1StringView method, const LabelCounts &counts,
                          const Consensus &consensus)
{
    const auto source =
        counts.categoriesDeclared() ? QLatin1StringView("declared") : QLatin1StringView("observed");
    return {
        {QStringLiteral("method"), method},
        {QStringLiteral("units"), counts.unitCount()},
        {QStringLiteral("raters"), counts.raterCount()},
        {QStringLiteral("ratings"), counts.labelCount()},
        {QStringLiteral("categories"), QJsonArray::fromStringList(counts.categories())},
        {QStringLiteral("categories_source"), source},
        {QStringLiteral("labels"), labelsJson(counts, consensus)},
        {QStringLiteral("warnings"), QJsonArray::fromStringList(aggregationWarnings(counts))},
    };
}

QJsonObject confusionJson(const QString &rater, qsizetype index, const DawidSkeneResult &result)
{
    QJsonArray rows;
    for (int truth = 0; truth < int(result.prior.size()); ++truth) {
        const auto row = result.confusionRow(index, truth);
        rows.append(row.empty() ? QJsonValue() : QJsonValue(numbersJson(row)));
    }
    return {{QStringLiteral("name"), rater},
            {QStringLiteral("accuracy"), result.accuracy(index)},
            {QStringLiteral("confusion"), rows}};
}

} // namespace

QJsonObject majorityJson(const LabelCounts &counts, const Consensus &consensus)
{
    return consensusJson(QLatin1StringView("majority"), counts, consensus);
}

QJsonObject toJson(const LabelCounts &counts, const DawidSkeneResult &result)
{
    QJsonArray raters;
    for (qsizetype i = 0; i < counts.raterCount(); ++i)
        raters.append(confusionJson(counts.raters()[i], i, result));
    QJsonObject object = consensusJson(QLatin1StringView("dawid-skene"), counts, result.consensus);
    object.insert(QStringLiteral("prior"), numbersJson(result.prior));
    object.insert(QStringLiteral("annotators"), raters);
    object.insert(QStringLiteral("log_likelihood"), result.logLikelihood());
    object.insert(QStringLiteral("log_likelihood_trace"), numbersJson(result.trace));
    object.insert(QStringLiteral("iterations"), result.iterations());
    object.insert(QStringLiteral("converged"), result.converged);
    return object;
}

QJsonObject toJson(const LabelCounts &counts, const MaceResult &result)
{
    const auto categories = size_t(counts.categoryCount());
    QJsonArray raters;
    for (size_t i = 0; i < result.competence.size(); ++i) {
        const auto strategy =
            std::span<const double>(result.strategy).subspan(i * categories, categories);
        raters.append(QJsonObject{
            {QStringLiteral("name"), counts.raters()[qsizetype(i)]},
            {QStringLiteral("competence"), result.competence[i]},
            {QStringLiteral("competence_normalised"), result.normalisedCompetence[i]},
            {QStringLiteral("strategy"), numbersJson(strategy)},
        });
    }
    QJsonObject object = consensusJson(QLatin1StringView("mace"), counts, result.consensus);
    object.insert(QStringLiteral("annotators"), raters);
    object.insert(QStringLiteral("log_likelihood"), result.logLikelihood());
    object.insert(QStringLiteral("log_likelihood_trace"), numbersJson(result.trace));
    object.insert(QStringLiteral("iterations"), result.iterations());
    object.insert(QStringLiteral("restart"), result.restart);
    return object;
}

} // namespace Concord
