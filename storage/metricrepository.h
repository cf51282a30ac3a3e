// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/evaluation/evaluationfilter.h"

#include <QDateTime>

namespace Concord {

class Database;

/// Where imported numbers come from.
struct MetricSource
{
    QString name; ///< of the file
    QString sha256;
    QDateTime importedAt; ///< UTC
};

/// Scores of responses and imported aggregates, as evaluations are made of them. The two are never
/// mixed: an EvaluationData is of one origin.
class MetricRepository
{
public:
    explicit MetricRepository(const Database &database);

    /// The scores of the responses that fit in one reading, and the means of them.
    Result<EvaluationData> computed(Reading reading, const EvaluationFilter &filter = {}) const;
    /// What such a filter can choose from.
    Result<ResponseChoices> choices() const;
    /// What was imported; as published.
    Result<EvaluationData> imported() const;

    /// Keeps the means that the cells have; those of the same model, pathway, task and measure are
    /// replaced. Journalled.
    Result<void> insert(const QList<MetricCell> &cells, const MetricSource &source);

private:
    Result<void> readRunChoices(ResponseChoices &choices) const;
    Result<void> readItemChoices(ResponseChoices &choices) const;
    Result<void> readAttributeChoices(ResponseChoices &choices) const;
    Result<void> insertValue(const MetricCell &cell, QLatin1StringView measure,
                             const std::optional<double> &value, const MetricSource &source);

    const Database &m_database;
};

} // namespace Concord
