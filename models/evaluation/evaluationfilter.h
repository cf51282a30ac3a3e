// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evaluation/evaluationdata.h"

#include <QMap>

namespace Concord {

/// Which responses an evaluation or a list of failures is made from; an empty field does not
/// restrict.
struct EvaluationFilter
{
    QStringList models;
    QStringList tasks;
    QList<Pathway> pathways;
    QString domain; ///< of the item
    QString attributeType; ///< the item has a related attribute of this type
    QString attributeValue; ///< with this value; only together with attributeType

    /// Whether items are told apart by more than their task: imported means cannot be.
    bool needsItems() const { return !domain.isEmpty() || !attributeType.isEmpty(); }

    friend bool operator==(const EvaluationFilter &, const EvaluationFilter &) = default;
};

/// The cells that the filter names; domain and attribute are not asked for.
QList<MetricCell> fittingCells(const QList<MetricCell> &cells, const EvaluationFilter &filter);

/// What there is to choose from in an EvaluationFilter: of items that have responses.
struct ResponseChoices
{
    QStringList models; ///< in the paper's order, others by name
    QStringList tasks; ///< in the benchmark's order, others by name
    QList<Pathway> pathways;
    QStringList domains;
    QMap<QString, QStringList> attributes; ///< values of the related ones, by type

    friend bool operator==(const ResponseChoices &, const ResponseChoices &) = default;
};

} // namespace Concord
