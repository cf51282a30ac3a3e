// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlcondition.h"

#include "storage/query.h"

namespace Concord {

void SqlCondition::require(const QString &part, const QVariantList &bound)
{
    sql += u" AND " + part;
    values += bound;
}

void SqlCondition::requireItems(const QString &domain, const QString &attributeType,
                                const QString &attributeValue)
{
    if (!domain.isEmpty())
        require(QStringLiteral("item.domain = ?"), {domain});
    if (attributeType.isEmpty())
        return;
    const bool anyValue = attributeValue.isEmpty();
    QVariantList bound{attributeType};
    if (!anyValue)
        bound.append(attributeValue);
    require(u"item.id IN (SELECT item FROM item_attribute WHERE related = 1 AND attribute IN "
            u"(SELECT id FROM attribute WHERE type = ?"
                + (anyValue ? QStringLiteral("))") : QStringLiteral(" AND value = ?))")),
            bound);
}

void SqlCondition::bindTo(Query &query) const
{
    for (const QVariant &value : values)
        query.bind(value);
}

SqlCondition itemCondition(const ItemFilter &filter)
{
    SqlCondition condition{
        QStringLiteral("item.dataset IN (SELECT id FROM dataset WHERE state = 'ready')"), {}};
    if (!filter.dataset.isEmpty())
        condition.require(QStringLiteral("item.dataset = (SELECT id FROM dataset WHERE name = ?)"),
                          {filter.dataset});
    if (!filter.task.isEmpty())
        condition.require(QStringLiteral("item.task = ?"), {filter.task});
    condition.requireItems(filter.domain, filter.attributeType, filter.attributeValue);
    return condition;
}

} // namespace Concord
