// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/responsecondition.h"

#include "storage/query.h"

namespace Concord {

namespace {

void requireOneOf(ResponseCondition &condition, const QString &column, const QStringList &texts)
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

void ResponseCondition::require(const QString &part, const QVariantList &bound)
{
    sql += u" AND " + part;
    values += bound;
}

void ResponseCondition::bindTo(Query &query) const
{
    for (const QVariant &value : values)
        query.bind(value);
}

ResponseCondition responseCondition(const EvaluationFilter &filter)
{
    ResponseCondition condition{QStringLiteral("model_run.state = 'ready'"), {}};
    requireOneOf(condition, QStringLiteral("model_run.model"), filter.models);
    requireOneOf(condition, QStringLiteral("item.task"), filter.tasks);
    QStringList names;
    for (const Pathway pathway : filter.pathways)
        names.append(pathwayName(pathway));
    requireOneOf(condition, QStringLiteral("model_run.pathway"), names);
    if (!filter.domain.isEmpty())
        condition.require(QStringLiteral("item.domain = ?"), {filter.domain});
    if (!filter.attributeType.isEmpty()) {
        const bool anyValue = filter.attributeValue.isEmpty();
        QVariantList bound{filter.attributeType};
        if (!anyValue)
            bound.append(filter.attributeValue);
        condition.require(
            u"item.id IN (SELECT item FROM item_attribute WHERE related = 1 AND attribute IN "
            u"(SELECT id FROM attribute WHERE type = ?"
                + (anyValue ? QStringLiteral("))") : QStringLiteral(" AND value = ?))")),
            bound);
    }
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

ResponseCondition failureCondition(const FailureFilter &filter)
{
    ResponseCondition condition = responseCondition(filter.responses);
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
