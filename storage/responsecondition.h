// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evaluation/failure.h"

#include <QVariantList>

namespace Concord {

class Query;

/// A WHERE clause that chooses responses, and what is bound in it. It speaks of model_run,
/// response and item.
struct ResponseCondition
{
    QString sql;
    QVariantList values;

    void require(const QString &part, const QVariantList &bound = {});
    void bindTo(Query &query) const;
};

/// Responses of runs that are ready and fit the filter.
ResponseCondition responseCondition(const EvaluationFilter &filter);

/// The same with what is asked of their scores, where response_score is called score.
ResponseCondition failureCondition(const FailureFilter &filter);
QString measureColumn(FailureMeasure measure);

} // namespace Concord
