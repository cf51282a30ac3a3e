// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/responsecondition.h"

#include "storage/query.h"

namespace Concord {

namespace {

void requireOneOf(SqlCondition &condition, const QString &column, const QStringList &texts)
{
    if (texts.isEmpty())
        return;
    QVariantList bound;
    for (const QString &text : texts)
        bound.append(text);
    const QStringList marks(texts.size(), QStringLiteral("?"));
    condition.require(column + u" IN (" + marks.join(u',') + u')', bound);
}

} // namespace

SqlCondition responseCondition(const EvaluationFilter &filter)
{
    SqlCondition condition{QStringLiteral("model_run.state = 'ready'"), {}};
    requireOneOf(condition, QStringLiteral("model_run.model"), filter.models);
    requireOneOf(condition, QStringLiteral("item.task"), filter.tasks);
    QStringList names;
    for (const Pathway pathway : filter.pathways)
        names.append(pathwayName(pathway));
    requireOneOf(condition, QStringLiteral("model_run.pathway"), names);
    condition.requireItems(filter.domain, filter.attributeType, filter.attributeValue);
    return condition;
}

QString measureColumn(FailureMeasure measure)
{
    switch (measure) {
    case FailureMeasure::TaskAccuracy:
        return QStringLiteral("score.task_accuracy");
    case FailureMeasure::AttributeTypeF1:
        return QStringLiteral("score.attribute_type_f1");
    case FailureMeasure::RelativeValueAccuracy:
        return QStringLiteral("score.relative_value_accuracy");
    }
    Q_UNREACHABLE();
}

SqlCondition failureCondition(const FailureFilter &filter)
{
    SqlCondition condition = responseCondition(filter.responses);
    condition.require(QStringLiteral("score.reading = ?"), {QString(readingName(filter.reading))});
    const QString measure = measureColumn(filter.measure);
    if (filter.lowest)
        condition.require(measure + u" >= ?", {*filter.lowest});
    if (filter.highest)
        condition.require(measure + u" <= ?", {*filter.highest});
    if (filter.state)
        condition.require(QStringLiteral("score.state = ?"),
                          {QString(parseStateName(*filter.state))});
    if (!filter.tag.isEmpty())
        condition.require(QStringLiteral("response.id IN (SELECT response FROM response_tag "
                                         "WHERE tag = (SELECT id FROM tag WHERE name = ?))"),
                          {filter.tag});
    return condition;
}

} // namespace Concord
